"""Learn to recognise what one side of a bead leaves out, from planted omissions, and measure it.

    python -m training.omissions GOLD.jsonl:N ... -o FILE

The first N documents of each file are used. A clause is cut from either side of each bead, and
neighbouring beads are joined with the sentences of one left out. Each document is judged by weights
that have not seen it. The result is the share of omissions found at a given number of false alarms
per 100 beads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner.gold import GoldDocument
from align.aligner.links import Linker
from align.checks.families.completeness import coverage
from align.models import Logistic
from training import gold, logistic, planting, record

FloatArray = NDArray[np.float64]


class Case(NamedTuple):
    """A bead: ``lost`` is the side (0 source, 1 target) that has more, None if nothing is missing;
    ``sentences`` are the numbers of its sentences that the other side lacks.
    """

    src: Sequence[str]
    tgt: Sequence[str]
    lost: int | None
    what: str
    sentences: tuple[int, ...] = ()


class Row(NamedTuple):
    """A run of words or a sentence as its model sees it, and whether it is really missing."""

    features: FloatArray
    real: bool
    side: int
    what: str
    document: int


def cases(document: GoldDocument, random: Random) -> Iterator[Case]:
    """The document's beads as they are and with omissions."""
    pairs = gold.clean(document)
    for k, (src, tgt) in enumerate(pairs):
        yield Case(src, tgt, None, "clean")
        for side, plant in enumerate((planting.omitted_part, planting.added_part)):
            made = plant((src, tgt), None, random)  # type: ignore[arg-type]
            if made:
                yield Case(*made, side, "part")
        if k + 1 < len(pairs):
            after = pairs[k + 1]
            both = [*src, *after[0]], [*tgt, *after[1]]
            side, first, choice = random.randrange(2), random.randrange(2), random.random()
            if choice < 0.6:
                cut = len((src, tgt)[side])
                gone = range(cut) if first else range(cut, len(both[side]))
                left = after if first else (src, tgt)
                texts = (both[0], left[1]) if side == 0 else (left[0], both[1])
                yield Case(*texts, side, "sentence", tuple(gone))
            elif choice < 0.8:
                yield Case(*both, None, "clean")


def rows(documents: Sequence[GoldDocument]) -> Iterator[tuple[str, Row]]:
    """The features of all cases for both models: ``part`` or ``sentence``, and the row."""
    for number, document in enumerate(documents):
        made = list(cases(document, Random(number)))
        clean = [case for case in made if case.lost is None]
        ratio = float(np.median([len(" ".join(c.tgt)) / len(" ".join(c.src)) for c in clean]))
        linker = Linker(document.src_lang, document.tgt_lang)
        for what in ("clean", "part", "sentence"):
            chosen = [case for case in made if case.what == what]
            # The clean beads are included, as in real use: beads help each other.
            beside = clean if what != "clean" else []
            texts = [(" ".join(case.src), " ".join(case.tgt)) for case in (*chosen, *beside)]
            for case, text, (bead, links) in zip(chosen, texts, linker.judge(texts), strict=False):
                if not links.size:
                    continue
                src = coverage.Side(text[0], bead.src.spans, spans(case.src), links)
                tgt = coverage.Side(text[1], bead.tgt.spans, spans(case.tgt), links.T)
                for side, gap in enumerate(coverage.gaps(src, tgt, ratio)):
                    if gap:
                        yield "part", Row(gap.features, case.lost == side, side, what, number)
                for side, found in enumerate(coverage.sentences(src, tgt, ratio)):
                    for one in found:
                        real = case.lost == side and one.number in case.sentences
                        yield "sentence", Row(one.features, real, side, what, number)


def spans(sentences: Sequence[str]) -> list[tuple[int, int]]:
    """Where each sentence is in their text, joined by spaces."""
    found, at = [], 0
    for sentence in sentences:
        found.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return found


#: The number of false alarms per 100 beads for which the share found is recorded.
ALARMS = 0.5


def main() -> None:
    """Read the files, cross-validate, learn, write."""
    parser = record.options(__doc__)
    parser.add_argument("gold", nargs="+", metavar="GOLD.jsonl:N")
    options = parser.parse_args()
    documents, groups = gold.read(options.gold)
    table = list(rows(documents))
    models: dict[str, Logistic] = {}
    figures: list[str] = []
    for part, names in (
        ("part", coverage.FEATURES),
        ("sentence", coverage.SENTENCE_FEATURES),
    ):
        # If a bead lacks a whole sentence, the other model has to find that gap.
        chosen = [
            row for kind, row in table if kind == part and (part, row.what) != ("part", "sentence")
        ]
        features = np.array([row.features for row in chosen])
        real = np.array([row.real for row in chosen])
        score = logistic.held_out(features, real, np.array([r.document for r in chosen]), names)
        figures += measured(part, list(zip(score, chosen, strict=True)), documents, groups)
        models[part] = logistic.rounded(logistic.fit(features, real, names), 3)
    what = (
        "How likely nothing on the other side of a bead renders a run of words (part), or one "
        "sentence among several (sentence)."
    )
    about = record.provenance(what, record.sources(options.gold), figures)
    record.write(options.output, about, models)


def measured(
    part: str,
    judged: Sequence[tuple[float, Row]],
    documents: Sequence[GoldDocument],
    groups: Sequence[gold.Group],
) -> Iterator[str]:
    """A model's results at given numbers of false alarms, each document judged by the others."""
    for name, low, high in groups:
        beads = sum(len(gold.clean(document)) for document in documents[low:high])
        for side, label in enumerate(("left out", "added")):
            here = [
                (s, row) for s, row in judged if low <= row.document < high and row.side == side
            ]
            alarms = sorted((s for s, row in here if row.what == "clean"), reverse=True)
            least = alarms[int(ALARMS * beads / 100)]
            hits = [s > least for s, row in here if row.real and row.what == part]
            found = np.mean(hits or [False])
            yield (
                f"{name}, {part} {label}: {found:.3f} found at {ALARMS} false alarms for 100 beads"
            )


if __name__ == "__main__":
    main()
