"""Indonesian."""

from __future__ import annotations

from align.languages.malayan import STOPS
from align.languages.model import Language

LANGUAGE = Language(
    "id",
    stops=STOPS,
)
