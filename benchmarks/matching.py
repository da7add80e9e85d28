"""Match shuffled documents: how many pairs are found, how many are false, how long it takes.

    python benchmarks/matching.py GOLD.jsonl ... [--pairs 500] [--beads 2 4] [--fit GOLD.jsonl ...]

The gold documents (see ``align.aligner.gold``) are cut at gold beads into short ones, each side is
cut into paragraphs by itself, and both are written as shuffled files; a tenth of each side has no
counterpart. Two folders of files go in and the manifest comes out, as with ``sverka match``.
``--fit`` learns the weights anew from other gold and prints them; weights are never to be measured
on the texts that they were learnt from.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from time import perf_counter

import logistic
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from align import loaders, matching
from align.aligner import encoders
from align.aligner.gold import GoldDocument, read_all
from align.matching.evidence import FEATURES, compare, profile
from align.matching.folders import match_folders

UNPAIRED = 0.1


@dataclass(frozen=True)
class Collection:
    """The texts of two folders, and which of them (by index) belong together."""

    src: tuple[str, ...]
    tgt: tuple[str, ...]
    pairs: frozenset[tuple[int, int]]
    langs: tuple[str, str]


def main() -> None:
    """Measure, or fit first."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--beads", type=int, nargs=2, default=(2, 4), help="in one document")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--fit", nargs="+", type=Path, default=[], help="gold to learn from")
    options = parser.parse_args()
    if options.fit:
        fit([collect(path, options, Random(n)) for n, path in enumerate(options.fit)])
    print("| documents | pairs | precision | recall | F1 | seconds |\n|---|---|---|---|---|---|")
    for path in options.gold:
        report(path.stem, collect(path, options, Random(options.seed)))


def collect(path: Path, options: argparse.Namespace, random: Random) -> Collection:
    """Cut the gold of ``path`` into as many pairs as asked for, or as there are."""
    documents = read_all([path])
    cut = [piece for document in documents for piece in pieces(document, options.beads, random)]
    random.shuffle(cut)
    count = min(options.pairs, int(len(cut) / (1 + 2 * UNPAIRED)))
    spare = int(count * UNPAIRED)
    src = [(number, piece[0]) for number, piece in enumerate(cut[: count + spare])]
    tgt = [(number, piece[1]) for number, piece in enumerate(cut[:count])]
    tgt += [(-1, piece[1]) for piece in cut[count + spare : count + 2 * spare]]
    random.shuffle(src)
    random.shuffle(tgt)
    place = {number: index for index, (number, _) in enumerate(tgt)}
    pairs = {(index, place[number]) for index, (number, _) in enumerate(src) if number in place}
    return Collection(
        tuple(text for _, text in src),
        tuple(text for _, text in tgt),
        frozenset(pairs),
        (documents[0].src_lang, documents[0].tgt_lang),
    )


def pieces(document: GoldDocument, beads: Sequence[int], random: Random) -> list[tuple[str, str]]:
    """Cut one gold document into short ones with text on both sides."""
    found, start = [], 0
    while start < len(document.gold):
        end = start + random.randint(*beads)
        part = document.gold[start:end]
        sides = [
            [texts[index] for bead in part for index in bead[side]]
            for side, texts in enumerate((document.src, document.tgt))
        ]
        if all(sides):
            found.append((in_paragraphs(sides[0], random), in_paragraphs(sides[1], random)))
        start = end
    return found


def in_paragraphs(sentences: Sequence[str], random: Random) -> str:
    """Join sentences into paragraphs of one to three."""
    ends = [0]
    while ends[-1] < len(sentences):
        ends.append(min(len(sentences), ends[-1] + random.randint(1, 3)))
    return "\n\n".join(" ".join(sentences[a:b]) for a, b in pairwise(ends))


def report(name: str, collection: Collection) -> None:
    """Match the collection through files and print a row."""
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


def fit(collections: Sequence[Collection]) -> None:
    """Learn the weights and the certainty of both methods, print and use them."""
    for method in ("semantic", "anchor"):
        features, right = [], []
        for one in collections:
            values, gold = examples(one, method)
            features.append(values)
            right.append(gold)
        weights = logistic.fit(
            np.concatenate([values.reshape(-1, len(FEATURES)) for values in features]),
            np.concatenate([gold.ravel() for gold in right]),
        )
        matching.WEIGHTS[method] = (tuple(weights[:-1]), weights[-1])
        leads, paired = [], []
        for values, gold in zip(features, right, strict=True):
            odds = (values @ weights[:-1] + weights[-1]).astype(np.float32)
            rows, columns = linear_sum_assignment(-odds)
            leads.append(np.stack([odds, matching.lead(odds)], -1)[rows, columns])
            paired.append(gold[rows, columns])
        matching.CERTAINTY[method] = tuple(
            logistic.fit(np.concatenate(leads), np.concatenate(paired))
        )
        print(method, np.round(weights, 2).tolist(), np.round(matching.CERTAINTY[method], 2))


def examples(collection: Collection, method: str) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Return the features of all pairs of documents, and which of them belong together."""
    encoder = encoders.default() if method == "semantic" else None
    sides = [
        profile([loaders.load(("a.txt", text.encode()), lang) for text in texts], encoder)
        for texts, lang in zip((collection.src, collection.tgt), collection.langs, strict=True)
    ]
    gold = np.zeros((len(collection.src), len(collection.tgt)), bool)
    for pair in collection.pairs:
        gold[pair] = True
    return np.stack(list(compare(*sides)), -1), gold


if __name__ == "__main__":
    main()
