"""The value of each family of features: strict F1 of weights trained without the family.

    python benchmarks/ablation.py GOLD.jsonl ... [--folds 2]

Each document is aligned by weights that have seen neither it nor any of its sentences. A family
that is left out keeps the weight 0, so that the others may make up for it. (Families that never
occur in the gold have no row.) The difference between a row and the first one is what only that
family knows. All rows use vectors to find the band.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from aligners import machine
from numpy.typing import NDArray

from align.aligner import training
from align.aligner.band import DoubleArray
from align.aligner.decoding import decode
from align.aligner.evaluation import Score, beads_of, strict
from align.aligner.examples import Example, examples_of, read
from align.aligner.features import FEATURES
from align.aligner.gold import GoldDocument, read_all

#: Evaluations of the likelihood in each fit; all families get the same number.
ITERATIONS = 50
GAP = "gap_open"
_PARAMETERS = (*FEATURES, GAP)

#: Family -> the prefixes of its features' names.
FAMILIES: dict[str, tuple[str, ...]] = {
    "sentence vectors": ("cosine", "null_cosine"),
    "lengths": ("size", "length_", "null_size"),
    "numbers and dates": ("number_", "null_number"),
    "names": ("name_", "null_name"),
    "words alike": ("word_", "null_word"),
    "learnt lexicon": ("lexicon_", "null_lexicon"),
    "best partner elsewhere": ("regret", "null_best"),
    "punctuation": (
        "question", "exclamation", "colon", "comma", "quote", "bracket", "dash", "end_",
    ),
    "opening of a gap": (GAP,),
}  # fmt: skip


def _matching(prefixes: Sequence[str]) -> NDArray[np.bool_]:
    """Which parameters have names with these prefixes."""
    return np.array([name.startswith(tuple(prefixes)) for name in _PARAMETERS])


@contextmanager
def without(prefixes: Sequence[str]) -> Iterator[None]:
    """Keep the features with these name prefixes at the weight 0 while weights are learnt."""
    frozen = _matching(prefixes)
    whole = training.negative_likelihood

    def masked(parameters: DoubleArray, examples: Sequence[Example]) -> tuple[float, DoubleArray]:
        loss, gradient = whole(parameters, examples)
        return loss, np.where(frozen, 0.0, gradient)

    training.negative_likelihood = masked
    try:
        yield
    finally:
        training.negative_likelihood = whole


def compare(documents: Sequence[GoldDocument], folds: int) -> dict[str, dict[str, Score]]:
    """The score of each collection by the family that was left out; the empty name means none."""
    families = {"": (), **FAMILIES}
    scores: dict[str, dict[str, Score]] = {family: {} for family in families}
    for number, (train, test) in enumerate(training.folds(documents, folds)):
        print(f"fold {number + 1} of {folds}: {len(train)} documents", flush=True)
        examples = examples_of(train, "semantic", 0)
        held = [(document, read(document, "semantic")) for document in test]
        model = whole = training.learn_from(examples, iterations=ITERATIONS)
        for family, prefixes in families.items():
            if family:
                if not any(
                    np.append(model.weights, model.gap_open)[_matching(prefixes)].any()
                    for model in (whole, whole.closer or whole)
                ):
                    continue
                with without(prefixes):
                    model = training.learn_from(examples, iterations=ITERATIONS)
            for document, evidence in held:
                found = beads_of([(bead.src, bead.tgt) for bead in decode(evidence, model).beads])
                row = scores[family]
                before = row.get(document.collection, Score())
                row[document.collection] = before + strict(found, document.gold)
    return scores


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=2)
    options = parser.parse_args()
    documents = read_all(options.gold)
    scores = compare(documents, options.folds)
    sets = list(dict.fromkeys(document.collection for document in documents))
    print(f"\n{machine()}\n\n| without | " + " | ".join(sets) + " | mean |")
    print("|---" * (len(sets) + 2) + "|")
    whole = scores[""]
    for family, row in scores.items():
        if not row:
            continue
        f1 = [row[name].f1 - (whole[name].f1 if family else 0.0) for name in sets if name in row]
        cells = [
            f"{round(value, 3) + 0.0:+.3f}" if family else f"{value:.3f}"
            for value in (*f1, float(np.mean(f1)))
        ]
        print(f"| {family or '(nothing: strict F1)'} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
