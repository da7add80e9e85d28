"""What a review consists of: sentences, rows that pair them, remarks, and what people decided about
the findings of the checks; all frozen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
Side = Literal["src", "tgt"]
Status = Literal["open", "accepted", "rejected"]
SIDES: tuple[Side, Side] = ("src", "tgt")


@dataclass(frozen=True, slots=True)
class Cell:
    """One sentence of one side.

    ``text`` is what it says now, ``loaded`` what it said when it was loaded; ``paragraph`` is an
    index into its document's paragraphs. ``place`` sorts the sentences of a side (``places.py``).
    """

    id: int
    side: Side
    text: str
    loaded: str
    paragraph: int
    place: str

    @property
    def changed(self) -> bool:
        """Whether a person has changed the text."""
        return self.text != self.loaded


@dataclass(frozen=True, slots=True)
class Row:
    """A bead under review: the ids of its sentences on both sides, in text order.

    ``probability`` (0 to 1) is the aligner's, or 1 where a person paired the sentences, which
    ``by`` tells. It is out of date unless ``weighed``: the row came about, or its texts changed,
    without anyone looking at whether it is right. ``boundary`` is a hard boundary above the row:
    aligning never crosses it.
    ``place`` sorts the rows. ``version`` is the number of the change that touched the row last.
    """

    id: int
    src: tuple[int, ...]
    tgt: tuple[int, ...]
    place: str
    probability: float = 1.0
    status: Status = "open"
    by: Literal["aligner", "person"] = "aligner"
    bookmark: bool = False
    boundary: bool = False
    note: str = ""
    weighed: bool = True
    version: int = field(default=0, compare=False)

    @property
    def cells(self) -> tuple[int, ...]:
        """The ids of both sides."""
        return self.src + self.tgt

    @property
    def type(self) -> str:
        """The sizes of both sides, as the field writes them: ``1-2``."""
        return f"{len(self.src)}-{len(self.tgt)}"

    @property
    def is_null(self) -> bool:
        """Whether one side has no counterpart."""
        return not self.src or not self.tgt

    @property
    def settled(self) -> bool:
        """Whether a person has accepted or paired it."""
        return self.status == "accepted" or self.by == "person"

    def side(self, side: Side) -> tuple[int, ...]:
        """The ids of one side."""
        return self.src if side == "src" else self.tgt


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a sentence, so that it stays where rows are merged, split or aligned anew.

    ``at`` is when it was made, ISO 8601 in UTC.
    """

    id: int
    cell: int
    who: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A finding of the checks that a person does not want to see again, and why.

    ``fingerprint`` names the finding. ``at`` is as in ``Comment``.
    """

    id: int
    fingerprint: str
    reason: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule of one document: findings of a ``kind`` whose words match ``pattern`` are not wanted.

    ``ended_by`` and ``ended`` say who took the rule back and when; None while it stands.
    """

    id: int
    kind: str
    pattern: str
    reason: str
    who: str
    at: str
    ended_by: str | None = None
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The name of the document. There is one, and its id is 0."""

    id: int
    name: str


Judgement = Dismissed | Ruled
Thing = Row | Cell | Comment | Judgement | Named
ThingKind = Literal["row", "cell", "comment", "dismissal", "rule", "name"]
KINDS: dict[ThingKind, type[Thing]] = {
    "row": Row,
    "cell": Cell,
    "comment": Comment,
    "dismissal": Dismissed,
    "rule": Ruled,
    "name": Named,
}
KIND_OF: dict[type[Thing], ThingKind] = {cls: kind for kind, cls in KINDS.items()}
#: Things that hang on no row, so that no row's version tells whether they have changed.
APART: frozenset[ThingKind] = frozenset({"dismissal", "rule", "name"})


def writable(text: str) -> str:
    """``text`` with a mark for what a file cannot hold.

    That is half a surrogate pair, which is no character and which UTF-8 lacks, and NUL, where
    SQLite's functions end a text. Offsets stay what they were.
    """
    return _UNWRITABLE.sub("\ufffd", text)
