"""How probable it is that a finding is a real fault.

A logistic model (``align/models/odds.json``) judges each mark by its kind and by what else is known
about it. It was learnt from translations in which people marked the errors, and from planted
faults. So a probability is right for texts like those: one in which about one sentence in ten has a
fault. What people of a library dismissed and what they corrected (``Verdict``) moves the
probability of the kind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from align.checks.engine.reading import Reading
from align.checks.families import KINDS
from align.checks.model.finding import Mark, Span, lowered
from align.checks.model.verdicts import Verdict
from align.models import content, logistic, probability, read

FloatArray = NDArray[np.float64]

#: What is known about a mark besides its kind. ``lowered``: the steps by which its family lowered
#: the severity. ``error``, ``warning``: that severity. ``strength``: as in ``Mark``. ``doubt``: how
#: unsure the aligner is of the bead. ``unlinked``: the encoder does not know the languages.
#: ``often``: how often the kind occurs in the other beads of the document. ``length``: that of the
#: bead. ``same_words``: another finding stands on the same words. ``beside``: other findings in the
#: bead.
FEATURES = (
    "lowered", "error", "warning", "strength", "doubt", "unlinked", "often", "length", "same_words",
    "beside",
)  # fmt: skip
#: Kinds that the data do not have, because they depend on what the user asks for.
ASSUMED: Mapping[str, float] = {
    "term": 0.8, "term-forbidden": 0.9, "rule-missing": 0.8, "rule-broken": 0.9, "rule-slow": 0.5,
    "typography": 0.9, "quotation-marks": 0.9, "no-break-space": 0.9, "after-colon-small": 0.8,
    "after-colon-capital": 0.8, "grammar": 0.4, "second-reader": 0.4, "second-reader-doubts": 0.3,
    "second-reader-misquotes": 0.1, "second-reader-unread": 0.1, "varies-elsewhere": 0.3,
    "alike-elsewhere": 0.3, "wrong-language": 0.9, "opposite": 0.6,
    "wrong-word": 0.6,
}  # fmt: skip
_MOST_STRENGTH, _MOST_BESIDE = 4.0, 3
#: A document is taken to have so many beads more, without findings: in a short one, a kind that
#: occurs twice need not be frequent.
_MORE_BEADS = 30
#: Probabilities stay between this and 1 minus this: nobody has measured more extreme ones.
_LEAST = 0.005
#: As many verdicts as the shipped model counts for, when people's verdicts are added to it.
PRIOR = 6.0
#: The number of verdicts from which they change anything.
ENOUGH = 3
#: A change of the log odds from which a person is told why.
WORTH_A_NOTE = 0.5


def probabilities(
    marks: Sequence[Mark], reading: Reading, verdicts: Sequence[Verdict] = ()
) -> list[float]:
    """The probability of each mark, 0 to 1, that it shows a real fault."""
    if not marks:
        return []
    found = given(features(marks, reading), [mark.kind for mark in marks], verdicts)
    return [float(one) for one in found]


def given(seen: FloatArray, kinds: Sequence[str], verdicts: Sequence[Verdict] = ()) -> FloatArray:
    """The probabilities of marks with these rows of ``FEATURES`` and of these kinds."""
    odds = logistic("odds", "finding", FEATURES).log_odds(seen) + _of_kinds(kinds)
    shift = {one.kind: shifted(one) for one in verdicts}
    for k, kind in enumerate(kinds):
        if kind in ASSUMED:
            odds[k] = _log_odds(ASSUMED[kind])
        odds[k] += shift.get(kind, 0.0)
    found: FloatArray = np.clip(probability(odds), _LEAST, 1 - _LEAST).round(3)
    return found


def features(marks: Sequence[Mark], reading: Reading) -> FloatArray:
    """A row of ``FEATURES`` for each mark, which are all marks of a document."""
    beads = len(reading.pairs)
    kinds = Counter(mark.kind for mark in marks)
    of_bead: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        of_bead[mark.bead].append(mark)
    unlinked = float(reading.encoder is None)
    rows = np.empty((len(marks), len(FEATURES)))
    for k, mark in enumerate(marks):
        pair, here = reading.pairs[mark.bead], of_bead[mark.bead]
        severity = lowered(KINDS[mark.kind].severity, mark.doubt)
        rows[k] = (
            min(mark.doubt, 2),
            severity == "error",
            severity == "warning",
            max(-_MOST_STRENGTH, min(_MOST_STRENGTH, mark.strength)),
            1 - pair.bead.probability,
            unlinked,
            ((kinds[mark.kind] - 1) / (beads + _MORE_BEADS)) ** 0.5,
            np.log10(1 + max(len(pair.src.text), len(pair.tgt.text))),
            any(other is not mark and _share(mark, other) for other in here),
            min(len(here) - 1, _MOST_BESIDE),
        )
    return rows


def _share(one: Mark, other: Mark) -> bool:
    """Whether two marks highlight the same words."""
    return _meet(one.src_span, other.src_span) or _meet(one.tgt_span, other.tgt_span)


def _meet(one: Span, other: Span) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


@cache
def _kinds() -> Mapping[str, float]:
    model = read(content("odds"))["kinds"]
    return dict(zip(model.names, model.weights.tolist(), strict=True))


def _of_kinds(kinds: Sequence[str]) -> FloatArray:
    """The weight of each kind; 0 if the data did not have it."""
    known = _kinds()
    return np.array([known.get(kind, 0.0) for kind in kinds])


@cache
def usual(kind: str) -> float:
    """The probability of a kind in the mean of the data, or as it is assumed."""
    return float(content("odds")["usual"].get(kind, ASSUMED.get(kind, 0.5)))


def shifted(verdict: Verdict) -> float:
    """By how much people's verdicts change the log odds of a kind.

    The shipped model counts as ``PRIOR`` verdicts, of which the usual share is real faults (a beta
    distribution). Fewer than ``ENOUGH`` verdicts change nothing: the odds of a rare kind would
    multiply by a single one, and a text may also be changed for another reason.
    """
    if verdict.total < ENOUGH:
        return 0.0
    before = usual(verdict.kind)
    after = (PRIOR * before + verdict.corrected) / (PRIOR + verdict.total)
    return _log_odds(after) - _log_odds(before)


def _log_odds(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))
