"""Operations on annotations: errors in the translation that people mark and argue about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from align.errors import EditError
from align.quality.typology import Severity
from align.review.draft import Draft
from align.review.model import View
from align.review.operation import OnCell, Operation, Role, rows_of
from align.review.things import Annotation, Reply, Ruling, writable

#: The longest name of a category in code points.
_LONGEST = 200


@dataclass(frozen=True)
class Annotate(OnCell):
    """Mark the words ``begin`` to ``end`` of a sentence as an error; the whole sentence if both are
    equal. ``finding`` is the fingerprint of the finding that is accepted as an error.
    """

    name: ClassVar[str] = "annotate"
    needs: ClassVar[Role] = "reviewer"
    cell: int
    begin: int
    end: int
    category: str
    severity: Severity
    note: str
    finding: str = ""

    def edit(self, draft: Draft) -> None:
        cell = draft.cell(self.cell)
        begin, end = (min(max(at, 0), len(cell.text)) for at in (self.begin, self.end))
        if begin >= end:
            begin, end = 0, len(cell.text)
        draft.put(
            Annotation(
                draft.new_id(),
                cell.id,
                begin,
                end,
                cell.side,
                cell.text[begin:end],
                _category(self.category),
                self.severity,
                writable(self.note).strip(),
                draft.who,
                draft.at,
                writable(self.finding),
            )
        )


@dataclass(frozen=True)
class Reannotate(Operation):
    """Change what an annotation says: its category, severity and note."""

    name: ClassVar[str] = "reannotate"
    needs: ClassVar[Role] = "reviewer"
    annotation: int
    category: str
    severity: Severity
    note: str

    def edit(self, draft: Draft) -> None:
        known = _known(draft, self.annotation)
        category, note = _category(self.category), writable(self.note).strip()
        draft.put(replace(known, category=category, severity=self.severity, note=note))

    def touches(self, view: View) -> tuple[int, ...]:
        return _rows(view, self.annotation)


@dataclass(frozen=True)
class Unannotate(Operation):
    """Remove an annotation with all replies. The history keeps them."""

    name: ClassVar[str] = "unannotate"
    needs: ClassVar[Role] = "reviewer"
    annotation: int

    def edit(self, draft: Draft) -> None:
        known = _known(draft, self.annotation)
        for reply in draft.view.replies_to(known.id):
            draft.drop(reply)
        draft.drop(known)

    def touches(self, view: View) -> tuple[int, ...]:
        return _rows(view, self.annotation)


@dataclass(frozen=True)
class Arbitrate(Operation):
    """Say something about an annotation, with or without a ruling."""

    name: ClassVar[str] = "arbitrate"
    needs: ClassVar[Role] = "reviewer"
    annotation: int
    ruling: Ruling
    text: str

    def edit(self, draft: Draft) -> None:
        known = _known(draft, self.annotation)
        text = writable(self.text).strip()
        if not text:
            raise EditError("the comment is empty", hint="Give a reason", code="edit.empty-comment")
        draft.put(Reply(draft.new_id(), known.id, self.ruling, text, draft.who, draft.at))

    def touches(self, view: View) -> tuple[int, ...]:
        return _rows(view, self.annotation)


def _known(draft: Draft, number: int) -> Annotation:
    known = draft.find("annotation", number)
    if not isinstance(known, Annotation):
        raise EditError(
            "this error is no longer marked",
            hint="It may have just been removed: reload the page",
            code="edit.no-annotation",
        )
    return known


def _category(text: str) -> str:
    category = writable(text).strip()[:_LONGEST]
    if not category:
        raise EditError("the error has no category", hint="Choose one", code="edit.no-category")
    return category


def _rows(view: View, number: int) -> tuple[int, ...]:
    known = view.find("annotation", number)
    return rows_of(view, (known.cell,)) if isinstance(known, Annotation) else ()
