"""Learn to recognise lost and added negations, from planted ones, and measure it.

    python -m training.negations GOLD.jsonl:N ... -o FILE

The first N documents of each file are used. If the sides of a bead have the same number of
negations, one is removed from either side; if they have none, one is put before a verb. Each
document is judged by weights that have not seen it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

import numpy as np

from align.aligner import encoders
from align.aligner.gold import GoldDocument
from align.checks.engine.reading import Reading
from align.checks.families.polarity import denial
from align.checks.families.polarity.denial import Denial
from align.checks.families.polarity.negation import openly
from align.models import Logistic
from training import gold, logistic, record
from training.planting import Pair, Stock, negation_added


class Row(NamedTuple):
    """A negation without a counterpart on the other side, and whether a slip caused that."""

    found: Denial
    real: bool
    document: int


def _cut(texts: Sequence[str], lang: str, random: Random) -> list[str] | None:
    """The texts without one of their negations; English *don't* becomes *do*."""
    spans = [(k, span) for k, text in enumerate(texts) for span in openly(text, lang)]
    if not spans:
        return None
    k, (start, end) = random.choice(spans)
    verb = re.fullmatch(r"(\w+)n[’']t", texts[k][start:end])
    left = " ".join((texts[k][:start] + (verb[1] if verb else "") + texts[k][end:]).split())
    return [*texts[:k], left, *texts[k + 1 :]]


#: English verbs that *not* can follow.
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|should|may|might|must|has|have|had|do|does|did)\b"
)


def _denied(texts: Sequence[str], random: Random) -> list[str] | None:
    """The English texts with *not* after one of their verbs."""
    places = [(k, match.end()) for k, text in enumerate(texts) for match in _VERB.finditer(text)]
    if not places:
        return None
    k, at = random.choice(places)
    return [*texts[:k], f"{texts[k][:at]} not{texts[k][at:]}", *texts[k + 1 :]]


def slips(document: GoldDocument, random: Random) -> Iterator[tuple[Pair, bool]]:
    """The document's beads with a slip in each, and whether the source is the side with more."""
    stock = Stock([], [], document.tgt_lang)
    langs = document.src_lang, document.tgt_lang
    for src, tgt in gold.clean(document):
        here, there = (
            [span for text in texts for span in openly(text, lang)]
            for texts, lang in zip((src, tgt), langs, strict=True)
        )
        if here and len(here) == len(there):
            shorter = _cut(tgt, document.tgt_lang, random)
            if shorter:
                yield (src, shorter), True
            shorter = _cut(src, document.src_lang, random)
            if shorter:
                yield (shorter, tgt), False
        elif not here and not there:
            made = negation_added((src, tgt), stock, random) if stock.lang in ("ru", "de") else None
            if made:
                yield made, False
        if len(here) == len(there):
            for texts, lang, lost in zip((src, tgt), langs, (True, False), strict=True):
                denied = _denied(texts, random) if lang == "en" else None
                if denied:
                    yield ((denied, tgt) if lost else (src, denied)), lost


def reversed_(document: GoldDocument) -> GoldDocument:
    """The document with its sides exchanged: the direction should play no part."""
    return replace(
        document,
        src_lang=document.tgt_lang,
        tgt_lang=document.src_lang,
        src=document.tgt,
        tgt=document.src,
        gold=tuple((tgt, src) for src, tgt in document.gold),
    )


def rows(documents: Sequence[GoldDocument]) -> Iterator[Row]:
    """The negations of the documents, in both directions, as they are and with slips."""
    for number, document in enumerate(documents):
        for one in (document, reversed_(document)):
            yield from _rows(one, number)


def _rows(document: GoldDocument, number: int) -> Iterator[Row]:
    random = Random(number)
    for one in _found(gold.clean(document), document):
        if one.pair.src.text != one.pair.tgt.text:
            yield Row(one, False, number)
    made = list(slips(document, random))
    lost = [one for _, one in made]
    for one in _found([pair for pair, _ in made], document):
        if one.lost == lost[one.pair.number]:
            yield Row(one, True, number)


def _found(pairs: Sequence[Pair], document: GoldDocument) -> Iterator[Denial]:
    reading = Reading.of(gold.aligned(pairs, document, gold=True))
    words = reading.words
    for pair in reading.filled:
        yield from denial.denials(pair, words.get(pair.number, denial.NO_WORDS))


#: The number of false alarms per 100 beads for which the share found is recorded.
ALARMS = (0.4,)


def main() -> None:
    """Read the files, cross-validate, learn, write."""
    parser = record.options(__doc__)
    parser.add_argument("gold", nargs="+", metavar="GOLD.jsonl:N")
    options = parser.parse_args()
    documents, groups = gold.read(options.gold)
    table = list(rows(documents))
    encoder = encoders.default()
    models: dict[str, Logistic] = {}
    figures: list[str] = []
    for part, names in (("linked", denial.FEATURES), ("plain", denial.PLAIN)):
        # Without word links, those languages serve too of which the encoder knows the words.
        chosen = [row for row in table if part == "plain" or row.found.features[11]]
        found = [row.found for row in chosen]
        seen = denial.plain_features(found) if part == "plain" else denial.features(found, encoder)
        real, owner = (
            np.array([getattr(row, field) for row in chosen]) for field in ("real", "document")
        )
        score = logistic.held_out(seen, real, owner % FOLDS, names)
        figures += measured(part, score, real, owner, documents, groups)
        models[part] = logistic.rounded(logistic.fit(seen, real, names), 3)
    what = "How likely a negation that only one side of a bead has was lost, or added."
    about = record.provenance(what, record.sources(options.gold), figures)
    record.write(options.output, about, models)


#: Documents are judged by weights learnt from the other folds.
FOLDS = 5


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
        beads = 2 * sum(len(gold.clean(document)) for document in documents[low:high])
        here = (owner >= low) & (owner < high)
        if not (here & real).any():
            continue
        slips_, alarms = score[here & real], np.sort(score[here & ~real])[::-1]
        for rate in ALARMS:
            least = alarms[min(int(rate * beads / 100), len(alarms) - 1)]
            yield (
                f"{name}, {part}: {(slips_ > least).mean():.3f} of {len(slips_)} found at {rate} "
                f"false alarms for 100 beads, from log odds of {least:.2f}"
            )


if __name__ == "__main__":
    main()
