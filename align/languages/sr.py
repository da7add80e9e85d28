"""Serbian."""

from __future__ import annotations

from align.languages.model import Language, Stops

LANGUAGE = Language(
    "sr",
    stops=Stops(ordinals=True),
)
