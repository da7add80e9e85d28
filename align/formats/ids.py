"""Ids of sentences: those that their files gave them, else numbers; none twice in a file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.alignment import Alignment, Bead
from align.text import Document, primary_language

# A name in XML without a colon, in the characters that every tool accepts.
_NAME = re.compile(r"[^\W\d][\w.-]*")
_GIVEN = frozenset({"xml:id", "id"})


def of_bead(bead: Bead, ids: Sequence[Sequence[str]]) -> tuple[str, str]:
    """Return the ids of the sentences on both sides of a bead, with spaces between them."""
    src, tgt = (
        " ".join(own[index] for index in side)
        for own, side in zip(ids, (bead.src, bead.tgt), strict=True)
    )
    return src, tgt


class SentenceIds:
    """The ids in one file or one set of files."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._numbers: dict[str, int] = {}

    def give(self, document: Document, prefix: str) -> list[str]:
        """Return the ids of the sentences of ``document``.

        Those without one of their own get the ``prefix`` and their number in the whole file.
        """
        found = []
        for sentence in document.sentences:
            number = self._numbers[prefix] = self._numbers.get(prefix, 0) + 1
            own = (f.value for f in sentence.facts if f.of == "side" and f.name in _GIVEN)
            wanted = next(filter(_NAME.fullmatch, own), f"{prefix}{number}")
            chosen, again = wanted, 2
            while chosen in self._used:
                chosen, again = f"{wanted}-{again}", again + 1
            self._used.add(chosen)
            found.append(chosen)
        return found

    def of_sides(self, alignment: Alignment) -> tuple[list[str], list[str]]:
        """Return the ids of both sides in one file: ``src.en.s12``, ``tgt.ru.s10``."""
        src, tgt = (
            self.give(document, f"{side}.{primary_language(document.lang) or 'und'}.s")
            for side, document in (("src", alignment.src), ("tgt", alignment.tgt))
        )
        return src, tgt
