"""The common part of a word's forms, by which words are compared."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import snowballstemmer

from align import languages
from align.checks.families import russian


@lru_cache(maxsize=1 << 17)
def form(word: str, lang: str) -> str:
    """The common part of a word's forms: its dictionary form in Russian, its stem elsewhere."""
    if lang == "ru":
        return russian.lemma(word.lower())
    stemmer = _stemmer(languages.of(lang).stemmer)
    return str(stemmer.stemWord(word.lower())) if stemmer else word.lower()


@lru_cache(maxsize=32)
def _stemmer(name: str) -> Any:
    """The Snowball stemmer with this name; None if this version of the library lacks it."""
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None
