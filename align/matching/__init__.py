"""Which documents of two collections are translations of each other.

Documents are compared by meaning, shared numbers, dates, symbols and names, length, and the date
and number that each states. In small collections every source document is compared with every
target document, in large ones with those that an index finds. From these scores the best one-to-one
assignment is computed; its pairs that clearly beat their rivals are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from align.aligner import encoders
from align.aligner.encoders import Encoder
from align.arguments import checked
from align.errors import UsageError
from align.matching import assignment
from align.matching.assignment import NO_COUNTERPART, lead
from align.matching.evidence import FEATURES, Side, Values, compare, sides, stated
from align.matching.index import candidates
from align.matching.names import bare
from align.matching.reading import Facts, Longs, read
from align.models import Logistic, logistic, probability
from align.progress import Progress, of_step
from align.release import version
from align.text import Document

__all__ = ["MAX_DOCUMENTS", "Match", "Matching", "match", "strangers"]

#: The most documents on a side; a million take about 20 GB of memory.
MAX_DOCUMENTS = 1_000_000

#: A pair less certain than this is dropped.
MIN_SCORE = 0.5

#: What the probability of an assigned pair depends on: its log odds, its lead over its best rival.
CERTAINTY = ("odds", "lead")

_Say = Callable[[float], None]


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
    it, which is too different or has a better partner; its index is -1 if it has nothing in common
    with any, or if the other side has no documents at all. ``made_with`` names Sverka's version and
    the encoder, if it was used; ``by_meaning`` says whether it was, at least for some pairs.
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
    refuse_too_many(len(src), len(tgt))
    say = of_step(progress, "match") or (lambda _share: None)
    able = encoder or encoders.default()
    facts = []
    for side, done in ((src, 0.3), (tgt, 0.6)):
        facts.append(read(side, able, bare([one.source or "" for one in side])))
        say(done)
    found = match_facts(facts[0], facts[1], able, min_score)
    say(0.9)
    return found


def refuse_too_many(src: int, tgt: int) -> None:
    """Raise UsageError if a side has more than MAX_DOCUMENTS."""
    if max(src, tgt) > MAX_DOCUMENTS:
        raise UsageError(
            "more than {most:,} documents cannot be matched at once",
            hint="Match them in smaller groups, for example year by year",
            most=MAX_DOCUMENTS,
        )


def match_facts(
    src: Facts, tgt: Facts, encoder: Encoder, min_score: float, say: _Say = lambda _share: None
) -> Matching:
    """Find the pairs among two collections that were read by ``encoder``, as ``match`` does."""
    if not len(src) or not len(tgt):
        alone = tuple(Match(k, -1, 0.0) for k in range(len(src)))
        return Matching((), alone, tuple(Match(-1, k, 0.0) for k in range(len(tgt))))
    used = bool(src.read.any() and tgt.read.any())
    made_with = f"sverka {version('from source')}{f', {encoder.name}' if used else ''}"
    found = _assigned(_compared(src, tgt, used), (len(src), len(tgt)), min_score)
    say(1)
    return replace(found, made_with=made_with, by_meaning=used)


@dataclass(frozen=True)
class _Compared:
    """Pairs that were compared, ordered by row and column, with their log odds; ``by_meaning`` says
    which were compared by ``semantic``, the others by ``anchor``.
    """

    rows: Longs
    columns: Longs
    odds: Values
    by_meaning: NDArray[np.bool_]


def _compared(src: Facts, tgt: Facts, by_meaning: bool) -> _Compared:
    """Compare by meaning if the encoder can read both documents, otherwise only by the rest."""
    found: list[_Compared] = []
    if by_meaning:
        here, there = (np.flatnonzero(one.read) for one in (src, tgt))
        rows, columns, odds = _odds(src.only(here), tgt.only(there), "semantic")
        found.append(_Compared(here[rows], there[columns], odds, np.ones(len(rows), bool)))
    if not (by_meaning and src.read.all() and tgt.read.all()):
        rows, columns, odds = _odds(src, tgt, "anchor")
        own = ~(src.read[rows] & tgt.read[columns])
        found.append(_Compared(rows[own], columns[own], odds[own], np.zeros(own.sum(), bool)))
    all_rows, all_columns, all_odds, all_by = (
        np.concatenate([getattr(one, name) for one in found])
        for name in ("rows", "columns", "odds", "by_meaning")
    )
    order = np.lexsort((all_columns, all_rows))
    return _Compared(all_rows[order], all_columns[order], all_odds[order], all_by[order])


def _odds(src: Facts, tgt: Facts, method: str) -> tuple[Longs, Longs, Values]:
    """Choose the pairs to compare, and return them with their log odds."""
    both = sides(src, tgt)
    weights = dict(zip(FEATURES, logistic("matching", method, FEATURES).weights, strict=True))
    shared = float(weights["numbers"]), float(weights["names"])
    rows, columns = candidates(src, tgt, both, shared)
    odds = log_odds(*both, rows, columns, method) + stated(src, tgt, rows, columns)
    return rows, columns, odds


def log_odds(src: Side, tgt: Side, rows: Longs, columns: Longs, method: str) -> Values:
    """Return the log odds of pairs from what the texts contain.

    ``method`` is ``semantic``, or ``anchor`` if no encoder supports the languages.
    """
    model = logistic("matching", method, FEATURES)
    odds = np.full(len(rows), model.bias, np.float32)
    for weight, values in zip(model.weights, compare(src, tgt, rows, columns), strict=True):
        odds += np.float32(weight) * values
    return odds


def strangers(langs: Iterable[str], encoder: Encoder | None = None) -> tuple[str, ...]:
    """Those of some languages that the encoder does not support: texts in them are matched without
    it.
    """
    able = encoder or encoders.default()
    return tuple(sorted({one for one in langs if not encoders.knows(able, one)}))


def _assigned(pairs: _Compared, shape: tuple[int, int], min_score: float) -> Matching:
    """Return the best assignment."""
    rows, columns, odds = pairs.rows, pairs.columns, pairs.odds
    seen = np.stack((odds, lead(rows, columns, odds)), axis=-1).astype(np.float64)
    certainty = np.zeros(len(odds))
    lowest = np.inf
    for method, own in (("semantic", pairs.by_meaning), ("anchor", ~pairs.by_meaning)):
        if own.any():
            model = logistic("matching", f"{method}-certainty", CERTAINTY)
            certainty[own] = model.log_odds(seen[own])
            lowest = min(lowest, _lowest(model, min_score))
    scores = probability(certainty)
    # What cannot reach the minimum is better left without a pair than in the way of others.
    unassigned = max(lowest, float(odds.min(initial=0)) - 1)
    chosen = assignment.best(rows, columns, odds, unassigned)
    chosen = chosen[scores[chosen] >= min_score]

    def made(place: int) -> Match:
        return Match(int(rows[place]), int(columns[place]), float(scores[place]))

    left = []
    for side, (here, there) in enumerate(((rows, columns), (columns, rows))):
        nearest = assignment.firsts(here, odds, there)
        known = dict(zip(here[nearest].tolist(), nearest.tolist(), strict=True))
        taken = set(here[chosen].tolist())
        left.append(
            tuple(
                made(known[k]) if k in known else Match(*((-1, k) if side else (k, -1)), 0.0)
                for k in range(shape[side])
                if k not in taken
            )
        )
    return Matching(tuple(map(made, chosen.tolist())), left[0], left[1])


def _lowest(model: Logistic, min_score: float) -> float:
    """The lowest log odds with which a pair can reach ``min_score``: without any rival."""
    if min_score <= 0:
        return -np.inf
    wanted = np.inf if min_score >= 1 else np.log(min_score / (1 - min_score))
    odds, ahead = (float(weight) for weight in model.weights)
    return float((wanted - model.bias + ahead * NO_COUNTERPART) / (odds + ahead))
