"""A change in one place hardly moves the beads elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from align import align_sentences
from align.aligner.gold import Beads, GoldDocument, read_all

GOLD = sorted((Path(__file__).parents[2] / "corpora" / "gold").glob("*.jsonl"))
DOCUMENTS = read_all(GOLD)
#: Beads within this many sentences of a change may change too.
NEAR = 5
#: The largest share of the other beads that may change.
HARDLY = 0.05
FOREIGN = (
    "A kovács reggel kinyitotta a műhely ajtaját.", "Senki sem emlékezett a régi malomra.",
    "Délután két szekér jött át a hídon.", "A posta zárva volt, mert ünnepeltek.",
    "A lányok almát szedtek a kertben.", "Sötétedéskor elhallgattak a harangok.",
)  # fmt: skip
DAMAGED = tuple("".join(chr(0x180 + ord(char) % 0xC0) for char in text) for text in FOREIGN)


def joined(texts: Sequence[str], at: int) -> tuple[list[str], int]:
    return [" ".join(texts[at : at + 3])], 3


def split(texts: Sequence[str], at: int) -> tuple[list[str], int]:
    middle = texts[at].find(" ", len(texts[at]) // 2)
    middle = middle if middle > 0 else max(1, len(texts[at]) // 2)
    return [texts[at][:middle], texts[at][middle:].strip() or "-"], 1


def foreign(_texts: Sequence[str], _at: int) -> tuple[list[str], int]:
    return [*FOREIGN], 0


def damaged(_texts: Sequence[str], _at: int) -> tuple[list[str], int]:
    return [*DAMAGED], 0


def beads(document: GoldDocument, src: Sequence[str], tgt: Sequence[str], method: str) -> Beads:
    made = align_sentences(src, tgt, document.src_lang, document.tgt_lang, method=method)
    return tuple((bead.src, bead.tgt) for bead in made.beads)


@cache
def unchanged(document: GoldDocument, method: str) -> Beads:
    return beads(document, document.src, document.tgt, method)


def far(
    found: Beads, side: int, at: int, size: int, shift: int
) -> set[tuple[tuple[int, ...], ...]]:
    """The beads that are not near ``size`` sentences from ``at`` on, with all sentences after these
    renumbered by ``shift``. Beads that are empty on this side are left out.
    """
    kept = set()
    for bead in found:
        own, other = bead[side], bead[1 - side]
        if own and (own[-1] < at - NEAR or own[0] >= at + size + NEAR):
            kept.add((tuple(k + shift if k >= at + size else k for k in own), other))
    return kept


@pytest.mark.parametrize("method", ["anchor", "semantic"])
@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.stem for path in GOLD])
@pytest.mark.parametrize("side", [0, 1], ids=["source", "translation"])
@pytest.mark.parametrize("change", [joined, split, foreign, damaged])
def test_a_change_in_one_place_hardly_moves_beads_elsewhere(change, side, document, method):
    texts = document.src, document.tgt
    before = unchanged(document, method)
    lost = total = 0
    for part in range(3):
        at = (2 * part + 1) * len(texts[side]) // 6
        there, old = change(texts[side], at)
        changed = [list(one) for one in texts]
        changed[side][at : at + old] = there
        after = beads(document, *changed, method)
        held = far(before, side, at, old, 0)
        lost += len(held - far(after, side, at, len(there), old - len(there)))
        total += len(held)
    assert lost <= HARDLY * total


@pytest.mark.parametrize("method", ["anchor", "semantic"])
@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.stem for path in GOLD])
def test_swapped_sides_have_the_same_beads(document, method):
    before = unchanged(document, method)
    swapped = align_sentences(
        document.tgt, document.src, document.tgt_lang, document.src_lang, method=method
    )
    after = {(bead.tgt, bead.src) for bead in swapped.beads}
    assert len(set(before) - after) <= HARDLY * len(before)
