"""Counts texts one by one: all together, and by what is known about them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from align.aligner.links import words
from align.alignment import DOUBTFUL_BELOW
from align.concordance.metadata import field_of, site_of, value_of
from align.errors import UsageError
from align.statistics.texts import Text, Unit
from align.statistics.variety import Variety

#: The number of steps from 0 to 1 in which probabilities are counted.
BINS = 20
#: Ratios of lengths are counted in steps of this part of a doubling.
STEP = 0.1
#: Names that a text or a unit has without metadata.
OWN = ("document", "language", "site", "speaker")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of some texts. ``words`` are all running words (tokens), ``types`` are different
    words, whatever their case; ``characters`` are code points of the sentences. ``variety`` is the
    moving-average type-token ratio (``Variety``), None if there are too few words.
    """

    lang: str
    sentences: int
    words: int
    types: int
    characters: int
    variety: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Some texts in figures. ``values`` are those by which they were grouped, empty for all texts.

    ``types`` are beads by type, ``doubtful`` beads are those below ``DOUBTFUL_BELOW``.
    ``confidence`` counts beads by probability in ``BINS`` equal steps, ``probability`` is the mean.
    ``ratios`` count beads with both sides by the length of the translation in characters, divided
    by that of the source: key k stands for 2 ** (k * STEP). ``statuses`` are decisions of people,
    ``findings`` count by severity.
    """

    values: tuple[str, ...]
    documents: int
    beads: int
    types: Mapping[str, int]
    doubtful: int
    probability: float
    confidence: tuple[int, ...]
    ratios: Mapping[int, int]
    statuses: Mapping[str, int]
    findings: Mapping[str, int]
    src: Side
    tgt: Side

    @property
    def length_ratio(self) -> float | None:
        """Characters of the translation for each of the source; None without a source."""
        return self.tgt.characters / self.src.characters if self.src.characters else None

    def ratio_at(self, share: float) -> float | None:
        """The ratio that ``share`` (0 to 1) of the beads do not exceed, to the nearest step; None
        if no bead has both sides. 0.5 gives the median.
        """
        most = share * sum(self.ratios.values())
        seen = 0
        for step, number in sorted(self.ratios.items()):
            seen += number
            if seen >= most:
                return float(2 ** (step * STEP))
        return None


@dataclass(frozen=True, slots=True)
class Statistics:
    """``whole`` is about all texts; ``groups`` are by the names in ``by``, in order of their
    values. ``known`` are all names by which these texts can be grouped.
    """

    whole: Figures
    by: tuple[str, ...]
    groups: tuple[Figures, ...]
    known: tuple[str, ...]


def count(texts: Iterable[Text], by: Sequence[str] = ()) -> Statistics:
    """Count ``texts``, and group them ``by`` names: document, language, site, speaker, or any name
    of their metadata. Texts without a value have an empty one.

    Raises UsageError if there are texts, but none has a name.
    """
    whole = _Counts()
    groups: dict[tuple[str, ...], _Counts] = {}
    known = dict.fromkeys(OWN)
    for text in texts:
        known.update(dict.fromkeys(text.metadata))
        begun: set[tuple[str, ...]] = set()
        given = {name: _value(text, name) for name in by}
        whole.begin(text)
        if by and "speaker" not in by:  # a text without beads is a document of its group, too
            values = tuple(given.values())
            groups.setdefault(values, _Counts()).begin(text)
            begun.add(values)
        for unit in text.units:
            read = _Read.of(unit, text.langs)
            whole.add(unit, read)
            if not by:
                continue
            values = tuple(unit.speaker if n == "speaker" else v for n, v in given.items())
            group = groups.setdefault(values, _Counts())
            if values not in begun:
                begun.add(values)
                group.begin(text)
            group.add(unit, read)
    fields = {field_of(name) for name in known if name not in OWN}
    missing = [name for name in by if name not in known and field_of(name) not in fields]
    if missing and whole.documents:
        raise UsageError(
            "no text has the metadata {name!r}",
            hint="Use one of: {names}",
            name=missing[0],
            names=", ".join(known),
        )
    found = (groups[values].figures(values) for values in sorted(groups, key=_order))
    return Statistics(whole.figures(()), tuple(by), tuple(found), tuple(known))


def _value(text: Text, name: str) -> str:
    if name in text.metadata:
        return text.metadata[name]
    if name == "document":
        return text.name
    if name == "language":
        return " → ".join(lang or "und" for lang in text.langs)
    if name == "site":
        return site_of(text.metadata)
    return value_of(text.metadata, name) or ""


def _order(values: tuple[str, ...]) -> tuple[tuple[bool, str], ...]:
    """In order of the values; those without come last."""
    return tuple((not value, value) for value in values)


@dataclass(frozen=True, slots=True)
class _Read:
    """A unit, split into words once for all groups that it belongs to."""

    words: tuple[list[str], list[str]]
    characters: tuple[int, int]

    @classmethod
    def of(cls, unit: Unit, langs: tuple[str, str]) -> _Read:
        src, tgt = (
            [text[begin:end].casefold() for text in sentences for begin, end in words(text, lang)]
            for sentences, lang in zip((unit.src, unit.tgt), langs, strict=True)
        )
        return cls((src, tgt), (sum(map(len, unit.src)), sum(map(len, unit.tgt))))


@dataclass
class _SideCounts:
    langs: dict[str, None] = field(default_factory=dict)
    sentences: int = 0
    words: int = 0
    characters: int = 0
    types: set[str] = field(default_factory=set)
    variety: Variety = field(default_factory=Variety)

    def figures(self) -> Side:
        return Side(
            ", ".join(self.langs), self.sentences, self.words, len(self.types), self.characters,
            self.variety.value,
        )  # fmt: skip


@dataclass
class _Counts:
    """Figures in the making."""

    documents: int = 0
    beads: int = 0
    doubtful: int = 0
    probability: float = 0.0
    confidence: list[int] = field(default_factory=lambda: [0] * BINS)
    types: Counter[str] = field(default_factory=Counter)
    ratios: Counter[int] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    sides: tuple[_SideCounts, _SideCounts] = field(
        default_factory=lambda: (_SideCounts(), _SideCounts())
    )

    def begin(self, text: Text) -> None:
        self.documents += 1
        for side, lang in zip(self.sides, text.langs, strict=True):
            side.langs[lang or "und"] = None

    def add(self, unit: Unit, read: _Read) -> None:
        self.beads += 1
        self.types[unit.type] += 1
        self.doubtful += unit.probability < DOUBTFUL_BELOW
        self.probability += unit.probability
        self.confidence[min(BINS - 1, int(unit.probability * BINS))] += 1
        if unit.status:
            self.statuses[unit.status] += 1
        self.findings.update(unit.findings)
        src, tgt = read.characters
        if src and tgt and unit.status != "rejected":
            self.ratios[round(math.log2(tgt / src) / STEP)] += 1
        for side, sentences, tokens, characters in zip(
            self.sides, (unit.src, unit.tgt), read.words, read.characters, strict=True
        ):
            side.sentences += len(sentences)
            side.words += len(tokens)
            side.characters += characters
            side.types.update(tokens)
            side.variety.add(tokens)

    def figures(self, values: tuple[str, ...]) -> Figures:
        src, tgt = self.sides
        return Figures(
            values,
            self.documents,
            self.beads,
            dict(sorted(self.types.items(), key=lambda one: (-one[1], one[0]))),
            self.doubtful,
            self.probability / self.beads if self.beads else 0.0,
            tuple(self.confidence),
            dict(sorted(self.ratios.items())),
            dict(sorted(self.statuses.items())),
            dict(sorted(self.findings.items())),
            src.figures(),
            tgt.figures(),
        )
