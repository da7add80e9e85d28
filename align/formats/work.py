"""A translation as reviewed, ready to be given to other people: what the formats write of it.

An alignment has the texts as they are now. A ``Work`` also has what people did to them: who changed
which words and when, comments, decisions, findings. ``Mark`` is how a file names its beads and
sentences, so that Sverka recognises them when the file comes back (``align.returns``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Literal

from align.alignment import Alignment, Bead
from align.formats.characters import without_forbidden
from align.languages import joiner
from align.text import Document, ParagraphKind, Sentence, Span
from align.textpair import Further
from align.words import Words, later

#: The properties of a file that say when it was made, and the highest id of a sentence in it then,
#: or of a bead in a table.
MADE, UPTO = "SverkaMade", "SverkaUpTo"
Side = Literal["src", "tgt"]
Status = Literal["open", "good", "work", "faulty", "accepted", "rejected"]
#: What people judged about a bead, with its name in files. ``accepted`` and ``rejected`` are about
#: the pairing alone, the others are about the translation of a pair that is right.
STATUSES: dict[Status, str] = {
    "open": later("open"),
    "good": later("good"),
    "work": later("needs work"),
    "faulty": later("faulty"),
    "accepted": later("pair right"),
    "rejected": later("wrong pair"),
}
#: The verdicts that say that a translation can be used.
DONE: frozenset[Status] = frozenset({"good", "accepted"})
#: White space with a line break or a tab in it. Sentences that people edit have none.
BREAKS = re.compile(r"\s*[\t\n\v\f\r\x85\u2028\u2029]\s*")
#: The severities whose names in the desk are other words.
_SEVERITIES = {
    "info": later("hint"),
    "minor": later("minor error"),
    "major": later("major error"),
    "critical": later("critical error"),
}
_MARK = re.compile(r"_?sv_([0-9a-f]{8})_([rs])(\d{1,15})(?:_([ogwfax]))?_([0-9a-f]{8})")
_LETTERS: dict[Status, str] = {
    "open": "o", "good": "g", "work": "w", "faulty": "f", "accepted": "a", "rejected": "x",
}  # fmt: skip
_BY_LETTER = {letter: verdict for verdict, letter in _LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Version:
    """The text of a sentence after a change: who made it and when (ISO 8601, UTC)."""

    text: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: its id in the review, its text now and as loaded, and the versions in between,
    oldest first. ``paragraph`` is the index of its paragraph in the document as loaded, and
    ``kind`` says what that paragraph is.
    """

    id: int
    text: str
    loaded: str
    paragraph: int = 0
    kind: ParagraphKind = "body"
    versions: tuple[Version, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether a person has changed the text."""
        return self.text != self.loaded


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment. ``at`` is the time in ISO 8601, UTC; empty if it is unknown. ``id`` is that of the
    comment in the review, ``answers`` that of the one it replies to; 0 for none. ``resolved`` says
    whether its thread is; None if that is unknown. ``parent`` is the comment that it replies to, if
    it comes from a file.
    """

    who: str
    at: str
    text: str
    id: int = 0
    answers: int = 0
    resolved: bool | None = None
    parent: Remark | None = None

    @property
    def author(self) -> str:
        """The name in files: a question mark if nobody is named."""
        return without_forbidden(self.who).strip() or "?"


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding of the checks: ``type`` is that of ITS 2.0 (``omission``, ``numbers``), ``weight``
    is from 0 to 100. The spans and the ``probability`` that it is a real fault are as in a
    ``Finding``; None if that is unknown.

    An error that a person marked is ``marked``: ``kind`` and ``title`` are its category,
    ``message`` is the person's note, and ``profile`` the address of the typology of the category.
    """

    kind: str
    title: str
    message: str
    severity: str
    type: str
    weight: int
    src_span: Span = (0, 0)
    tgt_span: Span = (0, 0)
    probability: float | None = None
    marked: bool = False
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A bead: its id in the review (its number in an alignment without one), and all about it.

    ``bead`` has the indices of its sentences in the two documents. ``tracked`` are the sentences of
    the translation in the order of its text, also those that people deleted, without a text.
    """

    id: int
    bead: Bead
    src: tuple[Passage, ...]
    tgt: tuple[Passage, ...]
    status: Status = "open"
    note: str = ""
    remarks: tuple[Remark, ...] = ()
    issues: tuple[Issue, ...] = ()
    tracked: tuple[Passage, ...] = ()

    def side(self, side: Side) -> tuple[Passage, ...]:
        """The sentences of one side."""
        return self.src if side == "src" else self.tgt

    @property
    def last(self) -> Version | None:
        """The latest change of the translation."""
        changes = (one.versions[-1] for one in self.tgt if one.versions)
        return max(changes, key=lambda version: version.at, default=None)


@dataclass(frozen=True, slots=True)
class Gone:
    """The translation of a bead, or a sentence of it, whose id is no longer in use.

    ``taken`` says that it was removed because it was missing in a file that came back.
    """

    text: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """A further text beside the translation (another version, another language): its name, its
    language, and its sentences for each bead, by the ids of beads.
    """

    name: str
    lang: str
    sentences: Mapping[int, tuple[str, ...]]

    def text(self, unit: Unit) -> str:
        """What it says for a bead; empty if it has nothing there."""
        return joiner(self.lang).join(self.sentences.get(unit.id, ()))


@dataclass(frozen=True)
class Work:
    """A translation as reviewed.

    ``alignment`` is what the review comes to. ``units`` are its beads as people see them: none is
    cut because it was rejected. ``translation`` has the sentences of the translation in the order
    of its text. ``key`` identifies the document (eight hexadecimal digits); it is empty if the
    document is in no library, so that nothing can be taken back. ``made`` is when this state was
    read (ISO 8601, UTC). ``gone`` has the beads and sentences that there were before, by their ids.
    ``tracked`` is the translation with the sentences that people deleted (``Unit``). ``columns``
    are further texts; tables and the page to print show them.
    """

    alignment: Alignment
    units: tuple[Unit, ...]
    translation: tuple[Passage, ...]
    name: str = ""
    key: str = ""
    made: str = ""
    gone: Mapping[int, Gone] = field(default_factory=dict)
    tracked: tuple[Passage, ...] = ()
    columns: tuple[Beside, ...] = ()

    @classmethod
    def of(cls, alignment: Alignment, further: Iterable[Further] = ()) -> Work:
        """Return the alignment without a review, with ``further`` texts beside it."""
        src, tgt = (
            [_passage(document, sentence) for sentence in document.sentences]
            for document in (alignment.src, alignment.tgt)
        )
        units = (
            Unit(
                number,
                bead,
                tuple(src[index] for index in bead.src),
                tuple(tgt[index] for index in bead.tgt),
                tracked=tuple(tgt[index] for index in bead.tgt),
            )
            for number, bead in enumerate(alignment.beads, 1)
        )
        name = alignment.tgt.title or alignment.src.title or ""
        beads = list(enumerate(alignment.beads, 1))
        columns = tuple(
            Beside(one.name, one.lang, {number: one.texts(bead) for number, bead in beads})
            for one in further
        )
        return cls(alignment, tuple(units), tuple(tgt), name, tracked=tuple(tgt), columns=columns)

    def text(self, unit: Unit, side: Side, *, loaded: bool = False) -> str:
        """The text of one side of a bead, now or as ``loaded``."""
        document = self.alignment.src if side == "src" else self.alignment.tgt
        texts = (one.loaded if loaded else one.text for one in unit.side(side))
        return joiner(document.lang).join(texts)

    def mark(self, unit: Unit) -> str:
        """The mark of a bead; empty if nothing can be taken back."""
        if not self.key:
            return ""
        return str(Mark(self.key, unit.id, digest(self.text(unit, "tgt")), unit.status))


def _passage(document: Document, sentence: Sentence) -> Passage:
    kind = document.paragraphs[sentence.paragraph].kind
    return Passage(0, sentence.text, sentence.text, sentence.paragraph, kind)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a file says about a bead, or about a sentence of the translation, to recognise it.

    ``key`` is that of the document, ``id`` that of the bead or of the sentence, and ``digest`` that
    of its translation when the file was made. Only beads have a ``status``.

    >>> str(Mark("0a1b2c3d", 57, "00112233", "accepted"))
    'sv_0a1b2c3d_r57_a_00112233'
    """

    key: str
    id: int
    digest: str
    status: Status | None = None

    def __str__(self) -> str:
        kind, letter = ("r", f"_{_LETTERS[self.status]}") if self.status else ("s", "")
        return f"sv_{self.key}_{kind}{self.id}{letter}_{self.digest}"

    @classmethod
    def read(cls, text: str) -> Mark | None:
        """Read a mark, which may have an underscore before it; None if ``text`` is something else.

        >>> Mark.read("_sv_0a1b2c3d_s140_00112233")
        Mark(key='0a1b2c3d', id=140, digest='00112233', status=None)
        """
        found = _MARK.fullmatch(text.strip())
        if not found or (found[2] == "r") != bool(found[4]):
            return None
        status = _BY_LETTER[found[4]] if found[4] else None
        return cls(found[1], int(found[3]), found[5], status)


def plain(text: str) -> str:
    """What the files of all formats have in common: ``text`` on one line, without the characters
    that XML forbids, and without white space at its ends. Two texts that differ only in these
    things count as the same.
    """
    return BREAKS.sub(" ", without_forbidden(text)).strip()


def digest(text: str) -> str:
    """Eight hexadecimal digits of what all formats have in common."""
    return blake2b(plain(text).encode(), digest_size=4).hexdigest()


def told(remark: Remark, at: str | None = None) -> str:
    """A comment in one line of text, as tables show it: who, when, what; ``at`` is the time in
    other words.

    >>> told(Remark("ann", "2031-05-04T12:30:15.250+00:00", "Which lamp?"))
    'ann, 2031-05-04 12:30: Which lamp?'
    """
    at = remark.at[:16].replace("T", " ") if at is None else at
    return f"{remark.author}{f', {at}' if at else ''}: {without_forbidden(remark.text)}"


def seconds(at: str) -> str:
    """A time in whole seconds, as XML formats write it: ``2031-05-04T12:30:15Z``.

    Empty if ``at`` is not a time.
    """
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return ""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def remarks_of(unit: Unit, say: Words) -> list[Remark]:
    """The comments on a bead, after its note, which has no author."""
    note = [Remark(say("Note"), "", unit.note)] if unit.note else []
    return [*note, *unit.remarks]


def told_issue(issue: Issue, say: Words) -> str:
    """A finding in one line of text, in the words of the desk: how severe and how probable it is,
    and what it says.
    """
    grave = say(_SEVERITIES.get(issue.severity, issue.severity))
    if issue.probability is not None:
        grave += f" ({say('{n}%', n=round(100 * issue.probability))})"
    return without_forbidden(f"{grave}: {issue.title}. {issue.message}".rstrip())


def stamped(work: Work, items: Iterable[Unit | Passage]) -> dict[str, str]:
    """The properties of a file with these beads or sentences; none if nothing can be taken back."""
    if not work.key:
        return {}
    return {MADE: work.made, UPTO: str(max((one.id for one in items), default=0))}
