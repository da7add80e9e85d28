"""A review as it is given to other people: texts, changes, comments, decisions, findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from align.alignment import Bead
from align.formats.work import Gone, Issue, Passage, Remark, Unit, Version, Work
from align.languages import joiner
from align.quality.typology import CATEGORIES, TYPOLOGY
from align.review import struck
from align.review.evaluation import start_of
from align.review.model import Review
from align.review.outcome import alignment, indices
from align.review.takeback import TakeBack
from align.review.things import SIDES, Annotation, Cell, Row
from align.words import Words

if TYPE_CHECKING:  # the checks import the aligner, which is slow to load
    from align.alignment import Alignment
    from align.checks.model.finding import Finding

#: The types of ITS 2.0 for the families of the checks, and for kinds that differ from their family.
TYPES: Mapping[str, str] = {
    "completeness": "omission",
    "dates": "inconsistent-entities",
    "alphanumerics": "inconsistent-entities",
    "numbers": "numbers",
    "names": "inconsistent-entities",
    "polarity": "mistranslation",
    "terminology": "terminology",
    "form": "typographical",
    "foreign": "untranslated",
    "spelling": "misspelling",
    "grammar": "grammar",
    "house": "style",
    "words": "omission",
    "second-reader": "other",
    "added-sentence": "addition",
    "added-part": "addition",
    "added-word": "addition",
    "duplicated-sentence": "duplication",
    "untranslated-sentence": "untranslated",
    "untranslated-part": "untranslated",
    "varies": "inconsistency",
    "alike": "inconsistency",
    "varies-elsewhere": "inconsistency",
    "alike-elsewhere": "inconsistency",
    "name-varies": "inconsistency",
    "spaces": "whitespace",
    "mojibake": "characters",
    "mixed-script": "characters",
    "foreign-letter": "characters",
    "too-long": "length",
    "too-short": "length",
    "heading": "formatting",
    "rule-missing": "non-conformance",
    "rule-broken": "non-conformance",
    "typography": "typographical",
    "quotation-marks": "typographical",
    "no-break-space": "whitespace",
}
#: The same for errors that people marked.
_GRAVITIES = {"neutral": 10, "minor": 30, "major": 60, "critical": 100}
#: The severities as numbers from 0 to 100.
_WEIGHTS = {"info": 20, "warning": 50, "error": 90}


def work(
    review: Review,
    changes: Iterable[struck.Done] = (),
    findings: Sequence[Finding] = (),
    *,
    key: str = "",
    made: str = "",
    lang: str = "en",
) -> Work:
    """Return ``review`` with all that people did to it.

    ``changes`` is its whole history, oldest first. ``findings`` are those in the alignment that it
    comes to (``outcome.alignment``); ``lang`` is the language of their titles. ``key`` and ``made``
    are as in ``Work``.
    """
    outcome = alignment(review)
    changes = tuple(changes)
    versions: dict[int, tuple[Version, ...]] = {}
    for change in changes:
        for diff in change.patch.diffs:
            if diff.kind == "cell" and diff.now and "text" in diff.now:
                version = Version(diff.now["text"], change.who, change.at)
                versions[diff.id] = (*versions.get(diff.id, ()), version)
    index_of = indices(review)
    passages = {cell.id: _passage(review, cell, versions) for cell in review.cells.values()}
    deleted = struck.sentences(review, changes)
    for one in deleted:
        passages[one.cell.id] = _passage(review, one.cell, {one.cell.id: (one.by,)})
    tracked: dict[int, list[Cell]] = defaultdict(list)
    for row in review.rows:
        tracked[row.id] = [review.cells[cell] for cell in row.tgt]
    for one in deleted:
        tracked[one.row].append(one.cell)
    issues = _issues(review, outcome, findings, lang) if findings else {}
    units = tuple(
        Unit(
            row.id,
            Bead(
                tuple(index_of[cell] for cell in row.src),
                tuple(index_of[cell] for cell in row.tgt),
                1.0 if row.settled else row.probability,
            ),
            tuple(passages[cell] for cell in row.src),
            tuple(passages[cell] for cell in row.tgt),
            row.verdict,
            row.note,
            tuple(_remarks(review, row)),
            (*_marked(review, row, lang), *issues.get(row.id, ())),
            tuple(passages[cell.id] for cell in sorted(tracked[row.id], key=_place)),
        )
        for row in review.rows
    )
    translation = tuple(passages[cell.id] for cell in review.in_order("tgt"))
    cells = sorted((*review.in_order("tgt"), *(one.cell for one in deleted)), key=_place)
    return Work(
        outcome,
        units,
        translation,
        review.name,
        key,
        made,
        _gone(review, changes),
        tuple(passages[cell.id] for cell in cells),
    )


def _marked(review: Review, row: Row, lang: str) -> Iterator[Issue]:
    """The errors that people marked in a row, but for those that were rejected."""
    say = Words(lang)
    for one in review.annotations_on(row):
        if review.ruling_on(one.id) == "rejected":
            continue
        known = CATEGORIES.get(one.category)
        cell = review.cells[one.cell]
        start = start_of(review, row, cell)
        span = (0, 0) if one.lost else (start + one.begin, start + one.end)
        spans = (span, (0, 0)) if cell.side == "src" else ((0, 0), span)
        yield Issue(
            one.category,
            say(known.name) if known else one.category,
            one.note,
            one.severity,
            known.its if known else "other",
            _GRAVITIES[one.severity],
            *spans,
            marked=True,
            profile=TYPOLOGY if known else "",
        )


def _remarks(review: Review, row: Row) -> Iterator[Remark]:
    """The comments on a row, each thread in one piece."""
    every = review.comments_on(row)
    for head in (one for one in every if not one.answers):
        for one in (head, *(one for one in every if one.answers == head.id)):
            yield Remark(one.who, one.at, one.text, one.id, one.answers, head.resolved)


def _gone(review: Review, changes: Iterable[struck.Done]) -> dict[int, Gone]:
    """Return the sentences and rows that no longer exist, by their ids."""
    gone: dict[int, Gone] = {}
    rows: dict[int, tuple[tuple[int, ...], bool]] = {}
    for change in changes:
        taken = isinstance(change.op, TakeBack)
        for diff in change.patch.diffs:
            if diff.now is not None or diff.was is None:
                gone.pop(diff.id, None)
                rows.pop(diff.id, None)
            elif diff.kind == "cell":
                gone[diff.id] = Gone(diff.was["text"], taken)
            elif diff.kind == "row":
                rows[diff.id] = tuple(diff.was["tgt"]), taken
    between = joiner(review.tgt.lang)
    for row, (cells, taken) in rows.items():
        texts = [
            review.cells[cell].text if cell in review.cells else gone[cell].text
            for cell in cells
            if cell in review.cells or cell in gone
        ]
        gone[row] = Gone(between.join(texts), taken)
    return gone


def _place(cell: Cell) -> str:
    return cell.place


def _passage(review: Review, cell: Cell, versions: Mapping[int, tuple[Version, ...]]) -> Passage:
    document = review.src if cell.side == "src" else review.tgt
    kind = document.paragraphs[cell.paragraph].kind
    known = versions.get(cell.id, ())
    return Passage(cell.id, cell.text, cell.loaded, cell.paragraph, kind, known)


def _issues(
    review: Review, outcome: Alignment, findings: Sequence[Finding], lang: str
) -> dict[int, list[Issue]]:
    """Return the findings by the id of their row."""
    from align.checks.families import FAMILY_OF, title

    cells = [[cell.id for cell in review.in_order(side)] for side in SIDES]
    found: dict[int, list[Issue]] = {}
    accepted = {one.finding for one in review.remarks.values() if isinstance(one, Annotation)}
    for one in findings:
        if one.fingerprint in accepted:
            continue  # it is among the errors
        bead = outcome.beads[one.bead]
        ids = (*(cells[0][k] for k in bead.src), *(cells[1][k] for k in bead.tgt))
        row = review.row_of(ids[0])
        if row is None:
            continue
        whole = _is_whole(row, ids)
        kind = TYPES.get(one.kind) or TYPES.get(FAMILY_OF[one.kind].name, "uncategorized")
        issue = Issue(
            one.kind,
            title(one.kind, lang),
            one.message,
            one.severity,
            kind,
            _WEIGHTS[one.severity],
            one.src_span if whole else (0, 0),
            one.tgt_span if whole else (0, 0),
            one.probability,
        )
        found.setdefault(row.id, []).append(issue)
    return found


def _is_whole(row: Row, cells: Sequence[int]) -> bool:
    """Whether a bead has all sentences of its row, so that spans in it count from the same start.

    The sentences of a rejected row are in beads of their own.
    """
    return row.cells == tuple(cells)
