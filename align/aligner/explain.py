"""Why a bead is as sure as it is: what each feature adds to its score, in words.

The bead is weighed again as the aligner weighed it, beside its rivals: the likeliest other beads
that hold one of its sentences.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from sys import maxsize
from typing import NamedTuple

import numpy as np

from align.aligner import choose_method, encoders, lattice, read, walk
from align.aligner.band import IMPOSSIBLE, SRC_NULL, TGT_NULL, TYPES, LongArray
from align.aligner.decoding import weigh
from align.aligner.encoders import Encoder
from align.aligner.evidence import CHARS, COUNTS, FAMILIES, NUMBER, PAR, Evidence, TextEvidence
from align.aligner.features import FEATURES
from align.aligner.field import NEARBY, Field
from align.aligner.lexicon import Lexicon, given
from align.aligner.model import ModelFile, shipped
from align.aligner.model import given as given_weights
from align.aligner.related import lowered, related
from align.aligner.weighing import Weighed, beads_on
from align.aligner.wording import figure, knows, row
from align.alignment import Alignment, Bead
from align.anchors.tokens import scan
from align.arguments import at_least, checked
from align.errors import AlignError, UsageError
from align.text import Document, primary_language
from align.words import LANGUAGES

#: Rivals less likely than this are not worth a word.
_LEAST_RIVAL = 0.001
#: Shares smaller than this are summed up in one line.
_LEAST_SHARE = 0.05
#: Names, words or numbers that one line quotes at most.
_QUOTED = 6

#: By the classes of ``evidence.Side.end``.
_ENDS = ("∅", "?", "!", ":", ".", "…")


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature adds: ``share`` is its ``value`` times its learnt weight, in units of log
    odds; ``words`` says what was found.
    """

    feature: str
    value: float
    share: float
    words: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """A bead, and why: ``reasons`` by size, which add up to ``score``.

    ``place`` are the numbers of source and target sentences before it: a sentence that is left
    alone may be so in several places.
    """

    bead: Bead
    place: tuple[int, int]
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why bead ``number`` (from 0) is as sure as it is: its own reading, and those of the likeliest
    beads that would have one of its sentences, surest first.

    Scores of beads over different sentences do not compare, those of ladders do: ``lead`` is by how
    much the best ladder outdoes the best one without the bead, which has ``instead`` in its place.
    ``lang`` is the language of the words. ``related`` is the probability that the texts are
    translations of each other at all, which lowers that of all filled beads.
    """

    number: int
    bead: Weighing
    rivals: tuple[Weighing, ...]
    lead: float
    instead: tuple[Bead, ...]
    lang: str = "en"
    related: float = 1.0


@checked
def explain(
    alignment: Alignment,
    number: int,
    *,
    lang: str = "en",
    rivals: int = 2,
    encoder: Encoder | str | None = None,
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
) -> Explanation:
    """Weigh bead ``number`` (from 0) of ``alignment`` again, and up to so many ``rivals``.

    ``lang`` (``en``, ``ru``) is the language of the words; ``encoder``, ``weights`` and ``lexicon``
    are those that the alignment was made with, as for ``align_documents``; by default Sverka's own
    and none. Raises UsageError where there is no such bead or language, AlignError where the
    aligner would never look at it, LoadError where a file cannot be read.
    """
    at_least(rivals, 0, "rivals")
    if lang not in LANGUAGES:
        raise UsageError(
            "explanations are not available in {lang!r}", hint="Choose en or ru", lang=lang
        )
    if not 0 <= number < len(alignment.beads):
        raise UsageError(
            "there is no bead {number}",
            hint="Beads are numbered from 1 to {last}",
            number=number + 1,
            last=len(alignment.beads),
        )
    if not alignment.src.sentences or not alignment.tgt.sentences:
        raise AlignError("one of the texts is empty, so there is nothing to explain")
    encoder = encoders.given(encoder)
    model = given_weights(weights) or shipped()
    method = alignment.method
    if method == "imported":  # nothing weighed it yet, so the best that there is
        method = choose_method("auto", alignment.src.lang, alignment.tgt.lang, encoder)
    evidence = read(
        alignment.src, alignment.tgt, method, encoder, given(lexicon), tables=weights is None
    )
    weighed, taught = weigh(evidence, model.of(method))
    chance = related(evidence, weighed.beads)
    at = _find(alignment, number, weighed)
    chosen = islice(_rivals(weighed, at), min(rivals, maxsize))
    bead, *others = (
        _lowered(_reading(weighed, taught, alignment, one, lang), chance) for one in (at, *chosen)
    )
    return Explanation(number, bead, tuple(others), *_without(weighed, at), lang, chance)


def _lowered(reading: Weighing, chance: float) -> Weighing:
    """The reading of a bead in texts that belong together with the probability ``chance``."""
    bead = replace(reading.bead, probability=lowered(reading.bead, chance))
    return replace(reading, bead=bead)


def describe(explanation: Explanation, alignment: Alignment, width: int = 88) -> list[str]:
    """The explanation as lines of up to ``width`` columns; beads and sentences count from 1."""
    lang = explanation.lang
    lines = _told("bead", explanation.bead, alignment, explanation.number + 1, lang, width)
    if not explanation.rivals:
        lines += ["", row("alone", lang)]
    elif explanation.instead:
        instead = _quoted([f"{_span(b.src)} : {_span(b.tgt)}" for b in explanation.instead])
        said = row("lead", lang, lead=figure(explanation.lead, lang), instead=instead)
        lines += ["", *textwrap.wrap(said, width)]
    if explanation.related < 1.0:
        said = row("related", lang, p=figure(explanation.related, lang))
        lines += ["", *textwrap.wrap(said, width)]
    for rival in explanation.rivals:
        lines += ["", *_told("rival", rival, alignment, 0, lang, width)]
    return lines


def _told(
    key: str, reading: Weighing, alignment: Alignment, number: int, lang: str, width: int
) -> list[str]:
    bead = reading.bead
    p = figure(bead.probability, lang, 3)
    lines = [row(key, lang, number=str(number), type=bead.type, p=p)]
    for document, group in ((alignment.src, bead.src), (alignment.tgt, bead.tgt)):
        texts = [(f"[{k + 1}]", document.sentences[k].text) for k in group]
        for place, text in texts or [("[-]", row("nothing", lang))]:
            head = f"  {primary_language(document.lang):<3} {place:<6} "
            lines += textwrap.wrap(
                text, width, initial_indent=head, subsequent_indent=" " * len(head)
            )
    told = [(one.share, one.words) for one in reading.reasons if abs(one.share) >= _LEAST_SHARE]
    rest = reading.score - sum(share for share, _ in told)
    if abs(rest) >= _LEAST_SHARE / 10:
        told.append((rest, row("rest", lang)))
    for share, words in (*told, (reading.score, row("sum", lang))):
        head = f"{figure(share, lang, sign='+'):>10}  "
        lines += textwrap.wrap(words, width, initial_indent=head, subsequent_indent=" " * 12)
    return lines


def _span(group: Sequence[int]) -> str:
    """Sentences as people count them: ``17``, ``17-18``, ``∅``."""
    if not group:
        return "∅"
    return str(group[0] + 1) if len(group) == 1 else f"{group[0] + 1}-{group[-1] + 1}"


class _At(NamedTuple):
    """A bead by the node that it ends in and its type (index into TYPES)."""

    i: int
    j: int
    type: int

    @property
    def bead(self) -> Bead:
        a, b = TYPES[self.type]
        return Bead(tuple(range(self.i - a, self.i)), tuple(range(self.j - b, self.j)))

    def node(self, field: Field) -> int:
        return int(field.band.start[self.i]) + self.j - int(field.band.low[self.i])


def _find(alignment: Alignment, number: int, weighed: Weighed) -> _At:
    """The place of a bead in the lattice; AlignError where it has none."""
    bead = alignment.beads[number]
    before = alignment.beads[:number]
    i = sum(len(b.src) for b in before) + len(bead.src)
    j = sum(len(b.tgt) for b in before) + len(bead.tgt)
    sizes = len(bead.src), len(bead.tgt)
    band = weighed.field.band
    if sizes in TYPES and band.low[i] <= j <= band.high[i]:
        at = _At(i, j, TYPES.index(sizes))
        looked_at = weighed.scores[at.node(weighed.field), at.type] > IMPOSSIBLE
        if at.bead == bead and looked_at:
            return at
    raise AlignError(
        "bead {number} is not one that the aligner would consider",
        hint="It was made or moved by hand, so there is nothing to explain",
        number=number + 1,
    )


def _rivals(weighed: Weighed, own: _At) -> Iterator[_At]:
    """The beads that share a sentence with ``own``, likeliest first."""
    band, posterior = weighed.field.band, weighed.posterior
    nodes, types = np.nonzero(posterior >= _LEAST_RIVAL)
    order = np.argsort(-posterior[nodes, types], kind="stable")
    src, tgt = set(own.bead.src), set(own.bead.tgt)
    for node, kind in zip(nodes[order].tolist(), types[order].tolist(), strict=True):
        i = int(np.searchsorted(band.start, node, side="right")) - 1
        at = _At(i, node - int(band.start[i]) + int(band.low[i]), kind)
        bead = at.bead
        if at != own and not (src.isdisjoint(bead.src) and tgt.isdisjoint(bead.tgt)):
            yield at


def _without(weighed: Weighed, own: _At) -> tuple[float, tuple[Bead, ...]]:
    """By how much the best ladder outdoes the best without ``own``, and what that one has in its
    place.
    """
    band, scores, gap_open = weighed.field.band, weighed.scores, weighed.model.gap_open
    best = weighed.path
    scores = scores.copy()
    scores[own.node(weighed.field), own.type] = IMPOSSIBLE
    other = lattice.viterbi(band, scores, gap_open)
    if not len(other.types):
        return 0.0, ()
    left = set(beads_on(best.types, band, weighed.posterior))
    instead = [b for b in beads_on(other.types, band, weighed.posterior) if b not in left]
    return best.score - other.score, tuple(instead)


def _reading(
    weighed: Weighed, evidence: Evidence, alignment: Alignment, at: _At, lang: str
) -> Weighing:
    node = at.node(weighed.field)
    one_hot = np.zeros_like(weighed.posterior)
    one_hot[node, at.type] = 1.0
    values = dict(zip(FEATURES, walk.expectation(weighed.field, one_hot).tolist(), strict=True))
    by_feature = dict(zip(FEATURES, weighed.model.weights.tolist(), strict=True))
    if _opens(alignment, at):
        values["gap_open"], by_feature["gap_open"] = 1.0, weighed.model.gap_open
    tell = _Teller(evidence, weighed.field, alignment, at.bead, lang)
    reasons = [
        Reason(name, value, value * by_feature[name], tell.words(name, value))
        for name, value in values.items()
        if value * by_feature[name]
    ]
    reasons.sort(key=lambda reason: -abs(reason.share))
    probability = min(1.0, float(weighed.posterior[node, at.type]))
    bead = Bead(at.bead.src, at.bead.tgt, probability)
    place = at.i - len(bead.src), at.j - len(bead.tgt)
    return Weighing(bead, place, sum(reason.share for reason in reasons), tuple(reasons))


def _opens(alignment: Alignment, at: _At) -> bool:
    """Whether a null bead starts a run: no other of its side stands right before it."""
    if at.type not in (SRC_NULL, TGT_NULL):
        return False
    start = at.i - len(at.bead.src), at.j - len(at.bead.tgt)
    i = j = 0
    for bead in alignment.beads:
        i, j = i + len(bead.src), j + len(bead.tgt)
        if (i, j) == start:
            return (bool(bead.src), bool(bead.tgt)) != TYPES[at.type]
    return True


class _Teller:
    """Puts what the features of one bead saw into words."""

    def __init__(
        self, evidence: Evidence, field: Field, alignment: Alignment, bead: Bead, lang: str
    ) -> None:
        self._evidence, self._ratio, self._band = evidence, field.ratio, field.band
        self._documents = alignment.src, alignment.tgt
        self._groups = list(bead.src), list(bead.tgt)
        self._bead, self._lang = bead, lang

    def words(self, feature: str, value: float) -> str:
        """What ``feature`` found; a feature without words of its own is named."""
        kind = "type" if feature.startswith("type_") else feature
        facts = {"value": figure(value, self._lang), "size": figure(abs(value), self._lang)}
        facts["percent"] = f"{100 * value:.0f} %"
        facts["type"] = self._bead.type
        facts["chars"] = f"{sum(map(self._chars, (0, 1))):.0f}"
        direction = value
        if kind.startswith("length_"):
            expected, length = self._chars(0) * self._ratio + 1.0, self._chars(1) + 1.0
            facts["times"] = figure(max(length / expected, expected / length), self._lang, 1)
            facts["extra"] = f"{abs(length - expected):.0f}"
            direction = length - expected
            if kind == "length_ratio" and facts["times"] == figure(1.0, self._lang, 1):
                kind = "length_ratio="
        elif kind == "paragraph_one":
            direction = float(self._evidence.tgt.counts[PAR, self._groups[1][0]]) - 0.5
        elif kind == "end_differs":
            ends = (side.end[group[-1]] for side, group in self._sides())
            marks = (row("end_mark", self._lang, mark=_ENDS[end]) for end in ends)
            facts["a"], facts["b"] = marks
        elif kind in COUNTS:
            at = COUNTS.index(kind)
            facts["a"], facts["b"] = (
                f"{side.counts[at, group].sum():.0f}" for side, group in self._sides()
            )
        family = kind.removeprefix("null_").partition("_")[0]
        if family in FAMILIES:
            shared, missed = self._anchors(FAMILIES.index(family))
            facts["shared"], facts["missed"] = _quoted(shared), _quoted(missed)
        if not knows(kind):
            kind += "<" if direction < 0 else ">"
        if not knows(kind):
            return f"{feature} = {facts['value']}"
        return row(kind, self._lang, **facts)

    def _chars(self, side: int) -> float:
        lengths = (self._evidence.src, self._evidence.tgt)[side].counts[CHARS]
        return float(lengths[self._groups[side]].sum())

    def _sides(self) -> Sequence[tuple[TextEvidence, list[int]]]:
        return tuple(zip((self._evidence.src, self._evidence.tgt), self._groups, strict=True))

    def _near(self, side: int) -> LongArray:
        """The anchor types of one side that count as possible matches here."""
        band = self._band
        last = tuple(max(group, default=0) for group in self._groups)
        if side:
            first, final = int(band.low[last[0] + 1]), int(band.high[last[0] + 1])
        else:
            rows = np.flatnonzero((band.low <= last[1] + 1) & (band.high >= last[1] + 1))
            first, final = int(rows[0]), int(rows[-1])
        text = (self._evidence.src, self._evidence.tgt)[side]
        inside = range(max(0, first - 1 - NEARBY), final + NEARBY)
        return _types_in(text, list(inside))

    def _anchors(self, family: int) -> tuple[list[str], list[str]]:
        """The anchors of a family that both sides share, and those that one side has."""
        links = self._evidence.links
        own = [_types_in(side, group) for side, group in self._sides()]
        surface = [
            _surface(document, group)
            for document, group in zip(self._documents, self._groups, strict=True)
        ]
        here = (links.family == family) & np.isin(links.src, own[0]) & np.isin(links.tgt, own[1])
        chosen = np.flatnonzero(here)
        shared: list[str] = []
        used: tuple[set[int], set[int]] = set(), set()
        for k in chosen[np.argsort(-links.weight[chosen], kind="stable")].tolist():
            u, v = int(links.src[k]), int(links.tgt[k])
            if u not in used[0] and v not in used[1]:
                left = surface[0].get(self._evidence.src.keys[u], "?")
                right = surface[1].get(self._evidence.tgt.keys[v], "?")
                shared.append(left if left == right else f"{left} = {right}")
            used[0].add(u)
            used[1].add(v)
        missed = []
        linked = links.src[links.family == family], links.tgt[links.family == family]
        for side, (text, _) in enumerate(self._sides()):
            near = np.isin(linked[1 - side], self._near(1 - side))
            for k in own[side].tolist():
                could = k < text.exact if family == NUMBER else k in linked[side][near]
                if could and k not in used[side]:
                    missed.append(surface[side].get(text.keys[k], "?"))
        return shared, missed


def _types_in(side: TextEvidence, group: list[int]) -> LongArray:
    """The anchor types that stand in some sentences."""
    places = np.flatnonzero(np.isin(side.types.items, group))
    found: LongArray = np.unique(np.searchsorted(side.types.start, places, side="right") - 1)
    return found


def _surface(document: Document, group: list[int]) -> dict[str, str]:
    """How the anchors of some sentences are written, by their keys."""
    written: dict[str, str] = {}
    for index in group:
        text = document.sentences[index].text
        for kind, key, start, end in scan(text, document.lang):
            for name in (key, f"{kind} {key}"):
                written.setdefault(name, text[start:end])
    return written


def _quoted(items: Sequence[str]) -> str:
    more = ["…"] if len(items) > _QUOTED else []
    return ", ".join([*items[:_QUOTED], *more]) or "∅"
