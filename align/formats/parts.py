"""Alignments that are too long for memory, written part by part as one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from align.alignment import Alignment

_BEGIN, _END, _EMPTY = b"<body>", b"</body>", b"<body/>"


@dataclass(frozen=True, slots=True)
class Before:
    """How many beads, source and target sentences come before a part."""

    beads: int = 0
    src: int = 0
    tgt: int = 0

    def numbers(self, side: str, indices: Iterable[int]) -> str:
        """Return ``indices`` of the part, counted in the whole, separated by spaces."""
        first = self.src if side == "src" else self.tgt
        return " ".join(str(first + index) for index in indices)


#: Before a whole alignment.
NOTHING = Before()


def counted(parts: Iterable[Alignment]) -> Iterator[tuple[Alignment, Before]]:
    """Yield each part with what comes before it."""
    before = NOTHING
    for part in parts:
        yield part, before
        before = Before(
            before.beads + len(part.beads),
            before.src + len(part.src.sentences),
            before.tgt + len(part.tgt.sentences),
        )


def spliced(files: Iterable[bytes]) -> Iterator[bytes]:
    """Yield one XML file made of ``files``: the head of the first, and all that is in a body."""
    tail = b""
    for content in files:
        filled = content.replace(_EMPTY, _BEGIN + _END, 1)
        begin = filled.index(_BEGIN) + len(_BEGIN)
        units = filled[begin : filled.rindex(_END)].rstrip()
        if not tail:
            yield filled[:begin]
        yield units
        tail = filled[begin + len(units) :]
    yield tail
