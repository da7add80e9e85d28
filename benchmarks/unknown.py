"""Strict F1 in languages that the encoder does not know.

    python -m benchmarks.unknown FOLDER ... [--only PATTERN ...] [--semantic]

Each FOLDER holds gold files, like those that ``benchmarks.unknown_gold`` makes. The table has a row
per file: ``length``; ``anchor`` without the shipped word tables and with them; with ``--semantic``,
also ``semantic`` with the encoder, although it does not know the languages. The last columns are
what ``auto`` chooses, and by how much that is worse than the best method; a file is counted as
worse from 0.003.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from align.aligner import align, choose_method, encoders
from align.aligner.encoders import Encoder, Vectors
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.evaluation import Score, beads_of, strict
from align.aligner.gold import GoldDocument, read_gold
from align.aligner.model import shipped
from align.alignment import Alignment
from benchmarks.aligners import machine

#: How much worse than the best method the chosen one may be.
ALLOWED = 0.003


class AnyLanguage:
    """An encoder that claims to know every language."""

    languages = None

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.dimensions, self._encoder = encoder.name, encoder.dimensions, encoder

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the encoder behind."""
        return self._encoder.encode(texts)


def systems(*, semantic: bool) -> dict[str, Callable[[GoldDocument], Alignment]]:
    """The systems by name."""
    # Weights that are given, even if they are the shipped ones, are used without tables.
    weights = shipped()
    found: dict[str, Callable[[GoldDocument], Alignment]] = {
        "length": lambda one: align(*one.texts(), method="length"),
        "anchor, no tables": lambda one: align(*one.texts(), method="anchor", weights=weights),
        "anchor": lambda one: align(*one.texts(), method="anchor"),
    }
    if semantic:
        encoder = AnyLanguage(RememberingEncoder(encoders.default()))
        found["semantic"] = lambda one: align(*one.texts(), method="semantic", encoder=encoder)
    return found


def files(folders: Sequence[Path], only: Sequence[str]) -> Iterator[Path]:
    """The gold files, by name."""
    for folder in folders:
        yield from sorted({path for one in only or ["*"] for path in folder.glob(f"{one}.jsonl")})


def main() -> None:
    """Print the results as a Markdown table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--only", nargs="+", default=(), metavar="PATTERN", help="of file names")
    parser.add_argument("--semantic", action="store_true", help="measure semantic too")
    options = parser.parse_args()
    chosen = systems(semantic=options.semantic)
    print(f"\n{machine()}\n\n| set | documents | {' | '.join(chosen)} | auto | below best |")
    print("|---|---|" + "---|" * (len(chosen) + 2))
    sums, worse, count = dict.fromkeys(chosen, 0.0), 0, 0
    for path in files(options.folder, options.only):
        documents = list(read_gold(path))
        scores = dict.fromkeys(chosen, Score())
        for name, run in chosen.items():
            for one in documents:
                beads = beads_of([(bead.src, bead.tgt) for bead in run(one).beads])
                scores[name] += strict(beads, one.gold)
        f1 = {name: score.f1 for name, score in scores.items()}
        auto = choose_method("auto", documents[0].src_lang, documents[0].tgt_lang)
        below = max(f1.values()) - f1.get(auto, 0.0)
        row = [path.stem, str(len(documents)), *(f"{value:.3f}" for value in f1.values()), auto]
        print(f"| {' | '.join(row)} | {f'{below:.3f}' if below > ALLOWED else ''} |", flush=True)
        sums = {name: sums[name] + value for name, value in f1.items()}
        worse, count = worse + (below > ALLOWED), count + 1
    means = " | ".join(f"{value / max(count, 1):.3f}" for value in sums.values())
    print(f"| mean of {count} | | {means} | | {worse} worse |")


if __name__ == "__main__":
    main()
