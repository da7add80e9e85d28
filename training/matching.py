"""Learn the models of ``align.matching`` from gold cut into short documents and shuffled.

    python -m training.matching GOLD.jsonl ... [--pairs 500] [--beads 2 4] -o FILE

The gold documents are cut into short ones at gold beads, and each side into paragraphs
independently; a tenth of each side has no counterpart. First the weights of all pairs are learnt,
then how certain the pairs of the best assignment are. Results are measured on files not used for
learning, which may hold other translations of the same texts: the features contain no words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from align import loaders, matching
from align.aligner import encoders
from align.aligner.gold import GoldDocument, read_all
from align.matching.assignment import lead
from align.matching.evidence import FEATURES, compare, sides
from align.matching.reading import read
from align.models import Logistic
from training import logistic, record

UNPAIRED = 0.1


@dataclass(frozen=True)
class Collection:
    """The texts of two folders, and which of them (by index) belong together."""

    src: tuple[str, ...]
    tgt: tuple[str, ...]
    pairs: frozenset[tuple[int, int]]
    langs: tuple[str, str]


def collect(path: Path, count: int, beads: Sequence[int], random: Random) -> Collection:
    """Cut the gold of ``path`` into ``count`` pairs of documents, or as many as there are."""
    documents = read_all([path])
    cut = [piece for document in documents for piece in pieces(document, beads, random)]
    random.shuffle(cut)
    count = min(count, int(len(cut) / (1 + 2 * UNPAIRED)))
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


def examples(collection: Collection, method: str) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Return the features of all pairs of documents, and which of them belong together."""
    encoder = encoders.default() if method == "semantic" else None
    facts = [
        read((loaders.load(("a.txt", text.encode()), lang) for text in texts), encoder)
        for texts, lang in zip((collection.src, collection.tgt), collection.langs, strict=True)
    ]
    gold = np.zeros((len(collection.src), len(collection.tgt)), bool)
    for pair in collection.pairs:
        gold[pair] = True
    rows, columns = np.indices(gold.shape)
    values = compare(*sides(facts[0], facts[1]), rows.ravel(), columns.ravel())
    return np.stack(list(values), -1).reshape(*gold.shape, -1), gold


def learn(known: Sequence[tuple[NDArray[np.float32], NDArray[np.bool_]]]) -> Logistic:
    """Learn the weights of all pairs of documents, from ``examples`` of collections."""
    return logistic.fit(
        np.concatenate([values.reshape(-1, len(FEATURES)) for values, _ in known]),
        np.concatenate([gold.ravel() for _, gold in known]),
        FEATURES,
    )


def assigned(
    model: Logistic, values: NDArray[np.float32], gold: NDArray[np.bool_]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """The log odds and the lead of each pair of the best assignment, and whether it is right."""
    odds = model.log_odds(values.astype(float)).astype(np.float32)
    chosen = linear_sum_assignment(-odds)
    rows, columns = (places.ravel() for places in np.indices(odds.shape))
    ahead = lead(rows, columns, odds.ravel()).reshape(odds.shape)
    return np.stack([odds, ahead], -1)[chosen], gold[chosen]


def main() -> None:
    """Cut, learn, measure, write."""
    parser = record.options(__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--beads", type=int, nargs=2, default=(2, 4), help="in one document")
    options = parser.parse_args()
    collections = [
        collect(path, options.pairs, options.beads, Random(number))
        for number, path in enumerate(options.gold)
    ]
    models, figures = {}, []
    for method in ("semantic", "anchor"):
        known = [examples(one, method) for one in collections]
        for number, (path, own) in enumerate(zip(options.gold, known, strict=True)):
            others = known[:number] + known[number + 1 :]
            if others:
                right = assigned(learn(others), *own)[1].sum() / own[1].sum()
                figures.append(
                    f"{path.stem}, {method}: {right:.3f} of {own[1].sum()} pairs in the best "
                    "assignment by weights of the other files"
                )
        models[method] = learn(known)
        pairs = [assigned(models[method], *one) for one in known]
        certainty = logistic.fit(
            np.concatenate([table for table, _ in pairs]),
            np.concatenate([right for _, right in pairs]),
            matching.CERTAINTY,
        )
        models[f"{method}-certainty"] = certainty
    what = (
        "Whether two documents are renderings of each other: the log odds of every pair (semantic, "
        "anchor), and how sure an assigned pair is (certainty)."
    )
    about = record.provenance(what, record.sources(list(map(str, options.gold))), figures)
    rounded = {part: logistic.rounded(model, 2) for part, model in models.items()}
    record.write(options.output, about, rounded)


if __name__ == "__main__":
    main()
