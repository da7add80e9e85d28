"""Learn the models of ``align.aligner.links``, one for each round, from links annotated by hand.

    python -m training.word_links --eval FOLDER -o FILE

The gold (``word-links-gold.jsonl``) contains no text: each line names a file, a document, the
sentences of a bead and a hash of their text, and the sure and possible links by the indices of the
words on both sides. ``--eval`` is the folder with the files. The first half is for learning and
tuning, the second half only for measuring (``benchmarks/word_links.py``). The measures are
alignment error rate, precision and recall as defined by Och and Ney.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from align.aligner import attached
from align.aligner.links import ROUNDS, THRESHOLD, UNKNOWN, Linker, words
from align.aligner.wordpairs import FEATURES, FIRST_ROUND, Belief, Passage, WordPairs
from align.models import Logistic
from training import logistic, record

HERE = Path(__file__).resolve().parent
GOLD = HERE / "word-links-gold.jsonl"
EVAL = HERE.parents[1] / "shared" / "eval"
#: The file whose beads surround the gold ones, as in a document.
SURROUNDINGS = "ntrexdev-en-ru-clean.jsonl"
#: The features that each round uses.
FEATURES_OF = dict(zip(ROUNDS, (FEATURES[:FIRST_ROUND], FEATURES, FEATURES), strict=True))
#: The penalty on the weights.
PENALTY = 2.0

Links = set[tuple[int, int]]
Texts = tuple[str, str]
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Gold:
    """A bead with links annotated by hand; every sure link is also a possible one."""

    half: str
    texts: Texts
    sure: frozenset[tuple[int, int]]
    possible: frozenset[tuple[int, int]]


# --- the gold ----------------------------------------------------------------------------------


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a file of gold alignments."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def text_of(document: dict[str, Any], src: Sequence[int], tgt: Sequence[int]) -> Texts:
    """Both sides of a bead, their sentences joined by spaces."""
    return " ".join(document["src"][i] for i in src), " ".join(document["tgt"][i] for i in tgt)


def read_gold(folder: Path) -> list[Gold]:
    """The gold with its texts. Raises SystemExit if a text differs from the annotated one."""
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
    """All two-sided beads of the surrounding file, except those that overlap the gold: a gold bead
    may consist of two of them.
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


# --- learning ---------------------------------------------------------------------------------


class Alone:
    """Beads that are linked one at a time, judged together."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages

    @property
    def pairs(self) -> list[WordPairs]:
        """As Passage.pairs."""
        return [pairs for passage in self._passages for pairs in passage.pairs]

    def judge(self, belief: Belief | None, model: Logistic) -> Belief:
        """As Passage.judge."""
        return [p.judge(b, model)[0] for p, b in self._pairs(belief)]

    def features(self, belief: Belief | None) -> list[Matrix]:
        """As Passage.features."""
        return [p.features(b)[0] for p, b in self._pairs(belief)]

    def _pairs(self, belief: Belief | None) -> Iterator[tuple[Passage, Belief | None]]:
        for at, passage in enumerate(self._passages):
            yield passage, None if belief is None else [belief[at]]


Settings = Sequence[Passage | Alone]


def labels(gold: Sequence[Gold], shapes: Sequence[tuple[int, int]]) -> Iterator[tuple[Matrix, ...]]:
    """For each bead the truth and its weight. A possible link is neither true nor false, and has
    little weight.
    """
    for bead, shape in zip(gold, shapes, strict=True):
        truth, trust = np.zeros(shape), np.ones(shape)
        for cell in bead.possible - bead.sure:
            truth[cell], trust[cell] = 0.5, 0.3
        for cell in bead.sure:
            truth[cell] = 1.0
        yield truth.ravel(), trust.ravel()


def learn(settings: Settings, gold: Sequence[Gold], picked: Sequence[int]) -> list[Logistic]:
    """The model of each round, learnt from the beads ``picked`` in all settings at once."""
    beliefs: list[Belief | None] = [None] * len(settings)
    rounds = []
    for names in FEATURES_OF.values():
        tables = [s.features(b) for s, b in zip(settings, beliefs, strict=True)]
        shapes = [
            (len(words(bead.texts[0], "en")), len(words(bead.texts[1], "ru"))) for bead in gold
        ]
        known = list(labels(gold, shapes))
        model = logistic.fit(
            np.concatenate([table[k] for table in tables for k in picked]),
            np.concatenate([known[k][0] for _ in tables for k in picked]),
            names,
            trust=np.concatenate([known[k][1] for _ in tables for k in picked]) / len(tables),
            penalty=PENALTY,
        )
        rounds.append(model)
        beliefs = [s.judge(b, model) for s, b in zip(settings, beliefs, strict=True)]
    return rounds


def judged(setting: Passage | Alone, rounds: Sequence[Logistic]) -> Belief:
    """The belief after all rounds."""
    belief: Belief | None = None
    for model in rounds:
        belief = setting.judge(belief, model)
    assert belief is not None
    return belief


def fit(settings: Settings, gold: Sequence[Gold], folds: int = 4) -> list[Logistic]:
    """Learn from the development half; print the error rates by which the threshold was chosen.

    The scores of held-out folds determine the threshold. A straight line fitted to those of the
    last round calibrates the probabilities, and becomes part of that round's weights.
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
    line = logistic.fit(score[:, None], right, ["score"], penalty=0.0)
    slope = float(line.weights[0])
    *rounds, last = learn(settings, gold, development)
    last = Logistic(last.names, last.weights * slope, last.bias * slope + line.bias)
    rates = {}
    for threshold in np.arange(0.3, 0.75, 0.05):
        cut = (np.log(threshold / (1 - threshold)) - line.bias) / slope
        scores = [
            Score.of([cells(_logit(kept[k]) >= cut) for k in development], truth) for kept in held
        ]
        rates[round(float(threshold), 2)] = [round(score.aer, 4) for score in scores]
    print("held-out error rates by threshold, in the corpus and alone:", rates)
    return [logistic.rounded(model, 3) for model in (*rounds, last)]


def fit_attached(settings: Settings, gold: Sequence[Gold], rounds: Sequence[Logistic]) -> Logistic:
    """Learn from the development half what words that the rounds leave free are attached to; any
    possible link is correct.
    """
    tables, truth = [], []
    for setting in settings:
        for bead, belief, pairs in zip(gold, judged(setting, rounds), setting.pairs, strict=False):
            if bead.half == "dev":
                places, features = attached.candidates(belief, pairs, THRESHOLD)
                tables.append(features)
                truth += [(i, j) in bead.possible for i, j in places.tolist()]
    model = logistic.fit(
        np.concatenate(tables), np.array(truth, float), attached.FEATURES, penalty=PENALTY
    )
    return logistic.rounded(model, 3)


def _logit(p: Matrix) -> Matrix:
    return np.log(np.clip(p, 1e-9, None)) - np.log(np.clip(1 - p, 1e-9, None))


def cells(matrix: NDArray[np.bool_]) -> Links:
    """The cells in which a matrix is true."""
    return {(int(i), int(j)) for i, j in zip(*np.nonzero(matrix), strict=True)}


def possible(bead: Gold, shape: tuple[int, ...]) -> Matrix:
    """1 if a link is possible, otherwise 0."""
    matrix = np.zeros(shape)
    for cell in bead.possible:
        matrix[cell] = 1.0
    return matrix


class Unknowing(Linker):
    """A linker whose encoder knows neither language."""

    def __init__(self, src_lang: str, tgt_lang: str) -> None:
        super().__init__(src_lang, tgt_lang)
        self._encoder = None


def settings_of(
    folder: Path, kind: type[Linker] = Linker
) -> tuple[list[Gold], list[Texts], Passage, Alone]:
    """The gold, the texts of all beads (including the gold ones), and both ways to judge the gold:
    all beads together, or each alone.
    """
    if not (folder / SURROUNDINGS).exists():
        raise SystemExit(f"{folder}: the files of beads are not here, see --eval")
    gold = read_gold(folder)
    beads = [bead.texts for bead in gold] + surroundings(folder, gold)
    linker = kind("en", "ru")
    alone = Alone([next(linker.passages([bead.texts])) for bead in gold])
    return gold, beads, next(linker.passages(beads)), alone


def found(setting: Passage | Alone, rounds: Sequence[Logistic], last: Logistic) -> list[Links]:
    """The links of each bead, attached words included."""
    return [
        cells(attached.attach(belief, pairs, THRESHOLD, last) >= THRESHOLD)
        for belief, pairs in zip(judged(setting, rounds), setting.pairs, strict=True)
    ]


def main() -> None:
    """Learn the models, measure them on the test half and write them."""
    options = record.options(__doc__)
    options.add_argument("--eval", type=Path, default=EVAL, help="folder of the files of beads")
    chosen = options.parse_args()
    models: dict[str, Logistic] = {}
    figures = []
    for kind, prefix, which in (
        (Linker, "", ""),
        (Unknowing, UNKNOWN, "without the encoder's vectors, "),
    ):
        gold, beads, corpus, alone = settings_of(chosen.eval, kind)
        rounds = fit([corpus, alone], gold)
        last = fit_attached([corpus, alone], gold, rounds)
        parts = (*ROUNDS, "attached")
        models |= {f"{prefix}{p}": model for p, model in zip(parts, (*rounds, last), strict=True)}
        test = [k for k, bead in enumerate(gold) if bead.half == "test"]
        for name, setting in ((f"{len(beads)} beads together", corpus), ("each bead alone", alone)):
            links = found(setting, rounds, last)
            score = Score.of([links[k] for k in test], [gold[k] for k in test])
            figures.append(
                f"{which}{name}: alignment error rate {score.aer:.3f}, precision "
                f"{score.precision:.3f}, recall {score.recall:.3f} on {len(test)} beads that were "
                "not learnt from"
            )
    data = [
        replace(
            record.sources([SURROUNDINGS])[0],
            used=f"60 English-Russian beads, linked by hand for Sverka (training/{GOLD.name}), "
            f"among all beads of {SURROUNDINGS}",
        )
    ]
    what = (
        "How likely two words of a bead render each other, in three rounds, and what words without "
        "a rendering go with."
    )
    record.write(chosen.output, record.provenance(what, data, figures), models)


if __name__ == "__main__":
    main()
