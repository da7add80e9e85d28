"""Sentences as words with their lemmas and parts of speech, for corpus tools."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from align import lemmas
from align.aligner.links import words
from align.formats.characters import without_forbidden
from align.text import primary_language

_SIGNS = re.compile(r"(\S)\1*")  # three points are one sign
#: The part of speech of signs.
SIGN = "PUNCT"


class Word(NamedTuple):
    """A word or a sign: as written, its lemma, and its possible parts of speech (Universal
    Dependencies), which may be none. If it is ``glued``, no space is before it. It begins ``at``
    this place in the text without the characters that XML forbids.
    """

    form: str
    lemma: str
    tags: tuple[str, ...]
    glued: bool
    at: int


def tokenised(text: str, lang: str) -> Iterator[Word]:
    """Yield the words and signs of ``text``, which is in the language ``lang``."""
    text = without_forbidden(text)
    primary = primary_language(lang)
    end = 0
    for begin, after in words(text, lang):
        yield from _signs(text, end, begin)
        form = text[begin:after]
        reading = lemmas.read(form, primary)
        tags = tuple(reading.tags.split())
        yield Word(form, reading.lemma or form, tags, _is_glued(text, begin), begin)
        end = after
    yield from _signs(text, end, len(text))


def _signs(text: str, begin: int, end: int) -> Iterator[Word]:
    for found in _SIGNS.finditer(text, begin, end):
        begin = found.start()
        yield Word(found[0], found[0], (SIGN,), _is_glued(text, begin), begin)


def _is_glued(text: str, begin: int) -> bool:
    return begin > 0 and not text[begin - 1].isspace()
