"""``OPERATIONS``, the table of everything that people can do to a review, and how to apply it.

Every operation converts to JSON and back: pages send them that way, and the history stores them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from msgspec import ValidationError, convert

from align.errors import EditError
from align.review import (
    anchors,
    credit,
    decisions,
    judgements,
    marking,
    renew,
    structure,
    takeback,
    threads,
    wording,
    writing,
)
from align.review.draft import Draft
from align.review.model import View
from align.review.operation import Operation
from align.review.patch import Patch

OPERATIONS: dict[str, type[Operation]] = {
    cls.name: cls
    for cls in (
        decisions.Judge,
        decisions.JudgeAbove,
        decisions.Accept,
        decisions.Reject,
        decisions.Reopen,
        decisions.AcceptAbove,
        decisions.Note,
        decisions.Bookmark,
        decisions.Boundary,
        decisions.AddComment,
        decisions.DropComment,
        threads.CommentOn,
        threads.ReplyTo,
        threads.Resolve,
        threads.Assign,
        marking.Annotate,
        marking.Reannotate,
        marking.Unannotate,
        marking.Arbitrate,
        structure.Merge,
        structure.Split,
        structure.Move,
        structure.Shift,
        structure.Unlink,
        structure.Link,
        structure.Relink,
        structure.Weigh,
        wording.Edit,
        wording.Replace,
        wording.Cut,
        wording.Join,
        writing.Write,
        takeback.TakeBack,
        renew.Renew,
        judgements.Dismiss,
        judgements.Restore,
        judgements.Ignore,
        judgements.EndRule,
        judgements.Rename,
    )
}


def apply(view: View, op: Operation, who: str = "", at: str = "") -> Patch:
    """Compute what ``op`` changes in ``view`` if ``who`` does it at the time ``at``.

    ``view`` itself is not changed. An operation without effect gives an empty patch. Raises
    EditError if the operation is not possible.
    """
    draft = Draft(view, who, at)
    op.edit(draft)
    anchors.follow(draft)
    credit.follow(draft)
    threads.follow(draft)
    return draft.patch()


def operation(data: Mapping[str, Any]) -> Operation:
    """Create the operation that ``data`` describes, in the form of ``Operation.to_json``.

    Raises EditError if the name is unknown or the fields do not match.
    """
    name = data.get("op")
    cls = OPERATIONS.get(name) if isinstance(name, str) else None
    if cls is None:
        raise EditError(
            "there is no operation {name!r}",
            hint="Choose one of {choices}",
            code="edit.no-operation",
            name=name,
            choices=_list(OPERATIONS),
        )
    names = [field.name for field in fields(cls)]
    if {*data} != {"op", *names}:
        raise EditError(
            "{op} takes {fields}, not {given}",
            code="edit.wrong-fields",
            op=cls.name,
            fields=_list(names),
            given=_list({*data} - {"op"}),
        )
    try:
        return convert({name: data[name] for name in names}, cls)
    except ValidationError as error:
        raise EditError(
            "not a valid operation: {reason}", where=cls.name, code="edit.wrong-value", reason=error
        ) from error


def _list(names: Any) -> str:
    return ", ".join(sorted(names)) or "nothing"
