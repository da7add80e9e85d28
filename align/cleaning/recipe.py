"""Recipes: which filters clean a corpus, in which order and with which parameters.

A recipe is a TOML file; ``recipes`` has those that come with Sverka. The filter steps of an
OpusFilter configuration (YAML) are a recipe, too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from align.cleaning import opusfilter
from align.cleaning.model import Filter
from align.cleaning.parameters import build, require_type, unknown
from align.errors import UsageError
from align.files import text as text_of
from align.words import Message

#: The recipe that is used unless another one is chosen.
USUAL = "standard"
_SHIPPED = ("gentle", "standard", "strict")
_KEYS = ("about", "like", "without", "filters")


@dataclass(frozen=True)
class Recipe:
    """``filters`` in the order in which they are applied. ``about`` says for whom the recipe is;
    ``notes`` what of a file in another format could not be taken over.
    """

    name: str
    filters: tuple[Filter, ...]
    about: str = ""
    notes: tuple[Message, ...] = ()

    def without(self, names: Iterable[str]) -> Recipe:
        """The recipe without the filters of these names. Raises UsageError if it has no such."""
        unwanted = set(names)
        for name in sorted(unwanted - {one.name for one in self.filters}):
            raise unknown(
                Message("the recipe has no filter {name!r}", name=name),
                name,
                [one.name for one in self.filters],
                self.name,
            )
        return replace(self, filters=tuple(one for one in self.filters if one.name not in unwanted))


@cache
def shipped() -> Mapping[str, Recipe]:
    """The recipes that come with Sverka, by name."""
    folder = files(__package__) / "recipes"
    made: dict[str, Recipe] = {}
    for name in _SHIPPED:
        made[name] = _read((folder / f"{name}.toml").read_text("utf-8"), name, f"{name}.toml", made)
    return MappingProxyType(made)


def find(recipe: str | Path | Recipe) -> Recipe:
    """Return a recipe that comes with Sverka, or one in a file: TOML, or the YAML of OpusFilter.

    Raises UsageError if there is no such recipe or it is not valid, DependencyError if YAML cannot
    be read.
    """
    if isinstance(recipe, Recipe):
        return recipe
    name = str(recipe)
    if name in shipped():
        return shipped()[name]
    ending = Path(name).suffix.lower()
    if ending == ".toml":
        return read(text_of(name, error=UsageError), name)
    if ending in (".yaml", ".yml"):
        filters, notes = opusfilter.read(text_of(name, error=UsageError), name)
        return Recipe(name, filters, notes=notes)
    raise UsageError(
        "there is no recipe {name!r}",
        hint="Choose one of {choices}, or name a TOML file",
        name=name,
        choices=", ".join(shipped()),
    )


def read(text: str, where: str) -> Recipe:
    """Read a recipe from TOML; ``where`` names it in errors. Raises UsageError."""
    return _read(text, where, where, shipped())


def _read(text: str, name: str, where: str, known: Mapping[str, Recipe]) -> Recipe:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError("not valid TOML: {reason}", where=where, reason=error) from error
    for key in table:
        if key not in _KEYS:
            raise unknown(Message("there is no setting {name!r}", name=key), key, _KEYS, where)
    for key, kind in (("about", str), ("like", str)):
        if key in table:
            require_type(table[key], kind, where, key)
    require_type(table.get("without", []), list[str], where, "without")
    base = _base(table, where, known)
    made = _filters(table.get("filters", []), where)
    filters = _merged(base.filters if base else (), made)
    if not filters:
        raise UsageError(
            "the recipe has no filters", where=where, hint="See docs/cleaning.md for an example"
        )
    about = " ".join(table.get("about", base.about if base else "").split())
    recipe = Recipe(name, filters, about)
    return recipe.without(table.get("without", []))


def _base(table: Mapping[str, Any], where: str, known: Mapping[str, Recipe]) -> Recipe | None:
    like = table.get("like")
    if like is None:
        return None
    if like not in known:
        raise unknown(Message("there is no recipe {name!r}", name=like), like, known, where)
    return known[like]


def _merged(base: tuple[Filter, ...], own: tuple[Filter, ...]) -> tuple[Filter, ...]:
    """The filters of the base, those of the same name replaced, then all others."""
    left = list(own)
    made: list[Filter] = []
    for one in base:
        instead = next((other for other in left if other.name == one.name), None)
        if instead:
            left.remove(instead)
        made.append(instead or one)
    return (*made, *left)


def _filters(tables: Any, where: str) -> tuple[Filter, ...]:
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise UsageError(
            "{name} must be a list of tables",
            where=where,
            hint="Write [[filters]] above each",
            name="filters",
        )
    made = []
    for number, table in enumerate(tables, 1):
        name = table.get("filter")
        if not isinstance(name, str):
            raise UsageError(
                "filter {number} has no name",
                where=where,
                hint='Write filter = "LengthFilter", for example',
                number=number,
            )
        made.append(
            build(name, {key: value for key, value in table.items() if key != "filter"}, where)
        )
    return tuple(made)
