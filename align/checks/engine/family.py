"""A family of checks: a function that finds marks, and the kinds of finding that it can report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from align.checks.engine.reading import Reading
from align.checks.model.finding import Mark, Severity


class Kind(NamedTuple):
    """A kind of finding: its severity, title and message, the last two in English.

    Names in braces in a message are replaced by the facts of a mark. The translations are in
    ``align/locale``.
    """

    severity: Severity
    title: str
    message: str


@dataclass(frozen=True)
class Family:
    """A family of checks.

    ``check`` reads an alignment and yields marks, each of one of the ``kinds``. A family with a
    ``reach`` looks at most that many beads before and after each bead. Its marks can therefore be
    cached for the passages of a text that do not change. A family without one looks at the whole
    text. A mark is dropped if it lies within a mark of a family in ``part_of``: a wrong number
    within a wrong date, for example.
    """

    name: str
    check: Callable[[Reading], Iterator[Mark]]
    kinds: Mapping[str, Kind]
    reach: int | None = None
    part_of: tuple[str, ...] = ()
