"""Sverka's word links beside its peers, on the same English-Russian beads and vectors.

    python benchmarks/word_links.py [--eval FOLDER] [--fit] [--beads 5000]

The gold (``word-links-gold.jsonl``) holds no text: each line names a file, a document, the
sentences of a bead and a hash of their text, and the links by the numbers of the words on both
sides, sure ones and possible ones. ``--eval`` is the folder with the files. The first half was
used to learn and to tune, the second half only to measure. Measured are alignment error rate,
precision and recall as Och and Ney define them. ``--fit`` learns the weights and prints them.

The peers: SimAlign's three ways from a matrix of cosines to links, written anew and given the
same vectors of words, and eflomal, which learns from all the beads (where it is installed: it
has no wheel, so pip builds it with a C compiler).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment, minimize

from align.aligner.encoders import default
from align.aligner.links import THRESHOLD, WEIGHTS, Linker, words
from align.aligner.wordpairs import Belief, Passage

HERE = Path(__file__).resolve().parent
GOLD = HERE / "word-links-gold.jsonl"
EVAL = HERE.parents[1] / "shared" / "eval"
#: The file whose beads surround the gold ones, as a document would.
SURROUNDINGS = "ntrexdev-en-ru-clean.jsonl"
ROUNDS = 3

Links = set[tuple[int, int]]
Texts = tuple[str, str]
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Gold:
    """A bead drawn by hand; every sure link is possible too."""

    half: str
    texts: Texts
    sure: frozenset[tuple[int, int]]
    possible: frozenset[tuple[int, int]]


# --- the gold ----------------------------------------------------------------------------------


def documents(path: Path) -> Iterator[dict]:
    """The documents of a file of gold alignments."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def text_of(document: dict, src: Sequence[int], tgt: Sequence[int]) -> Texts:
    """Both sides of a bead, their sentences joined by spaces."""
    return " ".join(document["src"][i] for i in src), " ".join(document["tgt"][i] for i in tgt)


def read_gold(folder: Path) -> list[Gold]:
    """The gold with its texts; raises SystemExit where a text is not the one that was read."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    known = {
        (name, document["id"]): document
        for name in sorted({row["file"] for row in rows})
        for document in documents(folder / name)
    }
    gold = []
    for row in rows:
        texts = text_of(known[row["file"], row["document"]], row["src"], row["tgt"])
        digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()
        if not digest.startswith(row["sha256"]):
            raise SystemExit(f"{row['file']}: {row['document']} is not the text of the gold")
        sure = frozenset((i, j) for i, j in row["sure"])
        possible = sure | {(i, j) for i, j in row["possible"]}
        gold.append(Gold(row["half"], texts, sure, possible))
    return gold


def surroundings(folder: Path, gold: Sequence[Gold]) -> list[Texts]:
    """All beads with two sides of the surrounding file that say nothing of what the gold says:
    a gold bead may be made of two of them.
    """
    taken = "\n".join(text for bead in gold for text in bead.texts)
    beads = (
        text_of(document, src, tgt)
        for document in documents(folder / SURROUNDINGS)
        for src, tgt in document["gold"]
        if src and tgt
    )
    return [b for b in dict.fromkeys(beads) if b[0] not in taken and b[1] not in taken]


@dataclass(frozen=True)
class Score:
    """Alignment error rate, precision against the possible links, recall of the sure ones."""

    aer: float
    precision: float
    recall: float

    @classmethod
    def of(cls, found: Sequence[Links], gold: Sequence[Gold]) -> Score:
        """The score of links over all beads together."""
        linked = sum(map(len, found))
        sure = sum(len(bead.sure) for bead in gold)
        hit = sum(len(links & bead.sure) for links, bead in zip(found, gold, strict=True))
        fine = sum(len(links & bead.possible) for links, bead in zip(found, gold, strict=True))
        return cls(1 - (hit + fine) / (linked + sure), fine / max(linked, 1), hit / sure)


# --- the peers ---------------------------------------------------------------------------------


def cosines(beads: Sequence[Texts]) -> list[Matrix]:
    """The cosine of each pair of words, from one vector a type of word."""
    sides = [[spelt(text, lang) for text, lang in zip(b, ("en", "ru"), strict=True)] for b in beads]
    types = sorted({word for bead in sides for side in bead for word in side}, key=len)
    vector = dict(zip(types, default().encode(types), strict=True))
    return [
        np.array([vector[w] for w in en]) @ np.array([vector[w] for w in ru]).T for en, ru in sides
    ]


def spelt(text: str, lang: str) -> list[str]:
    """The words of a text in lower case."""
    return [text[start:end].lower() for start, end in words(text, lang)]


def argmax(cosine: Matrix) -> Links:
    """Pairs that are each other's best."""
    best = cosine.argmax(axis=1)
    back = cosine.argmax(axis=0)
    return {(i, int(j)) for i, j in enumerate(best) if back[j] == i}


def itermax(cosine: Matrix, rounds: int = 2, discount: float = 0.9) -> Links:
    """Best pairs again among those of which one word at most is linked."""
    links = argmax(cosine)
    for _ in range(rounds - 1):
        rows, columns = np.zeros(cosine.shape[0], bool), np.zeros(cosine.shape[1], bool)
        for i, j in links:
            rows[i] = columns[j] = True
        both, either = np.logical_and.outer(rows, columns), np.logical_or.outer(rows, columns)
        weight = np.where(both, 0.0, np.where(either, discount, 1.0))
        left = np.maximum(cosine, 0.0) * weight
        links |= {(i, j) for i, j in argmax(left) if left[i, j] > 0}
    return links


def matching(cosine: Matrix) -> Links:
    """The one-to-one links of greatest weight."""
    rows, columns = linear_sum_assignment(-cosine)
    return set(zip(rows.tolist(), columns.tolist(), strict=True))


def eflomal(beads: Sequence[Texts]) -> list[Links] | None:
    """Eflomal's links in both directions, those that agree; None where it is not installed."""
    try:
        from eflomal import Aligner
    except ImportError:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for side, lang in enumerate(("en", "ru")):
            lines = (
                " ".join("".join(word.split()) for word in spelt(bead[side], lang))
                for bead in beads
            )
            (folder / lang).write_text("\n".join(lines) + "\n", encoding="utf-8")
        out = [str(folder / direction) for direction in ("forward", "reverse")]
        with (folder / "en").open() as en, (folder / "ru").open() as ru:
            Aligner().align(en, ru, links_filename_fwd=out[0], links_filename_rev=out[1])
        found = [
            [
                {tuple(map(int, pair.split("-"))) for pair in line.split()}
                for line in Path(path).read_text().splitlines()
            ]
            for path in out
        ]
    return [a & b for a, b in zip(*found, strict=True)]


# --- learning ----------------------------------------------------------------------------------


class Alone:
    """Beads that are linked one by one, judged together."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages

    def judge(self, belief: Belief | None, weights: Matrix) -> Belief:
        """As Passage.judge."""
        return [p.judge(b, weights)[0] for p, b in self._pairs(belief)]

    def features(self, belief: Belief | None) -> list[Matrix]:
        """As Passage.features."""
        return [p.features(b)[0] for p, b in self._pairs(belief)]

    def _pairs(self, belief: Belief | None) -> Iterator[tuple[Passage, Belief | None]]:
        for at, passage in enumerate(self._passages):
            yield passage, None if belief is None else [belief[at]]


Settings = Sequence[Passage | Alone]


def regress(table: Matrix, truth: Matrix, trust: Matrix, ridge: float = 2.0) -> Matrix:
    """The weights of a logistic regression on standardised features, of which the first is 1."""
    mean, spread = table.mean(axis=0), table.std(axis=0)
    mean[0], spread[spread < 1e-9] = 0.0, 1.0
    unit = (table - mean) / spread

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        score = unit @ weights
        value = (trust * (np.logaddexp(0.0, score) - truth * score)).sum()
        slope = unit.T @ (trust * (1.0 / (1.0 + np.exp(-score)) - truth))
        slope[1:] += ridge * weights[1:]
        return value + ridge * (weights[1:] ** 2).sum() / 2, slope

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x / spread
    found[0] -= mean @ found
    return found


def labels(gold: Sequence[Gold], shapes: Sequence[tuple[int, int]]) -> Iterator[tuple[Matrix, ...]]:
    """For each bead the truth and the trust in it: a merely possible link is neither here nor
    there, and weighs little.
    """
    for bead, shape in zip(gold, shapes, strict=True):
        truth, trust = np.zeros(shape), np.ones(shape)
        for cell in bead.possible - bead.sure:
            truth[cell], trust[cell] = 0.5, 0.3
        for cell in bead.sure:
            truth[cell] = 1.0
        yield truth.ravel(), trust.ravel()


def learn(settings: Settings, gold: Sequence[Gold], picked: Sequence[int]) -> list[Matrix]:
    """The weights of each round, from the beads ``picked``, in all settings at once."""
    beliefs: list[Belief | None] = [None] * len(settings)
    rounds = []
    for _ in range(ROUNDS):
        tables = [s.features(b) for s, b in zip(settings, beliefs, strict=True)]
        shapes = [
            (len(words(bead.texts[0], "en")), len(words(bead.texts[1], "ru"))) for bead in gold
        ]
        known = list(labels(gold, shapes))
        weights = regress(
            np.concatenate([table[k] for table in tables for k in picked]),
            np.concatenate([known[k][0] for _ in tables for k in picked]),
            np.concatenate([known[k][1] for _ in tables for k in picked]) / len(tables),
        )
        rounds.append(weights)
        beliefs = [s.judge(b, weights) for s, b in zip(settings, beliefs, strict=True)]
    return rounds


def judged(setting: Passage | Alone, rounds: Sequence[Matrix]) -> Belief:
    """The belief after all rounds."""
    belief: Belief | None = None
    for weights in rounds:
        belief = setting.judge(belief, np.asarray(weights))
    assert belief is not None
    return belief


def fit(settings: Settings, gold: Sequence[Gold], folds: int = 4) -> None:
    """Learn from the development half and print weights and threshold.

    What held-out folds say sets the threshold and, by a straight line through the scores of the
    last round, makes the probabilities true; the line is then part of the last round's weights.
    """
    development = [k for k, bead in enumerate(gold) if bead.half == "dev"]
    truth = [gold[k] for k in development]
    held: list[dict[int, Matrix]] = [{} for _ in settings]
    for fold in range(folds):
        test = development[fold::folds]
        rounds = learn(settings, gold, [k for k in development if k not in test])
        for setting, kept in zip(settings, held, strict=True):
            belief = judged(setting, rounds)
            kept.update((k, belief[k]) for k in test)
    score = np.concatenate([_logit(kept[k]).ravel() for kept in held for k in development])
    right = np.concatenate(
        [possible(gold[k], kept[k].shape).ravel() for kept in held for k in development]
    )
    line = regress(np.stack([np.ones_like(score), score], 1), right, np.ones_like(right), ridge=0.0)
    rounds = learn(settings, gold, development)
    rounds[-1] = rounds[-1] * line[1]
    rounds[-1][0] += line[0]
    rates = {}
    for threshold in np.arange(0.3, 0.75, 0.05):
        cut = (np.log(threshold / (1 - threshold)) - line[0]) / line[1]
        scores = [
            Score.of([cells(_logit(kept[k]) >= cut) for k in development], truth) for kept in held
        ]
        rates[round(float(threshold), 2)] = [round(score.aer, 4) for score in scores]
    print("held-out error rates by threshold, in the corpus and alone:", rates)
    for weights in rounds:
        print("(" + ", ".join(f"{weight:.3f}" for weight in weights) + "),")


def _logit(p: Matrix) -> Matrix:
    return np.log(np.clip(p, 1e-9, None)) - np.log(np.clip(1 - p, 1e-9, None))


def cells(matrix: NDArray[np.bool_]) -> Links:
    """Where a matrix is true."""
    return {(int(i), int(j)) for i, j in zip(*np.nonzero(matrix), strict=True)}


def possible(bead: Gold, shape: tuple[int, ...]) -> Matrix:
    """1 where a link is possible, 0 elsewhere."""
    matrix = np.zeros(shape)
    for cell in bead.possible:
        matrix[cell] = 1.0
    return matrix


# --- the tables --------------------------------------------------------------------------------


def calibration(belief: Belief, gold: Sequence[Gold], bins: int = 10) -> float:
    """Expected calibration error of all pairs that are not all but ruled out, against the
    possible links.
    """
    p = np.concatenate([matrix.ravel() for matrix in belief])
    right = np.concatenate(
        [possible(b, m.shape).ravel() for b, m in zip(gold, belief, strict=True)]
    )
    kept = p >= 0.05
    p, right = p[kept], right[kept]
    place = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [
        abs(p[place == k].mean() - right[place == k].mean()) * (place == k).mean()
        for k in range(bins)
        if (place == k).any()
    ]
    return float(sum(gaps))


def main() -> None:
    """Measure on the test half and print the table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--eval", type=Path, default=EVAL, help="folder of the files of beads")
    options.add_argument("--fit", action="store_true", help="learn the weights, print them, stop")
    options.add_argument("--beads", type=int, default=5000, help="how many beads to time")
    chosen = options.parse_args()
    if not (chosen.eval / SURROUNDINGS).exists():
        raise SystemExit(f"{chosen.eval}: the files of beads are not here, see --eval")
    gold = read_gold(chosen.eval)
    beads = [bead.texts for bead in gold] + surroundings(chosen.eval, gold)
    linker = Linker("en", "ru")
    corpus = next(linker.passages(beads))
    alone = Alone([next(linker.passages([bead.texts])) for bead in gold])
    if chosen.fit:
        fit([corpus, alone], gold)
        return
    report(gold, beads, corpus, alone)
    speed(beads, chosen.beads)


def report(gold: list[Gold], beads: list[Texts], corpus: Passage, alone: Alone) -> None:
    """One line a system."""
    test = [k for k, bead in enumerate(gold) if bead.half == "test"]
    truth = [gold[k] for k in test]
    matrices = cosines([bead.texts for bead in truth])
    rounds = [np.array(weights) for weights in WEIGHTS]
    print(f"{date.today()}, Python {platform.python_version()}, {len(test)} beads\n")
    print("| system | AER | precision | recall |\n|---|---|---|---|")
    for name, way in (("ArgMax", argmax), ("IterMax", itermax), ("Match", matching)):
        show(f"same vectors, {name}", Score.of([way(matrix) for matrix in matrices], truth))
    learnt = eflomal(beads)
    if learnt is None:
        print("| eflomal | not installed | | |")
    else:
        show(f"eflomal, {len(beads)} beads", Score.of([learnt[k] for k in test], truth))
    errors = []
    for name, setting in (("each bead alone", alone), (f"{len(beads)} beads", corpus)):
        everything = judged(setting, rounds)
        belief = [everything[k] for k in test]
        show(f"Sverka, {name}", Score.of([cells(m >= THRESHOLD) for m in belief], truth))
        errors.append(f"{name} {calibration(belief, truth):.3f}")
    print("Expected calibration error of Sverka's probabilities:", ", ".join(errors))


def show(name: str, score: Score) -> None:
    """A line of the table."""
    print(f"| {name} | {score.aer:.3f} | {score.precision:.3f} | {score.recall:.3f} |")


def speed(beads: Sequence[Texts], count: int) -> None:
    """Time ``count`` beads; where there are too few, neighbours' sides make new pairs."""
    timed = [
        (beads[k % len(beads)][0], beads[(k + k // len(beads)) % len(beads)][1])
        for k in range(count)
    ]
    Linker("en", "ru").link(timed[:2])
    linker = Linker("en", "ru")
    for name in ("with", "without"):
        start = time.perf_counter()
        linker.link(timed)
        print(
            f"{count} beads, {name} the vectors of their words: {time.perf_counter() - start:.1f} s"
        )


if __name__ == "__main__":
    main()
