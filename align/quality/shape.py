"""Whether a profile has the shape that it must have; if not, an error says so in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

from align.errors import UsageError
from align.words import Message

#: How the values of a type are called.
_CALLED: Mapping[type, Message] = {
    str: Message("a text in quotation marks"),
    bool: Message("true or false"),
    int: Message("a whole number"),
    float: Message("a number"),
    list: Message("a list of texts"),
    dict: Message("a section of its own"),
}
#: More of a value is not shown.
_SHOWN = 40


def require_shape(table: Mapping[str, Any], wanted: type, where: str) -> None:
    """Check that a TOML table has the fields of the dataclass ``wanted``, which are texts, numbers,
    choices, lists of texts, and tables of these. Raises UsageError for the first fault.
    """
    _require_fields(table, wanted, where, "")


def _require_fields(table: Mapping[str, Any], wanted: Any, where: str, inside: str) -> None:
    hints = get_type_hints(wanted)
    for name in table:
        _require_known(name, hints, where, inside)
    for field in fields(wanted):
        name = f"{inside}{field.name}"
        if field.name in table:
            _require(table[field.name], hints[field.name], where, name)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise UsageError(
                "the setting {name} is missing",
                where=where,
                hint="See docs/quality.md for an example",
                name=name,
            )


def _require(value: Any, wanted: Any, where: str, name: str) -> None:
    """Check one value; ``name`` is the way to it, with dots."""
    kind = get_origin(wanted) or wanted
    if kind is Literal:
        if value not in get_args(wanted):
            raise UsageError(
                "{name} cannot be {value}",
                where=where,
                hint="Choose one of {choices}",
                name=name,
                value=_shown(value),
                choices=", ".join(get_args(wanted)),
            )
        return
    if is_dataclass(kind):
        _require_kind(value, dict, where, name)
        _require_fields(value, kind, where, f"{name}.")
        return
    _require_kind(value, kind, where, name)
    if kind is list and not all(isinstance(one, str) for one in value):
        raise _wrong(value, list, where, name)
    if kind is dict:
        keys, values = get_args(wanted)
        for key, one in value.items():
            if get_origin(keys) is Literal:
                _require_known(key, get_args(keys), where, f"{name}.")
            _require(one, values, where, f"{name}.{key}")


def _require_kind(value: Any, kind: type, where: str, name: str) -> None:
    fitting = (int, float) if kind is float else kind
    if not isinstance(value, fitting) or (isinstance(value, bool) and kind is not bool):
        raise _wrong(value, kind, where, name)


def _require_known(name: str, choices: Iterable[str], where: str, inside: str) -> None:
    if name not in choices:
        raise UsageError(
            "there is no setting {name!r}",
            where=where,
            hint="Choose one of {choices}",
            name=f"{inside}{name}",
            choices=", ".join(choices),
        )


def _wrong(value: Any, kind: type, where: str, name: str) -> UsageError:
    return UsageError(
        "{name} must be {wanted}, not {value}",
        where=where,
        name=name,
        wanted=_CALLED[kind],
        value=_shown(value),
    )


def _shown(value: Any) -> str:
    """A value as it stands in a file, shortened."""
    said = json.dumps(value, ensure_ascii=False, default=str)
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
