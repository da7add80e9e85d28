"""Sverka's own format: a line of JSON for each pair of texts (``align.textpair``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from align import textpair
from align.alignment import Alignment
from align.loaders import guard, linked, streaming
from align.loaders.raw import Raw
from align.textpair import TextPair

_MOST = 2**28  # bytes of a line, which is read as a whole
_MARK = b"\xef\xbb\xbf"
_MAX_BYTES = 64 * 2**20


def read_pairs(raw: Raw) -> list[TextPair]:
    """Return the pairs in ``raw``. Raises LoadError if a line is not a pair."""
    guard.check_size(raw, _MAX_BYTES)
    lines = raw.data.removeprefix(_MARK).split(b"\n")
    return [textpair.read(line, raw.name) for line in lines if line.strip()]


class Lines:
    """A file of any size, line by line: iterate over its pairs as often as you like. The languages
    are those ``asked`` for, or else those of each pair.

    After an iteration, the numbers (of texts, beads and null beads) are complete. Iterating raises
    LoadError.
    """

    def __init__(self, path: Path, asked: tuple[str | None, str | None]) -> None:
        self.name = str(path)
        self.notes: tuple[str, ...] = ()
        self.number = self.beads = self.null_beads = 0
        self._path, self._asked = path, asked

    def __iter__(self) -> Iterator[Alignment]:
        return (pair.alignment for pair in self.texts())

    def texts(self) -> Iterator[TextPair]:
        """Yield the pairs with their names and what is known about them. Raises LoadError."""
        self.number = self.beads = self.null_beads = 0
        with streaming.opened(self._path) as file:
            while line := file.readline(_MOST):
                if line := line.removeprefix(_MARK).strip():
                    pair = textpair.read(line, self.name)
                    own = pair.alignment
                    self.number += 1
                    self.beads += len(own.beads)
                    self.null_beads += sum(bead.is_null for bead in own.beads)
                    yield linked.pair(pair, self._asked, self.name)
