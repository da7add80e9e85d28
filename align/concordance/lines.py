"""The lines of a concordance: each hit with what is on its left and right, and its rendering."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np

from align.concordance.finding import Hits, Longs
from align.concordance.index import SIDES, Index, Side, Text, opposite
from align.concordance.linking import Linking, linked, said, without_small
from align.concordance.metadata import value_of
from align.concordance.renderings import check_names, occurrences, place
from align.text import Span

#: How lines can be sorted: as they stand in the texts, by the words before or after, by the words
#: that were found, by their rendering.
Order = Literal["text", "left", "right", "match", "rendering"]
ORDERS: tuple[Order, ...] = get_args(Order)
#: This many words before or after count for the order.
_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A hit. ``text`` is its document, ``key`` its bead there, ``number`` what people call that
    (in a library its position, from 1), and ``bead`` that in the index; ``before``, ``found`` and
    ``after`` are the text of its side. ``other`` is the text of the other side, where the words in
    ``marks`` are its ``rendering``.
    """

    text: Text
    key: int
    number: int
    bead: int
    side: Side
    lang: str
    speaker: str
    before: str
    found: str
    after: str
    other: str
    marks: tuple[Span, ...]
    rendering: str


def lines(hits: Hits, linking: Linking | None) -> list[Line]:
    """The lines of ``hits``, in their order; without ``linking``, nothing is marked."""
    index = hits.index
    links = linking.links(hits.beads.tolist()) if linking else {}
    found = []
    for number in range(len(hits)):
        bead, side, spans, text = place(hits, number)
        begin, end = _cut(hits, number, spans)
        own_lang, lang = index.lang(bead, side), index.lang(bead, opposite(side))
        other = index.text(bead, opposite(side))
        words = [text[slice(*one)] for one in spans]
        marks = linked(spans, links.get(bead, ()), side)
        marks = without_small(marks, other, words, own_lang, lang)
        found.append(
            Line(
                index.texts[index.text_of(bead)],
                int(index.keys[bead]),
                _number(index, bead),
                bead,
                side,
                own_lang,
                index.speakers[index.speaker_of[bead]],
                text[:begin],
                text[begin:end],
                text[end:],
                other,
                marks,
                said(other, marks),
            )
        )
    return found


def _number(index: Index, bead: int) -> int:
    text, keys = index.texts[index.text_of(bead)], index.keys
    if not text.number:
        return int(keys[bead])
    own = keys[text.begin : bead + 1]  # a bead whose pair is wrong is there twice
    return 1 + int((own[1:] != own[:-1]).sum())


def _cut(hits: Hits, number: int, spans: Sequence[Span]) -> Span:
    if hits.chars is not None:
        begin, end = hits.chars[number].tolist()
        return begin, end
    return spans[0][0], spans[-1][1]


def context(index: Index, line: Line, size: int) -> tuple[list[str], list[str]]:
    """The texts of up to ``size`` beads before and after that of a line, on its side."""
    text = line.text
    before = range(max(text.begin, line.bead - size), line.bead)
    after = range(line.bead + 1, min(text.end, line.bead + 1 + size))
    return tuple([index.text(bead, line.side) for bead in one] for one in (before, after))  # type: ignore[return-value]


def ordered(hits: Hits, order: Order) -> Hits:
    """The hits sorted by ``order``, which is not by rendering: sort lines for that."""
    if order in ("text", "rendering") or not len(hits):
        return hits
    index = hits.index
    keys: list[Longs] = []
    for k in range(_NEIGHBOURS):
        key = np.full(len(hits), -1, np.int64)
        for number, side in enumerate(SIDES):
            own = np.flatnonzero(hits.side == number)
            column = index.columns[side]
            first, last = column.starts[hits.beads[own]], column.starts[hits.beads[own] + 1]
            if order == "left":
                at = hits.begin[own] - 1 - k
                inside = at >= first
            else:
                at = (hits.begin[own] if order == "match" else hits.end[own]) + k
                inside = at < (hits.end[own] if order == "match" else last)
            key[own[inside]] = index.fold_of[column.tokens[at[inside]]]
        keys.append(key)
    return hits.take(np.lexsort(keys[::-1]))


def by_rendering(found: Iterable[Line]) -> list[Line]:
    """Lines sorted by their rendering; those without one come last."""
    return sorted(found, key=lambda one: (not one.rendering, one.rendering.casefold()))


# --------------------------------------------------------------------------- groups


class Count(NamedTuple):
    """How many hits have a value, and how many words the texts with that value have in all; None
    if that cannot be said.
    """

    value: str
    hits: int
    words: int | None = None

    @property
    def per_million(self) -> float | None:
        """Hits in a million words."""
        return 1e6 * self.hits / self.words if self.words else None


#: What hits can be grouped by, besides the names of metadata.
OF_HITS = ("document", "form", "lemma", "rendering", "speaker", "side")


def grouped(
    hits: Hits, by: str, linking: Linking, searched: Callable[[Text], int]
) -> tuple[Count, ...]:
    """Count hits by ``by``: one of ``OF_HITS``, or the name of metadata; the most frequent first.

    ``searched`` is how many words of a text were searched. Raises UsageError if no text has
    metadata called ``by``.
    """
    index = hits.index
    if by in ("form", "lemma", "rendering", "speaker", "side"):
        return _most(_values(hits, by, linking))
    if by != "document":
        check_names(index, [by], OF_HITS)
    values = [
        text.name if by == "document" else value_of(text.metadata, by) or "" for text in index.texts
    ]
    counts = np.bincount(hits.texts, minlength=len(index.texts)).tolist()
    found: dict[str, list[int]] = {}
    for value, count, text in zip(values, counts, index.texts, strict=True):
        both = found.setdefault(value, [0, 0])
        both[0] += count
        both[1] += searched(text)
    kept = (Count(value, n, size) for value, (n, size) in found.items() if n)
    return tuple(sorted(kept, key=lambda one: (-one.hits, one.value)))


def _values(hits: Hits, by: str, linking: Linking) -> Iterable[str]:
    index = hits.index
    if by == "side":
        return [SIDES[k] for k in hits.side.tolist()]
    if by == "speaker":
        return [index.speakers[k] for k in index.speaker_of[hits.beads].tolist()]
    if by == "rendering":
        return [" ".join(one.key) for one in occurrences(hits, linking)]
    names, numbers = (
        (index.folds, index.fold_of) if by == "form" else (index.lemmas, index.lemma_of)
    )
    found = []
    for side, begin, end in zip(
        hits.side.tolist(), hits.begin.tolist(), hits.end.tolist(), strict=True
    ):
        tokens = index.columns[SIDES[side]].tokens[begin:end]
        found.append(" ".join(names[k] for k in numbers[tokens].tolist()))
    return found


def _most(values: Iterable[str]) -> tuple[Count, ...]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    found = (Count(value, count) for value, count in counts.items())
    return tuple(sorted(found, key=lambda one: (-one.hits, one.value)))
