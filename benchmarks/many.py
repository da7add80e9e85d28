"""Align one text in several languages, and compare the rows with what is known to be right.

    python -m benchmarks.many en=FILE ru=FILE fr=FILE de=FILE [--lines 150] [--texts 4] [--seed 1]

Line by line, the files are translations of each other. Each text is so many ``--lines``. In each
language, one by one, ``--drop`` of the lines are removed in runs of one to three, and ``--join`` of
them are joined with the next one; so the rows that are right are known.

The table shows the strict F1 of whole rows, and of each two languages: as the rows have them, and
aligned by themselves. A row is right if all its sides are; pieces of a row with one language are
right, too. Recall counts rows with at least two languages.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import mean

from align import hub as hubs
from align.aligner import encoders
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.evaluation import Score, strict
from align.hub import Aligning, align_many
from align.multi import MultiAlignment
from align.text import Document
from benchmarks.aligners import machine

Sides = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Damaged:
    """A text in several languages, as sentences, and its right rows."""

    texts: dict[str, list[str]]
    rows: list[Sides]


def damaged(lines: dict[str, Sequence[str]], drop: float, join: float, seed: int) -> Damaged:
    """Remove and join lines at random."""
    draw = random.Random(seed)
    count = len(next(iter(lines.values())))
    joined = [False] * count  # with the next line, in any language
    texts: dict[str, list[str]] = {}
    place: dict[str, dict[int, int]] = {}
    for lang, held in lines.items():
        gone: set[int] = set()
        while len(gone) < drop * count:
            first = draw.randrange(count)
            gone |= set(range(first, min(count, first + draw.randint(1, 3))))
        texts[lang], place[lang] = [], {}
        k = 0
        while k < count:
            if k in gone:
                k += 1
                continue
            both = k + 1 < count and k + 1 not in gone and draw.random() < join
            place[lang] |= dict.fromkeys((k, k + 1) if both else (k,), len(texts[lang]))
            texts[lang].append(" ".join(held[k : k + 2]) if both else held[k])
            joined[k] |= both
            k += 2 if both else 1
    rows: list[Sides] = []
    first = 0
    for k in range(count):
        if not joined[k]:
            group = range(first, k + 1)
            rows.append(
                tuple(
                    tuple(sorted({of[line] for line in group if line in of}))
                    for of in place.values()
                )
            )
            first = k + 1
    return Damaged(texts, [row for row in rows if any(row)])


def rows_score(predicted: Iterable[Sides], gold: Iterable[Sides]) -> Score:
    """The strict score of whole rows."""
    gold, predicted = list(gold), list(predicted)
    exact = set(gold)
    alone = [row for row in gold if sum(map(bool, row)) == 1]
    free = {(side, index) for row in alone for side, held in enumerate(row) for index in held}
    right = sum(
        row in exact or {(side, index) for side, held in enumerate(row) for index in held} <= free
        for row in predicted
    )
    filled = [row for row in gold if sum(map(bool, row)) > 1]
    known = set(predicted)
    return Score(len(predicted), right, len(filled), sum(row in known for row in filled))


def pair_score(predicted: Iterable[Sides], gold: Iterable[Sides], a: int, b: int) -> Score:
    """The strict score of two of the languages."""
    sides = [[(row[a], row[b]) for row in rows if row[a] or row[b]] for rows in (predicted, gold)]
    return strict(tuple(sides[0]), tuple(sides[1]))


def texts(files: dict[str, Path], size: int, most: int) -> Iterator[dict[str, Sequence[str]]]:
    """The first texts of ``size`` lines."""
    lines = {lang: path.read_text("utf-8").splitlines() for lang, path in files.items()}
    count = min(map(len, lines.values()))
    for first in range(0, min(count - size + 1, most * size), size):
        yield {lang: held[first : first + size] for lang, held in lines.items()}


def main() -> None:
    """Print the results as Markdown tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="+", metavar="LANG=FILE")
    parser.add_argument("--lines", type=int, default=150, help="of each text (150)")
    parser.add_argument("--texts", type=int, default=4, help="number of texts (4)")
    parser.add_argument("--drop", type=float, default=0.06, help="share of lines removed (0.06)")
    parser.add_argument("--join", type=float, default=0.06, help="share of lines joined (0.06)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hubs", action="store_true", help="also try each language as the hub")
    options = parser.parse_args()
    files = {lang: Path(path) for lang, _, path in (one.partition("=") for one in options.files)}
    cases = [
        damaged(one, options.drop, options.join, options.seed + number)
        for number, one in enumerate(texts(files, options.lines, options.texts))
    ]
    encoder = RememberingEncoder(encoders.default())
    langs = list(files)
    able = Aligning(encoder=encoder)
    print(f"\n{machine()}; {len(cases)} texts of {options.lines} lines, seed {options.seed}\n")
    began = time.process_time()
    made = [align_many(one.texts, encoder=encoder) for one in cases]
    spent = time.process_time() - began
    whole = sum((_rows(one, case) for one, case in zip(made, cases, strict=True)), Score())
    chosen = ", ".join(one.hub for one in made)
    print(f"rows: F1 {whole.f1:.4f} (precision {whole.precision:.4f}, recall {whole.recall:.4f}), ")
    print(f"hubs {chosen}; {spent:.1f} s of the processor\n")
    print("| languages | in rows | by themselves |\n|---|---|---|")
    inside, alone = [], []
    for a, b in combinations(range(len(langs)), 2):
        rows, itself = Score(), Score()
        for one, case in zip(made, cases, strict=True):
            rows += pair_score([row.sides for row in one], case.rows, a, b)
            itself += pair_score(_itself(case, langs[a], langs[b], able), case.rows, a, b)
        inside.append(rows.f1)
        alone.append(itself.f1)
        print(f"| {langs[a]}-{langs[b]} | {rows.f1:.4f} | {itself.f1:.4f} |")
    print(f"| mean | {mean(inside):.4f} | {mean(alone):.4f} |")
    if options.hubs:
        print("\n| hub | fit | F1 of rows |\n|---|---|---|")
        fits = [
            hubs.fits({k: Document.from_sentences(v, k) for k, v in case.texts.items()}, able)
            for case in cases
        ]
        for lang in langs:
            score = Score()
            for case in cases:
                score += _rows(align_many(case.texts, lang, encoder=encoder), case)
            fit = mean(f for found in fits for pair, f in found.items() if lang in pair)
            print(f"| {lang} | {fit:.4f} | {score.f1:.4f} |")


def _rows(made: MultiAlignment, case: Damaged) -> Score:
    return rows_score([row.sides for row in made], case.rows)


def _itself(case: Damaged, one: str, two: str, able: Aligning) -> list[Sides]:
    """Two languages aligned by themselves, as rows of all."""
    documents = (Document.from_sentences(case.texts[lang], lang) for lang in (one, two))
    made = able.documents(*documents)
    places = [list(case.texts).index(lang) for lang in (one, two)]
    found = []
    for bead in made.beads:
        row: list[tuple[int, ...]] = [()] * len(case.texts)
        row[places[0]], row[places[1]] = bead.src, bead.tgt
        found.append(tuple(row))
    return found


if __name__ == "__main__":
    main()
