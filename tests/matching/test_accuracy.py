"""The lowest accepted accuracy of matching, on our own pairs cut into short documents."""

from __future__ import annotations

from pathlib import Path
from random import Random

from align.aligner.gold import read_all
from align.loaders import load
from align.matching import match

GOLD = sorted((Path(__file__).resolve().parents[2] / "corpora" / "gold").glob("*.jsonl"))
BEADS = 4


def cut():
    """The texts of both sides, four gold beads each."""
    for document in read_all(GOLD):
        for start in range(0, len(document.gold) - BEADS, BEADS):
            beads = document.gold[start : start + BEADS]
            src = " ".join(document.src[index] for bead in beads for index in bead[0])
            tgt = " ".join(document.tgt[index] for bead in beads for index in bead[1])
            if src and tgt:
                yield load(("a.txt", src.encode()), "en"), load(("b.txt", tgt.encode()), "ru")


def test_nearly_all_pairs_are_found_and_hardly_any_are_wrong():
    """A tenth of each side has no counterpart."""
    pairs = list(cut())
    assert len(pairs) > 30
    spare = len(pairs) // 10
    src = [one for one, _ in pairs[spare:]]
    order = list(range(len(pairs) - spare))
    Random(7).shuffle(order)
    tgt = [pairs[index][1] for index in order]
    right = {(index - spare, place) for place, index in enumerate(order) if index >= spare}
    found = {(one.src, one.tgt) for one in match(src, tgt).pairs}
    assert 2 * len(found & right) / (len(found) + len(right)) >= 0.95
