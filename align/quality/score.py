"""The score of a text: the points of its errors per 1,000 words, and whether it passes.

The formula is that of the linear model of MQM 2.0
(https://themqm.org/error-types-2/the-mqm-scoring-models/). The absolute penalty total is the sum of
the points of all errors, each times its weight. The normed penalty is that total times the
reference word count, divided by the words evaluated. The quality score is 100 times (1 - penalty
per word).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import regex

from align.quality.profile import Profile
from align.quality.typology import SEVERITIES, Severity

_ALONE = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*"
)
_LETTER = regex.compile(r"[\p{L}\p{N}]")


@dataclass(frozen=True, slots=True)
class Error:
    """An error for the score: the id of its category, and its severity.

    ``ruling`` is ``"rejected"`` if people agreed that it is none; it then costs nothing.
    """

    category: str
    severity: Severity
    ruling: str = ""

    @property
    def counts(self) -> bool:
        """Whether it costs points."""
        return self.ruling != "rejected"


@dataclass(frozen=True, slots=True)
class Score:
    """What the errors of a text cost.

    ``penalty`` is the sum of all points, ``words`` the number of words evaluated. ``counts`` says
    how many errors there are by dimension and severity, and ``points`` what those of a dimension
    cost. ``over`` has the severities of which there are more errors than the profile allows.
    """

    words: int
    penalty: float
    rate: float | None
    limit: float
    counts: Mapping[tuple[str, Severity], int]
    points: Mapping[str, float]
    over: tuple[Severity, ...]

    @property
    def passed(self) -> bool | None:
        """Whether the text passes; None if it has no words."""
        if self.rate is None:
            return None
        return self.rate <= self.limit and not self.over

    @property
    def quality(self) -> float | None:
        """The quality score from 0 to 100; None if the text has no words."""
        return max(0.0, 100 * (1 - self.penalty / self.words)) if self.words else None

    @property
    def errors(self) -> int:
        """The number of errors that count."""
        return sum(self.counts.values())


def score(errors: Iterable[Error], words: int, profile: Profile) -> Score:
    """Compute the score of a text with so many ``words``."""
    counted = [error for error in errors if error.counts]
    points: dict[str, float] = {}
    counts = Counter[tuple[str, Severity]]()
    for error in counted:
        dimension = profile.dimension(error.category).id
        cost = profile.cost(error.category, error.severity)
        points[dimension] = points.get(dimension, 0.0) + cost
        counts[dimension, error.severity] += 1
    penalty = sum(points.values())
    of_severity = Counter(error.severity for error in counted)
    over = tuple(
        name for name in SEVERITIES if of_severity[name] > profile.most.get(name, len(counted))
    )
    rate = penalty * profile.per / words if words else None
    return Score(words, penalty, rate, profile.limit, counts, points, over)


def words_in(text: str) -> int:
    """Count the words of a text: what spaces separate, if it has a letter or a digit.

    In scripts without spaces, each letter counts as a word.

    >>> words_in("The lamp — all 14 of them — burned.")
    7
    >>> words_in("港口开了 2031")
    5
    """
    total = 0
    for piece in text.split():
        alone = len(_ALONE.findall(piece))
        rest = _ALONE.sub(" ", piece).split() if alone else [piece]
        total += alone + sum(bool(_LETTER.search(one)) for one in rest)
    return total
