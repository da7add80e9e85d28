"""Learn the weights: maximum conditional likelihood of gold ladders, by L-BFGS.

The gradient is exact: the features of the ladders that gold allows minus those that the
model expects. Where gold leaves the refinement open (a bead with two or more sentences on
both sides is mostly several unsplit pairs) the sum over all refinements is maximised. The second
pass is learnt in the same way, from what the first leaves possible.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from align.aligner import METHODS, encoders, features, lattice
from align.aligner import read as read_texts
from align.aligner.coarse import band_around
from align.aligner.decoding import decode
from align.aligner.encoders import Encoder
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.evaluation import Score, beads_of, strict
from align.aligner.evidence import Evidence
from align.aligner.field import NOTHING_EXACT, Field, lay_out
from align.aligner.gold import Block, GoldDocument, monotone_blocks
from align.aligner.lattice import SRC_NULL, TGT_NULL, TYPES, Band, DoubleArray
from align.aligner.lexicon import Lexicon, with_lexicon
from align.aligner.lexicon import learn as learn_lexicon
from align.aligner.model import Model, ModelFile
from align.aligner.points import Points
from align.aligner.ratio import better_ratio, length_ratio
from align.aligner.simulation import FREER, Freer, cut_coarser, with_structure
from align.aligner.weighing import first_field, look_closer, weigh_field
from align.alignment import Alignment, Method
from align.arguments import checked
from align.errors import UsageError
from align.progress import Progress, part_of

#: A band wider than this (nodes a row) is cut down to so many nodes on each side of gold: what is
#: farther off costs time and teaches nothing.
WIDEST, AROUND_GOLD = 50, 20
#: Free translations omit less than the texts that their weights are learnt from, which have
#: passages removed at random; the weight of null beads is lowered by this.
RARER_NULLS = 0.3
#: The penalty on the scaled weights of the second pass.
CLOSER_L2 = 2.0


@dataclass(frozen=True)
class Example:
    """A document ready for training: what was read, its field, and which beads gold allows."""

    evidence: Evidence
    field: Field
    allowed: NDArray[np.bool_]

    @property
    def has_ladder(self) -> bool:
        """Whether gold's beads make a ladder in this field."""
        flat = features.score(self.field, np.zeros(len(features.FEATURES)))
        flat[~self.allowed] = lattice.IMPOSSIBLE
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
    oversized = a > 0 and b > 0 and a + b > lattice.MAX_SIZE
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
        scores = np.where(one.allowed, weighed.scores, lattice.IMPOSSIBLE).astype(np.float32)
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
    return read_texts(*document.texts(), method, Freer(encoder or _encoder(), freer))


@lru_cache(maxsize=1)
def _encoder() -> RememberingEncoder:
    """Sverka's own encoder; folds share most of their texts."""
    return RememberingEncoder(encoders.default())


def negative_likelihood(
    parameters: DoubleArray, examples: Sequence[Example]
) -> tuple[float, DoubleArray]:
    """Minus the log-likelihood of gold and its gradient; the last parameter opens gaps."""
    weights, gap_open = parameters[:-1].copy(), float(parameters[-1])

    def one(example: Example) -> tuple[float, DoubleArray]:
        scores = features.score(example.field, weights)
        free = lattice.posteriors(example.field.band, scores, gap_open)
        scores[~example.allowed] = lattice.IMPOSSIBLE
        held = lattice.posteriors(example.field.band, scores, gap_open)
        expected = features.expectation(example.field, free.bead - held.bead)
        return free.log_z - held.log_z, np.append(expected, free.opened - held.opened)

    # The kernels release the lock; results are added in order, so threads change nothing.
    with ThreadPoolExecutor() as pool:
        parts = list(pool.map(one, examples))
    return sum(part[0] for part in parts), np.sum([part[1] for part in parts], axis=0)


def fit(
    examples: Sequence[Example],
    *,
    l2: float = 1.0,
    iterations: int = 150,
    report: Callable[[float], None] | None = None,
    start: Model | None = None,
    only: Sequence[str] = (),
    near: bool = False,
) -> DoubleArray:
    """The parameters (FEATURES, then the gap's opening) that fit ``examples`` best.

    Features are scaled by their mean size in the band first, or L-BFGS stops early; ``l2`` is
    the penalty on scaled weights. A feature that never occurs keeps the weight 0. ``start`` are
    weights to begin with; if ``only`` lists the first letters of some names, all other weights stay
    as they are. With ``near``, the penalty is on the distance from ``start``.
    """
    scale = np.ones(len(features.FEATURES) + 1)
    zero = np.zeros(len(features.FEATURES))
    mass = np.zeros(len(features.FEATURES))
    count = 0.0
    for one in examples:
        scores = features.score(one.field, zero)
        usable = (scores > -1e29).astype(np.float32)
        mass += np.abs(features.expectation(one.field, usable))
        count += float(usable.sum())
    mean = mass / max(count, 1.0)
    is_type = np.array([name.startswith("type_") for name in features.FEATURES])
    scale[:-1] = np.where((mean > 1e-9) & ~is_type, 1.0 / np.maximum(mean, 0.02), 1.0)

    def objective(scaled: DoubleArray) -> tuple[float, DoubleArray]:
        loss, gradient = negative_likelihood(scaled * scale, examples)
        if report:
            report(loss)
        away = scaled - centre
        return loss + 0.5 * l2 * float(away @ away), gradient * scale + l2 * away

    begin = np.append(start.weights, start.gap_open) if start else np.zeros(len(scale))
    centre = begin / scale if near else np.zeros(len(scale))
    names = (*features.FEATURES, "gap_open")
    learnt = np.array([not only or name.startswith(tuple(only)) for name in names])
    whole = begin / scale

    def partly(some: DoubleArray) -> tuple[float, DoubleArray]:
        whole[learnt] = some
        loss, gradient = objective(whole)
        return loss, gradient[learnt]

    options = {"maxiter": iterations}
    result = minimize(partly, whole[learnt], jac=True, method="L-BFGS-B", options=options)
    whole[learnt] = result.x
    return np.asarray(whole * scale)


def learn(  # noqa: PLR0913 (all but the first two are keywords)
    documents: Sequence[GoldDocument],
    method: Method,
    *,
    free: Sequence[GoldDocument] = (),
    seed: int = 0,
    iterations: int = 150,
    encoder: Encoder | None = None,
    report: Callable[[float], None] | None = None,
    progress: Callable[[float], None] | None = None,
    start: Model | None = None,
    only: Sequence[str] = (),
) -> Model:
    """The weights of one method: for close translations, and for free ones. These are learnt from
    the same documents made freer, and from those that are ``free`` already. ``start`` and ``only``
    as in ``fit``.

    ``report`` is called with the loss after each evaluation, ``progress`` with the share done. How
    many evaluations a fit needs is not known before, so the share runs ahead where it ends early.
    """

    def steps(half: int) -> Callable[[float], None]:
        done = itertools.count(1)

        def told(loss: float) -> None:
            share = min(1.0, next(done) / (2 * iterations))  # there may be two passes
            if report:
                report(loss)
            if progress:
                progress((half + share) / 2)

        return told

    close = learn_from(
        examples_of(documents, method, seed, encoder=encoder),
        iterations=iterations, report=steps(0), start=start, only=only,
    )  # fmt: skip
    freer = learn_from(
        examples_of([*documents, *free], method, seed, freer=True, encoder=encoder),
        iterations=iterations, report=steps(1), start=start and start.free, only=only,
        contrast=False,
    )  # fmt: skip
    if progress:
        progress(1.0)
    freer = freer if only else _rarer_nulls(freer)
    return replace(close, free=_with_contrast_of(close, freer))


def _with_contrast_of(close: Model, freer: Model) -> Model:
    """``freer`` with what ``close`` learnt about contrast. Vectors that are moved at random say
    nothing about it: what sets neighbours apart is lost in the noise.
    """
    if not (close.closer and freer.closer):
        return freer
    weights = freer.closer.weights.copy()
    at = features.FEATURES.index("cosine_contrast")
    weights[at] = close.closer.weights[at]
    return replace(freer, closer=replace(freer.closer, weights=weights))


def _rarer_nulls(model: Model) -> Model:
    weights = model.weights.copy()
    weights[features.FEATURES.index("type_null")] -= RARER_NULLS
    closer = model.closer and _rarer_nulls(model.closer)
    return replace(model, weights=weights, closer=closer)


def learn_from(
    examples: Sequence[Example],
    *,
    iterations: int = 150,
    report: Callable[[float], None] | None = None,
    start: Model | None = None,
    only: Sequence[str] = (),
    contrast: bool = True,
) -> Model:
    """The weights of a first pass and, where the method reads vectors, of the second; ``start`` and
    ``only`` as in ``fit``. Without ``contrast`` the second pass does not see that feature.
    """
    model = Model.of(fit(examples, iterations=iterations, report=report, start=start, only=only))
    if not any(one.evidence.runs for one in examples):
        return model
    closer = closer_examples(examples, model)
    if not contrast:
        closer = [replace(one, field=one.field._replace(contrast=NOTHING_EXACT)) for one in closer]
    second = start and start.closer
    parameters = fit(
        closer, l2=CLOSER_L2, iterations=iterations, report=report, start=second, only=only
    )
    return replace(model, closer=Model.of(parameters))


@checked
def train(  # noqa: PLR0913 (all but the first are keywords)
    documents: Sequence[GoldDocument],
    *,
    free: Sequence[GoldDocument] = (),
    seed: int = 0,
    iterations: int = 150,
    encoder: Encoder | str | None = None,
    report: Callable[[str, float], None] | None = None,
    progress: Progress | None = None,
    start: ModelFile | None = None,
    only: Sequence[str] = (),
) -> ModelFile:
    """Learn the weights of every method. Same documents and seed, same weights.

    ``free``, ``start`` and ``only`` as in ``learn``; ``encoder`` (or its name, as for
    ``encoders.find``) is the one that the weights will be used with, by default Sverka's own;
    ``report`` is called with the method and the loss after each evaluation, ``progress`` with the
    method and the share of the whole job. Raises UsageError if there are no documents or no such
    encoder, DependencyError.
    """
    chosen = encoders.given(encoder)
    if not documents:
        raise UsageError("there is nothing to learn from", hint="Give gold documents")
    models: dict[str, Model] = {}
    remembering = RememberingEncoder(chosen) if chosen else None
    for number, method in enumerate(METHODS):
        say = (lambda loss, method=method: report(method, loss)) if report else None
        models[method] = learn(
            documents,
            method,
            free=free,
            seed=seed,
            iterations=iterations,
            encoder=remembering,
            report=say,
            progress=part_of(progress, method, number, len(METHODS)),
            start=start.models[method] if start else None,
            only=only,
        )
    about = {**_counts(documents), "seed": seed, "encoder": (chosen or _encoder()).name}
    if free:
        about["free"] = _counts(free)
    return ModelFile(models, about)


def _counts(documents: Sequence[GoldDocument]) -> dict[str, Any]:
    return {
        "documents": len(documents),
        "sentences": sum(len(d.src) for d in documents),
        "pairs": sorted({f"{d.src_lang}-{d.tgt_lang}" for d in documents}),
    }


def folds(
    documents: Sequence[GoldDocument], count: int
) -> Iterator[tuple[list[GoldDocument], list[GoldDocument]]]:
    """``count`` splits in training and test documents.

    Each language pair is cut in ``count`` stretches in the order given; training documents that
    share a sentence with a test document (the same news in another pair) are left out.
    """
    places: dict[str, list[GoldDocument]] = {}
    for document in documents:
        places.setdefault(document.collection, []).append(document)
    for fold in range(count):
        test = [
            document
            for held in places.values()
            for document in held[fold * len(held) // count : (fold + 1) * len(held) // count]
        ]
        seen = {sentence for document in test for sentence in (*document.src, *document.tgt)}
        yield [d for d in documents if seen.isdisjoint(d.src) and seen.isdisjoint(d.tgt)], test


def cross_validate(
    documents: Sequence[GoldDocument],
    method: Method,
    *,
    count: int,
    free: Sequence[GoldDocument] = (),
    seed: int = 0,
    iterations: int = 150,
    encoder: Encoder | str | None = None,
    progress: Progress | None = None,
) -> dict[str, Score]:
    """The strict score of each collection, every document measured by weights that have not seen
    it or any sentence of it.

    ``encoder`` as in ``train``; ``progress`` is called with the method and the share done.
    """
    chosen = encoders.given(encoder)
    remembering = RememberingEncoder(chosen) if chosen else None
    scores: dict[str, Score] = {}
    for number, (training, test) in enumerate(folds(documents, count)):
        model = learn(
            training,
            method,
            free=free,
            seed=seed,
            iterations=iterations,
            encoder=remembering,
            progress=part_of(progress, method, number, count),
        )
        for document in test:
            beads = decode(read(document, method, encoder=remembering), model)
            found = beads_of([(bead.src, bead.tgt) for bead in beads])
            before = scores.get(document.collection, Score())
            scores[document.collection] = before + strict(found, document.gold)
    return scores
