"""Families that look no further than the beads around, asked passage by passage and remembered.

What they find in a passage depends on its texts, on those of a few beads before and after it, and
on what all beads share; while these stay, so do the marks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from dataclasses import replace
from threading import Lock

from align.checks.engine.family import Family
from align.checks.engine.reading import Excerpt, Reading
from align.checks.model.finding import Mark

#: So many beads are remembered.
_KEPT = 50_000


class Nearby:
    """The passages of a reading, and what was found in the same ones before."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def marks(self, family: Family) -> Iterator[Mark]:
        """The marks of a family that has a reach."""
        assert family.reach is not None  # noqa: S101
        for beads in self._reading.passages:
            around = self._around(beads, family.reach)
            kept = _memory.of(self._key(beads, around), len(beads))
            found = kept.get(family.name)
            if found is None:
                kept[family.name] = found = tuple(self._look(family, beads, around))
            yield from (replace(mark, bead=mark.bead + beads.start) for mark in found)

    def _look(self, family: Family, beads: range, around: range) -> Iterator[Mark]:
        for mark in family.check(Excerpt(self._reading, around)):
            number = mark.bead + around.start
            if number in beads:
                yield replace(mark, bead=number - beads.start)

    def _around(self, beads: range, reach: int) -> range:
        last = len(self._reading.pairs)
        return range(max(0, beads.start - reach), min(last, beads.stop + reach))

    def _key(self, beads: range, around: range) -> Hashable:
        """All that the marks of a passage depend on."""
        reading = self._reading
        return (
            (reading.src_lang, reading.tgt_lang, reading.ratio, reading.asked),
            (beads.start - around.start, len(beads)),
            tuple(
                (p.src, p.tgt, p.bead.probability)
                for p in reading.pairs[around.start : around.stop]
            ),
        )


class _Memory:
    """The marks of passages, by family, of those asked lately. Any thread may use it."""

    def __init__(self) -> None:
        self._found: OrderedDict[Hashable, tuple[dict[str, tuple[Mark, ...]], int]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def of(self, key: Hashable, beads: int) -> dict[str, tuple[Mark, ...]]:
        """What is known of a passage of so many beads; what is put there is remembered."""
        with self._lock:
            if key not in self._found:
                self._found[key] = {}, beads
                self._size += beads
            self._found.move_to_end(key)
            while self._size > _KEPT and len(self._found) > 1:
                self._size -= self._found.popitem(last=False)[1][1]
            return self._found[key][0]


_memory = _Memory()
