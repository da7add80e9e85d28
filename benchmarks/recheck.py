"""How long a check takes, and the same check after one sentence was edited.

    python -m benchmarks.recheck GOLD.jsonl ... [--beads 1000 5000] [--edits 5]

Gold beads with both sides filled are repeated, with other digits and spaces, until there are enough
of them. Each size runs in a separate process, with the models loaded and empty caches, as in the
desk's workshop when it starts. The output has seconds of wall time and of processor time.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import align
from align.aligner.gold import read_all
from align.alignment import Alignment
from align.text import Document
from training.gold import aligned, clean


def repeated(paths: Sequence[Path], beads: int) -> Alignment:
    """This many beads; repetitions have other digits and more spaces at the end."""
    documents = read_all(paths)
    pairs = [pair for document in documents for pair in clean(document)]
    rounds = range(-(-beads // len(pairs)))
    every = [tuple([_varied(text, k) for text in side] for side in pair)
             for k in rounds for pair in pairs]  # fmt: skip
    return aligned([(src, tgt) for src, tgt in every[:beads]], documents[0], gold=True)


def _varied(text: str, k: int) -> str:
    return re.sub(r"\d", lambda digit: str((int(digit[0]) + k) % 10), text) + " " * k


def edited(alignment: Alignment, at: int) -> Alignment:
    """The alignment with one word added to a sentence of the translation."""
    texts = [sentence.text for sentence in alignment.tgt.sentences]
    texts[at] += " Наверное."
    return replace(alignment, tgt=Document.from_sentences(texts, alignment.tgt.lang))


def measure(paths: Sequence[Path], beads: int, edits: int) -> None:
    """Print the times for the first check of this many beads, and for those after an edit."""
    alignment = repeated(paths, beads)
    align.check(edited(repeated(paths, 20), 0))
    first = _timed(lambda: align.check(alignment))
    size = len(alignment.tgt.sentences)
    later = [
        _timed(lambda text=text: align.check(text))  # type: ignore[misc]
        for text in (edited(alignment, size * (2 * k + 1) // (2 * edits)) for k in range(edits))
    ]
    again = [median(column) for column in zip(*later, strict=True)]
    told = "{:.2f} s ({:.2f} s of the processor)"
    print(
        f"{beads:6} beads: first {told.format(*first)}, after an edit {told.format(*again)}: "
        f"{again[0] / first[0]:.2f}"
    )


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    began = perf_counter(), process_time()
    work()
    return perf_counter() - began[0], process_time() - began[1]


def main() -> None:
    """Read the options, and measure each size in a separate process."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--beads", type=int, nargs="*", default=[1000, 5000])
    parser.add_argument("--edits", type=int, default=5)
    options = parser.parse_args()
    for beads in options.beads:
        process = get_context("spawn").Process(
            target=measure, args=(options.gold, beads, options.edits)
        )
        process.start()
        process.join()


if __name__ == "__main__":
    main()
