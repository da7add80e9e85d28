"""What an alignment must obey: beads that stay, and boundaries that nothing crosses.

They cut both texts into stretches that are aligned on their own, so what a person has confirmed
never changes and neither does anything beyond it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from align.alignment import Bead
from align.errors import AlignError
from align.words import Message

#: A place between sentences: so many source and so many target sentences stand before it.
Boundary = tuple[int, int]


class Stretch(NamedTuple):
    """Source sentences i1 to i2 - 1 and target sentences j1 to j2 - 1, to be aligned by themselves
    or, where ``bead`` is given, linked already.
    """

    i1: int
    i2: int
    j1: int
    j2: int
    bead: Bead | None = None


def stretches(
    fixed: Collection[Bead], boundaries: Collection[Boundary], n: int, m: int
) -> list[Stretch]:
    """Cut texts of n and m sentences at ``fixed`` beads with both sides filled and at
    ``boundaries``; the stretches cover both texts in order.

    Raises AlignError where they overlap, cross, leave the texts or skip sentences.
    """
    cuts = [_cut_of(bead, n, m) for bead in fixed if not bead.is_null]
    cuts += [_checked(Stretch(i, i, j, j), n, m) for i, j in boundaries]
    found: list[Stretch] = []
    i = j = 0
    for cut in sorted(cuts, key=lambda cut: cut[:4]):
        if cut.i1 < i or cut.j1 < j:
            what = cut.bead or Message("the boundary {at}", at=(cut.i1, cut.j1))
            raise AlignError(
                "{what} overlaps or crosses another one that is fixed",
                hint="Give fixed beads and boundaries that rise on both sides",
                what=what,
            )
        found += [Stretch(i, cut.i1, j, cut.j1), cut]
        i, j = cut.i2, cut.j2
    found.append(Stretch(i, n, j, m))
    return [one for one in found if one.i1 < one.i2 or one.j1 < one.j2]


def unlinked(fixed: Collection[Bead]) -> tuple[frozenset[int], frozenset[int]]:
    """The sentences of both sides that fixed null beads keep without a counterpart."""
    return (
        frozenset(i for bead in fixed if not bead.tgt for i in bead.src),
        frozenset(j for bead in fixed if not bead.src for j in bead.tgt),
    )


def with_nulls(beads: Sequence[Bead], fixed: Collection[Bead]) -> tuple[Bead, ...]:
    """``beads`` with the fixed null beads in the place of the pieces that they were found in."""
    whole = {}
    for bead in fixed:
        if bead.is_null:
            whole.update({("src", i): bead for i in bead.src})
            whole.update({("tgt", j): bead for j in bead.tgt})
    found: list[Bead] = []
    placed: set[int] = set()
    for bead in beads:
        key = ("src", bead.src[0]) if bead.src else ("tgt", bead.tgt[0])
        stays = whole.get(key) if bead.is_null else None
        if stays is None:
            found.append(bead)
        elif id(stays) not in placed:
            placed.add(id(stays))
            found.append(stays)
    return tuple(found)


def _cut_of(bead: Bead, n: int, m: int) -> Stretch:
    for side in (bead.src, bead.tgt):
        if list(side) != list(range(side[0], side[0] + len(side))):
            raise AlignError(
                "{bead} skips a sentence",
                hint="A fixed bead must hold consecutive sentences",
                bead=bead,
            )
    cut = Stretch(bead.src[0], bead.src[-1] + 1, bead.tgt[0], bead.tgt[-1] + 1, bead)
    return _checked(cut, n, m)


def _checked(cut: Stretch, n: int, m: int) -> Stretch:
    if not (0 <= cut.i1 <= cut.i2 <= n and 0 <= cut.j1 <= cut.j2 <= m):
        raise AlignError(
            "{place} lies outside the texts of {n} and {m} sentences",
            hint="Indices start at 0",
            place=cut.bead or (cut.i1, cut.j1),
            n=n,
            m=m,
        )
    return cut
