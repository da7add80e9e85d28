"""Gold documents as examples to learn from: what was read, and which beads gold allows.

Where gold leaves the refinement open, because a bead with two or more sentences on both sides is
mostly several unsplit pairs, all refinements are allowed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from random import Random

import numpy as np
from numpy.typing import NDArray

from align.aligner import METHODS, encoders, lattice, walk
from align.aligner import read as read_texts
from align.aligner.band import IMPOSSIBLE, MAX_SIZE, SRC_NULL, TGT_NULL, TYPES, Band
from align.aligner.coarse import band_around
from align.aligner.encoders import Encoder
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.evidence import Evidence
from align.aligner.features import FEATURES
from align.aligner.field import Field, lay_out
from align.aligner.gold import Block, GoldDocument, monotone_blocks
from align.aligner.lexicon import Lexicon, with_lexicon
from align.aligner.lexicon import learn as learn_lexicon
from align.aligner.model import Model
from align.aligner.points import Points
from align.aligner.ratio import better_ratio, length_ratio
from align.aligner.simulation import FREER, Freer, cut_coarser, with_structure
from align.aligner.weighing import first_field, look_closer, weigh_field
from align.alignment import Alignment, Method

#: A band wider than this (nodes a row) is cut down to so many nodes on each side of gold: what is
#: farther off costs time and teaches nothing.
WIDEST, AROUND_GOLD = 50, 20


@dataclass(frozen=True)
class Example:
    """A document ready for training: what was read, its field, and which beads gold allows."""

    evidence: Evidence
    field: Field
    allowed: NDArray[np.bool_]

    @property
    def has_ladder(self) -> bool:
        """Whether gold's beads make a ladder in this field."""
        flat = walk.score(self.field, np.zeros(len(FEATURES)))
        flat[~self.allowed] = IMPOSSIBLE
        return lattice.viterbi(self.field.band, flat, 0.0).score > -1e29


def allowed_beads(band: Band, blocks: Sequence[Block]) -> NDArray[np.bool_]:
    """For each node and type, whether the bead lies in a ladder that gold allows."""
    allowed = np.zeros((band.size, len(TYPES)), bool)

    def allow(i: int, j: int, t: int) -> None:
        a, b = TYPES[t]
        if (
            band.low[i] <= j <= band.high[i]
            and i >= a
            and band.low[i - a] <= j - b <= band.high[i - a]
        ):
            allowed[band.start[i] + j - band.low[i], t] = True

    for block in blocks:
        i1, i2, j1, j2 = block
        a, b = i2 - i1, j2 - j1
        if b == 0:
            for i in range(i1 + 1, i2 + 1):
                allow(i, j2, SRC_NULL)
        elif a == 0:
            for j in range(j1 + 1, j2 + 1):
                allow(i2, j, TGT_NULL)
        elif (a, b) in TYPES:
            allow(i2, j2, TYPES.index((a, b)))
        for i, j, t in _inside(block):
            allow(i, j, t)
    return allowed


def _inside(block: Block) -> Iterator[tuple[int, int, int]]:
    """The nodes and types of all beads within a block that may be finer than gold has it."""
    i1, i2, j1, j2 = block
    a, b = i2 - i1, j2 - j1
    oversized = a > 0 and b > 0 and a + b > MAX_SIZE
    if not ((a > 1 and b > 1) or oversized):
        return
    for i, j in product(range(i1, i2 + 1), range(j1, j2 + 1)):
        for t, (c, d) in enumerate(TYPES):
            if ((c and d) or oversized) and i - c >= i1 and j - d >= j1:
                yield i, j, t


def examples_of(
    documents: Sequence[GoldDocument],
    method: Method,
    seed: int,
    *,
    freer: bool = False,
    encoder: Encoder | None = None,
) -> list[Example]:
    """The documents as examples; those whose gold leaves the band are left out.

    By ``seed`` every second document gets an invented page structure, and two of four the lexicon
    that the other half of the documents in its languages teaches. With ``freer`` they are made as
    free translations are: every second one is cut coarser, and vectors are less alike.
    """
    found = []
    if freer:
        documents = [_freer(document, number, seed) for number, document in enumerate(documents)]
    lexicons = _lexicons(documents) if METHODS[method].anchors else []
    for number, document in enumerate(documents):
        freedom = _random(document, seed).choice(FREER) if freer else 0.0
        evidence = read(document, method, freedom, encoder)
        if lexicons and number % 4 >= 2:
            evidence = with_lexicon(evidence, lexicons[number])
        blocks = monotone_blocks(document.gold, *evidence.shape)
        if METHODS[method].anchors and number % 2:
            evidence = with_structure(evidence, blocks, _random(document, seed))
        found.append(example(evidence, blocks))
    return [one for one in found if one.has_ladder]


def example(evidence: Evidence, blocks: Sequence[Block]) -> Example:
    """What was read in a document, with its gold as blocks, as an example."""
    field = first_field(evidence)
    if field.band.size > WIDEST * (evidence.shape[0] + 1):
        field = lay_out(evidence, _around_gold(evidence, blocks), length_ratio(evidence))
    src, tgt = evidence.lengths
    linked = [
        (src[b.i1 : b.i2].sum(), tgt[b.j1 : b.j2].sum())
        for b in blocks
        if b.i1 < b.i2 and b.j1 < b.j2
    ]
    of_src, of_tgt = np.array(linked, np.float64).reshape(-1, 2).T
    field = field._replace(ratio=better_ratio(of_src, of_tgt, field.ratio) or field.ratio)
    return Example(evidence, field, allowed_beads(field.band, blocks))


def _freer(document: GoldDocument, number: int, seed: int) -> GoldDocument:
    # Structure is invented for every second document, and two of four get a lexicon: of each of
    # these kinds half are cut coarser.
    return cut_coarser(document, _random(document, seed)) if number % 4 in (1, 2) else document


def _random(document: GoldDocument, seed: int) -> Random:
    return Random(f"{seed} {document.id}")  # noqa: S311 - repeatable is what is wanted


def _lexicons(documents: Sequence[GoldDocument]) -> list[Lexicon]:
    """For each document the lexicon that the gold of the other half of the documents in its
    languages teaches; documents that share a sentence are in one half.
    """
    group_of: dict[tuple[str, str, str], int] = {}
    halves: list[int] = []
    for document in documents:
        keys = [(*_languages(document), sentence) for sentence in document.src]
        known = (group_of[key] for key in keys if key in group_of)
        group = next(known, len(set(group_of.values())))
        group_of.update(dict.fromkeys(keys, group))
        halves.append(group % 2)
    taught: defaultdict[tuple[tuple[str, str], int], list[Alignment]] = defaultdict(list)
    for document, half in zip(documents, halves, strict=True):
        taught[_languages(document), 1 - half].append(document.alignment())
    lexicons = {key: learn_lexicon(alignments) for key, alignments in taught.items()}
    return [
        lexicons.get((_languages(document), half), Lexicon(*_languages(document), {}))
        for document, half in zip(documents, halves, strict=True)
    ]


def _languages(document: GoldDocument) -> tuple[str, str]:
    return document.src_lang, document.tgt_lang


def closer_examples(examples: Sequence[Example], model: Model) -> list[Example]:
    """The same documents as the second pass sees them after a first one by ``model``; of gold's own
    beads those that are likely once gold is known are kept in any case.
    """
    found = []
    for one in examples:
        weighed = weigh_field(one.field, model)
        scores = np.where(one.allowed, weighed.scores, IMPOSSIBLE).astype(np.float32)
        held = lattice.posteriors(one.field.band, scores, model.gap_open).bead
        field = look_closer(weighed, one.evidence, held)
        found.append(Example(one.evidence, field, one.allowed & ~np.isnan(field.exact)))
    return [one for one in found if one.has_ladder]


def _around_gold(evidence: Evidence, blocks: Sequence[Block]) -> Band:
    linked = [(i1, j1) for i1, i2, j1, j2 in blocks if i1 < i2 and j1 < j2]
    i, j = np.array(linked, np.int64).reshape(-1, 2).T
    chain = Points(i, j, np.ones(len(i), np.float32))
    return band_around(chain, evidence.lengths, AROUND_GOLD)


def read(
    document: GoldDocument, method: Method, freer: float = 0.0, encoder: Encoder | None = None
) -> Evidence:
    """What ``method`` reads in a gold document, by default with the encoder that comes with Sverka;
    ``freer`` as in simulation.Freer.
    """
    if not METHODS[method].vectors:
        return read_texts(*document.texts(), method)
    return read_texts(*document.texts(), method, Freer(encoder or own_encoder(), freer))


@lru_cache(maxsize=1)
def own_encoder() -> RememberingEncoder:
    """Sverka's own encoder; folds share most of their texts."""
    return RememberingEncoder(encoders.default())
