"""How likely a name was left out, added or replaced, by the evidence about all names of a bead.

One logistic model judges the names of the source that may be lost, another the names of the
translation that may be strange; a third weighs the most suspicious of both. There is a set of
models for languages with the same script and with different ones, with word vectors and without,
and for languages that write no spaces. They are in ``align/models/names.json``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from align import languages
from align.checks.families.naming.capitals import Name
from align.checks.families.naming.evidence import Evidence, Judged
from align.models import content, logistic, read

#: Log odds below this say no more.
_FLOOR = -6.0


class Suspicion(NamedTuple):
    """The features of a bead: the log odds that its most suspicious names are lost and strange, the
    parts of these above 0, the parts of the second most suspicious above -1, and that of the lower
    of the two first.
    """

    lost: float
    strange: float
    lost_high: float
    strange_high: float
    lost_more: float
    strange_more: float
    both: float


class Verdict(NamedTuple):
    """The most suspicious names of a bead with their log odds, and the probability that a name was
    left out, added or replaced.
    """

    lost: Name | None
    strange: Name | None
    lost_odds: float
    strange_odds: float
    probability: float
    #: The log odds of all names by the places where they begin, of both texts.
    odds: tuple[Mapping[int, float], Mapping[int, float]] = ({}, {})

    def together(self, src: Name, tgt: Name) -> float:
        """The log odds that both names lack a counterpart, added up."""
        a, b = (
            odds.get(name.span[0], _FLOOR) for odds, name in zip(self.odds, (src, tgt), strict=True)
        )
        return a + b


def part(src_lang: str, tgt_lang: str, *, sighted: bool) -> str:
    """Which models judge a pair of languages; ``sighted``: with word vectors."""
    one, other = languages.of(src_lang), languages.of(tgt_lang)
    if not one.joiner or not other.joiner:
        return "kana" if "ja" in (src_lang, tgt_lang) else "far"
    if not one.has_capitals or not other.has_capitals:
        return "small"
    script = "same" if one.script == other.script else "other"
    return f"{script} {'sighted' if sighted else 'blind'}"


def is_known(which: str) -> bool:
    """Whether there are models for a part."""
    return f"bead {which}" in read(content("names"))


def suspicion(lost: Sequence[float], strange: Sequence[float]) -> Suspicion:
    """The features of a bead from the log odds of its names."""
    (a, a_more), (b, b_more) = _highest(lost), _highest(strange)
    more = max(0.0, a_more + 1), max(0.0, b_more + 1)
    return Suspicion(a, b, max(0.0, a), max(0.0, b), *more, max(0.0, min(a, b) + 1))


def _highest(odds: Sequence[float]) -> tuple[float, float]:
    """The two highest values above the floor."""
    first, second = sorted([*odds, _FLOOR, _FLOOR], reverse=True)[:2]
    return max(_FLOOR, first), max(_FLOOR, second)


def odds(names: Sequence[Judged], side: str, which: str) -> list[float]:
    """The log odds that each name is lost or strange (``side``), by the models of a part."""
    if not names:
        return []
    model = logistic("names", f"{side} {which}", Evidence._fields)
    return [float(one) for one in model.log_odds(np.array([one.evidence for one in names]))]


def verdict(lost: Sequence[Judged], strange: Sequence[Judged], which: str) -> Verdict:
    """What the names of a bead say together."""
    lost_odds, strange_odds = odds(lost, "lost", which), odds(strange, "strange", which)
    model = logistic("names", f"bead {which}", Suspicion._fields)
    likely = float(model.probability(np.array(suspicion(lost_odds, strange_odds))))
    one, a = _top(lost, lost_odds)
    other, b = _top(strange, strange_odds)
    every = _by_place(lost, lost_odds), _by_place(strange, strange_odds)
    return Verdict(one, other, a, b, likely, every)


def _by_place(names: Sequence[Judged], odds: Sequence[float]) -> Mapping[int, float]:
    return {one.name.span[0]: value for one, value in zip(names, odds, strict=True)}


def _top(names: Sequence[Judged], odds: Sequence[float]) -> tuple[Name | None, float]:
    best = max(range(len(names)), key=odds.__getitem__, default=None)
    return (names[best].name, odds[best]) if best is not None else (None, _FLOOR)
