"""Measure how much memory and time it takes to write and to read many units, format by format.

    python benchmarks/writing.py                      # 100,000 units in all formats that stream
    python benchmarks/writing.py --units 1000 --only tei parquet

Each format has a process of its own, whose largest resident memory is measured, less that of a
process which only makes the units. The texts are invented. ``read`` is reading the file again as
one alignment, which is in memory as a whole.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from align import formats, loaders
from align.alignment import Alignment, Bead
from align.formats import FORMATS
from align.text import Document
from align.textpair import TextPair

PART = 1000  # units in a pair
NOUNS = (("lamp", "лампа"), ("harbour", "гавань"), ("keeper", "смотритель"), ("boat", "лодка"))


def pairs(units: int) -> Iterator[TextPair]:
    """Pairs of 1,000 units each, all different."""
    for first in range(0, units, PART):
        src, tgt, beads = [], [], []
        for number in range(first, min(first + PART, units)):
            noun, other = NOUNS[number % len(NOUNS)]
            src.append(f"In the year {number} the old {noun} of Port Ellery was seen again.")
            tgt.append(f"В году {number} в Порт-Эллери снова видели то, что зовут «{other}».")
            beads.append(Bead((number - first,), (number - first,), 0.9))
        sides = Document.from_sentences(src, "en"), Document.from_sentences(tgt, "ru")
        yield TextPair(Alignment(*sides, tuple(beads)), f"year{first}", (("genre", "news"),))


def peak() -> float:
    """The largest resident memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one(name: str, units: int) -> None:
    """Write and read one format, and print the figures on one line."""
    row = FORMATS.get(name)
    began = time.process_time()
    if row is None:
        for _pair in pairs(units):
            pass
        print(f"{name:12} {peak():8.0f} MiB {time.process_time() - began:8.1f} s")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"many{row.extensions[0]}"
        formats.export_pairs(pairs(units), path, row)
        spent, most, size = time.process_time() - began, peak(), path.stat().st_size
        line = f"{name:12} {most:8.0f} MiB {spent:8.1f} s {size / 2**20:8.1f} MB"
        if row.reads:
            began = time.process_time()
            if large := loaders.load_parts(path, "en", "ru"):
                count = sum(len(part) for part in large)
            else:
                raw = loaders.Raw(str(path), path.read_bytes(), folder=folder)
                count = len(loaders.load_pair_here(raw, "en", "ru"))
            line += f"; read {count:,} in {time.process_time() - began:.1f} s, {peak():.0f} MiB"
        print(line)


def main() -> None:
    """Measure the formats asked for, each in a process of its own."""
    streaming = [name for name, row in FORMATS.items() if row.streams]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, default=100_000)
    parser.add_argument("--only", nargs="*", choices=streaming, default=streaming)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one, options.units)
        return
    for name in ("(nothing)", *options.only):
        command = [sys.executable, __file__, "--one", name, "--units", str(options.units)]
        subprocess.run(command, check=False)


if __name__ == "__main__":
    main()
