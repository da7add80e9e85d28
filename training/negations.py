"""Learn to recognise lost and added negations, from planted ones, and measure it.

    python -m training.negations GOLD.jsonl:N ... -o FILE

The first N documents of each file are used. If the sides of a bead have the same number of
negations, one is removed from either side; if they have none, one is put before a verb. Each
document is judged by weights that have not seen it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

import numpy as np

from align.aligner import encoders
from align.aligner.gold import GoldDocument
from align.checks.engine.reading import Reading
from align.checks.families.polarity import denial
from align.checks.families.polarity.denial import Denial
from align.checks.families.polarity.negation import openly
from training import gold, logistic, record
from training.planting import Pair, Stock, negation_added


class Row(NamedTuple):
    """A negation without a counterpart on the other side, and whether a slip caused that."""

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


def slips(document: GoldDocument, random: Random) -> Iterator[tuple[Pair, bool]]:
    """The document's beads with a slip in each, and whether the source is the side with more."""
    stock = Stock([], [], document.tgt_lang)
    for src, tgt in gold.clean(document):
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
    """The negations of the documents as they are, and of those with slips."""
    for number, document in enumerate(documents):
        random = Random(number)
        clean = gold.clean(document)
        for one in _found(clean, document):
            if one.pair.src.text != one.pair.tgt.text:
                yield Row(one, False, number)
        made = list(slips(document, random))
        lost = [one for _, one in made]
        for one in _found([pair for pair, _ in made], document):
            if one.lost == lost[one.pair.number]:
                yield Row(one, True, number)


def _found(pairs: Sequence[Pair], document: GoldDocument) -> Iterator[Denial]:
    reading = Reading.of(gold.aligned(pairs, document, gold=True))
    for pair in reading.filled:
        yield from denial.denials(pair, reading.words[pair.number])


#: The number of false alarms per 100 beads for which the share found is recorded.
ALARMS = (0.4, 0.8)


def main() -> None:
    """Read the files, cross-validate, learn, write."""
    parser = record.options(__doc__)
    parser.add_argument("gold", nargs="+", metavar="GOLD.jsonl:N")
    options = parser.parse_args()
    documents, groups = gold.read(options.gold)
    table = list(rows(documents))
    seen = denial.features([row.found for row in table], encoders.default())
    models, figures = {}, []
    for part, lost in (("lost", True), ("added", False)):
        chosen = np.array([row.found.lost == lost for row in table])
        real, owner = (
            np.array([getattr(row, field) for row in table])[chosen]
            for field in ("real", "document")
        )
        score = logistic.held_out(seen[chosen], real, owner, denial.FEATURES)
        figures += measured(part, score, real, owner, documents, groups)
        models[part] = logistic.rounded(logistic.fit(seen[chosen], real, denial.FEATURES), 3)
    what = "How likely a negation that only one side of a bead has was lost, or added."
    about = record.provenance(what, record.sources(options.gold), figures)
    record.write(options.output, about, models)


def measured(
    part: str,
    score: np.ndarray,
    real: np.ndarray,
    owner: np.ndarray,
    documents: Sequence[GoldDocument],
    groups: Sequence[gold.Group],
) -> Iterator[str]:
    """The results at given numbers of false alarms, each document judged by the others' weights."""
    for name, low, high in groups:
        beads = sum(len(gold.clean(document)) for document in documents[low:high])
        here = (owner >= low) & (owner < high)
        slips_, alarms = score[here & real], np.sort(score[here & ~real])[::-1]
        for rate in ALARMS:
            least = alarms[min(int(rate * beads / 100), len(alarms) - 1)]
            yield (
                f"{name}, {part}: {(slips_ > least).mean():.3f} of {len(slips_)} found at {rate} "
                "false alarms for 100 beads"
            )


if __name__ == "__main__":
    main()
