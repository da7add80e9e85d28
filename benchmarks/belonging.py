"""Texts that do not belong together: how many are recognised, and how many translations are not.

    python -m benchmarks.belonging GOLD.jsonl ... [--pieces 2]

Pieces are cut from gold documents as in ``training.belonging``, at other places. The table has a
row for each method and size: translations that are said not to be translations, unrelated texts
that are not recognised, and the mean probability of their beads, without and with the model
``belonging.json``. ``semantic`` is only used if the encoder supports both languages.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import mean
from zlib import crc32

from align.aligner import choose_method, encoders, read
from align.aligner.belonging import related, weakened
from align.aligner.decoding import decode
from align.aligner.encoders import Encoder
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.gold import read_gold
from align.aligner.model import shipped
from align.alignment import Alignment, Method
from align.text import Document
from benchmarks.aligners import machine
from training.belonging import SIZES, piece, strangers

ROWS = ((3, 5), (7, 15), (25, 100))


@dataclass(frozen=True)
class Result:
    """What came of two texts: the warning and the mean probability, without the model and with."""

    warned: tuple[bool, bool]
    probability: tuple[float, float]

    @classmethod
    def of(cls, texts: tuple[Document, Document], method: Method, encoder: Encoder) -> Result:
        """Align two texts."""
        evidence = read(*texts, method, encoder if method == "semantic" else None, tables=True)
        beads = decode(evidence, shipped().of(method))
        without = Alignment(*texts, beads, method)
        found = without, weakened(without, related(evidence, beads))
        return cls(
            (found[0].is_strange, found[1].is_strange),
            (_probability(found[0]), _probability(found[1])),
        )


def _probability(alignment: Alignment) -> float:
    filled = [bead.probability for bead in alignment.beads if not bead.is_null]
    return mean(filled) if filled else 0.0


Key = tuple[str, tuple[int, int], bool]


def results(path: Path, pieces: int, encoder: Encoder) -> Iterator[tuple[Key, Result]]:
    """The results for pieces of the documents of one file: method, sizes, whether translations."""
    documents = list(read_gold(path))
    random = Random(crc32(path.name.encode()))
    known = choose_method("auto", documents[0].src_lang, documents[0].tgt_lang)
    methods = dict.fromkeys((known, "anchor", "length"))
    for size in (one for one in SIZES for _ in range(pieces)):
        row = next(one for one in ROWS if one[0] <= size <= one[1])
        long = [one for one in documents if len(one.src) >= size]
        own = piece(random.choice(long), size, random) if long else None
        other = strangers(long, size, random) if long else None
        for texts, real in ((own and (own.src, own.tgt), True), (other, False)):
            for method in methods if texts else ():
                name = "anchor, encoder knows" if method == "anchor" != known else method
                yield (name, row, real), Result.of(texts, method, encoder)


def table(found: dict[Key, list[Result]]) -> Iterator[str]:
    """The rows of the table in Markdown."""
    yield (
        "| method | sentences | translations | warned: before | now | unrelated | not recognised: "
        "before | now | their probability: before | now |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name in sorted({name for name, *_ in found}):
        for row in ROWS:
            real, other = found[name, row, True], found[name, row, False]
            warned = [_count([one.warned[k] for one in real]) for k in (0, 1)]
            missed = [_count([not one.warned[k] for one in other]) for k in (0, 1)]
            chance = [f"{mean(one.probability[k] for one in other):.2f}" for k in (0, 1)]
            cells = [
                name,
                f"{row[0]} to {row[1]}",
                len(real),
                *warned,
                len(other),
                *missed,
                *chance,
            ]
            yield f"| {' | '.join(map(str, cells))} |"


def _count(said: Sequence[bool]) -> str:
    return f"{sum(said)} ({sum(said) / len(said):.1%})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--pieces", type=int, default=2, help="pieces of each size from each file")
    options = parser.parse_args()
    encoder = RememberingEncoder(encoders.default())
    found: dict[Key, list[Result]] = defaultdict(list)
    for path in options.gold:
        for key, result in results(path, options.pieces, encoder):
            found[key].append(result)
    print(machine(), *table(found), sep="\n")


if __name__ == "__main__":
    main()
