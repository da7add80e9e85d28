"""What the forms of a word share, by which words are compared."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

from align.checks.families import russian

_STEMMERS = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "fi": "finnish", "fr": "french", "hu": "hungarian", "it": "italian",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "sv": "swedish",
    "tr": "turkish",
}  # fmt: skip


@lru_cache(maxsize=1 << 17)
def form(word: str, lang: str) -> str:
    """What the forms of a word share: its dictionary form in Russian, elsewhere its stem."""
    if lang == "ru":
        return russian.lemma(word.lower())
    if lang not in _STEMMERS:
        return word.lower()
    return str(_stemmer(lang).stemWord(word.lower()))


@lru_cache(maxsize=32)
def _stemmer(lang: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_STEMMERS[lang])
