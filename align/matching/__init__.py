"""Which documents of two collections are translations of each other.

Every source document is compared with every target document by meaning, shared numbers, dates,
symbols and names, length, and the date and number that each states. From these scores the best
one-to-one assignment is computed; its pairs that clearly beat their rivals are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from align.aligner import encoders
from align.aligner.encoders import Encoder
from align.arguments import checked
from align.errors import UsageError
from align.matching.evidence import FEATURES, Profile, compare, profile, stated
from align.models import logistic, probability
from align.progress import Progress, of_step
from align.release import version
from align.text import Document

__all__ = ["MAX_DOCUMENTS", "Match", "Matching", "match", "strangers"]

#: The most documents on a side: since every pair is compared, more would take too long.
MAX_DOCUMENTS = 10_000

#: A pair less certain than this is dropped.
MIN_SCORE = 0.5

#: The log odds of having no counterpart: the level of the best rival among a hundred documents.
NO_COUNTERPART = -4.0

#: What the probability of an assigned pair depends on: its log odds, its lead over its best rival.
CERTAINTY = ("odds", "lead")


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of documents, as indices from 0, and the probability that they belong together."""

    src: int
    tgt: int
    score: float


@dataclass(frozen=True, slots=True)
class Matching:
    """All pairs, in the order of the source, and a best guess for each document without one.

    ``src_left`` and ``tgt_left`` hold the documents without a partner, each with the one nearest to
    it, which is too different or has a better partner; its index is -1 if the other side has no
    documents at all. ``made_with`` names Sverka's version and the encoder, if it was used;
    ``by_meaning`` says whether it was, at least for some pairs.
    """

    pairs: tuple[Match, ...]
    src_left: tuple[Match, ...]
    tgt_left: tuple[Match, ...]
    made_with: str = ""
    by_meaning: bool = False


@checked
def match(
    src: Sequence[Document],
    tgt: Sequence[Document],
    *,
    min_score: float = MIN_SCORE,
    encoder: Encoder | str | None = None,
    progress: Progress | None = None,
) -> Matching:
    """Find the pairs among two collections of loaded documents; deterministic.

    ``encoder`` (or its name, as for ``encoders.find``) replaces the one that comes with Sverka;
    ``progress`` is called with the share done. Raises UsageError if a side has more than
    MAX_DOCUMENTS or there is no such encoder, DependencyError.
    """
    encoder = encoders.given(encoder)
    if max(len(src), len(tgt)) > MAX_DOCUMENTS:
        raise UsageError(
            "more than {most:,} documents cannot be matched at once",
            hint="Match them in smaller groups, for example year by year",
            most=MAX_DOCUMENTS,
        )
    say = of_step(progress, "match") or (lambda _share: None)
    if not src or not tgt:
        alone = tuple(Match(k, -1, 0.0) for k in range(len(src)))
        return Matching((), alone, tuple(Match(-1, k, 0.0) for k in range(len(tgt))))
    able = encoder or encoders.default()
    read = _readable(src, able), _readable(tgt, able)
    odds = _all_odds(src, tgt, read, able, say) + stated(src, tgt)
    say(0.9)
    by_meaning = np.outer(*read)
    used = bool(by_meaning.any())
    made_with = f"sverka {version('from source')}{f', {able.name}' if used else ''}"
    found = _assigned(odds, by_meaning, min_score)
    return replace(found, made_with=made_with, by_meaning=used)


def _readable(documents: Sequence[Document], encoder: Encoder) -> NDArray[np.bool_]:
    """Return for each document whether ``encoder`` supports its language."""
    return np.array([encoders.knows(encoder, one.lang) for one in documents])


def _all_odds(
    src: Sequence[Document],
    tgt: Sequence[Document],
    read: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    encoder: Encoder,
    say: Callable[[float], None],
) -> NDArray[np.float32]:
    """Return the log odds of each pair from what the texts contain: by meaning if the encoder can
    ``read`` both documents, otherwise only by the rest.
    """
    odds = np.zeros((len(src), len(tgt)), np.float32)
    if not (read[0].all() and read[1].all()):
        odds = log_odds(profile(src, None), profile(tgt, None), "anchor")
    say(0.3)
    rows, columns = (np.flatnonzero(one) for one in read)
    if len(rows) and len(columns):
        left = profile([src[k] for k in rows.tolist()], encoder)
        say(0.5)
        right = profile([tgt[k] for k in columns.tolist()], encoder)
        say(0.8)
        odds[np.ix_(rows, columns)] = log_odds(left, right, "semantic")
    return odds


def log_odds(src: Profile, tgt: Profile, method: str) -> NDArray[np.float32]:
    """Return the log odds of each pair, source by target.

    ``method`` is ``semantic``, or ``anchor`` if no encoder supports the languages.
    """
    model = logistic("matching", method, FEATURES)
    odds = np.full((len(src.lengths), len(tgt.lengths)), model.bias, np.float32)
    # One matrix at a time: all of them together would take too much memory.
    for weight, values in zip(model.weights, compare(src, tgt), strict=True):
        odds += np.float32(weight) * values
    return odds


def lead(odds: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the lead of each pair over the best rival for either of its documents.

    Having no counterpart is a rival too: among few documents, being the best proves little.
    """
    rivals = np.maximum(_best_other(odds), _best_other(odds.T).T)
    return odds - np.maximum(rivals, np.float32(NO_COUNTERPART))


def strangers(documents: Iterable[Document], encoder: Encoder | None = None) -> tuple[str, ...]:
    """The languages that the encoder does not support: texts in them are matched without it."""
    able = encoder or encoders.default()
    return tuple(sorted({one.lang for one in documents if not encoders.knows(able, one.lang)}))


def _assigned(
    odds: NDArray[np.float32], by_meaning: NDArray[np.bool_], min_score: float
) -> Matching:
    """Return the best assignment; ``by_meaning`` says which ``odds`` come from ``semantic``."""
    seen = np.stack((odds, lead(odds)), axis=-1).astype(np.float64)
    certainty = np.zeros(odds.shape)
    for method, own in (("semantic", by_meaning), ("anchor", ~by_meaning)):
        if own.any():
            model = logistic("matching", f"{method}-certainty", CERTAINTY)
            certainty[own] = model.log_odds(seen[own])
    rows, columns = linear_sum_assignment(-odds)

    def score(i: int, j: int) -> float:
        return float(probability(np.float64(certainty[i, j])))

    pairs = [
        Match(int(i), int(j), chance)
        for i, j in zip(rows, columns, strict=True)
        if (chance := score(i, j)) >= min_score
    ]
    taken = {one.src for one in pairs}, {one.tgt for one in pairs}
    src_left = [
        Match(i, int(j), score(i, int(j)))
        for i, j in enumerate(odds.argmax(1))
        if i not in taken[0]
    ]
    tgt_left = [
        Match(int(i), j, score(int(i), j))
        for j, i in enumerate(odds.argmax(0))
        if j not in taken[1]
    ]
    return Matching(tuple(pairs), tuple(src_left), tuple(tgt_left))


def _best_other(odds: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return for each cell the best of the others in its row."""
    if odds.shape[1] == 1:
        return np.full_like(odds, NO_COUNTERPART)
    first_two = np.partition(odds, -2, axis=1)[:, -2:]
    second, first = first_two[:, :1], first_two[:, 1:]
    return np.where(odds == first, second, first).astype(np.float32)
