"""Match shuffled documents: how many pairs are found, how many are false, how long it takes.

    python -m benchmarks.matching GOLD.jsonl ... [--pairs 500] [--beads 2 4]

The gold documents are cut in the same way as the training data of ``training/matching.py``, and
written as shuffled files. Two folders of files go in and the manifest comes out, as with ``sverka
match``. Do not measure on the texts that the weights were learnt from (``docs/models.md``).
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from random import Random
from time import perf_counter

from align.matching.folders import match_folders
from training.matching import Collection, collect


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--beads", type=int, nargs=2, default=(2, 4), help="in one document")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    print("| documents | pairs | precision | recall | F1 | seconds |\n|---|---|---|---|---|---|")
    for path in options.gold:
        report(path.stem, collect(path, options.pairs, options.beads, Random(options.seed)))


def report(name: str, collection: Collection) -> None:
    """Match the collection through files, and print a row."""
    with tempfile.TemporaryDirectory() as folder:
        folders = []
        for side, texts in (("src", collection.src), ("tgt", collection.tgt)):
            folders.append(Path(folder, side))
            folders[-1].mkdir()
            for index, text in enumerate(texts):
                (folders[-1] / f"{index:05}.txt").write_text(text, "utf-8")
        began = perf_counter()
        found = match_folders(*folders, *collection.langs)
        seconds = perf_counter() - began
    made = {(int(pair.src.stem), int(pair.tgt.stem)) for pair in found.pairs}
    right = len(made & collection.pairs)
    precision, recall = right / max(1, len(made)), right / len(collection.pairs)
    f1 = 2 * right / (len(made) + len(collection.pairs))
    shape = f"{len(collection.src)} and {len(collection.tgt)}"
    figures = f"{precision:.3f} | {recall:.3f} | {f1:.3f} | {seconds:.1f}"
    print(f"| {name}: {shape} | {len(collection.pairs)} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
