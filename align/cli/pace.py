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
#: From so many pairs on, their rate says something.
_ENOUGH = 3
_LAYOUT = "{desc} {bar:30} {n:,.0f} of {total:,} pairs{postfix}"


@contextmanager
def pace(pairs: int, jobs: int = 1) -> Iterator[Progress]:
    """Show how many of so many ``pairs`` are done by so many ``jobs`` at a time."""
    from tqdm import tqdm

    rate, lines = _Rate(pairs, jobs), _Lines(pairs)
    with tqdm(
        total=pairs, disable=is_quiet() or None, leave=False, unit=" pairs", bar_format=_LAYOUT
    ) as bar:

        def report(step: str, share: float) -> None:
            done, now = round(share * pairs), monotonic()
            rate.add(done, now, is_work=step == "align")
            if bar.disable:
                lines.report(done, now, rate.said(done, now))
            else:
                bar.set_description_str(f"{step:<5}", refresh=False)
                bar.set_postfix_str(", ".join(rate.said(done, now)), refresh=False)
                bar.update(done - bar.n)

        yield report


@dataclass(slots=True)
class _Rate:
    """How fast pairs are done. The first one of each job does not count, because it includes the
    start of a process and the loading of its models, nor do pairs that an earlier build has done.
    """

    pairs: int
    jobs: int
    before: int = 0
    worked: int = 0
    since: float | None = None  # when the jobs had done one pair each

    def add(self, done: int, now: float, *, is_work: bool) -> None:
        self.worked += max(0, done - self.before) if is_work else 0
        self.before = done
        if self.since is None and self.worked >= self.jobs:
            self.since, self.worked = now, self.jobs

    def said(self, done: int, now: float) -> list[str]:
        """The rate and the time left; nothing as long as there is too little to go by."""
        counted = self.worked - self.jobs
        if self.since is None or counted < max(_ENOUGH, self.jobs) or now <= self.since:
            return []
        rate = counted / (now - self.since)
        return [_rate(rate), f"{_time((self.pairs - done) / rate)} left"]


@dataclass(slots=True)
class _Lines:
    """Says it in lines."""

    pairs: int
    at: float = field(default_factory=lambda: monotonic())

    def report(self, done: int, now: float, more: list[str]) -> None:
        if now - self.at < _EVERY or done == self.pairs:
            return
        self.at = now
        tell([", ".join([f"{done:,} of {self.pairs:,} pairs", *more])])


def _rate(rate: float) -> str:
    """So many a second, or in a longer time, so that the number is at least 1."""
    for seconds, name in ((1, "a second"), (60, "a minute")):
        if rate * seconds >= 1:
            return f"{rate * seconds:.{0 if rate * seconds >= 10 else 1}f} {name}"
    return f"{rate * 3600:.0f} an hour"


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{max(1, minutes)} min"
