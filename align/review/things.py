"""The parts of a review: sentences, the rows that pair them, comments, and people's decisions about
findings. All are frozen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from align.quality.typology import Severity

_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
Side = Literal["src", "tgt"]
Status = Literal["open", "accepted", "rejected"]
Rendering = Literal["open", "good", "work", "faulty"]
#: Both judgements of a row in one word: what people see, and what files say.
Verdict = Literal["open", "good", "work", "faulty", "accepted", "rejected"]
#: The judgements of the pairing and of the translation that a verdict stands for.
_JUDGEMENTS: dict[Verdict, tuple[Status, Rendering]] = {
    "open": ("open", "open"),
    "good": ("accepted", "good"),
    "work": ("accepted", "work"),
    "faulty": ("accepted", "faulty"),
    "accepted": ("accepted", "open"),
    "rejected": ("rejected", "open"),
}
#: The verdicts after which nothing must be done about a row.
_FINAL: tuple[Verdict, ...] = ("good", "accepted", "rejected")
SIDES: tuple[Side, Side] = ("src", "tgt")
#: What people say of an annotation: that they do not agree, that it is an error, that it is none;
#: "" for a comment without a ruling.
Ruling = Literal["", "disputed", "upheld", "rejected"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One sentence of one side.

    ``text`` is the current text, ``loaded`` the original one; ``paragraph`` is an index into its
    document's paragraphs. ``place`` sorts the sentences of a side (``places.py``).
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

    ``probability`` (0 to 1) is the aligner's, or 1 if a person paired the sentences; ``by`` says
    which. It is out of date unless ``weighed``: the row was made, or its texts changed, and nobody
    has checked it since. ``boundary`` is a hard boundary above the row, which no bead may cross.
    ``place`` sorts the rows. ``version`` is the number of the last change that touched the row.

    People judge two things. ``status`` is about the pairing: whether these sentences belong
    together. ``rendering`` is about the translation: good, needs ``work``, or faulty. A translation
    can only be judged in a pair that is right, so ``status`` is then ``accepted``.

    ``readers`` are the people whose judgement this is, in the order in which they judged.
    ``editors`` changed its texts. If somebody has judged a row, those who edited it do not count as
    further readers.
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
    rendering: Rendering = "open"
    readers: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    version: int = field(default=0, compare=False)

    @property
    def cells(self) -> tuple[int, ...]:
        """The ids of both sides."""
        return self.src + self.tgt

    @property
    def type(self) -> str:
        """The number of sentences on both sides, in the usual notation: ``1-2``."""
        return f"{len(self.src)}-{len(self.tgt)}"

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return not self.src or not self.tgt

    @property
    def settled(self) -> bool:
        """Whether a person has accepted or paired it."""
        return self.status == "accepted" or self.by == "person"

    @property
    def verdict(self) -> Verdict:
        """Both judgements in one word. ``accepted`` says that only the pairing was judged."""
        return self.status if self.rendering == "open" else self.rendering

    @property
    def finished(self) -> bool:
        """Whether two people agree that its pair is wrong, or that nothing must be done about it.

        Library lists count this in SQL (``align.store.entries``).
        """
        return len(self.readers) > 1 and self.verdict in _FINAL

    def judged(self, verdict: Verdict, by: str = "") -> Row:
        """The row with the verdict that ``by`` gave; another verdict has no other readers."""
        status, rendering = _JUDGEMENTS[verdict]
        readers = self.readers if verdict == self.verdict else ()
        counts = by and by not in readers and not (readers and by in self.editors)
        if verdict != "open" and counts:
            readers = (*readers, by)
        return replace(self, status=status, rendering=rendering, readers=readers)

    def is_barred(self, who: str) -> bool:
        """Whether ``who`` cannot be a second reader of what others judged, having edited it."""
        return bool(self.readers) and who in self.editors and who not in self.readers

    def side(self, side: Side) -> tuple[int, ...]:
        """The ids of one side."""
        return self.src if side == "src" else self.tgt


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a sentence. It stays with the sentence if rows are merged, split or realigned.

    ``at`` is the time in ISO 8601, UTC. A comment that replies to others ``answers`` the one that
    begins their thread, by its id. Only that one (0) says the rest: ``begin`` and ``end`` are the
    words that the thread is about, in code points of the sentence, the same for the whole sentence;
    ``resolved``, and to whom the thread is ``assigned``, if to anybody.
    """

    id: int
    cell: int
    who: str
    at: str
    text: str
    answers: int = 0
    begin: int = 0
    end: int = 0
    resolved: bool = False
    assigned: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """An error in the translation that a person marked (``align.quality``).

    ``cell`` is the sentence with the words ``begin`` to ``end``, in code points. The place moves
    when the sentence is edited. If all its words are gone, ``begin`` and ``end`` are equal;
    ``words`` says what they were when the error was marked, and ``side`` on which side.
    ``category`` is an id of the profile of that time, ``finding`` the fingerprint of the finding
    that was accepted as an error. ``at`` is as in ``Comment``.
    """

    id: int
    cell: int
    begin: int
    end: int
    side: Side
    words: str
    category: str
    severity: Severity
    note: str
    who: str
    at: str
    finding: str = ""

    @property
    def lost(self) -> bool:
        """Whether all its words are gone."""
        return self.begin == self.end


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person said about an annotation, and their ``ruling`` if they gave one.

    The latest ruling on an annotation holds.
    """

    id: int
    annotation: int
    ruling: Ruling
    text: str
    who: str
    at: str


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
    """A rule of one document: ignore findings of a ``kind`` whose words match ``pattern``.

    ``ended_by`` and ``ended`` say who ended the rule and when; None while it is in force.
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
    """The name of the document. There is only one, with id 0."""

    id: int
    name: str


Judgement = Dismissed | Ruled
Remark = Annotation | Reply
Thing = Row | Cell | Comment | Remark | Judgement | Named
ThingKind = Literal["row", "cell", "comment", "annotation", "reply", "dismissal", "rule", "name"]
KINDS: dict[ThingKind, type[Thing]] = {
    "row": Row,
    "cell": Cell,
    "comment": Comment,
    "annotation": Annotation,
    "reply": Reply,
    "dismissal": Dismissed,
    "rule": Ruled,
    "name": Named,
}
KIND_OF: dict[type[Thing], ThingKind] = {cls: kind for kind, cls in KINDS.items()}
#: Things of which no row's version says whether they have changed: people may add them and change
#: them while others change the row.
APART: frozenset[ThingKind] = frozenset({"annotation", "reply", "dismissal", "rule", "name"})


def writable(text: str) -> str:
    """Replace the characters in ``text`` that cannot be stored.

    These are lone surrogates, which UTF-8 does not have, and NUL, where SQLite's functions end a
    text. Offsets stay the same.
    """
    return _UNWRITABLE.sub("\ufffd", text)
