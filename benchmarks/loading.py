"""How many HTML pages per second are loaded from disk, and where the time goes.

    python benchmarks/loading.py [--pages 1200] [--workers 2] [--profile]

Invented pages of about 50 kB, with the structure of known and unknown sites, in English and
Russian. A page is read, decoded and parsed; its text is found and its language detected. The output
has the pages per second of wall time and per second of one core's time, which does not depend on
other work on the machine.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path
from time import perf_counter, process_time

import invented_pages

from align.loaders import load_here
from align.loaders.raw import read


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=1200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--profile", action="store_true", help="where the time goes, in one process"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        written = write(Path(folder), options.pages)
        if options.profile:
            profile([path for paths in written.values() for path in paths][:400])
            return
        print(f"{'pages of':18}{'pages':>7}{'kB each':>9}{'pages/s':>9}{'a core':>9}")
        with ProcessPoolExecutor(options.workers) as pool:
            list(pool.map(measure, [written["www.mid.ru"][0]] * 8 * options.workers))  # warm up
            every = list(chain.from_iterable(written.values()))
            for site, paths in [*written.items(), ("all", every)]:
                began = perf_counter()
                measured = list(pool.map(measure, paths, chunksize=20))
                seconds = perf_counter() - began
                assert min(count for count, _ in measured) > 10, "a text was not found"
                size = sum(path.stat().st_size for path in paths) / len(paths) / 1000
                rates = (len(paths) / seconds, len(paths) / sum(time for _, time in measured))
                print(f"{site:18}{len(paths):7}{size:9.1f}{rates[0]:9.0f}{rates[1]:9.0f}")
    print(f"{options.workers} processes")


def write(folder: Path, count: int) -> dict[str, list[Path]]:
    """Write ``count`` pages, the same number for each site, and return their paths by site."""
    written: dict[str, list[Path]] = {site: [] for site in invented_pages.SITES}
    for number in range(count):
        site = list(invented_pages.SITES)[number % len(invented_pages.SITES)]
        lang = ("en", "ru")[number // len(invented_pages.SITES) % 2]
        address = f"http://{site}/{lang}/{number}"
        html = invented_pages.page(site, lang, number).replace(
            "<head>", f'<head><link rel="canonical" href="{address}">'
        )
        path = folder / f"{site}-{number}.html"
        path.write_text(html, encoding="utf-8")
        written[site].append(path)
    return written


def measure(path: Path) -> tuple[int, float]:
    """Load a page; return its number of paragraphs and the seconds of processor time."""
    began = process_time()
    count = len(load_here(read(path)).paragraphs)
    return count, process_time() - began


def profile(paths: list[Path]) -> None:
    """Print the functions that take the most time."""
    for path in paths[:12]:
        load_here(read(path))
    profiler = cProfile.Profile()
    profiler.enable()
    for path in paths:
        load_here(read(path))
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(20)


if __name__ == "__main__":
    main()
