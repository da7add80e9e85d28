"""Test the checks on planted mistakes: recall of each kind, and false alarms.

    python -m benchmarks.faults GOLD.jsonl ... [--first N | --after N] [--every 8] [--only KIND ...]
    python -m benchmarks.faults GOLD.jsonl ... --speed 1000

Gold beads with both sides filled are taken as clean pairs. For each kind, a mistake is planted in
every eighth bead of each document that can have it. The sentences are then aligned again and
checked. A mistake counts as reported if there is a warning or an error of the right family in a
bead with one of its sentences, or next to it if a whole sentence is concerned; it counts as hinted
at if the severity is info. False alarms are the findings in the unchanged documents, per 100 beads.
``--after N`` leaves out the first N documents of each file: the first eight were used when the
checks were made, so only the others are held out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from time import perf_counter
from typing import NamedTuple

import align
from align.aligner import encoders
from align.aligner.gold import GoldDocument, read_all
from align.alignment import Alignment
from align.checks.engine.passages import forget
from training.gold import aligned, clean
from training.planting import (
    NAMES,
    Pair,
    Plant,
    Stock,
    added,
    added_part,
    bracket,
    code,
    currency,
    date,
    doubled_word,
    duplicated,
    magnitude,
    mixed_script,
    mojibake,
    name,
    negation_added,
    negation_lost,
    number,
    number_lost,
    number_word,
    omitted,
    omitted_part,
    question,
    quote_style,
    unit,
    untranslated,
    untranslated_part,
    weekday,
)


class Kind(NamedTuple):
    """A kind of mistake, and the kinds of findings that find it; ``near``: or in the next bead."""

    plant: Plant
    found_by: frozenset[str]
    near: bool = False


def _by(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


NUMBERS = _by("alphanumeric", "number", "number-missing", "number-added", "date", "date-missing",
              "date-added")  # fmt: skip
PARTS = _by("omitted-part", "added-part", "too-short", "too-long", "number-missing",
            "number-added", "omitted-sentence", "added-sentence", "date-missing",
            "date-added")  # fmt: skip
KINDS: dict[str, Kind] = {
    "number": Kind(number, NUMBERS),
    "number word": Kind(number_word, NUMBERS),
    "number lost": Kind(number_lost, NUMBERS),
    "magnitude": Kind(magnitude, NUMBERS),
    "currency": Kind(currency, _by("currency")),
    "unit": Kind(unit, _by("unit")),
    "date": Kind(date, NUMBERS),
    "weekday": Kind(weekday, _by("weekday")),
    "untranslated": Kind(untranslated, _by("untranslated-sentence")),
    "untranslated part": Kind(untranslated_part, _by("untranslated-part", "untranslated-sentence")),
    "duplicated": Kind(duplicated, _by("duplicated-sentence"), near=True),
    "omitted": Kind(omitted, _by("omitted-sentence", "omitted-part"), near=True),
    "added": Kind(added, _by("added-sentence", "added-part"), near=True),
    "name": Kind(name, _by("name", "name-missing", "name-added")),
    "negation lost": Kind(negation_lost, _by("negation-lost")),
    "negation added": Kind(negation_added, _by("negation-added")),
    "question": Kind(question, _by("question-lost")),
    "omitted part": Kind(omitted_part, PARTS),
    "added part": Kind(added_part, PARTS),
    "code": Kind(code, _by("alphanumeric", "number")),
    "bracket": Kind(bracket, _by("brackets")),
    "quote style": Kind(quote_style, _by("quote-style")),
    "doubled word": Kind(doubled_word, _by("doubled-word")),
    "mixed script": Kind(mixed_script, _by("mixed-script")),
    "mojibake": Kind(mojibake, _by("mojibake")),
}


def false_alarms(
    documents: Sequence[GoldDocument], show: bool
) -> tuple[int, Counter[str], Counter[str]]:
    """The number of beads, warnings and errors by kind, and hints, in unchanged documents."""
    beads, count, hints = 0, Counter[str](), Counter[str]()
    for document in documents:
        alignment = aligned(clean(document), document)
        beads += len(alignment.beads)
        for finding in align.check(alignment):
            if finding.severity == "info":
                hints[finding.kind] += 1
                continue
            count[finding.kind] += 1
            if show:
                _show("false alarm", alignment, finding.bead, finding.message)
    return beads, count, hints


def _show(what: str, alignment: Alignment, bead: int, message: str) -> None:
    both = alignment.beads[bead]
    print(f"{what}: {message}\n    {alignment.src_text(both)}\n    {alignment.tgt_text(both)}")


def planted(
    kind: Kind, documents: Sequence[GoldDocument], every: int, seed: int, show: bool
) -> tuple[int, int, int]:
    """How many mistakes of a kind were reported, how many reported or hinted at, of how many."""
    told = found = total = 0
    for number_, document in enumerate(documents):
        random = Random(f"{seed} {number_}")
        pairs = clean(document)
        others = [text for _, other in clean(documents[number_ - 1]) for text in other]
        stock = Stock(
            [text for text in others if 40 < len(text) < 200] or others,
            random.sample(NAMES[document.tgt_lang].split(), len(NAMES[document.tgt_lang].split())),
            document.tgt_lang,
        )
        faulty: dict[int, Pair] = {}
        last = -every
        for k in range(random.randrange(every), len(pairs) - 1):
            if k - last < every:
                continue
            made = kind.plant(pairs[k], stock, random)
            if made is not None and made != pairs[k]:
                faulty[k], last = made, k
        whole = [faulty.get(k, pair) for k, pair in enumerate(pairs)]
        if not faulty:
            continue
        alignment = aligned(whole, document)
        right = [f for f in align.check(alignment) if f.kind in kind.found_by]
        hits = {f.bead for f in right}
        grave = {f.bead for f in right if f.severity != "info"}
        i = j = 0
        for k, (one, other) in enumerate(whole):
            if k in faulty:
                total += 1
                src, tgt = set(range(i, i + len(one))), set(range(j, j + len(other)))
                beads = {n for n, bead in enumerate(alignment.beads)
                         if src & set(bead.src) or tgt & set(bead.tgt)}  # fmt: skip
                reach = {n + step for n in beads for step in ((-1, 0, 1) if kind.near else (0,))}
                told += bool(reach & grave)
                found += bool(reach & hits)
                if show and not reach & grave:
                    for n in sorted(beads):
                        _show("missed", alignment, n, f"p = {alignment.beads[n].probability:.2f}")
            i, j = i + len(one), j + len(other)
    return told, found, total


def speed(documents: Sequence[GoldDocument], beads: int) -> None:
    """Seconds for this many beads, the best of three, after everything is loaded."""
    pairs = [pair for document in documents for pair in clean(document)][:beads]
    encoders.default().encode(["ready"])
    align.check(aligned(pairs[:20], documents[0], gold=True))
    best = float("inf")
    for k in range(3):
        # Other spaces make other texts, so that nothing is cached from the round before.
        fresh = [([t + " " * (k + 1) for t in a], [t + " " * (k + 1) for t in b]) for a, b in pairs]
        alignment = aligned(fresh, documents[0], gold=True)
        forget()
        began = perf_counter()
        align.check(alignment)
        best = min(best, perf_counter() - began)
    print(f"{len(pairs)} beads checked in {best:.2f} s")


def main() -> None:
    """Read the options, plant mistakes, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--first", type=int, help="only the first N documents of each file")
    parser.add_argument("--after", type=int, default=0, help="without the first N of each file")
    parser.add_argument("--every", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", choices=[*KINDS, "none"], default=list(KINDS))
    parser.add_argument("--show", action="store_true", help="print what is missed, and alarms")
    parser.add_argument("--speed", type=int, metavar="BEADS", help="measure the speed alone")
    options = parser.parse_args()
    documents = [
        document
        for path in options.gold
        for document in read_all([path])[options.after : options.first]
    ]
    if options.speed:
        speed(documents, options.speed)
        return
    for label in options.only:
        if label == "none":
            continue
        kind = KINDS[label]
        told, found, total = planted(kind, documents, options.every, options.seed, options.show)
        if total:
            print(
                f"{label:20} {told:5} of {total:5}   recall {told / total:.3f}, "
                f"with hints {found / total:.3f}",
                flush=True,
            )
    beads, count, hints = false_alarms(documents, options.show)
    print(f"\nfalse alarms for 100 beads ({beads} beads, warnings and errors)")
    for kind, times in count.most_common():
        print(f"{kind:24} {times:4}   {100 * times / beads:.2f}")
    print(f"{'all':24} {count.total():4}   {100 * count.total() / beads:.2f}")
    hinted = ", ".join(f"{kind} {100 * n / beads:.2f}" for kind, n in hints.most_common())
    print(f"hints beside them: {100 * hints.total() / beads:.2f} ({hinted})")


if __name__ == "__main__":
    main()
