"""What the forms of a word share, by which words are compared."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

from align import languages
from align.checks.families import russian


@lru_cache(maxsize=1 << 17)
def form(word: str, lang: str) -> str:
    """What the forms of a word share: its dictionary form in Russian, elsewhere its stem."""
    if lang == "ru":
        return russian.lemma(word.lower())
    name = languages.of(lang).stemmer
    return str(_stemmer(name).stemWord(word.lower())) if name else word.lower()


@lru_cache(maxsize=32)
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)
