"""Families that only look at neighbouring beads: their marks are computed per passage and cached.

The marks of a passage depend on its texts, on the texts of a few beads before and after it, and on
some values of the whole document. While none of these change, the marks stay the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from dataclasses import replace
from threading import Lock

from align.checks.engine.family import Family
from align.checks.engine.reading import Excerpt, Reading
from align.checks.model.finding import Mark

#: The largest number of beads to cache: more than a long book has, or none of them would still be
#: cached when it is checked again.
_KEPT = 150_000
#: All families with at most this reach share what is cached of a passage.
_REACH = 8


class Nearby:
    """The passages of a reading, with the cached marks of earlier readings."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._kept: dict[tuple[int, int], dict[str, tuple[Mark, ...]]] = {}

    def marks(self, family: Family) -> Iterator[Mark]:
        """The marks of a family that has a reach."""
        assert family.reach is not None  # noqa: S101
        for beads in self._reading.passages:
            kept = self._cached(beads, max(family.reach, _REACH))
            found = kept.get(family.name)
            if found is None:
                around = self._around(beads, family.reach)
                kept[family.name] = found = tuple(self._look(family, beads, around))
            yield from (replace(mark, bead=mark.bead + beads.start) for mark in found)

    def _cached(self, beads: range, reach: int) -> dict[str, tuple[Mark, ...]]:
        """What is cached of a passage. It is looked up once for all families, because hashing many
        texts takes long.
        """
        kept = self._kept.get((beads.start, reach))
        if kept is None:
            kept = _memory.of(self._key(beads, self._around(beads, reach)), len(beads))
            self._kept[beads.start, reach] = kept
        return kept

    def _look(self, family: Family, beads: range, around: range) -> Iterator[Mark]:
        for mark in family.check(Excerpt(self._reading, around)):
            number = mark.bead + around.start
            if number in beads:
                yield replace(mark, bead=number - beads.start)

    def _around(self, beads: range, reach: int) -> range:
        last = len(self._reading.pairs)
        return range(max(0, beads.start - reach), min(last, beads.stop + reach))

    def _key(self, beads: range, around: range) -> Hashable:
        """Everything that the marks of a passage depend on."""
        reading = self._reading
        return (
            (reading.src_lang, reading.tgt_lang, reading.ratio, reading.spread),
            (reading.asked, reading.given.house),
            (beads.start - around.start, len(beads)),
            tuple(
                (p.src, p.tgt, p.bead.probability)
                for p in reading.pairs[around.start : around.stop]
            ),
        )


class _Memory:
    """A cache of the marks of recent passages, by family. Safe to use from several threads."""

    def __init__(self) -> None:
        self._found: OrderedDict[Hashable, tuple[dict[str, tuple[Mark, ...]], int]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def of(self, key: Hashable, beads: int) -> dict[str, tuple[Mark, ...]]:
        """The cached marks of a passage that has this many beads. Whatever the caller adds to them
        is cached too.
        """
        with self._lock:
            if key not in self._found:
                self._found[key] = {}, beads
                self._size += beads
            self._found.move_to_end(key)
            while self._size > _KEPT and len(self._found) > 1:
                self._size -= self._found.popitem(last=False)[1][1]
            return self._found[key][0]


_memory = _Memory()
