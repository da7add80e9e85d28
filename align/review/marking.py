"""Operations on annotations: errors in the translation that people mark and argue about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from align.errors import EditError
from align.quality.typology import Severity
from align.review.anchors import drop
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
class _OnAnnotation(Operation):
    """An operation on an annotation."""

    needs: ClassVar[Role] = "reviewer"
    annotation: int

    def known(self, draft: Draft) -> Annotation:
        """The annotation. Raises EditError if it is gone."""
        known = draft.find("annotation", self.annotation)
        if not isinstance(known, Annotation):
            raise EditError(
                "this error is no longer marked",
                hint="It may have just been removed: reload the page",
                code="edit.no-annotation",
            )
        return known

    def touches(self, view: View) -> tuple[int, ...]:
        known = view.find("annotation", self.annotation)
        return rows_of(view, (known.cell,)) if isinstance(known, Annotation) else ()


@dataclass(frozen=True)
class Reannotate(_OnAnnotation):
    """Change what an annotation says: its category, severity and note."""

    name: ClassVar[str] = "reannotate"
    category: str
    severity: Severity
    note: str

    def edit(self, draft: Draft) -> None:
        known = self.known(draft)
        category, note = _category(self.category), writable(self.note).strip()
        draft.put(replace(known, category=category, severity=self.severity, note=note))


@dataclass(frozen=True)
class Unannotate(_OnAnnotation):
    """Remove an annotation with all replies. The history keeps them."""

    name: ClassVar[str] = "unannotate"

    def edit(self, draft: Draft) -> None:
        drop(draft, self.known(draft))


@dataclass(frozen=True)
class Arbitrate(_OnAnnotation):
    """Say something about an annotation, with or without a ruling."""

    name: ClassVar[str] = "arbitrate"
    ruling: Ruling
    text: str

    def edit(self, draft: Draft) -> None:
        known = self.known(draft)
        text = writable(self.text).strip()
        if not text:
            raise EditError("the comment is empty", hint="Give a reason", code="edit.empty-comment")
        draft.put(Reply(draft.new_id(), known.id, self.ruling, text, draft.who, draft.at))


def _category(text: str) -> str:
    category = writable(text).strip()[:_LONGEST]
    if not category:
        raise EditError("the error has no category", hint="Choose one", code="edit.no-category")
    return category
