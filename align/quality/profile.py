"""Quality profiles: how many points an error costs, and how many points a text may have.

A profile is a TOML file; ``profiles`` has those that come with Sverka.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from msgspec import convert

from align.errors import UsageError
from align.files import text as text_of
from align.quality.shape import require_shape
from align.quality.typology import CATEGORIES, SEVERITIES, Category, Severity
from align.words import later

#: Whose words are counted.
Counted = Literal["source", "target"]
#: Which part of a text is evaluated: all of it, or the beads that people have judged.
Sample = Literal["all", "judged"]
#: The profile that is used unless another one is chosen.
USUAL = "mqm-core"
_SHIPPED = ("mqm-core", "iso-5060", "simple")


@dataclass(frozen=True)
class Profile:
    """How a text is evaluated.

    An error costs the points of its severity in ``points``, times the weight of its category in
    ``weights`` (or of the category's dimension; otherwise 1). The sum is compared with the
    ``limit``, which is a number of points per ``per`` words; ``words`` says whose. ``most`` has the
    largest number of errors of a severity that a text may have. ``sample`` says which part of a
    text is evaluated. ``categories`` are those to choose from, by id; ``key`` is the name under
    which the profile is chosen.
    """

    key: str
    name: str
    about: str = ""
    words: Counted = "source"
    per: int = 1000
    limit: float = 25
    sample: Sample = "all"
    points: Mapping[Severity, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    most: Mapping[Severity, int] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=lambda: CATEGORIES)

    def category(self, number: str) -> Category:
        """The category with this id, also if the profile does not offer it."""
        return self.categories.get(number) or CATEGORIES.get(number) or Category(number, number, "")

    def dimension(self, number: str) -> Category:
        """The dimension of a category: its parent, or itself."""
        known = self.category(number)
        return self.category(known.parent) if known.parent else known

    def cost(self, category: str, severity: Severity) -> float:
        """The points of an error."""
        known = self.category(category)
        weight = self.weights.get(known.id, self.weights.get(known.parent, 1.0))
        return self.points[severity] * weight


@dataclass(frozen=True)
class _Own:
    """A category of one's own in a file."""

    name: str
    parent: str = ""
    its: str = "other"


@dataclass(frozen=True)
class _File:
    """A profile as it is written in TOML."""

    name: str
    severities: dict[Severity, float]
    about: str = ""
    words: Counted = "source"
    per: int = 1000
    limit: float = 25
    sample: Sample = "all"
    weights: dict[str, float] = field(default_factory=dict)
    most: dict[Severity, int] = field(default_factory=dict)
    categories: list[str] = field(default_factory=list)
    dimensions: bool = False
    own: dict[str, _Own] = field(default_factory=dict)


@cache
def shipped() -> Mapping[str, Profile]:
    """The profiles that come with Sverka, by key."""
    folder = files(__package__) / "profiles"
    return MappingProxyType(
        {
            key: read((folder / f"{key}.toml").read_text(encoding="utf-8"), key, f"{key}.toml")
            for key in _SHIPPED
        }
    )


def find(name: str) -> Profile:
    """Return a profile that comes with Sverka, or the one in the file ``name``.

    Raises UsageError if there is no such file, or if it is not a profile; LoadError if it cannot be
    read.
    """
    if name not in shipped() and name.lower().endswith(".toml"):
        return read(text_of(Path(name)), name, name)
    return named(name)


def named(name: str) -> Profile:
    """Return a profile that comes with Sverka. Raises UsageError if there is none of this name."""
    known = shipped()
    if name not in known:
        raise UsageError(
            "there is no quality profile {name!r}",
            hint="Choose one of {choices}, or name a TOML file",
            name=name,
            choices=", ".join(known),
        )
    return known[name]


def read(text: str, key: str, where: str) -> Profile:
    """Read a profile from TOML; ``where`` names it in errors. Raises UsageError."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            "not valid TOML: {reason}",
            where=where,
            hint="Each line has the form name = value, with texts in quotation marks",
            reason=error,
        ) from error
    require_shape(table, _File, where)
    found = convert(table, _File)
    categories = _categories(found, where)
    _require_sense(found, categories, where)
    return Profile(
        key, found.name, found.about, found.words, found.per, found.limit, found.sample,
        found.severities, found.weights, found.most, categories,
    )  # fmt: skip


def _categories(found: _File, where: str) -> Mapping[str, Category]:
    """The categories that a profile offers, each dimension before its own."""
    every = dict(CATEGORIES)
    for number, own in found.own.items():
        every[number] = Category(number, own.name, own.its, own.parent)
    for number in (*found.categories, *found.weights, *(own.parent for own in found.own.values())):
        if number and number not in every:
            raise UsageError(
                "there is no category {name!r}",
                where=where,
                hint="See docs/quality.md, or define it under [own]",
                name=number,
            )
    if found.dimensions:
        return {number: one for number, one in every.items() if not one.parent}
    chosen = {*found.categories, *found.own} if found.categories else set(every)
    return {number: one for number, one in every.items() if number in chosen}


def _require_sense(found: _File, categories: Mapping[str, Category], where: str) -> None:
    missing = [name for name in SEVERITIES if name not in found.severities]
    if missing:
        raise UsageError(
            "the points of {missing} are missing",
            where=where,
            hint="Give them under [severities]",
            missing=", ".join(missing),
        )
    numbers = (*found.severities.values(), *found.weights.values(), found.limit, found.per)
    if any(not 0 <= number < 1e9 for number in numbers) or found.per < 1 or not categories:
        raise UsageError(
            "points, weights and the limit cannot be negative, and words are counted per 1 or more",
            where=where,
        )


#: What is to be known about the profiles that come with Sverka.
ABOUT: Mapping[str, str] = {
    "mqm-core": later(
        "MQM 2.0: all core categories, words of the source, 0, 1, 5 or 25 points. The limit is "
        "ours: agree on your own."
    ),
    "iso-5060": later(
        "ISO 5060:2024: the seven error types, words of the translation. The points and the limit "
        "are ours: agree on your own."
    ),
    "simple": later("Twelve categories, words of the translation, 0, 1, 5 or 10 points."),
}
#: How the words that are counted are called.
COUNTED: Mapping[Counted, str] = {
    "source": later("words of the source"),
    "target": later("words of the translation"),
}
