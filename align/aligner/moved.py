"""Passages that moved: links that cross the ladder, among what the ladder left over.

A ladder cannot cross, so a paragraph that stands elsewhere in the translation comes out as an
omission and an addition. Sentences that are left over on both sides, and those of doubtful beads,
are compared by their vectors: pairs that are each other's nearest make seeds, seeds in a row a
passage, and the lattice aligns each passage by itself. A small logistic model then says how surely
each of its beads belongs together; a passage that holds together vouches for its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import DoubleArray, FloatArray, LongArray
from align.aligner.decoding import decode
from align.aligner.evidence import gather
from align.aligner.model import ModelFile, shipped
from align.alignment import DOUBTFUL_BELOW, Alignment, Bead
from align.models import Logistic, logistic
from align.text import Document

#: What the model sees of a bead that may have moved, then what it sees of the others of its
#: passage: how many there are, and how far they stand out on average.
FEATURES = ("cosine", "margin", "length", "size", "certain", "held", "company", "support")
#: Less probable suggestions are not worth anybody's time.
THRESHOLD = 0.5

#: Sentences that are each other's nearest are a seed from this cosine on.
_MIN_COSINE = 0.3
#: A passage must stand out by so much, cosine against the nearest outside, on average: formulae
#: that recur in a text render each other everywhere.
_LEAST_MARGIN = 0.05
#: Seeds of one passage skip fewer sentences than this; a passage may outgrow its seeds by so many.
_REACH = 3
#: More comparisons than this are not made: such texts do not render each other.
_MAX_CELLS = 400_000_000
_ROWS_AT_ONCE = 512


class Judged(NamedTuple):
    """A link that crosses the ladder, and the FEATURES that its probability comes from."""

    bead: Bead
    features: DoubleArray

    def probability(self, model: Logistic | None = None) -> float:
        """How surely the link is right, 0 to 1; 0 if its passage does not stand out. ``model``
        replaces the shipped one.
        """
        seen = dict(zip(FEATURES, self.features.tolist(), strict=True))
        others = np.expm1(seen["company"])
        if (seen["margin"] + others * seen["support"]) / (1.0 + others) < _LEAST_MARGIN:
            return 0.0
        model = model or logistic("moved", "moved", FEATURES)
        return float(model.probability(self.features))


class _Texts(NamedTuple):
    """Both sides of an alignment as arrays: vectors, lengths in characters, where the ladder left a
    sentence with words over or is in doubt, and how surely it links each one.
    """

    vectors: tuple[FloatArray, FloatArray]
    lengths: tuple[DoubleArray, DoubleArray]
    free: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    held: tuple[DoubleArray, DoubleArray]
    ratio: float


class _Passage(NamedTuple):
    """Source sentences i1 to i2 - 1 and target sentences j1 to j2 - 1."""

    i1: int
    i2: int
    j1: int
    j2: int


def moved(
    alignment: Alignment,
    vectors: tuple[FloatArray, FloatArray],
    *,
    weights: ModelFile | None = None,
) -> tuple[Bead, ...]:
    """Links that the ladder could not make because they cross it, each with a probability from
    THRESHOLD on, in the order of the source text.

    ``vectors`` are the sentences' unit rows on both sides, ``weights`` replace the shipped ones.
    The suggestions overlap null beads and doubtful ones of the ladder, never each other.
    """
    rated = [
        Bead(one.bead.src, one.bead.tgt, round(one.probability(), 4))
        for one in candidates(alignment, vectors, weights=weights)
    ]
    taken: tuple[set[int], set[int]] = set(), set()
    found: list[Bead] = []
    for bead in sorted(rated, key=lambda bead: (-bead.probability, bead.src, bead.tgt)):
        if bead.probability < THRESHOLD:
            break
        if taken[0].isdisjoint(bead.src) and taken[1].isdisjoint(bead.tgt):
            taken[0].update(bead.src)
            taken[1].update(bead.tgt)
            found.append(bead)
    return tuple(sorted(found, key=lambda bead: bead.src))


def candidates(
    alignment: Alignment,
    vectors: tuple[FloatArray, FloatArray],
    *,
    weights: ModelFile | None = None,
) -> list[Judged]:
    """All links that ``moved`` weighs up; parameters as there."""
    texts = _read(alignment, vectors)
    low, high = _bounds(alignment)

    def crossing(i: int, j: int) -> bool:
        return bool(j < low[i] or j > high[i])

    seeds = [seed for seed in _seeds(texts) if crossing(*seed)]
    passages = []
    for passage in _grown(_chained(seeds, texts.free), seeds, texts.free):
        inside = _beads_inside(passage, alignment, texts, weights or shipped())
        passages.append([b for b in inside if all(crossing(i, j) for i in b.src for j in b.tgt)])
    return list(_judged(passages, texts))


def _read(alignment: Alignment, vectors: tuple[FloatArray, FloatArray]) -> _Texts:
    documents = alignment.src, alignment.tgt
    sizes = [[len(text) for text in document.sentence_texts] for document in documents]
    lengths = [np.array(one, float) for one in sizes]
    sure = [[0.0] * len(length) for length in lengths]
    rendered = [1.0, 1.0]
    for bead in alignment.beads:
        if not bead.is_null:
            for side, sentences in enumerate((bead.src, bead.tgt)):
                for k in sentences:
                    sure[side][k] = bead.probability
                    rendered[side] += sizes[side][k]
    held = [np.array(one) for one in sure]
    free = [one < DOUBTFUL_BELOW for one in held]
    for side, document in enumerate(documents):
        # The same figures recur in a table, and say nothing about where they belong.
        for k in np.flatnonzero(free[side]).tolist():
            free[side][k] = _has_words(document.sentence_texts[k])
    ratio = rendered[1] / rendered[0]
    return _Texts(vectors, (lengths[0], lengths[1]), (free[0], free[1]), (held[0], held[1]), ratio)


def _has_words(text: str) -> bool:
    """Whether ``text`` is more than figures: a cell or a row of a table."""
    letters = sum(map(str.isalpha, text))
    return letters > 2 and letters > sum(map(str.isdigit, text))


def _bounds(alignment: Alignment) -> tuple[LongArray, LongArray]:
    """For each source sentence the last target sentence that the sure beads before it reach, and
    the first that those after it do: what lies outside crosses the ladder.
    """
    n, m = len(alignment.src.sentences), len(alignment.tgt.sentences)
    low, high = np.full(n + 1, -1), np.full(n + 1, m)
    for bead in alignment.beads:
        if not bead.is_null and bead.probability >= DOUBTFUL_BELOW:
            low[bead.src[-1] + 1] = bead.tgt[-1]
            high[bead.src[0]] = bead.tgt[0]
    low = np.maximum.accumulate(low)[:-1]
    high = np.minimum.accumulate(high[::-1])[::-1][1:]
    return low, high


def _seeds(texts: _Texts) -> list[tuple[int, int]]:
    """Sentences left over on both sides that are each other's nearest among those."""
    rows, columns = (np.flatnonzero(free) for free in texts.free)
    if not 0 < len(rows) * len(columns) <= _MAX_CELLS:
        return []
    src, tgt = texts.vectors[0][rows], texts.vectors[1][columns]
    nearest = np.empty(len(rows), np.int64)
    cosine = np.empty(len(rows), np.float32)
    best, back = np.full(len(columns), -1.0, np.float32), np.zeros(len(columns), np.int64)
    for top in range(0, len(rows), _ROWS_AT_ONCE):
        block = src[top : top + _ROWS_AT_ONCE] @ tgt.T
        within = slice(top, top + len(block))
        nearest[within], cosine[within] = block.argmax(axis=1), block.max(axis=1)
        better = block.max(axis=0) > best
        best[better] = block.max(axis=0)[better]
        back[better] = block.argmax(axis=0)[better] + top
    mutual = (back[nearest] == np.arange(len(rows))) & (cosine >= _MIN_COSINE)
    return list(zip(rows[mutual].tolist(), columns[nearest[mutual]].tolist(), strict=True))


def _chained(
    seeds: Iterable[tuple[int, int]], free: tuple[NDArray[np.bool_], NDArray[np.bool_]]
) -> list[_Passage]:
    """Seeds that follow each other closely on both sides, nothing sure between them, together."""
    # Sentences with the same number have only sentences like them between each other.
    runs = [np.cumsum(~side) for side in free]
    passages: list[_Passage] = []
    recent: list[int] = []
    for i, j in sorted(seeds):
        recent = [k for k in recent if i - passages[k].i2 < _REACH]
        near = [
            (i - p.i2 + j - p.j2, k)
            for k, p in ((k, passages[k]) for k in recent)
            if i >= p.i2
            and 0 <= j - p.j2 < _REACH
            and runs[0][i] == runs[0][p.i1]
            and runs[1][j] == runs[1][p.j1]
        ]
        if near:
            at = min(near)[1]
            passages[at] = passages[at]._replace(i2=i + 1, j2=j + 1)
        else:
            recent.append(len(passages))
            passages.append(_Passage(i, i + 1, j, j + 1))
    return passages


def _grown(
    passages: Iterable[_Passage],
    seeds: Iterable[tuple[int, int]],
    free: tuple[NDArray[np.bool_], NDArray[np.bool_]],
) -> Iterator[_Passage]:
    """Passages with the sentences around them that no other seed lays claim to."""
    open_ = [side.copy() for side in free]
    for i, j in seeds:
        open_[0][i] = open_[1][j] = False
    for p in passages:
        yield _Passage(*_stretch(open_[0], p.i1, p.i2), *_stretch(open_[1], p.j1, p.j2))


def _stretch(open_: NDArray[np.bool_], first: int, last: int) -> tuple[int, int]:
    left, right = first, last
    while left > max(0, first - _REACH + 1) and open_[left - 1]:
        left -= 1
    while right < min(len(open_), last + _REACH - 1) and open_[right]:
        right += 1
    return left, right


def _beads_inside(
    passage: _Passage, alignment: Alignment, texts: _Texts, weights: ModelFile
) -> list[Bead]:
    """The filled beads of the passage, aligned by itself and numbered as in the whole."""
    i1, i2, j1, j2 = passage
    evidence = gather(
        _part(alignment.src, i1, i2),
        _part(alignment.tgt, j1, j2),
        vectors=(texts.vectors[0][i1:i2], texts.vectors[1][j1:j2]),
    )
    beads = decode(evidence, weights.of("semantic"), ratio=texts.ratio).beads
    return [
        Bead(tuple(i + i1 for i in b.src), tuple(j + j1 for j in b.tgt), b.probability)
        for b in beads
        if not b.is_null
    ]


def _judged(passages: Sequence[Sequence[Bead]], texts: _Texts) -> Iterator[Judged]:
    """The beads of all passages with their features."""
    cosines, margins = _nearness([bead for beads in passages for bead in beads], texts)
    at = 0
    for beads in passages:
        own = margins[at : at + len(beads)]
        for k, bead in enumerate(beads):
            src, tgt = list(bead.src), list(bead.tgt)
            length_src, length_tgt = texts.lengths[0][src].sum(), texts.lengths[1][tgt].sum()
            others = np.delete(own, k)
            features = {
                "cosine": cosines[at + k],
                "margin": own[k],
                "length": abs(np.log((length_tgt + 1.0) / (length_src * texts.ratio + 1.0))),
                "size": np.log(length_src + length_tgt + 1.0) - 5.0,
                "certain": bead.probability,
                "held": np.concatenate((texts.held[0][src], texts.held[1][tgt])).mean(),
                "company": np.log1p(len(others)),
                "support": others.mean() if len(others) else 0.0,
            }
            yield Judged(bead, np.array([features[name] for name in FEATURES]))
        at += len(beads)


def _nearness(beads: Sequence[Bead], texts: _Texts) -> tuple[DoubleArray, DoubleArray]:
    """For each bead the cosine of its groups, and by how much it exceeds that of each group and its
    nearest sentence anywhere outside the bead, on average.
    """
    if not beads:
        return np.empty(0), np.empty(0)
    sides = [[list(bead.src) for bead in beads], [list(bead.tgt) for bead in beads]]
    groups = [
        np.array([lengths[group] @ vectors[group] for group in side])
        for side, vectors, lengths in zip(sides, texts.vectors, texts.lengths, strict=True)
    ]
    groups = [g / np.maximum(np.linalg.norm(g, axis=1, keepdims=True), 1e-9) for g in groups]
    rivals = np.zeros(len(beads))
    for group, side in ((groups[0], 1), (groups[1], 0)):
        others, own = texts.vectors[side], sides[side]
        for top in range(0, len(beads), _ROWS_AT_ONCE):
            block = group[top : top + _ROWS_AT_ONCE].astype(np.float32) @ others.T
            for row, sentences in enumerate(own[top : top + len(block)]):
                block[row, sentences] = 0.0
            rivals[top : top + len(block)] += np.maximum(block.max(axis=1), 0.0)
    cosines = np.einsum("ij,ij->i", groups[0], groups[1])
    return cosines, cosines - rivals / 2.0


def _part(document: Document, first: int, last: int) -> Document:
    """Sentences ``first`` to ``last - 1``, in the document's language whatever its tag."""
    part = Document.from_sentences(document.sentence_texts[first:last], "")
    return replace(part, lang=document.lang)
