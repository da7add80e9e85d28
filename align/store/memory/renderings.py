"""How a word or phrase is translated in the rows of a library, on either side."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from align import languages
from align.review.things import SIDES, Side
from align.store.memory.index import Key
from align.store.memory.matches import Match, match_of
from align.store.memory.reading import Book, Text
from align.store.renewing import kin
from align.text import Span

if TYPE_CHECKING:  # the aligner is slow to load
    from align.aligner.links import Linker, WordLink

#: This many rows with the phrase are looked at. Linking the words of a row takes 2 to 5 ms.
LOOKED_AT = 150
#: This many examples of a rendering are returned.
_EXAMPLES = 5
#: Between parts of a rendering that are not next to each other.
_GAP = " … "


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
    """All renderings of a phrase, the most frequent first. ``rows`` is how many rows were looked
    at; if ``more``, the library has more of them.
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
    groups: dict[tuple[str, ...], list[tuple[_Hit, tuple[Span, ...], str]]] = {}
    other = 1 - SIDES.index(side)
    small = _small_words(phrase, book, side)
    for hit, own in zip(looked, links, strict=True):
        text = hit.both[other]
        spans = _linked(hit.spans, own, side)
        spans = tuple(one for one in spans if text[slice(*one)].lower() not in small) or spans
        said = _said(text, spans)
        key = tuple(forms(said, book.langs.primary[other])[1])
        groups.setdefault(key, []).append((hit, spans, said))
    found = [_rendering(connection, several, side) for several in groups.values()]
    found.sort(key=lambda one: (not one.text, -one.count))
    more = len(hits) > LOOKED_AT or len(keys) > 4 * LOOKED_AT
    return Renderings(phrase, side, tuple(found), len(looked), more)


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


def _linked(spans: Sequence[Span], links: Iterable[WordLink], side: Side) -> tuple[Span, ...]:
    """The words on the other side that are linked to words in ``spans``."""
    found = set()
    for link in links:
        own, other = (link.src, link.tgt) if side == "src" else (link.tgt, link.src)
        if any(begin <= own[0] and own[1] <= end for begin, end in spans):
            found.add(other)
    return tuple(sorted(found))


def _small_words(phrase: str, book: Book, side: Side) -> frozenset[str]:
    """Words that are no part of a rendering of ``phrase``: articles and the like, unless it has
    some, too.
    """
    own, other = map(languages.of, (book.langs.src, book.langs.tgt))
    if side == "tgt":
        own, other = other, own
    has_some = own.function_words.intersection(phrase.lower().split())
    return frozenset() if has_some else frozenset(other.function_words)


def _said(text: str, spans: Sequence[Span]) -> str:
    """The words in ``spans`` as one text."""
    parts: list[str] = []
    last = None
    for begin, end in spans:
        between = text[last:begin] if last is not None else ""
        if last is not None:
            parts.append(between if len(between) <= 1 or between.isspace() else _GAP)
        parts.append(text[begin:end])
        last = end
    return "".join(parts)


def _rendering(
    connection: sqlite3.Connection,
    several: Sequence[tuple[_Hit, tuple[Span, ...], str]],
    side: Side,
) -> Rendering:
    forms_ = Counter(said[:1].lower() + said[1:] for _, _, said in several)
    examples: list[Example] = []
    for hit, spans, _ in several:
        if len(examples) == _EXAMPLES:
            break
        match = match_of(connection, hit.key, hit.both, hit.sentences, 0)
        if match:
            both = (hit.spans, spans) if side == "src" else (spans, hit.spans)
            examples.append(Example(match, *both))
    return Rendering(forms_.most_common(1)[0][0], len(several), tuple(examples))
