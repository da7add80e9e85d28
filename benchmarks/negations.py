"""Fit the weights of ``families.polarity.denial`` on planted negations; say what they find.

    python benchmarks/negations.py GOLD.jsonl:N ...

Of each file the first N documents are taken. From each bead whose sides deny equally often one
negation is taken, on either side; and one is put before a verb where nothing is denied. Each
document is judged by weights that have not seen it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

import faults
import logistic
import numpy as np
from planting import negation_added

from align.aligner import encoders
from align.aligner.gold import GoldDocument
from align.checks.engine.reading import Reading
from align.checks.families.polarity import denial
from align.checks.families.polarity.denial import Denial
from align.checks.families.polarity.negation import openly


class Row(NamedTuple):
    """A negation with nothing against it on the other side, and whether a slip made it so."""

    found: Denial
    real: bool
    document: int


def _cut(texts: Sequence[str], lang: str, random: Random) -> list[str] | None:
    """The texts without one of their negations."""
    spans = [(k, span) for k, text in enumerate(texts) for span in openly(text, lang)]
    if not spans:
        return None
    k, (start, end) = random.choice(spans)
    left = " ".join((texts[k][:start] + texts[k][end:]).split())
    return [*texts[:k], left, *texts[k + 1 :]]


def slips(document: GoldDocument, random: Random) -> Iterator[tuple[faults.Pair, bool]]:
    """The document's beads with a slip in each, and whether the source is what has more."""
    stock = faults.Stock([], [], document.tgt_lang)
    for src, tgt in faults.clean(document):
        here = [span for text in src for span in openly(text, document.src_lang)]
        there = [span for text in tgt for span in openly(text, document.tgt_lang)]
        if here and len(here) == len(there):
            shorter = _cut(tgt, document.tgt_lang, random)
            if shorter:
                yield (src, shorter), True
            shorter = _cut(src, document.src_lang, random)
            if shorter:
                yield (shorter, tgt), False
        elif not here and not there:
            made = negation_added((src, tgt), stock, random)
            if made:
                yield made, False


def rows(documents: Sequence[GoldDocument]) -> Iterator[Row]:
    """The negations of the documents as they are, and of those that slips made."""
    for number, document in enumerate(documents):
        random = Random(number)
        clean = faults.clean(document)
        for one in _found(clean, document):
            if one.pair.src.text != one.pair.tgt.text:
                yield Row(one, False, number)
        made = list(slips(document, random))
        lost = [one for _, one in made]
        for one in _found([pair for pair, _ in made], document):
            if one.lost == lost[one.pair.number]:
                yield Row(one, True, number)


def _found(pairs: Sequence[faults.Pair], document: GoldDocument) -> Iterator[Denial]:
    reading = Reading(faults.aligned(pairs, document, gold=True))
    for pair in reading.filled:
        yield from denial.denials(pair, reading.words[pair.number])


def main() -> None:
    """Read the files, cross-validate, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", nargs="+", metavar="GOLD.jsonl:N")
    documents, groups = logistic.read(parser.parse_args().gold)
    table = list(rows(documents))
    seen = denial.features([row.found for row in table], encoders.default())
    for name, lost in (("LOST", True), ("ADDED", False)):
        chosen = np.array([row.found.lost == lost for row in table])
        judge(name, [r for r in table if r.found.lost == lost], seen[chosen], documents, groups)
        real = np.array([row.real for row in table])[chosen]
        print(f"{name} = np.array({logistic.fit(seen[chosen], real).round(3).tolist()})\n")


def judge(
    name: str,
    table: Sequence[Row],
    seen: np.ndarray,
    documents: Sequence[GoldDocument],
    groups: Sequence[logistic.Group],
) -> None:
    """Print what is found at so many false alarms, each document judged by the others' weights."""
    real = np.array([row.real for row in table])
    owner = np.array([row.document for row in table])
    score = logistic.held_out(seen, real, owner)
    for label, low, high in groups:
        beads = sum(len(faults.clean(document)) for document in documents[low:high])
        here = (owner >= low) & (owner < high)
        slips_, alarms = np.sort(score[here & real]), np.sort(score[here & ~real])[::-1]
        for rate in (0.2, 0.4, 0.6, 0.8):
            least = alarms[min(int(rate * beads / 100), len(alarms) - 1)]
            print(
                f"{name:6} {label:24} {rate} alarms for 100 beads (score {least:5.2f}, of "
                f"{100 * len(alarms) / beads:.2f}): {(slips_ > least).mean():.3f} of {len(slips_)}"
            )


if __name__ == "__main__":
    main()
