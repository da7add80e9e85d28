"""Learn the weights for places where vectors say little: unknown languages, damaged texts.

    python -m training.faint NEWS.jsonl ... --ntrex FOLDER [--after 3] -o FILE

Each document after the first ``--after`` of each file is made illegible to the encoder as a whole,
in several ways (``training.damaging``). Documents that share a sentence with those first ones are
left out, so that the first ones can be used for measuring. The result is the weights of one pass
over everything that ``semantic`` reads, with each vector sharpened: what it has in common with the
vectors around it is subtracted. The weights of words in the shipped word tables are taken from
``tabled.json`` (those for free translations, which also saw wrong words): the tables were learnt
from these very texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random

from align.aligner import encoders, read, training
from align.aligner.encoders import Encoder
from align.aligner.encoders.cache import CachedEncoder, VectorCache
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.examples import Example, example
from align.aligner.features import FEATURES
from align.aligner.gold import GoldDocument, monotone_blocks, read_gold
from align.aligner.model import Model, ModelFile, shipped
from align.aligner.simulation import with_structure
from align.aligner.trust import sharpened
from training import damaging, record

#: In how many ways each document is damaged.
TIMES = 3
#: The ways; one that is listed twice is used for twice as many documents.
WAYS = (
    damaging.unknown_text, damaging.transliterated, damaging.capitals, damaging.scrambled,
    damaging.foreign_two, damaging.unknown_text,
)  # fmt: skip


def examples(documents: Sequence[GoldDocument], ntrex: Path, encoder: Encoder) -> list[Example]:
    """Each document, damaged in TIMES of the WAYS."""
    found = []
    for number, (document, turn) in enumerate(product(documents, range(TIMES))):
        way = WAYS[(number // TIMES + turn * len(WAYS) // TIMES) % len(WAYS)]
        made = damaging.damage(document, way, ntrex, whole=True, unknown=damaging.TO_LEARN)
        evidence = read(*made.document.texts(), "semantic", encoder)
        assert evidence.vectors
        src, tgt = map(sharpened, evidence.vectors)
        evidence = replace(evidence, vectors=(src, tgt), runs=None)
        blocks = monotone_blocks(made.document.gold, *evidence.shape)
        if number % 2:
            evidence = with_structure(evidence, blocks, Random(f"{document.id} {turn}"))
        found.append(example(evidence, blocks))
    return [one for one in found if one.has_ladder]


def unseen(paths: Sequence[Path], after: int) -> list[GoldDocument]:
    """The documents after the first ones of each file that share no sentence with those."""
    read_ = [list(read_gold(path)) for path in paths]
    kept = {text for held in read_ for one in held[:after] for text in (*one.src, *one.tgt)}
    return [one for held in read_ for one in held[after:] if kept.isdisjoint((*one.src, *one.tgt))]


def with_lexicon_of(anchor: Model, faint: Model) -> Model:
    """``faint`` with the weights that ``anchor`` has for words in the word tables."""
    assert anchor.tabled
    assert anchor.tabled.free
    weights = faint.weights.copy()
    for k, name in enumerate(FEATURES):
        if name.startswith("lexicon_") or name == "null_lexicon":
            weights[k] = anchor.tabled.free.weights[k]
    return replace(faint, weights=weights)


def main() -> None:
    """Learn the weights and write them."""
    parser = record.options(__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--ntrex", type=Path, required=True)
    parser.add_argument("--after", type=int, default=2)
    parser.add_argument("--most", type=int, default=200, help="documents (200)")
    parser.add_argument("--vectors", type=Path, help="keep vectors in this file")
    options = parser.parse_args()
    encoder: Encoder = encoders.default()
    if options.vectors:
        encoder = CachedEncoder(encoder, VectorCache(options.vectors, 4_000_000_000))
    documents = unseen(options.gold, options.after)[: options.most]
    held = examples(documents, options.ntrex, RememberingEncoder(encoder))
    print(f"{len(held)} documents, {sum(one.evidence.shape[0] for one in held)} sentences")
    model = with_lexicon_of(shipped().of("anchor"), Model.of(training.fit(held, iterations=100)))
    about = record.provenance(
        "How well two groups of sentences fit as a bead where vectors tell little; the weights of "
        "words in the word tables are from tabled.json.",
        record.sources([str(path) for path in options.gold]),
        [
            "strict F1 of semantic where a passage cannot be read: 0.953 (docs/benchmarks.md)",
        ],
    )
    made = ModelFile({"faint": model}, {"documents": len(held)}, about)
    options.output.write_text(made.to_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
