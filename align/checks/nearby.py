"""Families that look no further than the beads around, asked passage by passage and remembered.

What they find in a passage depends on its texts, on those of a few beads before and after it, and
on what all beads share; while these stay, so do the marks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from threading import Lock

from align.checks.finding import Mark
from align.checks.reading import Excerpt, Reading

#: The families that compare a bead with so many beads before and after it at most.
NEARBY = frozenset({"completeness", "dates", "numbers", "polarity"})
AROUND = 8
#: So many beads are remembered.
_KEPT = 50_000

Check = Callable[[Reading], Iterator[Mark]]


class Nearby:
    """The passages of a reading, and what was found in the same ones before."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._kept = [_memory.of(_key(reading, beads), len(beads)) for beads in reading.passages]

    def marks(self, family: str, check: Check) -> Iterator[Mark]:
        """The marks of a family that is one of NEARBY."""
        for beads, kept in zip(self._reading.passages, self._kept, strict=True):
            found = kept.get(family)
            if found is None:
                kept[family] = found = tuple(self._look(check, beads))
            yield from (replace(mark, bead=mark.bead + beads.start) for mark in found)

    def _look(self, check: Check, beads: range) -> Iterator[Mark]:
        around = _around(self._reading, beads)
        for mark in check(Excerpt(self._reading, around)):
            number = mark.bead + around.start
            if number in beads:
                yield replace(mark, bead=number - beads.start)


def _around(reading: Reading, beads: range) -> range:
    return range(max(0, beads.start - AROUND), min(len(reading.pairs), beads.stop + AROUND))


def _key(reading: Reading, beads: range) -> Hashable:
    """All that the marks of a passage depend on."""
    around = _around(reading, beads)
    return (
        (reading.src_lang, reading.tgt_lang, reading.ratio, reading.asked),
        (beads.start - around.start, len(beads)),
        tuple(
            (p.src, p.tgt, p.bead.probability) for p in reading.pairs[around.start : around.stop]
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
