"""Several texts in one file: which sentences of both sides are in the same text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import get_args

from align.alignment import Bead
from align.loaders import linked
from align.loaders.linked import Part
from align.text import ParagraphKind
from align.textpair import TextPair

_Metadata = dict[str, str]
_KINDS: tuple[ParagraphKind, ...] = get_args(ParagraphKind)


def kind_of(stated: str) -> ParagraphKind:
    """Return the kind of a paragraph that a file calls ``stated``."""
    return next((kind for kind in _KINDS if kind == stated), "body")


@dataclass
class Section:
    """One side of a text: its name and metadata as the file states them, its paragraphs, and its
    language if it is not that of the file.
    """

    name: str = ""
    metadata: _Metadata = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    lang: str = ""

    @property
    def size(self) -> int:
        """The number of sentences."""
        return sum(len(part.sentences) for part in self.parts)


def pairs(
    src: Sequence[Section], tgt: Sequence[Section], langs: tuple[str, str], links: Sequence[Bead]
) -> list[TextPair]:
    """Return the texts of a file; ``links`` count the sentences of each side in the whole file.

    If the texts of both sides do not belong together, or links lead from one into another, all is
    one text.
    """
    order = _order(src, tgt)
    if len(order) < 2:
        return [_pair(src, tgt, langs, links)]
    owners = _owners(src), _owners(tgt)
    to = {second: first for first, second in order}
    cut: list[list[Bead]] = [[] for _ in src]
    for link in links:
        found = {owners[0][k][0] for k in link.src} | {to[owners[1][k][0]] for k in link.tgt}
        if len(found) != 1:
            return [_pair(src, tgt, langs, links)]
        own = [
            tuple(owner[k][1] for k in side)
            for owner, side in zip(owners, (link.src, link.tgt), strict=True)
        ]
        cut[found.pop()].append(Bead(own[0], own[1], link.probability))
    return [_pair([src[one]], [tgt[two]], langs, cut[one]) for one, two in order]


def _order(src: Sequence[Section], tgt: Sequence[Section]) -> list[tuple[int, int]]:
    """Which sections of both sides are one text: those of one name, else by their places."""
    named = {one.name: number for number, one in enumerate(tgt)}
    names = {one.name for one in src}
    if len(names) == len(src) and len(named) == len(tgt) and names == set(named):
        return [(number, named[one.name]) for number, one in enumerate(src)]
    return [(k, k) for k in range(len(src))] if len(src) == len(tgt) else []


def _owners(side: Sequence[Section]) -> list[tuple[int, int]]:
    """The section of each sentence, and its place in it."""
    return [(number, k) for number, one in enumerate(side) for k in range(one.size)]


def _pair(
    src: Sequence[Section], tgt: Sequence[Section], langs: tuple[str, str], links: Sequence[Bead]
) -> TextPair:
    one, two = (
        linked.document(
            chain.from_iterable(part.parts for part in side),
            next((part.lang for part in side if part.lang), lang),
        )
        for side, lang in zip((src, tgt), langs, strict=True)
    )
    made = linked.linked(one, two, links)
    if len(src) != 1 or len(tgt) != 1:
        return TextPair(made)
    metadata = {**tgt[0].metadata, **src[0].metadata}
    return TextPair(made, src[0].name or tgt[0].name, tuple(metadata.items()))
