"""Alignments of two languages each -> rows of all languages.

Sentences that are in one bead of any alignment are in one row. Rows also keep the order of every
text: if some could only stand in a circle (A before B in one text, B before A in another), they are
one row. So the rows are the strongly connected parts of a graph: an arrow there and back between
the sentences of a bead, and an arrow from each sentence to the next one of its text. That is the
finest division that keeps every bead whole; it takes time in proportion to the sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from align.alignment import Bead
from align.multi.model import Row


class Ladder(NamedTuple):
    """The beads between two texts, ``src`` and ``tgt``, which are numbered from 0. The beads are in
    the order of both texts; sentences in none of them stand alone.
    """

    src: int
    tgt: int
    beads: tuple[Bead, ...]


_Numbers = NDArray[np.int32]
#: Where a row stands if the order of the texts leaves a choice; lower ones come first.
_Place = tuple[int, int, int, int]


def merge(sizes: Sequence[int], ladders: Iterable[Ladder]) -> tuple[Row, ...]:
    """Merge ``ladders`` between texts of ``sizes`` sentences to rows.

    Each sentence is in exactly one row, in the order of its text; no smaller rows keep all beads
    whole. Where the texts leave the order of rows open, the hub decides (the first text of the
    first ladder): how many of its sentences a ladder has before them. With one ladder the rows are
    its beads. The probability of a row is the least of those of its beads.
    """
    ladders = tuple(ladders)
    starts = [0, *accumulate(sizes)]
    part = _parts(starts, ladders)
    count = int(part.max()) + 1 if len(part) else 0
    sides: list[list[list[int]]] = [[[] for _ in sizes] for _ in range(count)]
    for text, size in enumerate(sizes):
        for index in range(size):
            sides[part[starts[text] + index]][text].append(index)
    least = [1.0] * count
    for src, tgt, beads in ladders:
        for bead in beads:
            first = starts[src] + bead.src[0] if bead.src else starts[tgt] + bead.tgt[0]
            least[part[first]] = min(least[part[first]], bead.probability)
    order = _ordered(part, starts, _places(part, starts, ladders))
    return tuple(Row(tuple(map(tuple, sides[one])), least[one]) for one in order)


def _parts(starts: Sequence[int], ladders: Iterable[Ladder]) -> _Numbers:
    """The number of the row of each sentence; sentences are numbered through all texts."""
    here: list[int] = []
    there: list[int] = []
    for first, end in pairwise(starts):
        here += range(first, end - 1)
        there += range(first + 1, end)
    for src, tgt, beads in ladders:
        for bead in beads:
            nodes = [starts[src] + i for i in bead.src] + [starts[tgt] + j for j in bead.tgt]
            for one, two in pairwise(nodes):
                here += (one, two)
                there += (two, one)
    total = starts[-1]
    arrows = csr_matrix((np.ones(len(here), np.int8), (here, there)), shape=(total, total))
    return np.asarray(connected_components(arrows, connection="strong")[1])


def _places(part: _Numbers, starts: Sequence[int], ladders: Sequence[Ladder]) -> list[_Place]:
    """Where each row stands if nothing else decides: after how many sentences of the hub (the first
    text of the first ladder), the rows without the hub first; then by text and sentence.
    """
    hub = ladders[0].src if ladders else 0
    far = starts[hub + 1] - starts[hub] if len(starts) > 1 else 0
    places: list[_Place] = [(far, 0, len(starts), 0)] * (int(part.max()) + 1 if len(part) else 0)
    for ladder in ladders:
        before = 0
        for bead in ladder.beads:
            if ladder.src == hub and bead.src:
                place = (bead.src[0], 1, hub, bead.src[0])
                before = bead.src[-1] + 1
                nodes = [starts[hub] + index for index in bead.src]
            elif ladder.src == hub:
                place = (before, 0, ladder.tgt, bead.tgt[0])
                nodes = [starts[ladder.tgt] + index for index in bead.tgt]
            else:  # between sentences that other ladders have placed
                continue
            for node in nodes:
                places[part[node]] = min(places[part[node]], place)
    return places


def _ordered(part: _Numbers, starts: Sequence[int], places: Sequence[_Place]) -> list[int]:
    """The rows in an order that all texts agree with; where there is a choice, by their places."""
    after: list[set[int]] = [set() for _ in places]
    for first, end in pairwise(starts):
        for one, two in pairwise(part[first:end].tolist()):
            if one != two:
                after[one].add(two)
    waits = [0] * len(places)
    for rows in after:
        for row in rows:
            waits[row] += 1
    free = [(place, row) for row, place in enumerate(places) if not waits[row]]
    heapify(free)
    order = []
    while free:
        _, row = heappop(free)
        order.append(row)
        for one in after[row]:
            waits[one] -= 1
            if not waits[one]:
                heappush(free, (places[one], one))
    return order
