"""Chinese, written without spaces."""

from __future__ import annotations

from align.languages.model import Language

LANGUAGE = Language(
    "zh",
    joiner="",
)
