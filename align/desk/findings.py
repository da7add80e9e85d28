"""The findings in a review, kept up to date while people edit.

Checking takes one or two milliseconds per bead, and a fifth of that after an edit, because the
workshop caches the findings of unchanged passages. The whole review is therefore checked in the
workshop, in the state that it had when the check began, and not after every edit. Between these
checks, edited rows are checked separately, which takes a moment. Findings belong to sentences, so
they move to whatever row their sentence is in.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence, Set
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from align import checks
from align.alignment import Alignment
from align.checks import reports
from align.checks.control import Control
from align.checks.fixes import Fixer
from align.checks.model.finding import Finding
from align.checks.model.memory import NOTHING, Memory
from align.checks.model.showing import Findings, Show, place
from align.desk import fixing, workshop
from align.desk.found import Elsewhere, Found
from align.desk.learnt import learnt_for
from align.desk.live import Live
from align.desk.telling import Drawing
from align.errors import FetchError, StoreError, UsageError
from align.formats.difference import changes
from align.review import Review, Row
from align.review.filters import suggested
from align.review.outcome import alignment
from align.review.unpaired import without_omissions
from align.store import Rule, Store
from align.text import units
from align.words import Words

#: The whole review is checked again after at least this many seconds, and at least this many times
#: the duration of the last check.
PAUSE = 3.0
PATIENCE = 5.0
#: Kinds that compare a bead with the whole text, so they need more than some rows and neighbours.
WHOLE = frozenset({"alike", "heading", "name-varies", "term-varies", "varies"})
#: At most this many rows are checked separately. Each gets a number of neighbours on either side
#: between the two limits in NEAR, about NEIGHBOURS in all.
FEW = 64
NEAR = (8, 32)
NEIGHBOURS = 1024
#: In how many seconds a check of some rows, or of the whole review, may be ready.
SOON = 0.4
LATER = 1.0
SELDOM = 4.0


def rest(took: float) -> float:
    """Seconds between the starts of two checks, if the first took ``took`` seconds."""
    return max(PAUSE, PATIENCE * took)


def excerpt(review: Review, rows: Set[int]) -> Review:
    """Only ``rows``, their neighbours, and the rows with sentences that seem to have moved there.
    The fewer rows, the more neighbours they get.
    """
    around = max(NEAR[0], min(NEAR[1], NEIGHBOURS // (2 * len(rows))))
    near = {
        k
        for at in map(review.position, rows)
        for k in range(max(0, at - around), min(len(review.rows), at + around + 1))
    }
    for some, others, _ in suggested(review):
        ends = {
            review.position(row.id) for cell in (*some, *others) if (row := review.row_of(cell))
        }
        if ends & near:
            near |= ends
    places = sorted(near)
    kept = tuple(review.rows[k] for k in places)
    # The cells have the current sentences; the loaded ones would only be extra weight.
    src, tgt = (replace(one, text="", sentences=()) for one in (review.src, review.tgt))
    cells = {cell: review.cells[cell] for row in kept for cell in row.cells}
    return replace(review, src=src, tgt=tgt, rows=kept, cells=cells, comments={})


class Checked(NamedTuple):
    """The findings of a check, how many seconds it took, and why it is incomplete ("" if not)."""

    found: tuple[Found, ...]
    seconds: float = 0.0
    trouble: str = ""


def timed(
    review: Review, lang: str, control: Control, library: Path, rows: Set[int] | None
) -> Checked:
    """Run ``find``, if ``rows`` is not None only for these rows. If the LanguageTool server fails,
    the other findings are still returned.
    """
    began = time.perf_counter()
    trouble = ""
    try:
        found = find(review, lang, control, library)
    except (FetchError, UsageError) as error:
        if not control.languagetool:
            raise
        trouble = error.told(Words(lang))
        found = find(review, lang, replace(control, languagetool=""), library)
    if rows is not None:
        found = tuple(one for one in found if (row := review.row_of(one.cell)) and row.id in rows)
    return Checked(found, time.perf_counter() - began, trouble)


def find(review: Review, lang: str, control: Control, library: Path) -> tuple[Found, ...]:
    """Check ``review`` with the settings of ``control`` and the other documents of ``library``;
    messages are in ``lang`` (``en`` or ``ru``).
    """
    pair = alignment(review)
    control = _fitting(control, pair)
    sides = review.in_order("src"), review.in_order("tgt")
    found, fixer = [], Fixer(pair)
    checked = control.check(pair, lang, _memory(review, pair, control, library))
    checked = without_omissions(review, checked)
    for one in sorted((*checked, *checked.hidden), key=place):
        pieces = checks.by_sentence(pair, one)
        spans = [
            (cell.id, units(cell.text, begin), units(cell.text, end))
            for cells, own in zip(sides, pieces, strict=True)
            for index, (begin, end) in own
            for cell in [cells[index]]
        ]
        bead = pair.beads[one.bead]
        first = sides[0][bead.src[0]] if bead.src else sides[1][bead.tgt[0]]
        found.append(
            Found(
                first.id,
                one.kind,
                one.severity,
                one.message,
                one.fingerprint,
                one.note,
                tuple(spans),
                (
                    pair.src_text(bead)[slice(*one.src_span)],
                    pair.tgt_text(bead)[slice(*one.tgt_span)],
                ),
                one.suggestions,
                one.probability,
                one.levels,
                fixing.of_cells(fixer.fixes(one), pair, one, sides[1]),
                _elsewhere(pair, one, review),
            )
        )
    return tuple(found)


def _elsewhere(pair: Alignment, one: Finding, review: Review) -> Elsewhere | None:
    """The bead that a finding compares with its own, and how they differ."""
    other, bead = one.other, pair.beads[one.bead]
    if other is None:
        return None
    of_source = one.kind.startswith("alike")
    texts = (pair.src_text(bead), other.src) if of_source else (pair.tgt_text(bead), other.tgt)
    pieces = tuple((piece.kind, piece.text) for piece in changes(*texts))
    row = other.row
    if not other.review:
        there = pair.beads[row]
        cells = review.in_order("src"), review.in_order("tgt")
        first = cells[0][there.src[0]] if there.src else cells[1][there.tgt[0]]
        held = review.row_of(first.id)
        row = held.id if held else 0
    return Elsewhere(other.review, row, other.document, pieces)


def report(
    review: Review, lang: str, control: Control, library: Path, name: str, show: Show | None = None
) -> bytes:
    """The findings of ``find`` as the report called ``name``, at a step of the setting (by default
    that of the profile).
    """
    found = whole(review, lang, control, library)
    return reports.render(alignment(review), found.at(show) if show else found, name, lang)


def whole(review: Review, lang: str, control: Control, library: Path) -> Findings:
    """The findings of ``find`` by bead, in the alignment that ``review`` comes to."""
    pair = alignment(review)
    control = _fitting(control, pair)
    found = control.check(pair, lang, _memory(review, pair, control, library))
    return without_omissions(review, found)


def _fitting(control: Control, pair: Alignment) -> Control:
    """``control`` without the lexicon if it is for other languages."""
    learnt = learnt_for(control.learnt, pair.src.lang, pair.tgt.lang)
    return replace(control, learnt=learnt)


def _memory(review: Review, pair: Alignment, control: Control, library: Path) -> Memory:
    """Translations in other documents. Read where the check runs, because it may take a while."""
    if not control.recalls:
        return NOTHING
    store = _opened(library)
    memory = store.checking.memory(pair, review.id)
    store.close()  # its cache stays
    return memory


@lru_cache(maxsize=2)
def _opened(library: Path) -> Store:
    return Store.open(library)


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
    def checking(self) -> Set[int]:
        """The rows that have changed and are being checked again."""
        part = self._part
        return part.rows or frozenset() if part else frozenset()

    def _begin(self, review: Review, rows: Set[int] | None = None) -> _Job:
        control = self._store.checking.control(review.id)
        if rows is None:
            part, submit = review, workshop.submit
        else:
            part, submit = excerpt(review, rows), workshop.soon
        job = submit(timed, part, self._lang, control, self._store.path, rows)
        return _Job(job, review.seq, self._clock(), control, rows)

    def _begin_part(self, review: Review) -> _Job | None:
        """Check the rows that have changed since, unless there are many."""
        rows = frozenset(row.id for row in review.rows if row.version > self._seen)
        self._seen = review.seq
        return self._begin(review, rows) if 0 < len(rows) <= FEW else None

    def _collected(self, job: _Job | None, review: Review) -> _Job | None:
        """Take the findings of a job if it is done, and return None; otherwise return the job."""
        if job is None or not job.result.done():
            return job
        checked = Checked(()) if job.result.exception() else job.result.result()
        fresh = checked.found
        if job.rows is None:
            self.trouble = checked.trouble
            self._rests_until = job.began + rest(checked.seconds)
            self._seen = max(self._seen, job.seq) if self._found is not None else job.seq
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
        for job, least in ((self._part, SOON), (self._whole, LATER)):
            if job:  # the longer it takes already, the less often it is asked for
                return max(least, min(SELDOM, (self._clock() - job.began) / 4))
        return max(SOON, self._rests_until - self._clock()) if is_old else 0.0


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
