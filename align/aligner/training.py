"""Learn the weights: maximum conditional likelihood of gold ladders, by L-BFGS.

The gradient is exact: the features of the ladders that gold allows minus those that the
model expects. Where gold leaves the refinement open (a bead with two or more sentences on
both sides is mostly several unsplit pairs) the sum over all refinements is maximised. The second
pass is learnt in the same way, from what the first leaves possible.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
from scipy.optimize import minimize

from align.aligner import METHODS, encoders, lattice, walk
from align.aligner.band import IMPOSSIBLE, DoubleArray
from align.aligner.decoding import decode
from align.aligner.encoders import Encoder
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.evaluation import Score, beads_of, strict
from align.aligner.examples import Example, closer_examples, examples_of, own_encoder, read
from align.aligner.features import FEATURES
from align.aligner.field import NOTHING_EXACT
from align.aligner.gold import GoldDocument
from align.aligner.model import Model, ModelFile
from align.alignment import Method
from align.arguments import checked
from align.errors import UsageError
from align.progress import Progress, part_of

#: Free translations omit less than the texts that their weights are learnt from, which have
#: passages removed at random; the weight of null beads is lowered by this.
RARER_NULLS = 0.3
#: The penalty on the scaled weights of the second pass.
CLOSER_L2 = 2.0


def negative_likelihood(
    parameters: DoubleArray, examples: Sequence[Example]
) -> tuple[float, DoubleArray]:
    """Minus the log-likelihood of gold and its gradient; the last parameter opens gaps."""
    weights, gap_open = parameters[:-1].copy(), float(parameters[-1])

    def one(example: Example) -> tuple[float, DoubleArray]:
        scores = walk.score(example.field, weights)
        free = lattice.posteriors(example.field.band, scores, gap_open)
        scores[~example.allowed] = IMPOSSIBLE
        held = lattice.posteriors(example.field.band, scores, gap_open)
        expected = walk.expectation(example.field, free.bead - held.bead)
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
    scale = np.ones(len(FEATURES) + 1)
    zero = np.zeros(len(FEATURES))
    mass = np.zeros(len(FEATURES))
    count = 0.0
    for one in examples:
        scores = walk.score(one.field, zero)
        usable = (scores > -1e29).astype(np.float32)
        mass += np.abs(walk.expectation(one.field, usable))
        count += float(usable.sum())
    mean = mass / max(count, 1.0)
    is_type = np.array([name.startswith("type_") for name in FEATURES])
    scale[:-1] = np.where((mean > 1e-9) & ~is_type, 1.0 / np.maximum(mean, 0.02), 1.0)

    def objective(scaled: DoubleArray) -> tuple[float, DoubleArray]:
        loss, gradient = negative_likelihood(scaled * scale, examples)
        if report:
            report(loss)
        away = scaled - centre
        return loss + 0.5 * l2 * float(away @ away), gradient * scale + l2 * away

    begin = np.append(start.weights, start.gap_open) if start else np.zeros(len(scale))
    centre = begin / scale if near else np.zeros(len(scale))
    names = (*FEATURES, "gap_open")
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
    at = FEATURES.index("cosine_contrast")
    weights[at] = close.closer.weights[at]
    return replace(freer, closer=replace(freer.closer, weights=weights))


def _rarer_nulls(model: Model) -> Model:
    weights = model.weights.copy()
    weights[FEATURES.index("type_null")] -= RARER_NULLS
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
    about = {**_counts(documents), "seed": seed, "encoder": (chosen or own_encoder()).name}
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
            beads = decode(read(document, method, encoder=remembering), model).beads
            found = beads_of([(bead.src, bead.tgt) for bead in beads])
            before = scores.get(document.collection, Score())
            scores[document.collection] = before + strict(found, document.gold)
    return scores
