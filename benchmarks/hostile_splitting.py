"""Whether the time to split a text grows with its length only, whatever the text.

    python benchmarks/hostile_splitting.py [--lang en ...] [--sizes 20 200 2000]

Texts that repeat one hostile piece: runs of one sign, brackets and quotes that never close,
abbreviations, numbers of items. The table has seconds of processor time by size in kB. The last
column is the factor between the last two sizes, 10 if the growth is linear.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from time import process_time

from align.segment import spans

PIECES = (
    ".", "?", "…", "(", ")", "[", "]", "«", "»", '"', "“", "1", "|", " ", "\n", "x", "—", "*",
    "\u200b", "\u3002", "\u17d4", "’", "а.б.в.г.", "A.", "a. ", "1. ", "1.1.", " .", "I. ",
    "XVI. A ", "e.g. ", "v. Chr. ", "2015 г. А ", "«.", "«A. B ", "«A.» B ", "(. A ", "() . A ",
    "!» — А ", "?” Aa ", "\u3002“", '\u3002"', "\uff08日\u3002", "《日\uff01》日", ".[", "a.[1] A",
    ". [1]", "aaaa.1 A", ".¹ A", ".\u200bA", "aaa.Aaa", "A: ", "а) Б. ", "Глава 1. А ", ".  »",
    "http://a.example/c?d=E&f.G", "\u0e01\u0e01\u0e01\u0e01\u0e01\u0e01 ",
)  # fmt: skip


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lang", nargs="+", default=["en", "ru", "zh", "th"])
    parser.add_argument("--sizes", nargs="+", type=int, default=[20, 200, 2000])
    options = parser.parse_args()
    print("lang  piece                       " + "".join(f"{size:>9}" for size in options.sizes))
    for lang in options.lang:
        for piece in PIECES:
            times = [measure(piece, lang, 1000 * size) for size in options.sizes]
            factor = [b / a for a, b in pairwise(times)][-1]
            cells = "".join(f"{seconds:9.3f}" for seconds in times)
            print(f"{lang:6}{piece!r:28}{cells}{factor:9.1f}", flush=True)


def measure(piece: str, lang: str, size: int) -> float:
    """Seconds of processor time to split ``size`` code points."""
    text = piece * (size // len(piece))
    began = process_time()
    spans(text, lang)
    return process_time() - began or 1e-6


if __name__ == "__main__":
    main()
