"""``OPERATIONS``, the one table of what people do to a review, and how it is done.

Every operation goes to JSON and back: so a page asks for it, and so the history keeps it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args, get_origin, get_type_hints

from align.errors import EditError
from align.review import decisions, judgements, structure, wording
from align.review.draft import Draft
from align.review.model import View
from align.review.operation import Operation
from align.review.patch import Patch

OPERATIONS: dict[str, type[Operation]] = {
    cls.name: cls
    for cls in (
        decisions.Accept,
        decisions.Reject,
        decisions.Reopen,
        decisions.AcceptAbove,
        decisions.Note,
        decisions.Bookmark,
        decisions.Boundary,
        decisions.AddComment,
        decisions.DropComment,
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
        judgements.Dismiss,
        judgements.Restore,
        judgements.Ignore,
        judgements.EndRule,
        judgements.Rename,
    )
}


def apply(view: View, op: Operation, who: str = "", at: str = "") -> Patch:
    """Work out what ``op`` changes in ``view``, where ``who`` does it at the time ``at``.

    Nothing is touched. An operation that changes nothing gives an empty patch. Raises EditError
    where it cannot be.
    """
    draft = Draft(view, who, at)
    op.edit(draft)
    return draft.patch()


def operation(data: Mapping[str, Any]) -> Operation:
    """Make the operation that ``data`` describes, as ``Operation.to_json`` writes it.

    Raises EditError where there is none of that name or its fields are not what it takes.
    """
    name = data.get("op")
    cls = OPERATIONS.get(name) if isinstance(name, str) else None
    if cls is None:
        raise EditError(f"there is no operation {name!r}", hint=f"There are {_list(OPERATIONS)}")
    hints = get_type_hints(cls)
    names = [field.name for field in fields(cls)]
    if {*data} != {"op", *names}:
        raise EditError(f"{cls.name} takes {_list(names)}, not {_list({*data} - {'op'})}")
    return cls(**{name: _value(data[name], hints[name], f"{cls.name}.{name}") for name in names})


def _value(value: Any, wanted: Any, where: str) -> Any:
    """``value`` as the type ``wanted``: tuples for lists, and nothing else is bent."""
    origin, args = get_origin(wanted), get_args(wanted)
    if origin is tuple and isinstance(value, list | tuple):
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_value(item, args[0], where) for item in value)
        if len(args) == len(value):
            return tuple(_value(item, kind, where) for item, kind in zip(value, args, strict=True))
    elif origin is None and type(value) is wanted:
        return value
    elif wanted is float and type(value) is int:
        return float(value)
    elif origin is not tuple and value in args:
        return value
    raise EditError(f"{value!r} is not what this takes", where=where)


def _list(names: Any) -> str:
    return ", ".join(sorted(names)) or "nothing"
