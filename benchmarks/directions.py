"""What the checks find by kind of fault, language and direction, in one table.

    python -m benchmarks.directions GOLD.jsonl ... [--first N | --after N] [--every 4]

Each file is read in both directions. Every fourth bead of a document gets one fault, of a kind
chosen at random among those that can be planted there, and the document is aligned and checked
once. The table has for each kind and direction the share of faults with a warning or an error of
the right family, the share with any finding of it, and the number of faults. The last row has the
warnings and errors in the unchanged documents, per 100 beads. Faults that need words of the target
language (number words, units, dates, negations) are planted in Russian and German only.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import align
from align.aligner.gold import GoldDocument, read_all
from align.alignment import Alignment
from align.text import primary_language
from benchmarks.faults import KINDS, false_alarms
from training.gold import aligned, clean
from training.negations import reversed_
from training.planting import NAMES, Pair, Stock

#: The rows of the table: kinds of ``benchmarks.faults`` that are one thing to a translator.
ROWS: Mapping[str, Sequence[str]] = {
    "number": ("number", "number word", "magnitude", "number lost", "code"),
    "unit, currency, date": ("unit", "currency", "date", "weekday"),
    "name": ("name",),
    "negation, question": ("negation lost", "negation added", "question"),
    "sentence": ("untranslated", "duplicated", "omitted", "added"),
    "part": ("omitted part", "added part", "untranslated part"),
    "form": ("bracket", "doubled word", "mixed script", "mojibake"),
}
#: Warned, told, all.
Counts = dict[str, list[int]]


def planted(
    documents: Sequence[GoldDocument], every: int
) -> Iterator[tuple[GoldDocument, list[Pair], dict[int, str]]]:
    """Each document with faults: its pairs, and the kind of the fault of some of them."""
    for number, document in enumerate(documents):
        random = Random(number)
        pairs = clean(document)
        names = NAMES.get(document.tgt_lang, NAMES["de"]).split()
        others = [text for _, tgt in clean(documents[number - 1]) for text in tgt]
        stock = Stock(others, random.sample(names, len(names)), document.tgt_lang)
        faults: dict[int, str] = {}
        for k in range(random.randrange(every), len(pairs) - 1, every):
            row = random.choice([*ROWS])
            for label in random.sample(ROWS[row], len(ROWS[row])):
                if label == "negation added" and document.tgt_lang not in ("de", "ru"):
                    continue  # it would add a word of another language
                try:
                    made = KINDS[label].plant(pairs[k], stock, random)
                except KeyError:  # there are no words for this language
                    continue
                if made is not None and made != pairs[k]:
                    pairs[k], faults[k] = made, label
                    break
        yield document, pairs, faults


def counted(documents: Sequence[GoldDocument], every: int) -> Counts:
    """How many faults were warned of, how many told, of how many, by row of the table."""
    counts: Counts = defaultdict(lambda: [0, 0, 0])
    row_of = {label: row for row, labels in ROWS.items() for label in labels}
    for document, pairs, faults in planted(documents, every):
        alignment = aligned(pairs, document)
        found = align.check(alignment)
        for k, beads in _beads(alignment, pairs):
            if k not in faults:
                continue
            kind = KINDS[faults[k]]
            near = {n + step for n in beads for step in ((-1, 0, 1) if kind.near else (0,))}
            right = [one for one in found if one.kind in kind.found_by and one.bead in near]
            row = counts[row_of[faults[k]]]
            row[0] += any(one.severity != "info" for one in right)
            row[1] += bool(right)
            row[2] += 1
    return counts


def _beads(alignment: Alignment, pairs: Sequence[Pair]) -> Iterator[tuple[int, set[int]]]:
    """The beads that have a sentence of each pair."""
    i = j = 0
    for k, (one, other) in enumerate(pairs):
        src, tgt = set(range(i, i + len(one))), set(range(j, j + len(other)))
        yield (
            k,
            {n for n, at in enumerate(alignment.beads) if src & set(at.src) or tgt & set(at.tgt)},
        )
        i, j = i + len(one), j + len(other)


def main() -> None:
    """Read the options, plant, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--first", type=int, help="only the first N documents of each file")
    parser.add_argument("--after", type=int, default=0, help="without the first N of each file")
    parser.add_argument("--every", type=int, default=4)
    options = parser.parse_args()
    columns: dict[str, tuple[Counts, str]] = {}
    for path in options.gold:
        some = [_short(one) for one in read_all([path])[options.after : options.first]]
        for documents in (some, [*map(reversed_, some)]):
            beads, alarms, _ = false_alarms(documents, show=False)
            name = f"{documents[0].src_lang}-{documents[0].tgt_lang}"
            rate = f"{100 * alarms.total() / max(1, beads):.1f} ({beads})"
            columns[name] = counted(documents, options.every), rate
            print(name, rate, flush=True)
    print(f"\n| fault | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 1)}")
    for row in ROWS:
        print(f"| {row} | {' | '.join(_cell(counts[row]) for counts, _ in columns.values())} |")
    print(f"| warnings per 100 beads | {' | '.join(rate for _, rate in columns.values())} |")


def _short(document: GoldDocument) -> GoldDocument:
    src, tgt = primary_language(document.src_lang), primary_language(document.tgt_lang)
    return replace(document, src_lang=src, tgt_lang=tgt)


def _cell(counts: Sequence[int]) -> str:
    warned, told, total = counts
    return f"{warned / total:.2f}, {told / total:.2f} ({total})" if total else ""


if __name__ == "__main__":
    main()
