"""Learn the model of ``align.aligner.belonging`` from translations and from texts put together by
chance, and measure it.

    python -m training.belonging GOLD.jsonl ... -o FILE

Pieces of 3 to 100 source sentences are cut from gold documents. Each is aligned with its
translation, and with a piece of about the same size of another document, or from another place in
the same document. Each language pair is measured by weights learnt from the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np

from align.aligner import choose_method, encoders, read
from align.aligner.belonging import FEATURES, as_array, features
from align.aligner.decoding import decode
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.evaluation import beads_of, strict
from align.aligner.gold import GoldDocument, read_gold
from align.aligner.model import shipped
from align.models import Logistic
from align.text import Document
from training import logistic, record

SIZES = (3, 4, 5, 7, 10, 15, 25, 50, 100)
#: So many sentences are between two pieces of one document that are put together.
APART = 40
#: Pieces of each size, from each file.
PIECES = 2
PENALTY, FOLDS = 0.0005, 6
#: A translation that is aligned worse than this (strict F1) teaches nothing.
WORST = 0.5


@dataclass(frozen=True)
class Case:
    """Two texts of ``size`` sentences, whether they belong together, and what is seen of them."""

    file: str
    size: int
    model: str
    real: bool
    seen: np.ndarray


@dataclass(frozen=True)
class Piece:
    """A part of a gold document: source sentences i1 to i2 - 1, target sentences j1 to j2 - 1."""

    document: GoldDocument
    i1: int
    i2: int
    j1: int
    j2: int

    @property
    def src(self) -> Document:
        """The source side."""
        return Document.from_sentences(self.document.src[self.i1 : self.i2], self.document.src_lang)

    @property
    def tgt(self) -> Document:
        """The target side."""
        return Document.from_sentences(self.document.tgt[self.j1 : self.j2], self.document.tgt_lang)

    @property
    def gold(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """The gold beads of the piece, numbered from its beginning."""
        return [
            (tuple(i - self.i1 for i in src), tuple(j - self.j1 for j in tgt))
            for src, tgt in self.document.gold
            if all(self.i1 <= i < self.i2 for i in src) and all(self.j1 <= j < self.j2 for j in tgt)
        ]


def piece(document: GoldDocument, size: int, random: Random) -> Piece | None:
    """A piece of ``size`` source sentences or a few more that begins and ends between beads."""
    ends = [(0, 0)]
    for src, tgt in document.gold:
        i, j = ends[-1]
        ends.append((max(i, *src, -1) + 1 if src else i, max(j, *tgt, -1) + 1 if tgt else j))
    for _ in range(60):
        at = random.randrange(len(ends))
        i1, j1 = ends[at]
        end = next((one for one in ends[at:] if one[0] >= i1 + size), None)
        if end and max(2, size / 2) <= end[1] - j1 <= 2.2 * size:
            return Piece(document, i1, end[0], j1, end[1])
    return None


def strangers(
    documents: Sequence[GoldDocument], size: int, random: Random
) -> tuple[Document, Document] | None:
    """A source and a target of about ``size`` sentences that do not belong together."""
    for _ in range(80):
        one, other = random.choice(documents), random.choice(documents)
        a, b = piece(one, size, random), piece(other, size, random)
        if not a or not b:
            continue
        if one is other and abs(a.i1 - b.i1) <= size + APART:
            continue
        if one is not other and not set(one.tgt).isdisjoint(other.tgt):
            continue
        return a.src, b.tgt
    return None


def cases(path: Path, encoder: RememberingEncoder) -> Iterator[Case]:
    """All cases from one file."""
    documents = list(read_gold(path))
    random = Random(crc32(path.stem.encode()))
    for size in (one for one in SIZES for _ in range(PIECES)):
        long = [one for one in documents if len(one.src) >= size] or documents
        own = piece(random.choice(long), size, random)
        if own:
            yield from _seen(path.stem, size, (own.src, own.tgt), own, encoder)
        pair = strangers(long, size, random)
        if pair:
            yield from _seen(path.stem, size, pair, None, encoder)


def _seen(
    file: str,
    size: int,
    texts: tuple[Document, Document],
    own: Piece | None,
    encoder: RememberingEncoder,
) -> Iterator[Case]:
    """The cases that two texts give, by each method that fits."""
    best = choose_method("auto", texts[0].lang, texts[1].lang)
    for method in dict.fromkeys((best, "anchor")):
        evidence = read(*texts, method, encoder if method == "semantic" else None, tables=True)
        beads = decode(evidence, shipped().of(method)).beads
        if own:
            made = beads_of([(bead.src, bead.tgt) for bead in beads])
            if strict(made, tuple(own.gold)).f1 < WORST:
                continue
        found = features(evidence, beads)
        if found:
            yield Case(file, size, method, bool(own), as_array(found, method))


def fit(known: Sequence[Case]) -> Logistic:
    """The model of greatest likelihood; both kinds of text count the same."""
    real = np.array([case.real for case in known], float)
    trust = np.where(real > 0.5, 0.5 / real.mean(), 0.5 / (1.0 - real.mean()))
    seen = np.array([case.seen for case in known])
    names = FEATURES[known[0].model]
    return logistic.fit(seen, real, names, trust=trust, penalty=PENALTY * len(known))


def held_out(known: Sequence[Case]) -> np.ndarray:
    """The log odds of each case by weights learnt from other language pairs."""
    fold = np.array([crc32(case.file.rpartition("-")[0].encode()) % FOLDS for case in known])
    odds = np.zeros(len(known))
    for number in set(fold.tolist()):
        model = fit([case for case, one in zip(known, fold, strict=True) if one != number])
        own = np.flatnonzero(fold == number)
        odds[own] = model.log_odds(np.array([known[k].seen for k in own.tolist()]))
    return odds


def figures(known: Sequence[Case], model: str, prior: float, flagged: float) -> Iterator[str]:
    """What was measured, for texts of each size."""
    odds = held_out(known) + prior
    real = np.array([case.real for case in known])
    sizes = np.array([case.size for case in known])
    for low, high in ((3, 5), (7, 15), (25, 100)):
        own = (sizes >= low) & (sizes <= high)
        chance = 1.0 / (1.0 + np.exp(-odds))
        told = chance < flagged
        yield (
            f"{model}, {low} to {high} sentences, languages not learnt from: "
            f"{(told & own & real).sum()} of {(own & real).sum()} translations and "
            f"{(told & own & ~real).sum()} of {(own & ~real).sum()} pairs of unrelated texts are "
            f"less than {flagged:.0%} likely to be translations (mean of the latter: "
            f"{chance[own & ~real].mean():.2f})"
        )


def main() -> None:
    """Learn, measure, write."""
    parser = record.options(__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument(
        "--prior", type=float, default=1.5, help="log odds that given texts belong together"
    )
    options = parser.parse_args()
    encoder = RememberingEncoder(encoders.default())
    known = [case for path in options.gold for case in cases(path, encoder)]
    models: dict[str, Logistic] = {}
    told: list[str] = []
    for name in FEATURES:
        own = [case for case in known if case.model == name]
        found = fit(own)
        found = Logistic.of(found.names, [*found.weights, found.bias + options.prior])
        models[name] = logistic.rounded(found, 3)
        told += figures(own, name, options.prior, 0.4)
    what = "How likely two texts are translations of each other at all."
    data = record.sources(list(map(str, options.gold)))
    record.write(options.output, record.provenance(what, data, told), models)


if __name__ == "__main__":
    main()
