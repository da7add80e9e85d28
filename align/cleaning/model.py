"""What filters read and return, and what all filters have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar, Literal, NamedTuple, Protocol
from urllib.parse import urlsplit

from align.alignment import Alignment, Bead
from align.checks.engine.reading import Reading
from align.text import Sentence, primary_language
from align.words import Message

#: What a length counts; OpusFilter's names. ``char`` and ``character`` are the same.
Unit = Literal["word", "char", "character"]
#: Which sides must be the same for two beads to count as the same.
Compare = Literal["both", "src", "tgt"]


class Text(Protocol):
    """What is cleaned: a pair of texts with a name, for example a ``Member`` of a ``Corpus``."""

    @property
    def name(self) -> str:
        """The name of the pair, or of its document."""

    @property
    def alignment(self) -> Alignment:
        """The two texts and their beads."""


class Reason(NamedTuple):
    """Why a filter drops a bead, for people and as the ``value`` that was compared."""

    said: Message
    value: float | str


#: What a filter says about each bead of a part: why it is dropped, or None.
Verdicts = Iterable[Reason | None]
#: Judges the beads of a part. The second argument says of each bead whether it is still in the
#: corpus; a judge remembers only those that are.
Judge = Callable[["Part", Sequence[bool]], Verdicts]


@dataclass(frozen=True)
class Part:
    """A text, or a part of one, as filters read it. ``number`` counts the parts from 0, ``first``
    the beads of the same text before it.
    """

    number: int
    name: str
    alignment: Alignment
    first: int = 0

    @cached_property
    def src(self) -> Sequence[str]:
        """The source side of each bead."""
        return tuple(map(self.alignment.src_text, self.alignment.beads))

    @cached_property
    def tgt(self) -> Sequence[str]:
        """The target side of each bead."""
        return tuple(map(self.alignment.tgt_text, self.alignment.beads))

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """Both sides of each bead."""
        return zip(self.src, self.tgt, strict=True)

    @cached_property
    def langs(self) -> tuple[str, str]:
        """The primary languages of both sides."""
        src, tgt = self.alignment.src.lang, self.alignment.tgt.lang
        return primary_language(src), primary_language(tgt)

    @cached_property
    def site(self) -> str:
        """The host that the text is from; empty if that is unknown."""
        return urlsplit(self.alignment.src.url or self.alignment.tgt.url or "").netloc

    @cached_property
    def reading(self) -> Reading:
        """The beads as the checks read them, but without links between words, which take long."""
        return _Quick.of(self.alignment)


class _Quick(Reading):
    words = {}  # noqa: RUF012 (never changed)


class Survey(Protocol):
    """What a filter has to know about the whole corpus before it judges the first bead."""

    def see(self, part: Part) -> None:
        """Take note of a part."""

    def judge(self) -> Judge:
        """Begin to judge, after all parts were seen. Each judge remembers for itself."""


class Filter:
    """A filter is a frozen dataclass; its fields are its parameters, and its class is its name.

    It either implements ``judge`` or, if it has to know the whole corpus, ``survey``.
    """

    #: What it drops, for people.
    about: ClassVar[str] = ""

    def judge(self, part: Part) -> Verdicts:
        """Judge each bead of ``part`` by itself."""
        raise NotImplementedError

    def unable(self, part: Part) -> Message | None:  # noqa: ARG002
        """Why it cannot judge a part, and so keeps all of it; None if it can."""
        return None

    def survey(self) -> Survey | None:
        """Begin to read the whole corpus; None if that is not necessary."""
        return None

    def faults(self) -> Iterator[Message]:
        """What is wrong with the parameters beyond their types."""
        return iter(())

    @property
    def name(self) -> str:
        """The name of the filter."""
        return type(self).__name__


@dataclass(frozen=True, slots=True)
class Dropped:
    """A bead that was dropped: ``bead`` is its number in the text, from 1; ``filter`` the name."""

    text: str
    bead: int
    filter: str
    reason: Message
    value: float | str
    src_text: str
    tgt_text: str
    probability: float


def length(text: str, unit: Unit) -> int:
    """How long a text is."""
    return len(text.split()) if unit == "word" else len(text)


def of_sides(value: Sequence[float] | float) -> tuple[float, float]:
    """A parameter that is one number for both sides, or a list of two."""
    if isinstance(value, Sequence):
        src, tgt = value
        return src, tgt
    return value, value


def cut(whole: Alignment, beads: Sequence[Bead]) -> Alignment:
    """Some ``beads`` of an alignment, in their order, as one of their own: only with their
    sentences, so that no format writes the others.
    """
    made, first = [], []
    for document, name in ((whole.src, "src"), (whole.tgt, "tgt")):
        indices = [index for bead in beads for index in getattr(bead, name)]
        sentences: tuple[Sentence, ...] = tuple(document.sentences[index] for index in indices)
        made.append(replace(document, sentences=sentences))
        first.append({index: place for place, index in enumerate(indices)})
    moved = tuple(
        replace(
            bead,
            src=tuple(first[0][index] for index in bead.src),
            tgt=tuple(first[1][index] for index in bead.tgt),
        )
        for bead in beads
    )
    return replace(whole, src=made[0], tgt=made[1], beads=moved, suggestions=())
