"""How a word or phrase is translated in the rows of a library, on either side."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from align.concordance.linking import linked
from align.concordance.renderings import Group, occurrence, ranked
from align.concordance.renderings import Key as Lemmas
from align.review.things import SIDES, Side
from align.store.memory.index import Key
from align.store.memory.matches import Match, match_of
from align.store.memory.reading import Book, Text
from align.store.renewing import kin
from align.text import Span

if TYPE_CHECKING:  # the aligner is slow to load
    from align.aligner.links import Linker

#: This many rows with the phrase are looked at. Linking the words of a row takes 2 to 5 ms.
LOOKED_AT = 150
#: This many examples of a rendering are returned.
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A row with the phrase: where it is in both texts, as rising spans in code points."""

    match: Match
    src: tuple[Span, ...]
    tgt: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way in which a phrase is translated: the words, most often in this form; empty if no word
    was found. ``count`` is how many rows have it.
    """

    text: str
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Renderings:
    """All renderings of a phrase, the most closely associated first (``align.concordance``).
    ``rows`` is how many rows were looked at; if ``more``, the library has more of them.
    """

    phrase: str
    side: Side
    found: tuple[Rendering, ...]
    rows: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    key: Key
    both: tuple[str, str]
    sentences: tuple[str, ...]
    spans: tuple[Span, ...]


def renderings(
    connection: sqlite3.Connection,
    book: Book,
    phrase: str,
    side: Side,
    linker: Linker,
    within: int | None = None,
) -> Renderings:
    """Find the rows that have ``phrase`` in any form on ``side``, and what stands for it on the
    other side. Other versions of the document ``within`` are left out.
    """
    from align.checks.families.terminology.stems import forms

    assert book.index is not None  # noqa: S101
    words = forms(phrase, book.langs.primary[SIDES.index(side)])[1]
    with book.lock:
        versions = kin(connection, within) - {within} if within is not None else set[int]()
        held = (key for key in book.index.holding(side, words) if key[0] not in versions)
        keys = list(islice(held, 4 * LOOKED_AT + 1))
        texts = book.texts(connection, keys)
    hits = list(_hits(book, texts.items(), words, side))
    looked = hits[:LOOKED_AT]
    links = linker.link([hit.both for hit in looked], punctuation=False)
    own, other = book.langs.primary if side == "src" else book.langs.primary[::-1]
    across: Side = "tgt" if side == "src" else "src"
    found = [
        occurrence(
            hit,
            linked(hit.spans, one, side),
            hit.both[SIDES.index(across)],
            phrase.split(),
            (own, other),
        )
        for hit, one in zip(looked, links, strict=True)
    ]
    said: dict[Lemmas, str] = {}
    for one in found:
        said.setdefault(one.key, one.words)
    with book.lock:
        index = book.index
        frequency = max(index.count(side, words), len(looked))
        often = {key: index.count(across, forms(text, other)[1]) for key, text in said.items()}
        size = len(index)
    groups = ranked(found, frequency, often.__getitem__, size)
    more = len(hits) > LOOKED_AT or len(keys) > 4 * LOOKED_AT
    made = tuple(_rendering(connection, group, side) for group in groups)
    return Renderings(phrase, side, made, len(looked), more)


def _hits(
    book: Book, texts: Iterable[tuple[Key, Text]], words: Sequence[str], side: Side
) -> Iterator[_Hit]:
    from align.checks.families.terminology.stems import forms, runs

    lang = book.langs.primary[SIDES.index(side)]
    for key, read in texts:
        both = read.joined(book.langs)
        spans, own = forms(both[SIDES.index(side)], lang)
        found = tuple(runs(words, own, spans))
        if found and all(both):
            yield _Hit(key, both, read.tgt, found)


def _rendering(connection: sqlite3.Connection, group: Group[_Hit], side: Side) -> Rendering:
    examples: list[Example] = []
    for one in group.occurrences:
        if len(examples) == _EXAMPLES:
            break
        hit = one.item
        match = match_of(connection, hit.key, hit.both, hit.sentences, 0)
        if match:
            both = (hit.spans, one.spans) if side == "src" else (one.spans, hit.spans)
            examples.append(Example(match, *both))
    return Rendering(group.text, group.count, tuple(examples))
