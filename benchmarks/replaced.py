"""Measure whether passages of which one side was replaced by other text are linked with certainty.

    python -m benchmarks.replaced GOLD.jsonl ... [--method anchor] [--vectors FILE]

Passages are replaced as in ``training.support``, of other sizes and in more places. The table has a
row for each size: the share of the sentences in such passages that are in filled beads, that share
weighted by the beads' probabilities, the share in beads of at least 0.5 and 0.9, and the share of
right beads elsewhere below 0.5.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np

from align.aligner import align, encoders
from align.aligner.encoders import Encoder
from align.aligner.encoders.cache import CachedEncoder, VectorCache
from align.aligner.gold import GoldDocument, read_gold
from benchmarks.aligners import machine
from training.support import Replaced, elsewhere, replaced

SIZES, PLACES, TIMES = (3, 5, 10), ("middle", "end"), 3


def row(case: Replaced, method: str, encoder: Encoder | None) -> tuple[list[float], list[float]]:
    """The shares of one case, and the probabilities of its right beads elsewhere."""
    made = align(*case.texts, method=method, encoder=encoder)
    src, tgt = case.marked
    size, inside, outside = len(src) + len(tgt), [], []
    for bead in made.beads:
        marked = len(src.intersection(bead.src)) + len(tgt.intersection(bead.tgt))
        if bead.src and bead.tgt and marked:
            inside.append((marked / size, bead.probability))
        elif (bead.src, bead.tgt) in case.gold:
            outside.append(bead.probability)
    shares = [
        sum(share for share, _ in inside),
        sum(share * probability for share, probability in inside),
        *(sum(share for share, chance in inside if chance >= least) for least in (0.5, 0.9)),
    ]
    return shares, outside


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--method", default="semantic")
    parser.add_argument("--vectors", type=Path, help="keep vectors in this file")
    options = parser.parse_args()
    encoder: Encoder | None = None
    if options.method == "semantic":
        encoder = encoders.default()
        if options.vectors:
            encoder = CachedEncoder(encoder, VectorCache(options.vectors, 4_000_000_000))
    files: dict[str, list[GoldDocument]] = {p.stem: list(read_gold(p)) for p in options.gold}
    inside: defaultdict[int, list[list[float]]] = defaultdict(list)
    outside: defaultdict[int, list[float]] = defaultdict(list)
    for name, documents in files.items():
        for size in SIZES:
            for place in PLACES:
                for time in range(TIMES):
                    random = Random(crc32(f"measure {name} {size} {place} {time}".encode()))
                    document = random.choice(documents)
                    others = elsewhere(files, name, document, random)
                    case = replaced(document, others, size, place, random)
                    if case:
                        shares, right = row(case, options.method, encoder)
                        inside[size].append(shares)
                        outside[size] += right
    print(f"{machine()}\n")
    print("| beads replaced | passages | linked | by probability | 0.5 | 0.9 | right below 0.5 |")
    print("|---|---|---|---|---|---|---|")
    for size in inside:
        cells = " | ".join(f"{value:.3f}" for value in np.mean(inside[size], axis=0))
        low = np.mean(np.array(outside[size]) < 0.5)
        print(f"| {size} | {len(inside[size])} | {cells} | {low:.4f} |")


if __name__ == "__main__":
    main()
