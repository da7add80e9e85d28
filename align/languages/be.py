"""Belarusian, whose abbreviations are mostly those of Russian."""

from __future__ import annotations

from align.languages.model import Calendar, Language, Quotes, numbered
from align.languages.ru import STOPS

_LOCATIVE = numbered(
    "студзені, лютым, сакавіку, красавіку, маі, чэрвені, ліпені, жніўні, верасні, кастрычніку, "
    "лістападзе, снежні"
)

LANGUAGE = Language(
    "be",
    quotes=Quotes(("«»", "„“"), points_out=True),
    stops=STOPS,
    calendar=Calendar(months=_LOCATIVE),
)
