"""How varied the words of a text are, whatever its length."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable

#: The number of words in a window.
WINDOW = 100


class Variety:
    """The moving-average type-token ratio (MATTR): the mean share of different words in all runs
    of ``window`` words.

    The plain ratio of types to tokens falls as a text grows, so texts of different lengths cannot
    be compared by it; this one does not depend on the length. Source: M. A. Covington and
    J. D. McFall (2010), Cutting the Gordian knot: the moving-average type-token ratio (MATTR),
    Journal of Quantitative Linguistics 17 (2), 94-100. Words are added as they come, and only one
    window of them is kept.
    """

    def __init__(self, window: int = WINDOW) -> None:
        self._window: deque[str] = deque()
        self._size = window
        self._counts: Counter[str] = Counter()
        self._sum = 0
        self._windows = 0

    def add(self, words: Iterable[str]) -> None:
        """Go on with ``words``."""
        window, counts = self._window, self._counts
        for word in words:
            window.append(word)
            counts[word] += 1
            if len(window) > self._size:
                gone = window.popleft()
                if counts[gone] == 1:
                    del counts[gone]
                else:
                    counts[gone] -= 1
            if len(window) == self._size:
                self._sum += len(counts)
                self._windows += 1

    @property
    def value(self) -> float | None:
        """The ratio, 0 to 1; None if there are fewer words than in a window."""
        return self._sum / (self._windows * self._size) if self._windows else None
