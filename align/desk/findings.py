"""The findings in a review, kept up to date while people edit.

The whole review is checked (``align.desk.checking``) in the workshop, in the state that it had when
the check began, and not after every edit. Between these checks, edited rows are checked separately,
which takes a moment. Findings belong to sentences, so they move to whatever row their sentence is
in. The first check of a long text goes through it portion by portion, so that people see what is
found, and how far it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence, Set
from concurrent.futures import Future
from contextlib import suppress
from operator import itemgetter
from threading import Lock
from typing import NamedTuple

from align.checks.control import Control
from align.desk import workshop
from align.desk.checking import Checked, excerpt, timed
from align.desk.found import Found
from align.desk.live import Live
from align.desk.telling import Drawing
from align.errors import StoreError
from align.review import Review, Row
from align.store import Rule, Store

#: The whole review is checked again after at least this many seconds, and at least this many times
#: the duration of the last check.
PAUSE = 3.0
PATIENCE = 5.0
#: Kinds that compare a bead with the whole text, so they need more than some rows and neighbours.
WHOLE = frozenset({"alike", "heading", "name-varies", "term-varies", "varies"})
#: At most this many rows are checked separately.
FEW = 64
#: The number of rows that the first check of a long text does at a time.
PORTION = 400
#: In how many seconds a check of some rows, or of the whole review, may be ready.
SOON = 0.4
LATER = 1.0
SELDOM = 4.0


def rest(took: float) -> float:
    """Seconds between the starts of two checks, if the first took ``took`` seconds."""
    return max(PAUSE, PATIENCE * took)


class _Job(NamedTuple):
    """A check in progress: of the review after change ``seq``; of all rows if ``rows`` is None."""

    result: Future[Checked]
    seq: int
    began: float
    control: Control
    rows: Set[int] | None = None

    def covers(self, row: Row) -> bool:
        """Whether its findings are still true of a row as it is now."""
        return row.version <= self.seq and (self.rows is None or row.id in self.rows)


class Checker:
    """The findings of one review in one language. Safe to use from several threads.

    From time to time the whole review is checked, with breaks for other work. Rows that people
    change meanwhile are checked immediately, with their neighbours; findings that need the whole
    text wait for the next full check.
    """

    def __init__(
        self, store: Store, live: Live, lang: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._live = live
        self._lang = lang
        self._clock = clock
        self._lock = Lock()
        self._first: list[_Job] | None = None  # the portions; None before the first check
        self._whole: _Job | None = None
        self._part: _Job | None = None
        self._rests_until = clock()
        self._found: tuple[Found, ...] | None = None
        self._of: object = None  # the state of the latest full check, finished or not
        self.trouble = ""  # why the last full check is incomplete
        self._seen = 0  # rows changed up to this change have been checked
        self._corrected: frozenset[str] = frozenset()  # findings noted as corrected
        self._noted: tuple[int, float] | None = None  # what the library knows about the findings
        self._wanted: tuple[object, tuple[Found, ...]] | None = None  # by what they depend on
        #: Draws the findings for the grid.
        self.drawing = Drawing(lang)

    def findings(self) -> tuple[tuple[Found, ...] | None, float]:
        """The latest findings (None before the first ones), and in how many seconds newer ones may
        be ready; 0 if none are coming.
        """
        review, checking = self._live.review(), self._store.checking
        gone = {one.fingerprint for one in checking.dismissals(review.id)}
        rules = checking.rules(review.id)
        chosen = [one.id for one in checking.choices().values() if not one.what.startswith("show:")]
        # A new or removed document starts a check; changes in other documents wait for the next
        # one.
        names = checking.names()
        state = (review.seq, gone, [rule.id for rule in rules], chosen, names)
        with self._lock:
            if self._first is None:
                self._first = [self._begin(review, rows) for rows in _portions(review)]
            self._first = [job for job in self._first if self._collected(job, review)]
            self._whole = self._collected(self._whole, review)
            self._part = self._collected(self._part, review)
            if self._found is not None and self._part is None:
                self._part = self._begin_part(review)
            if self._whole is None and state != self._of and self._clock() >= self._rests_until:
                self._whole, self._of = self._begin(review), state
            return self._left(gone, rules), self._wait(is_old=state != self._of)

    def _left(self, gone: Set[str], rules: Sequence[Rule]) -> tuple[Found, ...] | None:
        """The findings that nobody has dismissed; the same object as before if nothing is new."""
        found = self._found
        if found is None or not (gone or rules):
            return found
        of = found, gone, [rule.id for rule in rules]
        if self._wanted is None or self._wanted[0] != of:
            self._wanted = of, tuple(one for one in found if not _unwanted(one, gone, rules))
        return self._wanted[1]

    @property
    def progress(self) -> tuple[int, int] | None:
        """How many rows the first check of a long text has done, and of how many; None after it."""
        if not self._first:
            return None
        total = len(self._live.review().rows)
        left = sum(len(job.rows or ()) for job in self._first)
        return max(0, total - left), total

    @property
    def checking(self) -> Set[int]:
        """The rows that have changed and are being checked again."""
        part = self._part
        return part.rows or frozenset() if part else frozenset()

    def _begin(self, review: Review, rows: Set[int] | None = None, *, soon: bool = False) -> _Job:
        control = self._store.checking.control(review.id)
        part = review if rows is None else excerpt(review, rows)
        submit = workshop.soon if soon else workshop.submit
        job = submit(timed, part, self._lang, control, self._store.path, rows)
        return _Job(job, review.seq, self._clock(), control, rows)

    def _begin_part(self, review: Review) -> _Job | None:
        """Check the rows that have changed since, unless there are many."""
        rows = frozenset(row.id for row in review.rows if row.version > self._seen)
        self._seen = review.seq
        return self._begin(review, rows, soon=True) if 0 < len(rows) <= FEW else None

    def _collected(self, job: _Job | None, review: Review) -> _Job | None:
        """Take the findings of a job if it is done, and return None; otherwise return the job."""
        if job is None or not job.result.done():
            return job
        checked = Checked(()) if job.result.exception() else job.result.result()
        fresh = checked.found
        if job.rows is None:
            self.trouble = checked.trouble
            self._rests_until = job.began + rest(checked.seconds)
        if job.rows is None or self._found is None:
            self._seen = max(self._seen, job.seq)
        if job.result.exception() is None or self._found is None:
            before = self._found or ()
            self._found = _renewed(before, fresh, job, review)
            with suppress(StoreError):  # nobody asked for it, and nothing depends on it
                self._keep(before, job, review)
        return None

    def _keep(self, before: Sequence[Found], job: _Job, review: Review) -> None:
        """Note in the library which findings people corrected, and what was found."""
        checking, found = self._store.checking, self._found or ()
        if job.rows is not None:
            there = {one.fingerprint for one in found}
            gone = {one.fingerprint for one in corrected(before, found, job, review)}
            back = self._corrected & there
            if gone or back:
                checking.correct(review.id, gone, back)
                self._corrected = (self._corrected | gone) - back
        now = len(found), round(sum(one.probability for one in found), 2)
        if job.rows is None and now != self._noted:
            checking.checked(review.id, *now)
            self._noted = now

    def _wait(self, *, is_old: bool) -> float:
        first = self._first[0] if self._first else None
        for job, least in ((self._part, SOON), (first, LATER), (self._whole, LATER)):
            if job:  # the longer it takes already, the less often it is asked for
                return max(least, min(SELDOM, (self._clock() - job.began) / 4))
        return max(SOON, self._rests_until - self._clock()) if is_old else 0.0


def _portions(review: Review) -> Iterator[Set[int]]:
    """The rows of a long text, in portions; none of a short one, which is soon checked."""
    ids = [row.id for row in review.rows]
    if len(ids) > 2 * PORTION:
        for begin in range(0, len(ids), PORTION):
            yield frozenset(ids[begin : begin + PORTION])


def _renewed(
    old: Sequence[Found], fresh: Sequence[Found], job: _Job, review: Review
) -> tuple[Found, ...]:
    """``old`` findings, replaced by ``fresh`` ones in the rows that the job covers."""
    kept: list[tuple[int, Found]] = []
    for found, is_fresh in ((old, False), (fresh, True)):
        for one in found:
            row = review.row_of(one.cell)
            if row is None:
                continue
            if job.rows is not None and one.kind in WHOLE and job.covers(row):
                stays = not is_fresh and _still_there(one, review, row)
            else:
                stays = job.covers(row) is is_fresh
            if stays:
                kept.append((review.position(row.id), one))
    return tuple(one for _, one in sorted(kept, key=itemgetter(0)))


def corrected(
    before: Sequence[Found], now: Sequence[Found], job: _Job, review: Review
) -> Iterator[Found]:
    """The findings that a person corrected: their row was changed, what they highlight in the
    translation is gone, and nothing else of their kind is found in the row.
    """
    left = {(one.kind, row.id) for one in now if (row := review.row_of(one.cell))}
    dismissed = {one.fingerprint for one in job.control.dismissed}
    profile = job.control.profile
    for one in before:
        row = review.row_of(one.cell)
        if row is None or not job.covers(row) or one.kind in WHOLE or (one.kind, row.id) in left:
            continue
        text = review.text(row, "tgt")
        if (
            any(review.cells[cell].changed for cell in row.tgt)
            and (not one.words[1] or one.words[1] not in text)
            and one.fingerprint not in dismissed
            and profile.severity_of(one.kind)
            and not any(
                ignore.covers(one.kind, one.fingerprint, one.words) for ignore in profile.ignore
            )
        ):
            yield one


def _still_there(one: Found, review: Review, row: Row) -> bool:
    """Whether the words that a finding highlights are still in its row."""
    src, tgt = one.words
    return src in review.text(row, "src") and tgt in review.text(row, "tgt")


def _unwanted(one: Found, dismissed: Set[str], rules: Sequence[Rule]) -> bool:
    """Whether people have since dismissed the finding or made a rule for it."""
    return one.fingerprint in dismissed or any(
        rule.ignore.covers(one.kind, one.fingerprint, one.words) for rule in rules
    )
