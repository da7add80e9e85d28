"""Changes as differences: what each thing was and what it is now.

A patch can therefore be inverted to undo it, and written to a file without touching the rest. The
history stores patches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from align.review.things import KIND_OF, KINDS, SIDES, Row, Thing, ThingKind

#: Fields that differences leave out: the id is stored next to them, the version is not content.
_APART = {"id", "version"}
_FIELDS = {kind: [f.name for f in fields(kind) if f.name not in _APART] for kind in KINDS.values()}
#: A change to only these fields does not disturb another person.
_QUIET = {"bookmark", "probability", "weighed"}
#: Nor does any change to these things.
_NEVER_LOUD = {"comment", "annotation", "reply"}
#: These fields follow from others, so they never cause a conflict: what the aligner computes, and
#: the place of an annotation in its sentence.
_THOUGHT = {"probability", "weighed", "by", "begin", "end"}
#: Fields that a difference has together or not at all. Undoing the change of one side alone could
#: leave a row empty, and a probability means nothing without ``weighed``.
_TOGETHER = (set(SIDES), {"probability", "weighed"})


@dataclass(frozen=True, slots=True)
class Diff:
    """What a thing was and is now: the fields that differ, or all fields if it is new or removed.

    ``was`` is None for a thing that did not exist, ``now`` for one that no longer exists.
    """

    kind: ThingKind
    id: int
    was: Mapping[str, Any] | None
    now: Mapping[str, Any] | None

    @property
    def inverse(self) -> Diff:
        """The difference that undoes this one."""
        return Diff(self.kind, self.id, self.now, self.was)

    @property
    def is_quiet(self) -> bool:
        """Whether it cannot disturb another person's decision about the row."""
        return self.kind in _NEVER_LOUD or (bool(self.was) and set(self.was or ()) <= _QUIET)

    def fits(self, thing: Thing | None) -> bool:
        """Whether ``thing`` still is what it was before this difference, except for the aligner's
        part.
        """
        if self.was is None or thing is None:
            return thing is None and self.was is None
        return all(
            getattr(thing, name) == value
            for name, value in self.was.items()
            if name not in _THOUGHT
        )

    def applied(self, thing: Thing | None) -> Thing | None:
        """Return ``thing`` after this difference."""
        if self.now is None:
            return None
        return replace(thing, **self.now) if thing else KINDS[self.kind](id=self.id, **self.now)


def difference(before: Thing | None, after: Thing | None) -> Diff | None:
    """The difference between two states of a thing; None if they are the same."""
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
    """All changes that one operation makes.

    ``touched`` are the rows whose meaning changed, by their own differences or by those of their
    sentences. People who saw them before must look again.
    """

    diffs: tuple[Diff, ...]
    touched: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.diffs)

    @property
    def inverse(self) -> Patch:
        """The patch that undoes this one."""
        return Patch(tuple(diff.inverse for diff in reversed(self.diffs)), self.touched)

    @classmethod
    def making(cls, things: Iterable[Thing]) -> Patch:
        """The patch that creates all of ``things``."""
        return cls(tuple(diff for thing in things if (diff := difference(None, thing))))

    def to_json(self) -> dict[str, Any]:
        """The patch as lists and dictionaries."""
        diffs = [[diff.kind, diff.id, diff.was, diff.now] for diff in self.diffs]
        return {"diffs": diffs, "touched": sorted(self.touched)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Patch:
        """Create the patch from the result of ``to_json``.

        Raises ValueError, KeyError or TypeError if ``data`` is something else.
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
    """Turn the lists of JSON back into tuples."""
    if values is None:
        return None
    return {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
