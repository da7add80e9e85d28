"""From evidence to a ladder: long texts are cut into parts, each part is weighed, and weighed again
with what it teaches about its own words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from align.aligner import coarse
from align.aligner.constraints import Stretch, stretches
from align.aligner.evidence import Evidence
from align.aligner.lexicon import learn_from_itself, with_lexicon
from align.aligner.model import Model
from align.aligner.ratio import length_ratio
from align.aligner.scoring import Unlinked
from align.aligner.weighing import Weighed, weigh_all
from align.alignment import Bead

#: Texts with more source sentences than this are cut at the safest points of the chain and aligned
#: part by part. Memory then depends on this number instead of the text length, and anchors are rare
#: again.
PART = 6000
#: The number of beads needed to learn which words of a text translate each other.
TEACH = 300
#: The same if the languages are foreign to the encoder: then it is worth the time of a second pass.
#: The beads must be expected to be right to this share, and words must meet in this many of them.
TEACH_FOREIGN, LIKELY, TOGETHER = 20, 0.7, 3
#: If vectors leave more in doubt than this (the expected share of correct beads), the text's own
#: words are learnt, too: especially names, which vectors hardly know.
DOUBTED = 0.9


class Decoded(NamedTuple):
    """The beads of a ladder, and whether the shipped word tables helped to find any of them."""

    beads: tuple[Bead, ...]
    tabled: bool

    @classmethod
    def of(cls, parts: Iterable[tuple[Stretch, Weighed | None]]) -> Decoded:
        """The ladder of texts that were weighed in parts."""
        beads: list[Bead] = []
        tabled = False
        for part, weighed in parts:
            beads += _beads_in(part, weighed)
            tabled |= bool(weighed and weighed.evidence and weighed.evidence.tabled)
        return cls(tuple(beads), tabled)


def decode(
    evidence: Evidence,
    model: Model,
    progress: Callable[[float], None] | None = None,
    *,
    ratio: float | None = None,
    unlinked: Unlinked = (frozenset(), frozenset()),
) -> Decoded:
    """The best ladder for ``evidence``; its beads cover both texts.

    ``ratio`` is the target's length per source character if it is known from more than these texts;
    ``unlinked`` holds the sentences of each side that must stay without a counterpart.
    """
    n, m = evidence.shape
    if n == 0 or m == 0:
        return Decoded(_unmatched(n, m), tabled=False)
    return Decoded.of(weigh_parts(evidence, model, progress, ratio=ratio, unlinked=unlinked))


def weigh(
    evidence: Evidence,
    model: Model,
    say: Callable[[float], None] = lambda _share: None,
    ratio: float | None = None,
    unlinked: Unlinked = (frozenset(), frozenset()),
) -> tuple[Weighed, Evidence]:
    """Weigh all beads, and weigh them again with what a long text teaches about its own words.

    Also returns the resulting evidence. Arguments as for ``decode``; neither text may be empty.
    """
    weighed, again = _twice(evidence, lambda e: weigh_all(e, model, say, ratio, unlinked))
    return weighed, weighed.evidence or again


_Found = TypeVar("_Found", Weighed, Weighed | None)


def _twice(evidence: Evidence, once: Callable[[Evidence], _Found]) -> tuple[_Found, Evidence]:
    """Weigh by ``once``, and again if the beads found teach more words; also return the evidence
    with these words.
    """
    weighed = once(evidence)
    if weighed is not None and needs_words(evidence, weighed):
        again = taught(evidence, weighed.beads, weighed.precision)
        if again is not evidence:
            return once(again), again
    return weighed, evidence


def weigh_parts(
    evidence: Evidence,
    model: Model,
    progress: Callable[[float], None] | None = None,
    *,
    ratio: float | None = None,
    unlinked: Unlinked = (frozenset(), frozenset()),
) -> Iterator[tuple[Stretch, Weighed | None]]:
    """Weigh the beads of both texts, part by part if they are long; arguments as for ``decode``.

    The beads of a part are numbered from its beginning. None stands for a part that is empty on one
    side; neither text may be empty.
    """
    n, m = evidence.shape
    say = progress or (lambda _share: None)
    if n <= PART:
        yield Stretch(0, n, 0, m), weigh(evidence, model, say, ratio, unlinked)[0]
        return
    chain = coarse.chain(evidence)
    known = ratio or length_ratio(evidence, chain)

    def in_part(part: Stretch) -> Callable[[Evidence], Weighed | None]:
        return lambda evidence: weigh_stretch(evidence, part, model, known, unlinked)

    parts = stretches((), coarse.safe_cuts(chain, PART), n, m)
    for number, part in enumerate(parts, 1):
        if number == 1:  # what it teaches serves the others, too
            weighed, evidence = _twice(evidence, in_part(part))
        else:
            weighed = in_part(part)(evidence)
        yield part, weighed
        say(number / len(parts))


def can_teach(evidence: Evidence) -> bool:
    """Whether beads of a text always teach the aligner more. They hardly do if there are vectors,
    which already know most words, and not if only lengths were read, because then there are no
    words.
    """
    return evidence.vectors is None and bool(evidence.src.keys)


def needs_words(evidence: Evidence, weighed: Weighed) -> bool:
    """Whether what a text teaches about its own words is worth a second pass: if there are vectors,
    only if they leave much in doubt. Texts with few beads teach nothing.
    """
    if len(weighed.path.types) < (TEACH_FOREIGN if evidence.foreign else TEACH):
        return False
    doubted = evidence.vectors is not None and weighed.precision < DOUBTED
    return can_teach(evidence) or (doubted and bool(evidence.src.keys))


def taught(evidence: Evidence, beads: Sequence[Bead], precision: float = 1.0) -> Evidence:
    """``evidence`` with what these ``beads`` teach about its words, if there are enough beads;
    ``precision`` is the expected share of right ones.
    """
    if len(beads) >= TEACH:
        return with_lexicon(evidence, learn_from_itself(evidence, beads))
    if not evidence.foreign or len(beads) < TEACH_FOREIGN:
        return evidence
    if precision < LIKELY:
        return evidence
    return with_lexicon(evidence, learn_from_itself(evidence, beads, TOGETHER))


def decode_stretch(
    evidence: Evidence, stretch: Stretch, model: Model, ratio: float, unlinked: Unlinked
) -> Decoded:
    """The beads of one stretch of the texts, numbered as in the whole texts."""
    return Decoded.of([(stretch, weigh_stretch(evidence, stretch, model, ratio, unlinked))])


def _beads_in(stretch: Stretch, weighed: Weighed | None) -> list[Bead]:
    sizes = stretch.i2 - stretch.i1, stretch.j2 - stretch.j1
    beads = weighed.beads if weighed else _unmatched(*sizes)
    return [_moved(bead, stretch.i1, stretch.j1) for bead in beads]


def weigh_stretch(
    evidence: Evidence, stretch: Stretch, model: Model, ratio: float, unlinked: Unlinked
) -> Weighed | None:
    """Weigh the beads of one stretch of the texts, numbered from its beginning; None if the stretch
    is empty on one side.
    """
    i, j = stretch.i1, stretch.j1
    here = frozenset(k - i for k in unlinked[0]), frozenset(k - j for k in unlinked[1])
    part = evidence.part(i, stretch.i2, j, stretch.j2)
    if 0 in part.shape:
        return None
    return weigh_all(part, model, lambda _share: None, ratio, here)


def probabilities(
    evidence: Evidence,
    beads: Sequence[Bead],
    parts: Sequence[Stretch],
    model: Model,
    unlinked: Unlinked,
) -> tuple[tuple[Bead, ...], list[float]]:
    """The best ladder, and the probability of each of ``beads``; each bead is inside one of
    ``parts``.

    If a part has sentences on one side only, nothing else is possible.
    """
    ladder: list[Bead] = []
    found: dict[Bead, float] = {}
    for part, weighed in _weighed_parts(evidence, parts, model, unlinked):
        ladder += [part.bead] if part.bead else _beads_in(part, weighed)
        if not part.bead:
            found |= rated(beads, part, weighed)
    return tuple(ladder), [found.get(bead, 0.0) for bead in beads]


def _weighed_parts(
    evidence: Evidence, parts: Sequence[Stretch], model: Model, unlinked: Unlinked
) -> Iterator[tuple[Stretch, Weighed | None]]:
    """Weigh each part, as ``align`` does: the whole texts if nothing is fixed, otherwise what is
    between the fixed beads, which are not weighed.
    """
    if len(parts) == 1 and not parts[0].bead and not any(unlinked) and 0 not in evidence.shape:
        yield from weigh_parts(evidence, model)
        return
    ratio = length_ratio(evidence)
    for part in parts:
        yield part, None if part.bead else weigh_stretch(evidence, part, model, ratio, unlinked)


def rated(beads: Iterable[Bead], part: Stretch, weighed: Weighed | None) -> dict[Bead, float]:
    """The probability of those of ``beads`` that are inside a part, ``weighed`` as by
    ``weigh_parts``.
    """
    return {
        bead: weighed.probability(_moved(bead, -part.i1, -part.j1)) if weighed else 1.0
        for bead in beads
        if _is_in(bead, part)
    }


def _is_in(bead: Bead, part: Stretch) -> bool:
    return all(part.i1 <= k < part.i2 for k in bead.src) and all(
        part.j1 <= k < part.j2 for k in bead.tgt
    )


def _moved(bead: Bead, i: int, j: int) -> Bead:
    if not i and not j:
        return bead
    src, tgt = tuple(k + i for k in bead.src), tuple(k + j for k in bead.tgt)
    return replace(bead, src=src, tgt=tgt)


def _unmatched(n: int, m: int) -> tuple[Bead, ...]:
    """The only ladder of texts of n and m sentences if one of them is empty."""
    return (*(Bead((i,), ()) for i in range(n)), *(Bead((), (j,)) for j in range(m)))
