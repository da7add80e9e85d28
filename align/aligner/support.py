"""Passages of a ladder that nothing speaks for: both texts have something there, but not the same.

Title pages, licences and thanks often differ in two texts, and so may a passage in the middle that
was replaced on one side. The ladder may link such passages, because nothing contradicts it. So each
bead is compared with chance: with what its groups share with the groups of other beads. With
vectors, a logistic model gives the odds that the bead belongs to such a passage; without them, all
that counts is whether it shares more anchors than most others would. Because such beads come in
runs, the odds of neighbouring beads count too (a hidden Markov model of two states).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from align.aligner.belonging import compared
from align.aligner.evidence import Evidence
from align.aligner.passages import read_together, runs
from align.alignment import Bead
from align.models import logistic

#: What the model sees. ``margin`` is by how much the cosine of a bead exceeds that of chance,
#: ``lift`` the same for anchors (a logarithm). ``usual`` is what most beads of the text have.
FEATURES = (
    "lift", "usual_lift", "lift_by_usual", "none", "rank", "margin", "usual", "share", "size",
)  # fmt: skip
#: Texts with fewer filled beads say too little of what is usual.
LEAST = 6
#: Each bead is compared with so many others, spread over the text.
SAMPLE = 48
#: The value that this share of the beads does not exceed is the usual one; a usual margin is at
#: least the second number.
USUAL, LEAST_USUAL = 0.6, 0.2
#: Keeps ``lift`` small if little is shared at all.
_LITTLE = 0.3
#: How often such a passage begins after a bead, and how often it ends; the odds that a text begins
#: or ends with one.
ENTER, LEAVE, EDGE = 0.01, 0.1, 0.4
#: The log odds of the model are reduced by the first number and kept between the others.
LESS, LOWEST, HIGHEST = 0.3, -6.0, 4.0
#: Without vectors, a bead is supported if its groups share more than this share of other groups do.
#: Of wrong beads the second number are not. If as many are not in the rest of the text, that says
#: nothing; otherwise it says at most the third number (log odds).
MORE, WRONG, MOST = 0.95, 0.85, 1.5
#: Beads in such a passage with less probability stay as they are. Others are read again: an encoder
#: that cannot read them says nothing.
SUSPECT = 0.1


def doubted(evidence: Evidence, beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """``beads`` with lower probabilities in passages that nothing speaks for."""
    filled = [k for k, bead in enumerate(beads) if not bead.is_null]
    found = features(evidence, [beads[k] for k in filled])
    if found is None:
        return tuple(beads)
    chosen = [beads[k] for k in filled]
    odds = _by_anchors(found) if evidence.vectors is None else _by_model(found)
    chance = passages(odds)
    if evidence.vectors is not None and (suspect := chance > SUSPECT).any():
        odds[suspect & ~_can_read(evidence, chosen, suspect)] = 0.0
        chance = passages(odds)
    changed = list(beads)
    for k, gone in zip(filled, chance.tolist(), strict=True):
        if gone > SUSPECT:
            changed[k] = replace(beads[k], probability=(1.0 - gone) * beads[k].probability)
    return tuple(changed)


def _by_model(found: NDArray[np.float64]) -> NDArray[np.float64]:
    odds = logistic("support", "semantic", FEATURES).log_odds(found)
    return np.clip(odds - LESS, LOWEST, HIGHEST)


def _by_anchors(found: NDArray[np.float64]) -> NDArray[np.float64]:
    lost = found[:, FEATURES.index("rank")] < MORE
    first, last = max(runs(lost), key=lambda run: run[1] - run[0], default=(0, 0))
    rest = np.concatenate((lost[:first], lost[last:]))
    usual = max(float(rest.mean()), 1e-6) if len(rest) else 1.0
    return np.where(lost, np.clip(np.log(WRONG / usual), 0.0, MOST), LOWEST)


def features(evidence: Evidence, filled: Sequence[Bead]) -> NDArray[np.float64] | None:
    """What the model sees of ``filled`` beads, a row for each; None if there is too little. Without
    vectors, columns of zeros stand for what they would say.
    """
    if len(filled) < LEAST:
        return None
    step = max(1.0, len(filled) / SAMPLE)
    sample = [int(k * step) for k in range(min(len(filled), SAMPLE))]
    found = compared(evidence, filled, sample)
    if found is None:
        return None
    anchors, meaning = found
    lift = np.log((anchors.own + _LITTLE) / (anchors.mean + _LITTLE))
    usual = np.full(len(lift), np.quantile(lift, USUAL))
    columns = [lift, usual, lift * usual, anchors.own <= 0.0, anchors.rank]
    margin = np.zeros(len(lift)) if meaning is None else meaning.own - meaning.mean
    usual = np.full(len(margin), np.quantile(margin, USUAL))
    columns += [margin, usual, margin / np.maximum(usual, LEAST_USUAL), _sizes(evidence, filled)]
    return np.column_stack(columns).astype(np.float64)


def _sizes(evidence: Evidence, filled: Sequence[Bead]) -> NDArray[np.float64]:
    """The logarithm of the length of each bead's shorter side."""
    src, tgt = evidence.lengths
    shorter = [min(src[list(b.src)].sum(), tgt[list(b.tgt)].sum()) for b in filled]
    return np.log(np.array(shorter, np.float64) + 1.0)


def passages(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """How probably each bead is in a passage that nothing speaks for, from the log odds of single
    beads.
    """
    ratios = np.exp(odds).tolist()
    before = _forward(ratios)
    after = _forward(ratios[::-1])[::-1]
    # Both count what is known without any beads.
    joint = np.array(before) * np.array(after) * np.array(ratios) / (ENTER / LEAVE)
    found: NDArray[np.float64] = joint / (1.0 + joint)
    return found


def _forward(ratios: Sequence[float]) -> list[float]:
    """The odds that each bead is in a passage, by the beads before it."""
    odds, found = EDGE, []
    for ratio in ratios:
        found.append(odds)
        odds *= ratio
        odds = (ENTER + (1.0 - LEAVE) * odds) / (1.0 - ENTER + LEAVE * odds)
    return found


def _can_read(
    evidence: Evidence, filled: Sequence[Bead], wanted: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Which of the ``wanted`` beads the encoder can read on both sides."""
    can = wanted.copy()
    for side, count in enumerate(evidence.shape):
        marks = np.zeros(count, bool)
        groups = [bead.tgt if side else bead.src for bead in filled]
        for k in np.flatnonzero(wanted).tolist():
            marks[list(groups[k])] = True
        read = read_together(evidence, side, marks)
        for k in np.flatnonzero(can).tolist():
            can[k] = read[list(groups[k])].all()
    return can
