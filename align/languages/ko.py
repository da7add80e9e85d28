"""Korean."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("Dr Mr Mrs Prof vs St"),
    numbered=words("No p pp Vol Fig"),
    either=words("Inc Ltd Co Corp"),
)

LANGUAGE = Language(
    "ko",
    stops=_STOPS,
)
