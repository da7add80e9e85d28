"""Romanian."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops
from align.languages.romance import SHARED

LANGUAGE = Language(
    "ro",
    stops=Stops(either=SHARED),
    quotes=Quotes(("„”", "«»")),
    stemmer="romanian",
)
