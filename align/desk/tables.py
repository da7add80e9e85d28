"""The tables that the grid's scripts share with Python, written to the module ``grid/tables.js``.

    python -m align.desk.tables

writes the module again after a change to ``keys.json``, to an operation or to another table named
here. A test fails until this is done.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from align.anchors import LinkKind
from align.checks.model.finding import Severity
from align.desk.payload import KINDS
from align.formats.work import STATUSES
from align.quality.evaluation import RULINGS
from align.quality.typology import CATEGORIES, SEVERITIES
from align.review import OPERATIONS, ROLES, Operation
from align.review.things import SIDES, Rendering, Ruling, Status, Verdict
from align.words import later

_GRID = Path(__file__).with_name("grid")
#: The module that is written.
MODULE = _GRID / "tables.js"
#: Groups of keys for people: ``{"group": ..., "keys": [[names, action, meaning], ...]}``.
#: Those that only work while somebody edits, or with the mouse, have an empty action.
KEYS: list[dict[str, Any]] = json.loads((_GRID / "keys.json").read_text(encoding="utf-8"))
#: How to show keys with longer names.
SHOWN = {"ArrowDown": "↓", "ArrowUp": "↑", "ArrowLeft": "←", "ArrowRight": "→"}

#: The history's texts for operations. ``weigh`` has none, because no person does it.
DONE = {
    "judge": later("judged a translation"),
    "judge_above": later("judged all above as good"),
    "accept": later("accepted a pair"),
    "reject": later("called a pair wrong"),
    "reopen": later("reopened"),
    "accept_above": later("accepted all pairs above"),
    "merge": later("merged"),
    "split": later("split"),
    "move": later("moved a sentence"),
    "shift": later("shifted a side"),
    "unlink": later("unlinked"),
    "link": later("linked"),
    "edit": later("edited"),
    "write": later("edited"),
    "cut": later("split a sentence"),
    "join": later("joined sentences"),
    "replace": later("replaced"),
    "note": later("wrote a note"),
    "bookmark": later("bookmarked"),
    "boundary": later("set a boundary"),
    "comment": later("commented"),
    "comment_on": later("commented"),
    "reply": later("replied to a comment"),
    "resolve": later("resolved a comment, or opened it again"),
    "assign": later("assigned a comment"),
    "uncomment": later("deleted a comment"),
    "annotate": later("marked an error"),
    "reannotate": later("changed an error"),
    "unannotate": later("removed the mark of an error"),
    "arbitrate": later("answered about an error"),
    "relink": later("realigned"),
    "dismiss": later("dismissed a finding"),
    "restore": later("restored a finding"),
    "ignore": later("dismissed a kind of finding"),
    "end_rule": later("removed a rule"),
    "take_back": later("took back an edited file"),
    "rename": later("renamed the document"),
    "renew": later("carried over to a new version"),
}
#: The tooltips of marks; marks of words have none.
MARKS: dict[LinkKind, str] = {
    "number": later("number"),
    "date": later("date"),
    "name": later("name"),
    "symbol": later("symbol"),
}


def module() -> str:
    """The text of ``tables.js``."""
    parts = [
        "// Written by `python -m align.desk.tables`. Change the Python tables, not this file.",
        *_types(),
        _constant("SIDES", "The sides of a bead.", SIDES),
        _constant("STATUSES", "What people judged about a bead, and its name.", STATUSES),
        _constant("PARAGRAPHS", "The kinds of paragraphs; the server sends their index.", KINDS),
        _constant("ROLES", "The ranks of the roles.", {role: k for k, role in enumerate(ROLES)}),
        _constant(
            "NEEDS",
            "The rank that an operation needs.",
            {name: ROLES.index(cls.needs) for name, cls in OPERATIONS.items()},
        ),
        _constant("DONE", "The history's texts for operations.", DONE, "names"),
        _constant("GRADES", "The severities of errors, and their names.", dict(SEVERITIES)),
        _constant("RULINGS", "What people agreed about an error.", dict(RULINGS)),
        _constant(
            "CATEGORIES",
            "The categories of errors: their names, and their dimensions.",
            {one.id: [one.name, one.parent] for one in CATEGORIES.values()},
            "categories",
        ),
        _constant("MARKS", "The tooltips of marks.", MARKS, "names"),
        _constant("SHOWN", "How to show keys with longer names.", SHOWN, "names"),
        _constant(
            "KEYS", "The keys in groups: their names, the action, its meaning.", KEYS, "keys"
        ),
    ]
    return "\n\n".join(parts) + "\n"


_WIDTH = 90
#: Types that are wider than that of the constant itself.
_WIDER = {
    "names": "Partial<Record<string, string>>",
    "categories": "Partial<Record<string, string[]>>",
    "keys": "{ group: string, keys: [string[], string, string][] }[]",
}


def _constant(name: str, meaning: str, value: object, wider: str = "") -> str:
    written = _written(value)
    if wider:
        comment = f"/**\n * {meaning}\n * @type {{{_WIDER[wider]}}}\n */"
        return f"{comment}\nexport const {name} = {written};"
    return f"/** {meaning} */\nexport const {name} = /** @type {{const}} */ ({written});"


def _written(value: Any, indent: str = "") -> str:
    """``value`` as JavaScript: on one line if it fits."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(indent + flat) <= _WIDTH or not isinstance(value, dict | list | tuple):
        return flat
    deeper = indent + "  "
    if isinstance(value, dict):
        parts = [f"{json.dumps(name)}: {_written(one, deeper)}" for name, one in value.items()]
    else:
        parts = [_written(one, deeper) for one in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return "\n".join([opening, *(f"{deeper}{part}," for part in parts), indent + closing])


def _types() -> Iterator[str]:
    for name, hint in (
        ("Side", SIDES),
        ("Status", get_args(Status)),
        ("Rendering", get_args(Rendering)),
        ("Verdict", get_args(Verdict)),
        ("Severity", get_args(Severity)),
        ("Grade", tuple(SEVERITIES)),
        ("Ruling", get_args(Ruling)),
    ):
        yield f"/** @typedef {{{_union(hint)}}} {name} */"
    kinds = "\n *   | ".join(_operation(cls) for cls in OPERATIONS.values())
    yield f"/**\n * An operation as the server reads it.\n * @typedef {{{kinds}}} Operation\n */"


def _operation(cls: type[Operation]) -> str:
    hints = get_type_hints(cls)
    known = [
        f"op: {json.dumps(cls.name)}",
        *(f"{f.name}: {_type(hints[f.name])}" for f in fields(cls)),
    ]
    return "{ " + ", ".join(known) + " }"


def _type(hint: Any) -> str:
    """``hint`` as a TypeScript type."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _union(args)
    if origin is tuple and args[-1] is Ellipsis:
        return f"{_type(args[0])}[]"
    if origin is tuple:
        return f"[{', '.join(_type(arg) for arg in args)}]"
    return {int: "number", float: "number", str: "string", bool: "boolean"}[hint]


def _union(values: tuple[str, ...]) -> str:
    return " | ".join(json.dumps(value) for value in values)


if __name__ == "__main__":
    MODULE.write_text(module(), encoding="utf-8")
