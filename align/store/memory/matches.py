"""How like two texts are, as translators count it, and the rows of a library most like a text."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import regex
from rapidfuzz.distance import Levenshtein

from align.formats.difference import tokens
from align.review import Verdict
from align.store.memory.index import Key
from align.store.memory.reading import Book
from align.store.renewing import kin

#: The lowest percentage that is shown.
WORTH = 50
#: This many rows with the most words in common are compared.
_COMPARED = 300
#: The verdicts, the best first.
_TRUST: tuple[Verdict, ...] = ("good", "accepted", "open", "work", "faulty", "rejected")
_WORD = regex.compile(r"[\w\p{M}]")

_FACTS = """
    SELECT v.name, iif(r.rendering = 'open', r.status, r.rendering), r.probability,
        (SELECT count(*) FROM rows AS up WHERE up.review = r.review AND up.place <= r.place)
    FROM rows AS r JOIN reviews AS v ON v.id = r.review WHERE r.review = ? AND r.id = ?
"""


@dataclass(frozen=True, slots=True)
class Match:
    """A row of the library whose source is like a text, and its translation.

    ``percent`` says how like it is, as ``percent`` counts it. ``document`` is the name of its
    document, ``number`` the row's number there, from 1. ``times`` is how many rows of the library
    have the same source and translation; this is the one with the best ``verdict``.
    ``sentences`` are those of the translation. If the row was found by its meaning, ``meaning``
    is how near it is, up to 1.
    """

    review: int
    row: int
    document: str
    number: int
    src: str
    tgt: str
    sentences: tuple[str, ...]
    percent: int
    verdict: Verdict
    probability: float
    times: int = 1
    meaning: float = 0.0


def percent(one: str, other: str) -> int:
    """How like two texts are, 0 to 100.

    This is how translation memories usually count: the words that need not be changed, in per cent
    of the words of the longer text. 100 is only for texts that are the same up to spaces; 99 for
    those that differ in nothing but capital letters and punctuation.
    """
    if one.split() == other.split():
        return 100
    ours, theirs = _words(one), _words(other)
    if ours == theirs:
        return 99
    return min(98, math.floor(100 * Levenshtein.normalized_similarity(ours, theirs)))


def _words(text: str) -> list[str]:
    words = [token for token in tokens(text.casefold()) if _WORD.match(token)]
    return words or text.split()


def matches(
    connection: sqlite3.Connection,
    book: Book,
    text: str,
    limit: int,
    without: Key | None = None,
) -> list[Match]:
    """The rows whose source is most like ``text``, the most alike first.

    ``without`` is the row that the text comes from: it is left out, and so are other versions of
    its document, and rows that were rejected.
    """
    from align.checks.families.terminology.stems import forms

    assert book.index is not None  # noqa: S101
    words = forms(text, book.langs.primary[0])[1]
    other = others(connection, without)
    keys = [key for key in book.index.nearest("src", words, _COMPARED + 1) if other(key)]
    found: dict[tuple[str, str], Match] = {}
    scored: list[tuple[int, Key, tuple[str, str], Sequence[str]]] = []
    for key, read in book.texts(connection, keys).items():
        both = read.joined(book.langs)
        alike = percent(both[0], text)
        if alike >= WORTH and all(both):
            scored.append((alike, key, both, read.tgt))
    scored.sort(key=lambda one: (-one[0], one[1]))
    for alike, key, both, sentences in scored:
        known = found.get(both)
        if known is None and len(found) >= limit:
            break
        match = match_of(connection, key, both, tuple(sentences), alike)
        if match is None:
            continue
        if known is None:
            found[both] = match
        else:
            better = min(known, match, key=_rank)
            found[both] = replace(better, times=known.times + 1)
    return sorted(found.values(), key=lambda one: (-one.percent, _rank(one)))


def others(connection: sqlite3.Connection, own: Key | None) -> Callable[[Key], bool]:
    """Whether a row is neither ``own`` nor in another version of its document."""
    versions = kin(connection, own[0]) - {own[0]} if own else set[int]()
    return lambda key: key != own and key[0] not in versions


def _rank(one: Match) -> int:
    """How far a row can be trusted, from 0: those that people called bad come last."""
    return _TRUST.index(one.verdict)


def match_of(
    connection: sqlite3.Connection,
    key: Key,
    both: tuple[str, str],
    sentences: tuple[str, ...],
    alike: int,
) -> Match | None:
    """The row ``key`` with its texts; None if it was rejected or no longer exists."""
    facts = connection.execute(_FACTS, key).fetchone()
    if facts is None or facts[1] == "rejected":
        return None
    name, verdict, probability, number = facts
    return Match(*key, name, number, *both, sentences, alike, verdict, float(probability))
