"""Check that no method scores below its simpler parts on damaged, foreign and mixed passages.

    python -m benchmarks.damage NEWS.jsonl ... --ntrex FOLDER [--documents 2] [--only KIND ...]
    python -m benchmarks.damage GOLD.jsonl ... --plain

In each file's first documents one passage, 10 to 40 % of the beads, is damaged in one of the ways
in ``training.damaging.KINDS``. Gold stays the same, or follows what was inserted. The same files
always give the same sets. The table shows the strict F1 of each method over the whole text and over
the beads outside the passage, and the share of documents that the result itself calls strange.

A foreign passage is the real translation into a third language. This needs the texts of NTREX-128
(``--ntrex``, its folder NTREX-128), where each sentence is looked up in the file of its language.
Kinds that cannot be made are left out. With ``--plain`` nothing is damaged.

A method is *below* if its F1 is lower by more than 0.003 than that of the method before it (length,
anchor, semantic).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from align.aligner import align, encoders
from align.aligner.encoders import Encoder
from align.aligner.encoders.cache import CachedEncoder, VectorCache
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.evaluation import Score, strict
from align.aligner.gold import read_gold
from align.alignment import Method
from benchmarks.aligners import machine
from training.damaging import KINDS, Damaged, damage

#: How much worse than the simpler method a method may be.
ALLOWED = 0.003
METHODS: tuple[Method, ...] = ("length", "anchor", "semantic")


def sets(
    paths: Sequence[Path], documents: int, ntrex: Path | None, only: Sequence[str], plain: bool
) -> Iterator[tuple[str, list[Damaged]]]:
    """Each set with its name."""
    chosen = [(path, list(read_gold(path))[:documents]) for path in paths]
    if plain:
        for path, held in chosen:
            yield path.stem, [Damaged(one, frozenset(), frozenset()) for one in held]
        return
    for kind in KINDS:
        if only and kind.__name__ not in only:
            continue
        try:
            yield kind.__name__, [damage(one, kind, ntrex) for _, held in chosen for one in held]
        except LookupError as error:
            print(f"{kind.__name__} is left out: {error}", file=sys.stderr)


def measure(
    held: Sequence[Damaged], method: Method, encoder: Encoder | None
) -> tuple[Score, Score, float]:
    """The strict scores over whole texts and outside passages, and the share of strange texts."""
    whole, outside, strange = Score(), Score(), 0
    for one in held:
        made = align(*one.document.texts(), method=method, encoder=encoder)
        beads = tuple((bead.src, bead.tgt) for bead in made.beads)
        whole += strict(beads, one.document.gold)
        outside += one.outside(beads)
        strange += made.is_strange
    return whole, outside, strange / len(held)


def main() -> None:
    """Print the results as a Markdown table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--ntrex", type=Path, help="the folder of NTREX-128's texts")
    parser.add_argument("--documents", type=int, default=2, help="of each file (2)")
    parser.add_argument("--only", nargs="+", default=(), metavar="KIND")
    parser.add_argument("--plain", action="store_true", help="damage nothing")
    parser.add_argument("--vectors", type=Path, help="keep vectors in this file")
    options = parser.parse_args()
    encoder: Encoder = encoders.default()
    if options.vectors:
        encoder = CachedEncoder(encoder, VectorCache(options.vectors, 4_000_000_000))
    print(f"\n{machine()}\n\n| set | documents | beads | outside | " + " | ".join(METHODS), end="")
    print(" | strange | below |\n|---|---|---|---|" + "---|" * (len(METHODS) + 2))
    made = sets(options.gold, options.documents, options.ntrex, options.only, options.plain)
    worst = 0.0
    for name, held in made:
        kept = RememberingEncoder(encoder)
        found = [measure(held, m, kept if m == "semantic" else None) for m in METHODS]
        for part in ("", "outside"):
            scores = [one[1] if part else one[0] for one in found]
            f1, beads = [score.f1 for score in scores], scores[0].gold
            if not beads or (part and beads == found[0][0].gold):
                continue
            below = [
                f"{method} {f1[k + 1] - f1[k]:+.3f}"
                for k, method in enumerate(METHODS[1:])
                if f1[k + 1] < f1[k] - ALLOWED
            ]
            worst = min(worst, *(b - a for a, b in pairwise(f1)))
            strange = " ".join(f"{one[2]:.2f}" for one in found) if not part else ""
            print(
                f"| {name} | {len(held)} | {beads} | {part} | "
                + " | ".join(f"{value:.3f}" for value in f1)
                + f" | {strange} | {', '.join(below)} |",
                flush=True,
            )
    print(f"\nThe farthest below: {-worst:.3f}")


if __name__ == "__main__":
    main()
