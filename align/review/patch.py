"""Changes as differences, each naming what a thing was and is.

So a patch has an inverse that undoes it, it can be written to a file without touching the rest,
and it is what the history keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from align.review.things import KIND_OF, KINDS, SIDES, Row, Thing, ThingKind

#: Fields that differences leave out: the id is named beside them, the version is no content.
_APART = {"id", "version"}
_FIELDS = {kind: [f.name for f in fields(kind) if f.name not in _APART] for kind in KINDS.values()}
#: A change of these alone takes nothing from what another person is looking at.
_QUIET = {"bookmark", "probability", "weighed"}
#: What the aligner thinks of a row may have been worked out anew since; it stands in nobody's way.
_THOUGHT = {"probability", "weighed", "by"}
#: Fields that a difference has all of or none: one side alone could leave a row empty when it is
#: taken back, and a probability means nothing without what it is about.
_TOGETHER = (set(SIDES), {"probability", "weighed"})


@dataclass(frozen=True, slots=True)
class Diff:
    """What one thing was and is now: the fields that differ, or all where it comes or goes.

    ``was`` is None for a thing that did not exist, ``now`` for one that no longer does.
    """

    kind: ThingKind
    id: int
    was: Mapping[str, Any] | None
    now: Mapping[str, Any] | None

    @property
    def inverse(self) -> Diff:
        """The difference that takes this one back."""
        return Diff(self.kind, self.id, self.now, self.was)

    @property
    def is_quiet(self) -> bool:
        """Whether it cannot disturb what another person decides about the row."""
        return self.kind == "comment" or (bool(self.was) and set(self.was or ()) <= _QUIET)

    def fits(self, thing: Thing | None) -> bool:
        """Whether ``thing`` still is what it was before this difference, as far as people go."""
        if self.was is None or thing is None:
            return thing is None and self.was is None
        return all(
            getattr(thing, name) == value
            for name, value in self.was.items()
            if name not in _THOUGHT
        )

    def applied(self, thing: Thing | None) -> Thing | None:
        """Make of ``thing`` what it is after this difference."""
        if self.now is None:
            return None
        return replace(thing, **self.now) if thing else KINDS[self.kind](id=self.id, **self.now)


def difference(before: Thing | None, after: Thing | None) -> Diff | None:
    """What makes ``after`` of ``before``; None where they are the same."""
    known = before or after
    if known is None or before == after:
        return None
    names = _FIELDS[type(known)]
    if before and after:
        differ = {name for name in names if getattr(before, name) != getattr(after, name)}
        for several in _TOGETHER:
            if isinstance(known, Row) and not differ.isdisjoint(several):
                differ |= several
        names = [name for name in names if name in differ]
    was, now = (
        {name: getattr(thing, name) for name in names} if thing else None
        for thing in (before, after)
    )
    return Diff(KIND_OF[type(known)], known.id, was, now)


@dataclass(frozen=True, slots=True)
class Patch:
    """All that one operation changes.

    ``touched`` are the rows whose meaning changed, by a difference of their own or of one of
    their sentences: whoever saw them before must look again.
    """

    diffs: tuple[Diff, ...]
    touched: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.diffs)

    @property
    def inverse(self) -> Patch:
        """The patch that takes this one back."""
        return Patch(tuple(diff.inverse for diff in reversed(self.diffs)), self.touched)

    @classmethod
    def making(cls, things: Iterable[Thing]) -> Patch:
        """The patch that makes all of ``things``."""
        return cls(tuple(diff for thing in things if (diff := difference(None, thing))))

    def to_json(self) -> dict[str, Any]:
        """Plain lists and dictionaries."""
        diffs = [[diff.kind, diff.id, diff.was, diff.now] for diff in self.diffs]
        return {"diffs": diffs, "touched": sorted(self.touched)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Patch:
        """The patch that ``to_json`` described.

        Raises ValueError, KeyError or TypeError if ``data`` is not that.
        """
        diffs = tuple(_diff(*values) for values in data["diffs"])
        return cls(diffs, frozenset(data["touched"]))


def _diff(
    kind: ThingKind,
    number: int,
    was: Mapping[str, Any] | None,
    now: Mapping[str, Any] | None,
) -> Diff:
    unknown = {*(was or ()), *(now or ())}.difference(_FIELDS[KINDS[kind]])
    if unknown:
        raise ValueError(f"a {kind} has no {', '.join(sorted(unknown))}")
    return Diff(kind, number, _values(was), _values(now))


def _values(values: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Make tuples again of what JSON has for them."""
    if values is None:
        return None
    return {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
