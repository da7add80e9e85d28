"""Telugu."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("డా శ్రీ ప్రొ"),
    numbered=words("పే నం"),
    either=words("క్రీ.పూ క్రీ.శ కి.మీ రూ"),
)

LANGUAGE = Language(
    "te",
    stops=_STOPS,
)
