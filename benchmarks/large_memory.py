"""Convert a translation memory of any size, and measure the time and the memory that it takes.

    nice python benchmarks/large_memory.py [--megabytes 1024] [--folder DIR] [--format tsv]

The memory is made up: sentences with numbers, notes, properties, dates and authors, in English and
Russian. Every 100,000th unit is damaged (a missing end tag), and every 50,000th has a control
character. Prints the units per second of processor time, the highest memory in use, and how many
damaged units were reported. Exits with 1 if the numbers do not add up.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="lamp" creationtoolversion="7" segtype="sentence" o-tmf="lamp" adminlang="en"
 srclang="en-GB" datatype="plaintext"/>
<body>
"""
UNIT = """<tu tuid="{n}" creationdate="20310504T090000Z" creationid="ann">
<note>Asked on {n} May.</note><prop type="x-project">Harbour {group}</prop>
<tuv xml:lang="en-GB"><seg>The lamp of pier {n} was lit again at {hour} o'clock{sign}, \
and nobody rang the bell.{end}</tuv>
<tuv xml:lang="ru-RU" changeid="vera"><seg>Лампу на причале {n} снова зажгли в {hour} ч., \
и никто не звонил в колокол.</seg></tuv></tu>
"""
DAMAGED, REPAIRED = 100_000, 50_000


def units(size: int) -> Iterator[str]:
    """Yield units until they have ``size`` bytes."""
    n = written = 0
    while written < size:
        n += 1
        unit = UNIT.format(
            n=n,
            group=n // 5000,
            hour=n % 24,
            sign="\x0b" if n % REPAIRED == 7 else "",
            end="" if n % DAMAGED == 9 else "</seg>",
        )
        written += len(unit.encode())
        yield unit


def made(path: Path, megabytes: int) -> int:
    """Write the memory and return its number of units."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for unit in units(megabytes * 2**20):
            file.write(unit)
            count += 1
        file.write("</body>\n</tmx>\n")
    return count


def main() -> None:
    """Make the memory, convert it in a process of its own, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=1024)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--format", default="tsv")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        path, output = Path(folder) / "memory.tmx", Path(folder) / f"out.{options.format}"
        count = made(path, options.megabytes)
        run = subprocess.run(
            [sys.executable, "-m", "align.cli", "import", str(path), "-o", str(output)],
            capture_output=True,
            text=True,
        )
        if run.returncode:
            sys.exit(run.stderr)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = used.ru_utime + used.ru_stime
        figures = {
            "megabytes": round(path.stat().st_size / 2**20),
            "units": count,
            "damaged": -(-(count - 8) // DAMAGED) if count > 8 else 0,
            "processor_seconds": round(seconds, 1),
            "units_per_second": round(count / seconds),
            "highest_memory_mb": round(used.ru_maxrss / 1024),
            "output_mb": round(output.stat().st_size / 2**20),
        }
        print(json.dumps(figures))
        print(run.stderr)
        if f"{count - figures['damaged']} beads" not in run.stderr:
            sys.exit(1)


if __name__ == "__main__":
    main()
