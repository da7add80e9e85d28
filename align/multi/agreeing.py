"""Which rows the alignments of all pairs of texts agree with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from align.alignment import Bead
from align.multi.merging import Ladder, merge
from align.multi.model import Row

#: The beads of each two texts, by their numbers from 0; the lower number is the source.
Pairs = Mapping[tuple[int, int], tuple[Bead, ...]]

#: What a row more is worth, in sentences of each pair: without it, few large rows would always
#: be best. Chosen on NTREX-128 and PUD with lines removed and joined (benchmarks/many.py).
_PER_ROW = 0.5


def agreed(sizes: Sequence[int], pairs: Pairs, hub: int = 0) -> tuple[Row, ...]:
    """Merge the alignments of all ``pairs`` of texts of ``sizes`` sentences to rows.

    All alignments together would make rows too large: one wrong bead is enough to join what is
    apart. So each text is tried as the hub, ``hub`` first, and the rows are taken with which most
    alignments agree, weighed by sentences and probabilities.
    """
    order = sorted(range(len(sizes)), key=lambda number: number != hub)
    held = {pair: _by_sentence(beads) for pair, beads in pairs.items()}
    tried = (merge(sizes, _spokes(number, pairs, len(sizes))) for number in order)
    return max(tried, key=lambda rows: round(_agreement(rows, held), 6))


def _spokes(hub: int, pairs: Pairs, count: int) -> list[Ladder]:
    """The ladders from ``hub`` to the other texts; then those between others, with only the beads
    whose sentences all lack a counterpart in the hub.
    """
    others = [number for number in range(count) if number != hub]
    found = [Ladder(hub, other, _between(pairs, hub, other)) for other in others]
    lonely = {one.tgt: {j for b in one.beads if not b.src for j in b.tgt} for one in found}
    for src, tgt in combinations(others, 2):
        beads = tuple(
            bead
            for bead in _between(pairs, src, tgt)
            if not bead.is_null
            and lonely[src].issuperset(bead.src)
            and lonely[tgt].issuperset(bead.tgt)
        )
        found.append(Ladder(src, tgt, beads))
    return found


def _between(pairs: Pairs, src: int, tgt: int) -> tuple[Bead, ...]:
    if src < tgt:
        return pairs[src, tgt]
    return tuple(Bead(bead.tgt, bead.src, bead.probability) for bead in pairs[tgt, src])


#: The bead of each sentence of two texts.
_Of = tuple[dict[int, Bead], dict[int, Bead]]


def _by_sentence(beads: Iterable[Bead]) -> _Of:
    beads = tuple(beads)
    return {i: bead for bead in beads for i in bead.src}, {j: b for b in beads for j in b.tgt}


def _agreement(rows: Sequence[Row], held: Mapping[tuple[int, int], _Of]) -> float:
    """How well the rows agree with the alignments: an alignment agrees with a row if its beads lie
    inside or outside.
    """
    total = _PER_ROW * len(held) * len(rows)
    for row in rows:
        for (a, b), (of_src, of_tgt) in held.items():
            src, tgt = row.sides[a], row.sides[b]
            beads = [*(of_src[i] for i in src), *(of_tgt[j] for j in tgt)]
            inside = all(set(src).issuperset(o.src) and set(tgt).issuperset(o.tgt) for o in beads)
            if inside and (not (src and tgt) or any(not one.is_null for one in beads)):
                least = min((one.probability for one in beads), default=0.0)
                total += least * (len(src) + len(tgt))
    return total
