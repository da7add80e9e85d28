"""Match shuffled documents: how many pairs are found, how many are false, what it takes.

    python -m benchmarks.matching GOLD.jsonl ... [--pairs 500] [--beads 2 4]
    python -m benchmarks.matching GOLD.jsonl ... --drawn --pairs 10000 --beads 4 8

The gold documents are cut in the same way as the training data of ``training/matching.py``, and
written as shuffled files. Two folders of files go in and the manifest comes out, as with ``sverka
match``. With ``--drawn``, documents are put together from beads drawn by chance from all the files
(which are in the same two languages), each bead a paragraph: there can be any number of them, and
each shares passages with many others. A tenth of each side has no counterpart. The encoder is then
given each text once, and the figures do not contain its time; how many texts a real run would give
it is printed. Do not measure on the texts that the weights were learnt from (``docs/models.md``).
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray

from align.aligner import encoders
from align.aligner.encoders import Encoder
from align.aligner.gold import read_all
from align.matching.folders import match_folders
from benchmarks.aligners import machine
from training.matching import UNPAIRED, Collection, collect

_FIGURES = (
    "documents",
    "pairs",
    "precision",
    "recall",
    "F1",
    "seconds",
    "processor",
    "MiB",
    "load",
)


class Remembering:
    """An encoder that is given each text once, and says how many it was asked for."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.dimensions = encoder.name, encoder.dimensions
        self.languages = encoder.languages
        self.asked = 0
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As the encoder itself."""
        self.asked += len(texts)
        new = list({text for text in texts if text not in self._known})
        self._known |= dict(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--beads", type=int, nargs=2, default=(2, 4), help="in one document")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--drawn", action="store_true", help="put documents together by chance")
    options = parser.parse_args()
    print(machine())
    print(f"| {' | '.join(_FIGURES)} |\n|{'---|' * len(_FIGURES)}")
    random = Random(options.seed)
    if options.drawn:
        made = drawn(options.gold, options.pairs, options.beads, random)
        encoder = Remembering(encoders.default())
        encoder.encode(list({part for side in (made.src, made.tgt) for part in parts(side)}))
        encoder.asked = 0
        report("drawn", made, encoder)
        print(f"{encoder.asked:,} texts for the encoder")
        return
    for path in options.gold:
        random = Random(options.seed)
        report(path.stem, collect(path, options.pairs, options.beads, random))


def drawn(gold: Sequence[Path], pairs: int, beads: Sequence[int], random: Random) -> Collection:
    """Put documents together from beads drawn by chance."""
    documents = read_all(list(gold))
    known = [
        (" ".join(one.src[k] for k in bead[0]), " ".join(one.tgt[k] for k in bead[1]))
        for one in documents
        for bead in one.gold
        if all(bead)
    ]
    spare = int(pairs * UNPAIRED)
    texts = []
    for _ in range(pairs + 2 * spare):
        chosen = random.sample(known, random.randint(*beads))
        texts.append(tuple("\n\n".join(bead[side] for bead in chosen) for side in (0, 1)))
    sides = list(range(pairs + spare)), [*range(pairs), *range(pairs + spare, pairs + 2 * spare)]
    for side in sides:
        random.shuffle(side)
    place = {number: index for index, number in enumerate(sides[1])}
    found = {(index, place[number]) for index, number in enumerate(sides[0]) if number in place}
    src, tgt = (tuple(texts[k][side] for k in sides[side]) for side in (0, 1))
    return Collection(src, tgt, frozenset(found), (documents[0].src_lang, documents[0].tgt_lang))


def parts(texts: Sequence[str]) -> set[str]:
    """The paragraphs of texts."""
    return {part[:400] for text in texts for part in text.split("\n\n")}


def report(name: str, collection: Collection, encoder: Encoder | None = None) -> None:
    """Match the collection through files, and print a row."""
    with tempfile.TemporaryDirectory() as folder:
        folders = []
        for side, texts in (("src", collection.src), ("tgt", collection.tgt)):
            folders.append(Path(folder, side))
            for index, text in enumerate(texts):
                path = folders[-1] / f"{index // 1000:03}" / f"{index:06}.txt"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
        began, used, load = perf_counter(), process_time(), os.getloadavg()[0]
        found = match_folders(*folders, *collection.langs, encoder=encoder)
        seconds, processor = perf_counter() - began, process_time() - used
    made = {(int(pair.src.stem), int(pair.tgt.stem)) for pair in found.pairs}
    right = len(made & collection.pairs)
    precision, recall = right / max(1, len(made)), right / len(collection.pairs)
    f1 = 2 * right / (len(made) + len(collection.pairs))
    shape = f"{len(collection.src):,} and {len(collection.tgt):,}"
    figures = f"{precision:.3f} | {recall:.3f} | {f1:.3f} | {seconds:.1f} | {processor:.1f}"
    figures += f" | {peak():,.0f} | {load:.1f}"
    print(f"| {name}: {shape} | {len(collection.pairs):,} | {figures} |", flush=True)


def peak() -> float:
    """The largest memory of this process until now, in MiB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
