"""What the rendering checks find in a review, kept current while people edit.

Checking takes a millisecond or two a bead, and a fifth of that after an edit, since the workshop
remembers what it found of passages that stayed the same; so it is done there, of the review as it
stood when the work began. Findings hang on sentences: whatever row these are in now has them.
"""

from __future__ import annotations

import time
from collections.abc import Sequence, Set
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from align import checks
from align.alignment import Alignment
from align.checks import reports
from align.checks.control import Control
from align.checks.kinds import title
from align.checks.memory import NOTHING, Memory
from align.desk import workshop
from align.desk.live import Live
from align.review import Review
from align.review.outcome import alignment
from align.store import Rule, Store
from align.text import units

#: How much a finding weighs in the queue, where the greatest doubt of the aligner weighs 1.
WEIGHTS = {"info": 0.1, "warning": 0.5, "error": 1.0}
#: A review is not checked again sooner than so many seconds, and so many times the time it took.
PAUSE = 3.0
PATIENCE = 5.0

#: A span in a sentence: the cell's id, begin and end in UTF-16 units.
Span = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: ``cell`` is a sentence of its bead, ``words`` what is highlighted on each side;
    the rest as in ``align.checks.Finding``.
    """

    cell: int
    kind: str
    severity: str
    message: str
    fingerprint: str
    note: str
    spans: tuple[Span, ...]
    words: tuple[str, str] = ("", "")

    def to_json(self, row: int, lang: str) -> dict[str, Any]:
        """The finding in the row ``row``, as the grid reads it."""
        return {
            "row": row,
            "kind": self.kind,
            "title": title(self.kind, lang),
            "severity": self.severity,
            "weight": WEIGHTS[self.severity],
            "message": self.message,
            "note": self.note,
            "fingerprint": self.fingerprint,
            "spans": self.spans,
        }


def find(review: Review, lang: str, control: Control, library: Path) -> tuple[Found, ...]:
    """Check ``review`` as its ``control`` says, against the other documents of the ``library``;
    messages are in ``lang`` (``en`` or ``ru``).
    """
    pair = alignment(review)
    sides = review.in_order("src"), review.in_order("tgt")
    found = []
    for one in control.check(pair, lang, _memory(review, pair, control, library)):
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
            )
        )
    return tuple(found)


def report(review: Review, lang: str, control: Control, library: Path, name: str) -> bytes:
    """What ``find`` finds, as the report of that name."""
    pair = alignment(review)
    found = control.check(pair, lang, _memory(review, pair, control, library))
    return reports.render(pair, found, name, lang)


def _memory(review: Review, pair: Alignment, control: Control, library: Path) -> Memory:
    """What the other documents render, read where the check is made: it may take a while."""
    if not control.recalls:
        return NOTHING
    store = _opened(library)
    memory = store.checking.memory(pair, review.id)
    store.close()  # what it remembers stays
    return memory


@lru_cache(maxsize=2)
def _opened(library: Path) -> Store:
    return Store.open(library)


class Checker:
    """The findings of one review in one language. Any thread may use it."""

    def __init__(self, store: Store, live: Live, lang: str) -> None:
        self._store = store
        self._live = live
        self._lang = lang
        self._lock = Lock()
        self._job: Future[tuple[Found, ...]] | None = None
        self._began = 0.0
        self._took = 0.0
        self._found: tuple[Found, ...] | None = None
        self._of: object = None  # the state that the findings, or the job at work, are of

    def findings(self) -> tuple[tuple[Found, ...] | None, bool]:
        """The latest findings (None before the first ones) and whether newer ones are coming."""
        review, checking = self._live.review(), self._store.checking
        gone = {one.fingerprint for one in checking.dismissals(review.id)}
        rules = checking.rules(review.id)
        chosen = [one.id for one in checking.choices().values()]
        # Of other documents it matters at once which there are; what is done in them, next time.
        names = checking.names()
        state = (review.seq, gone, [rule.id for rule in rules], chosen, names)
        with self._lock:
            self._collect()
            now = time.monotonic()
            rested = now - self._began >= max(PAUSE, PATIENCE * self._took) or self._found is None
            if self._job is None and state != self._of and rested:
                control = checking.control(review.id)
                self._job = workshop.submit(find, review, self._lang, control, self._store.path)
                self._of, self._began = state, now
            found = self._found
            if found is not None:
                found = tuple(one for one in found if not _unwanted(one, gone, rules))
            return found, self._job is not None or state != self._of

    def _collect(self) -> None:
        if self._job is None or not self._job.done():
            return
        job, self._job = self._job, None
        self._took = time.monotonic() - self._began
        if job.exception() is None:
            self._found = job.result()
        elif self._found is None:
            self._found = ()


def _unwanted(one: Found, dismissed: Set[str], rules: Sequence[Rule]) -> bool:
    """Whether people have since said that they want no more of it."""
    return one.fingerprint in dismissed or any(
        rule.ignore.covers(one.kind, one.fingerprint, one.words) for rule in rules
    )
