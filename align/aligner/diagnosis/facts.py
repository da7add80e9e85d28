"""What a diagnosis says of a ladder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from align.aligner.weighing import Tried
from align.alignment import Origin
from align.tags import language_name
from align.words import Words

#: From the first of these to the one before the last, from 0.
Range = tuple[int, int]

#: One side is cut more finely if it has so many times as many sentences in a bead.
FINER = 1.35

#: The source or the target.
Side = Literal["src", "tgt"]

#: Why a method was used: the encoder supports both languages, or not all; a simpler method was
#: asked for although it does; a file states the beads.
Choice = Literal["supported", "unsupported", "asked", "imported"]

#: Why vectors say little about a passage: its encoding is damaged or was wrong, it is in another
#: language, it is not prose (figures, code), or its sentences are hard to tell apart.
Reason = Literal["encoding", "damaged", "language", "figures", "alike"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring beads, and the sentences of both sides in them; one side may be empty.

    ``probability`` is the mean of the beads; ``words`` are the first words of both sides.
    """

    beads: Range
    src: Range
    tgt: Range
    probability: float
    words: tuple[str, str]

    @property
    def size(self) -> int:
        """The number of sentences on both sides."""
        return self.src[1] - self.src[0] + self.tgt[1] - self.tgt[0]

    @property
    def wrong(self) -> float:
        """How many of the beads are expected to be wrong."""
        return (self.beads[1] - self.beads[0]) * (1.0 - self.probability)


@dataclass(frozen=True, slots=True)
class Moved:
    """Sentences that translate each other but cross the ladder; fields as in ``Passage``."""

    src: Range
    tgt: Range
    probability: float
    words: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Untrusted:
    """Sentences of one side (``src`` or ``tgt``) that vectors say little about, and why.

    ``lang`` is the tag of the language that they seem to be in, if that is the reason; ``words``
    are their first words.
    """

    side: Side
    sentences: Range
    reason: Reason
    lang: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """Something that would help, with the measured sign that it rests on; ``code`` names it.

    ``values`` fill the braces of ``template``, an English text; those named in ``tags`` are tags of
    languages. ``beads`` are those that it is about, by their numbers from 0.
    """

    code: str
    template: str
    values: Mapping[str, str | int | float]
    beads: tuple[int, ...] = ()
    tags: frozenset[str] = frozenset()

    def said(self, lang: str) -> str:
        """The text in the language ``lang`` (``en``, ``ru``)."""
        names = {name: language_name(str(self.values[name]), lang) for name in self.tags}
        return Words(lang)(self.template, **{**self.values, **names})

    @property
    def text(self) -> str:
        """The text in English."""
        return self.said("en")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """How far a ladder can be trusted, what was assumed to make it, and what would help.

    ``precision`` is the expected share of beads that are right and ``f1`` the expected F1;
    ``unmatched`` are the expected shares of source and target sentences without a counterpart (all
    0 to 1). ``strangers`` are the languages that the encoder does not support. ``tried`` lists the
    weights that were compared, first those that were used. ``ratio`` is the length of the target
    for one source character; ``sizes`` are the mean numbers of source and target sentences in beads
    with both sides. ``doubtful`` are stretches of doubtful beads, worst first; ``left_out`` and
    ``added`` sentences that probably have no counterpart, longest first; ``moved`` links that cross
    the ladder.
    """

    beads: int
    sentences: tuple[int, int]
    precision: float
    f1: float
    unmatched: tuple[float, float]
    method: Origin
    choice: Choice
    strangers: tuple[str, ...]
    made_with: str
    tried: tuple[Tried, ...]
    ratio: float
    sizes: tuple[float, float]
    untrusted: tuple[Untrusted, ...]
    doubtful: tuple[Passage, ...]
    left_out: tuple[Passage, ...]
    added: tuple[Passage, ...]
    moved: tuple[Moved, ...]
    advice: tuple[Advice, ...] = ()

    def to_json(self, lang: str = "en") -> Mapping[str, Any]:
        """The fields in a form that JSON has; beads and sentences count from 0. ``lang`` is the
        language of the advice.
        """
        found = asdict(self)
        found["tried"] = [one._asdict() for one in self.tried]
        found["doubtful"] = [{**asdict(one), "size": one.size} for one in self.doubtful]
        found["advice"] = [
            {"code": one.code, "text": one.said(lang), "beads": one.beads} for one in self.advice
        ]
        return found
