"""A family of checks: a function that finds marks, and the kinds of finding that it may report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from align.checks.engine.reading import Reading
from align.checks.model.finding import Mark, Severity


class Kind(NamedTuple):
    """A kind of finding: its severity, its title and its message, in English.

    Names in braces in a message stand for the facts of a mark. ``align/locale`` has both in other
    languages.
    """

    severity: Severity
    title: str
    message: str


@dataclass(frozen=True)
class Family:
    """A family of checks.

    ``check`` reads an alignment and yields marks, each of one of the ``kinds``. A family with a
    ``reach`` looks no further than that many beads before and after each bead, so its marks can be
    kept for the passages of a text that stay as they are; without one it looks at the whole text. A
    mark is dropped if it lies within a mark of a family in ``part_of``: a wrong number within a
    wrong date, for example.
    """

    name: str
    check: Callable[[Reading], Iterator[Mark]]
    kinds: Mapping[str, Kind]
    reach: int | None = None
    part_of: tuple[str, ...] = ()
