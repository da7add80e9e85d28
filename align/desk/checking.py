"""Check a review, or some of its rows, for the desk. The workshop's processes run these functions.

Checking takes one or two milliseconds per bead, and a fifth of that after an edit, because the
workshop caches the findings of unchanged passages.
"""

from __future__ import annotations

import time
from collections.abc import Set
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from align import checks
from align.alignment import Alignment
from align.checks import reports
from align.checks.control import Control
from align.checks.fixes import Fixer
from align.checks.model.finding import Finding
from align.checks.model.memory import NOTHING, Memory
from align.checks.model.showing import Findings, Show, place
from align.desk import fixing
from align.desk.found import Elsewhere, Found
from align.desk.learnt import learnt_for
from align.errors import FetchError, UsageError
from align.formats.difference import changes
from align.review import Review
from align.review.filters import suggested
from align.review.outcome import alignment
from align.review.unpaired import without_omissions
from align.store import Store
from align.text import units
from align.words import Words

#: A row that is checked separately gets a number of neighbours on either side between these limits,
#: about NEIGHBOURS for all rows.
NEAR = (8, 32)
NEIGHBOURS = 1024


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
