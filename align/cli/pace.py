"""How far a build is: pairs, rate and time left; a bar on a terminal, else a line a minute."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from align.cli.telling import is_quiet, tell

if TYPE_CHECKING:
    from align.progress import Progress

#: Seconds between two lines where there is no terminal, as in the log of a job.
_EVERY = 60.0
_LAYOUT = "{desc} {bar:30} {n:,.0f} of {total:,} pairs, {rate_fmt}, {remaining} left"


@contextmanager
def pace(pairs: int) -> Iterator[Progress]:
    """Show how many of so many ``pairs`` are done."""
    from tqdm import tqdm

    lines = _Lines(pairs)
    with tqdm(
        total=pairs, disable=is_quiet() or None, leave=False, unit=" pairs", bar_format=_LAYOUT
    ) as bar:

        def report(step: str, share: float) -> None:
            done = round(share * pairs)
            if bar.disable:
                lines.report(done)
            else:
                bar.set_description_str(f"{step:<5}", refresh=False)
                bar.update(done - bar.n)

        yield report


@dataclass(slots=True)
class _Lines:
    """Says it in lines; the rate is that since the last line."""

    pairs: int
    done: int = 0
    at: float = field(default_factory=lambda: monotonic())

    def report(self, done: int) -> None:
        now = monotonic()
        if now - self.at < _EVERY or done == self.pairs:
            return
        rate = (done - self.done) / (now - self.at)
        self.done, self.at = done, now
        left = f"{_time((self.pairs - done) / rate)} left" if rate else "waiting"
        tell([f"{done:,} of {self.pairs:,} pairs, {rate:.1f} a second, {left}"])


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{max(1, minutes)} min"
