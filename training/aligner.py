"""Learn the shipped weights of the aligner: ``sverka train``, with the origin of the data.

    python -m training.aligner GOLD.jsonl ... [--free GOLD.jsonl ...] [--folds 3]
        [--start FILE] [--only FEATURE ...] [--iterations 150] -o FILE

``--free`` is gold of free translations, as made by ``training/scripture.py``. With ``--folds`` the
weights are first measured by cross-validation, which takes that many times as long. ``--start`` and
``--only`` learn the weights of a few features and leave the others as they are in an earlier file.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from align.aligner import METHODS, training
from align.aligner.gold import read_all
from align.aligner.model import ModelFile
from training import record


def main() -> None:
    """Measure, learn, write."""
    parser = record.options(__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--free", nargs="+", type=Path, default=[])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--start", type=Path, help="weights to begin with")
    parser.add_argument("--only", nargs="+", default=[], help="first letters of features to learn")
    parser.add_argument("--iterations", type=int, default=150)
    options = parser.parse_args()
    documents, free = read_all(options.gold), read_all(options.free)
    figures = []
    for method in METHODS if options.folds else ():
        scores = training.cross_validate(documents, method, count=options.folds, free=free)
        figures += [
            f"{collection}, {method}: strict F1 {score.f1:.3f} in {options.folds} folds"
            for collection, score in scores.items()
        ]
    about = record.provenance(
        "How well two groups of sentences fit as a bead: weights of the features, by method.",
        record.sources([*map(str, options.gold), *map(str, options.free)]),
        figures,
    )
    learnt = training.train(
        documents,
        free=free,
        iterations=options.iterations,
        start=ModelFile.load(options.start) if options.start else None,
        only=options.only,
    )
    learnt = replace(learnt, provenance=about)
    options.output.write_text(learnt.to_json(), encoding="utf-8")
    print(*figures, f"written: {options.output}", sep="\n")


if __name__ == "__main__":
    main()
