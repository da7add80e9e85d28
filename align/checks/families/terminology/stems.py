"""The common part of a word's forms, by which words are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from align.aligner.links import words
from align.checks.families import russian
from align.checks.model.finding import Span
from align.lemmas import stem


@lru_cache(maxsize=1 << 17)
def form(word: str, lang: str) -> str:
    """The common part of a word's forms: its dictionary form in Russian, its stem elsewhere."""
    if lang == "ru":
        return russian.lemma(word.lower())
    return stem(word, lang)


def forms(text: str, lang: str) -> tuple[list[Span], list[str]]:
    """The spans of the words of a text, and their forms."""
    spans = words(text, lang)
    return spans, [form(text[start:end], lang) for start, end in spans]


def runs(wanted: Sequence[str], text: Sequence[str], spans: Sequence[Span]) -> Iterator[Span]:
    """The spans of the forms ``wanted`` in a text, where they are consecutive."""
    size = len(wanted)
    for k in range(len(text) - size + 1 if size else 0):
        if text[k] == wanted[0] and tuple(text[k : k + size]) == tuple(wanted):
            yield spans[k][0], spans[k + size - 1][1]
