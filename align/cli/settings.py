"""Defaults for the options of commands, from a file called ``sverka.toml``.

The file is in the folder where the command runs, or in the user's own folder for settings; the
variable SVERKA_SETTINGS names another one. Keys are the options without their dashes. Those at the
top are for all commands that have the option, those in the table of a command for this one.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from align.arguments import nearest
from align.errors import UsageError

NAME = "sverka.toml"

#: Finds a command by its name.
Find = Callable[[str], click.Command | None]


def path() -> Path | None:
    """The file of defaults; None if there is none."""
    if chosen := os.environ.get("SVERKA_SETTINGS"):
        return Path(chosen)
    from platformdirs import user_config_path

    places = (Path(NAME), user_config_path("sverka", appauthor=False) / NAME)
    return next((place for place in places if place.is_file()), None)


def defaults(name: str, find: Find, names: Iterable[str]) -> dict[str, Any]:
    """The defaults of the command called ``name``, as click's ``default_map`` for it.

    ``names`` are those of all commands. Raises UsageError.
    """
    place = path()
    if place is None:
        return {}
    tables = _read(place)
    known = list(names)
    _require(tables, known, lambda: _all_options(known, find), place)
    general = {key: value for key, value in tables.items() if not isinstance(value, dict)}
    command = find(name)
    own = tables.get(name)
    own = own if isinstance(own, dict) else {}  # else an option with the name of a command
    return _of(command, general, own, f"{place} [{name}]") if command else {}


def flag_of(param: click.Parameter) -> str:
    """The long name of an option, with its dashes."""
    return max((opt for opt in param.opts if opt.startswith("-")), key=len, default="")


def _read(place: Path) -> dict[str, Any]:
    from align.files import text

    try:
        return tomllib.loads(text(place, error=UsageError))
    except tomllib.TOMLDecodeError as error:
        raise UsageError("not valid TOML: {reason}", where=str(place), reason=error) from error


def _of(
    command: click.Command, general: Mapping[str, Any], own: Mapping[str, Any], where: str
) -> dict[str, Any]:
    """``general`` defaults as far as ``command`` has such options, and its ``own``."""
    options = _options(command)
    below = command.commands if isinstance(command, click.Group) else {}
    for key in own:
        if key not in options and key not in below:
            raise _unknown(key, [*options, *below], where)
    given = {key: value for key, value in general.items() if key in options}
    given |= {key: value for key, value in own.items() if key in options}
    found = {
        options[key].name or "": _value(options[key], key, value, where)
        for key, value in given.items()
    }
    for name, one in below.items():
        table = own.get(name, {})
        if not isinstance(table, dict):
            raise UsageError("{name} must be a table", where=where, name=name)
        found[name] = _of(one, general, table, f"{where[:-1]}.{name}]")
    return found


def _value(option: click.Option, key: str, value: Any, where: str) -> Any:
    """``value`` as click wants it. Raises UsageError if it is of the wrong kind, or if a file must
    not decide it: a file in a folder from elsewhere must neither send texts away nor say yes.
    """
    if option.metavar == "URL" or key == "yes":
        raise UsageError(
            "{name} cannot be set in a file", where=where, hint="Give it each time", name=key
        )
    if option.is_flag:
        wanted: tuple[type, ...] = (bool,)
        said = "true or false"
    elif option.multiple:
        wanted, said = (str, int, float, list), "a list"
    else:
        wanted, said = (str, int, float), "a text or a number"
    if not isinstance(value, wanted) or (isinstance(value, bool) and not option.is_flag):
        raise UsageError("{name} must be {wanted}", where=where, name=key, wanted=said)
    if option.multiple and not isinstance(value, list):
        return [value]
    return value


def _options(command: click.Command) -> dict[str, click.Option]:
    """The options of ``command`` by their names in the file."""
    return {flag_of(one)[2:]: one for one in command.params if isinstance(one, click.Option)}


def _require(
    tables: Mapping[str, Any], commands: list[str], options: Callable[[], set[str]], place: Path
) -> None:
    """Refuse tables of unknown commands, and general options that no command has."""
    for key, value in tables.items():
        if isinstance(value, dict) and key not in commands:
            raise _unknown(key, commands, str(place))
        if not isinstance(value, dict) and key not in (known := options()):
            raise _unknown(key, sorted(known), str(place))


def _all_options(names: Iterable[str], find: Find) -> set[str]:
    found: set[str] = set()
    todo = [command for name in names if (command := find(name))]
    while todo:
        command = todo.pop()
        found |= _options(command).keys()
        todo += command.commands.values() if isinstance(command, click.Group) else ()
    return found


def _unknown(name: str, known: Iterable[str], where: str) -> UsageError:
    near = nearest(name, known)
    return UsageError(
        "there is no command or option {name!r}",
        where=where,
        hint="Did you mean {near}?" if near else "See sverka -h",
        name=name,
        near=near,
    )
