"""The parameters of filters: their names, types and usual values, and whether given ones fit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from align.arguments import nearest
from align.cleaning.filters import FILTERS
from align.cleaning.model import Filter
from align.errors import UsageError
from align.words import Message, joined

#: How the values of a type are called.
_CALLED: Mapping[type, Message] = {
    str: Message("a text in quotation marks"),
    bool: Message("true or false"),
    int: Message("a whole number"),
    float: Message("a number"),
}
#: More of a value is not shown.
_SHOWN = 40


def build(name: str, given: Mapping[str, Any], where: str = "") -> Filter:
    """The filter called ``name`` with the parameters ``given``. Raises UsageError."""
    if name not in FILTERS:
        raise unknown(Message("there is no filter {name!r}", name=name), name, FILTERS, where)
    kind = FILTERS[name]
    place = f"{where} [{name}]" if where else name
    hints = parameters(kind)
    for key, value in given.items():
        if key not in hints:
            raise unknown(Message("there is no parameter {name!r}", name=key), key, hints, place)
        require_type(value, hints[key], place, key)
    made = kind(**given)
    for fault in made.faults():
        raise UsageError("{said}", where=place, said=fault)
    return made


def parameters(kind: type[Filter]) -> dict[str, Any]:
    """The names of a filter's parameters and their types."""
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind)}  # type: ignore[arg-type]


def settings(one: Filter) -> dict[str, Any]:
    """The parameters of a filter that are not as usual."""
    usual = type(one)()
    own = {name: getattr(one, name) for name in parameters(type(one))}
    return {name: value for name, value in own.items() if value != getattr(usual, name)}


def require_type(value: Any, hint: Any, where: str, name: str) -> None:
    """Check that a value has the type ``hint``. Raises UsageError."""
    if _fits(value, hint):
        return
    if get_origin(hint) is Literal:
        raise UsageError(
            "{name} cannot be {value}",
            where=where,
            hint="Choose one of {choices}",
            name=name,
            value=_shown(value),
            choices=", ".join(get_args(hint)),
        )
    raise UsageError(
        "{name} must be {wanted}, not {value}",
        where=where,
        name=name,
        wanted=joined(_said(hint), " / "),
        value=_shown(value),
    )


def _fits(value: Any, hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(_fits(value, one) for one in get_args(hint))
    if origin is Literal:
        return value in get_args(hint)
    if origin is list:
        return isinstance(value, list) and all(_fits(one, get_args(hint)[0]) for one in value)
    wanted = (int, float) if hint is float else hint
    return isinstance(value, wanted) and (hint is bool or not isinstance(value, bool))


def _said(hint: Any) -> Iterator[Message]:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        for one in get_args(hint):
            yield from _said(one)
    elif origin is list:
        yield Message("a list of values in square brackets")
    elif hint is not NoneType:
        yield _CALLED[hint]


def _shown(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=False, default=str)
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"


def unknown(said: Message, name: str, known: Iterable[str], where: str) -> UsageError:
    """The error for a ``name`` that is not among those ``known``; it names the nearest."""
    known = list(known)
    near = nearest(name, known)
    return UsageError(
        "{said}",
        where=where or None,
        hint="Did you mean {near}?" if near else "Use one of {choices}",
        said=said,
        near=near,
        choices=", ".join(known),
    )
