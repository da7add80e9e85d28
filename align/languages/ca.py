"""Catalan."""

from __future__ import annotations

from align.languages.model import Language, Stops
from align.languages.romance import SHARED

LANGUAGE = Language(
    "ca",
    stops=Stops(either=SHARED),
    elision=True,
)
