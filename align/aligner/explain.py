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
from align.aligner.band import IMPOSSIBLE, SRC_NULL, TGT_NULL, TYPES
from align.aligner.decoding import weigh
from align.aligner.encoders import Encoder
from align.aligner.evidence import Evidence
from align.aligner.features import FEATURES
from align.aligner.field import Field
from align.aligner.lexicon import Lexicon, given
from align.aligner.model import ModelFile, shipped
from align.aligner.model import given as given_weights
from align.aligner.telling import Teller, quoted
from align.aligner.weighing import Weighed, beads_on, likely
from align.aligner.whole import judged
from align.aligner.wording import figure, row
from align.alignment import Alignment, Bead
from align.arguments import at_least, checked
from align.errors import AlignError, UsageError
from align.text import primary_language
from align.words import LANGUAGES

#: Rivals less likely than this are not worth a word.
_LEAST_RIVAL = 0.001
#: Shares smaller than this are summed up in one line.
_LEAST_SHARE = 0.05


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
    ``lang`` is the language of the words. ``belonging`` is the probability that the texts are
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
    ladder = Alignment(alignment.src, alignment.tgt, weighed.beads, method)
    whole = judged(ladder, evidence, None if weights is None else model)
    at = _find(alignment, number, weighed)
    chosen = islice(_rivals(weighed, at), min(rivals, maxsize))
    own, *others = (_reading(weighed, taught, alignment, one, lang) for one in (at, *chosen))
    # A null bead has the probabilities of the places near its own, too, as in the alignment; each
    # rival has only that of its place.
    sure = likely(weighed.field.band, weighed.posterior, (at.i, at.j), at.type)
    own = replace(own, bead=replace(own.bead, probability=sure))
    bead, *others = (
        replace(one, bead=replace(one.bead, probability=whole.probability(one.bead)))
        for one in (own, *others)
    )
    return Explanation(number, bead, tuple(others), *_without(weighed, at), lang, whole.related)


def describe(explanation: Explanation, alignment: Alignment, width: int = 88) -> list[str]:
    """The explanation as lines of up to ``width`` columns; beads and sentences count from 1."""
    lang = explanation.lang
    lines = _told("bead", explanation.bead, alignment, explanation.number + 1, lang, width)
    if not explanation.rivals:
        lines += ["", row("alone", lang)]
    elif explanation.instead:
        instead = quoted([f"{_span(b.src)} : {_span(b.tgt)}" for b in explanation.instead])
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
    tell = Teller(evidence, weighed.field, alignment, at.bead, lang)
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
