"""Learn the model of ``align.aligner.support`` from translations in which a passage of one side was
replaced by text from elsewhere, and measure it.

    python -m training.support GOLD.jsonl ... -o FILE

Passages of 3 and 8 beads are replaced, in the middle and at the end of pieces of 50 beads, by text
of another document in the same language, or in another language that the encoder knows. Each file
is measured by weights learnt from the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np

from align.aligner import encoders, read
from align.aligner.decoding import decode
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.gold import GoldDocument, monotone_blocks, read_gold
from align.aligner.model import Model, shipped
from align.aligner.support import FEATURES, features
from align.models import Logistic
from align.text import Document
from training import logistic, record

SIZES, PLACES, BEADS = (3, 8), ("middle", "end"), 50
#: So many passages are replaced in each way.
TIMES = 3
PENALTY = 0.002


@dataclass(frozen=True)
class Replaced:
    """Two texts of which one has a passage from elsewhere; the marked sentences have no
    counterpart, ``gold`` are the beads of the others.
    """

    texts: tuple[Document, Document]
    marked: tuple[frozenset[int], frozenset[int]]
    gold: frozenset[tuple[tuple[int, ...], tuple[int, ...]]]


def replaced(
    document: GoldDocument, others: Sequence[Sequence[str]], size: int, place: str, random: Random
) -> Replaced | None:
    """``document`` with a passage of ``size`` beads replaced on one side by sentences of one of the
    ``others``.
    """
    blocks = monotone_blocks(document.gold, len(document.src), len(document.tgt))
    first = random.randrange(max(1, len(blocks) - BEADS))
    blocks = blocks[first : first + BEADS]
    if len(blocks) < 3 * size:
        return None
    at = len(blocks) - size if place == "end" else random.randrange(size, len(blocks) - size)
    side = random.randrange(2)
    units = [[[*document.src[b.i1 : b.i2]], [*document.tgt[b.j1 : b.j2]]] for b in blocks]
    count = round(sum(len(unit[side]) for unit in units[at : at + size]) * random.uniform(0.7, 1.4))
    long = [other for other in others if len(other) > count]
    if count < 1 or not long:
        return None
    other = random.choice(long)
    start = random.randrange(len(other) - count)
    new = list(other[start : start + count])
    texts: list[list[str]] = [[], []]
    marked: list[set[int]] = [set(), set()]
    gold = []
    for k, unit in enumerate(units):
        inside = at <= k < at + size
        src, tgt = (
            tuple(range(len(text), len(text) + len(held)))
            for text, held in zip(texts, unit, strict=True)
        )
        if not inside:
            gold.append((src, tgt))
        for number in (0, 1):
            held = unit[number]
            if inside and number == side:
                held = new if k == at else []
            if inside:
                marked[number] |= set(range(len(texts[number]), len(texts[number]) + len(held)))
            texts[number] += held
    langs = document.src_lang, document.tgt_lang
    made = Document.from_sentences(texts[0], langs[0]), Document.from_sentences(texts[1], langs[1])
    return Replaced(made, (frozenset(marked[0]), frozenset(marked[1])), frozenset(gold))


def elsewhere(
    files: Mapping[str, Sequence[GoldDocument]], name: str, document: GoldDocument, random: Random
) -> list[Sequence[str]]:
    """Texts to take a passage from: other documents of the file ``name``, or other files."""
    # The same news in other languages is no other text.
    kind = name.partition("-")[0]
    far = [one for other, held in files.items() if not other.startswith(kind) for one in held]
    near = [one for one in files[name] if one is not document]
    chosen = random.choice((near, far)) or near or far
    return [side for one in chosen for side in (one.src, one.tgt)]


def cases(files: Mapping[str, Sequence[GoldDocument]]) -> Iterator[tuple[str, Replaced]]:
    """All texts with a replaced passage, each with its file."""
    for name, documents in files.items():
        for size, place, time in product(SIZES, PLACES, range(TIMES)):
            random = Random(crc32(f"{name} {size} {place} {time}".encode()))
            document = random.choice(documents)
            others = elsewhere(files, name, document, random)
            found = replaced(document, others, size, place, random)
            if found:
                yield name, found


def seen(case: Replaced, encoder: RememberingEncoder) -> np.ndarray | None:
    """What the model sees of each filled bead, and in the last column whether it is marked."""
    evidence = read(*case.texts, "semantic", encoder, tables=True)
    model = _fast(shipped().of("semantic"))
    beads = [bead for bead in decode(evidence, model).beads if not bead.is_null]
    found = features(evidence, beads)
    if found is None:
        return None
    src, tgt = case.marked
    marked = [not (src.isdisjoint(bead.src) and tgt.isdisjoint(bead.tgt)) for bead in beads]
    return np.column_stack([found, marked])


def _fast(model: Model) -> Model:
    """Without the closer look, which changes little here."""
    return replace(model, closer=None, free=model.free and replace(model.free, closer=None))


def fit(tables: Sequence[np.ndarray]) -> Logistic:
    """The model of greatest likelihood; marked and other beads count the same."""
    table = np.concatenate(tables)
    marked = table[:, -1] > 0.5
    trust = np.where(marked, 0.5 / marked.mean(), 0.5 / (1.0 - marked.mean()))
    return logistic.fit(table[:, :-1], marked, FEATURES, trust=trust, penalty=PENALTY * len(table))


def main() -> None:
    """Learn, measure, write."""
    parser = record.options(__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    options = parser.parse_args()
    encoder = RememberingEncoder(encoders.default())
    files = {path.stem: list(read_gold(path)) for path in options.gold}
    tables: defaultdict[str, list[np.ndarray]] = defaultdict(list)
    for name, case in cases(files):
        found = seen(case, encoder)
        if found is not None:
            tables[name].append(found)
    score, truth = [], []
    for name, own in tables.items():
        rest = fit([table for other, held in tables.items() if other != name for table in held])
        score += [rest.log_odds(table[:, :-1]) for table in own]
        truth += [table[:, -1] > 0.5 for table in own]
    above, marked = np.concatenate(score) > 0.0, np.concatenate(truth)
    told = (
        "single beads of files not learnt from: log odds above 0 for "
        f"{above[marked].mean():.0%} of {marked.sum()} beads in replaced passages and "
        f"{above[~marked].mean():.0%} of {(~marked).sum()} others"
    )
    model = logistic.rounded(fit([table for held in tables.values() for table in held]), 3)
    what = "How likely a bead is in a passage of which one side was replaced by something else."
    data = record.sources(list(map(str, options.gold)))
    record.write(options.output, record.provenance(what, data, [told]), {"semantic": model})


if __name__ == "__main__":
    main()
