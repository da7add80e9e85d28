"""Highlights in a bead: the words, numbers, dates and names that translate each other.

They are computed for the beads on the screen, never for a whole document at once. Numbers, dates
and names are found while the browser waits. Words need vectors, so a background thread links them,
and no edit has to wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from functools import lru_cache
from threading import Lock

from cachetools import LRUCache

from align import anchors
from align.aligner import encoders
from align.aligner.links import Linker, WordLink, strength_of
from align.models import SHIPPED, Learnt
from align.processes import Background
from align.text import Span, units

#: Both spans, in the joined texts of a bead, and the kind of link: ``number`` … or ``word``.
MarkedLink = tuple[Span, Span, str]
BeadTexts = tuple[str, str]
#: A mark in a sentence: the sentence's index in the bead's side, begin and end in UTF-16 units, the
#: number of its link, and its kind.
SentenceMark = tuple[int, int, int, int, str]


class Finder:
    """Finds the links between texts of two languages, given as BCP-47 tags. The lexicon and the
    encoder are those of ``learnt``.

    It caches the word links of the last ``size`` beads. Safe to use from several threads.
    """

    def __init__(
        self, src_lang: str, tgt_lang: str, learnt: Learnt = SHIPPED, size: int = 20_000
    ) -> None:
        self._langs, self._learnt = (src_lang, tgt_lang), learnt
        self._found: LRUCache[BeadTexts, Future[tuple[WordLink, ...]]] = LRUCache(size)
        self._lock = Lock()
        self._linker: Linker | None = None
        # Only one worker: a linker caches vectors and is not safe to use from several threads.
        self._worker = Background("word-links")

    def links(self, bead: BeadTexts) -> tuple[list[MarkedLink], bool]:
        """The links of ``bead``, given as its two texts, and whether they include its words.

        If the words are not ready, they are being computed when this returns.
        """
        found: list[MarkedLink] = [
            (one.src, one.tgt, one.kind) for one in anchors.shared(*bead, *self._langs)
        ]
        words = self._words(bead)
        if not words.done():
            return found, False
        if words.exception() is None:
            found += [(one.src, one.tgt, "word") for one in words.result()]
        return found, True

    def waited(self, bead: BeadTexts) -> list[MarkedLink]:
        """The links of ``bead`` with those of its words, even if that takes a moment."""
        self._words(bead).exception()
        return self.links(bead)[0]

    def _words(self, bead: BeadTexts) -> Future[tuple[WordLink, ...]]:
        with self._lock:
            known = self._found.get(bead)
            if known is None:
                known = self._found[bead] = self._worker.submit(self._link, bead)
            return known

    def _link(self, bead: BeadTexts) -> tuple[WordLink, ...]:
        if self._linker is None:
            encoder = encoders.given(self._learnt.encoder)
            strength = strength_of(self._learnt.lexicon, *self._langs)
            self._linker = Linker(*self._langs, encoder=encoder, strength=strength)
        return self._linker.link([bead], punctuation=False)[0]


@lru_cache(maxsize=8)
def finder(src_lang: str, tgt_lang: str, learnt: Learnt = SHIPPED) -> Finder:
    """Return the server's finder for two languages."""
    return Finder(src_lang, tgt_lang, learnt)


def marks(
    src: Sequence[str],
    tgt: Sequence[str],
    links: Iterable[MarkedLink],
    joiners: tuple[str, str] = (" ", " "),
) -> tuple[list[SentenceMark], list[SentenceMark]]:
    """The marks of both sides of a bead, whose sentences are ``src`` and ``tgt``.

    ``links`` count in the sentences joined by the ``joiners`` of both sides. If two anchors share a
    character, the longer one is kept, and anchors take precedence over words. Word links that share
    a word are merged.
    """
    groups = _groups(links)
    sides: tuple[list[SentenceMark], list[SentenceMark]] = ([], [])
    for number, (spans, kind) in enumerate(groups):
        for side, texts, own, joiner in zip(sides, (src, tgt), spans, joiners, strict=True):
            for span in sorted(own):
                side.extend((*piece, number, kind) for piece in cut(texts, joiner, span))
    return sorted(sides[0]), sorted(sides[1])


def _groups(links: Iterable[MarkedLink]) -> list[tuple[tuple[set[Span], set[Span]], str]]:
    """Links as groups of spans on both sides. No two groups share a character."""
    kept: list[tuple[tuple[set[Span], set[Span]], str]] = []
    ordered = sorted(links, key=lambda one: (one[2] == "word", one[0][0] - one[0][1]))
    for src, tgt, kind in ordered:
        touched = [
            group
            for group in kept
            if any(_meet(src, span) for span in group[0][0])
            or any(_meet(tgt, span) for span in group[0][1])
        ]
        if not touched:
            kept.append((({src}, {tgt}), kind))
        elif kind == "word" and all(group[1] == "word" for group in touched):
            first, *rest = touched
            first[0][0].add(src)
            first[0][1].add(tgt)
            for other in rest:
                first[0][0].update(other[0][0])
                first[0][1].update(other[0][1])
                kept.remove(other)
    return kept


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def cut(texts: Sequence[str], joiner: str, span: Span) -> Iterator[tuple[int, int, int]]:
    """Cut ``span`` of the joined ``texts`` into pieces of the single sentences: the index of each,
    begin and end in UTF-16 units.
    """
    start = 0
    for index, text in enumerate(texts):
        begin, end = max(span[0] - start, 0), min(span[1] - start, len(text))
        if begin < end:
            yield index, units(text, begin), units(text, end)
        start += len(text) + len(joiner)
