"""Galician."""

from __future__ import annotations

from align.languages.model import Language, Stops
from align.languages.romance import SHARED

LANGUAGE = Language(
    "gl",
    stops=Stops(either=SHARED),
)
