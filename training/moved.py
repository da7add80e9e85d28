"""Learn the model of ``align.aligner.moved`` from simulated moves, and measure it.

    python -m training.moved GOLD.jsonl ... [--rounds 6] -o FILE

In each round, one passage of 1 to 8 gold beads in each document's translation is moved. Weights are
learnt from half of the documents and measured on the others, which share no sentence with them:
precision and recall of moved beads by the passage's size, false suggestions if nothing moved, and
whether probabilities are calibrated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np

from align.aligner import align, encoders, moved, training
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.evaluation import beads_of, strict, total
from align.aligner.gold import Beads, GoldDocument, monotone_blocks, read_all
from align.aligner.model import ModelFile
from align.models import Logistic
from training import logistic, record

SIZES = range(1, 9)


@dataclass(frozen=True)
class Case:
    """A document, the beads that moved in it, and the aligner's candidates."""

    document: GoldDocument
    gone: Beads
    found: list[moved.Judged]

    def right(self, judged: moved.Judged) -> bool:
        """Whether a candidate is a gold bead, or a piece inside one."""
        made = beads_of([(judged.bead.src, judged.bead.tgt)])
        return strict(made, self.document.gold).right == 1


def rearranged(document: GoldDocument, size: int, random: Random) -> tuple[GoldDocument, Beads]:
    """``document`` with ``size`` neighbouring beads of its translation moved, and these beads."""
    blocks = monotone_blocks(document.gold, len(document.src), len(document.tgt))
    if len(blocks) < 4 * size + 8:
        return document, ()
    # More beads are jumped over than moved; otherwise those would be the moved ones.
    first = random.randrange(len(blocks) - size + 1)
    rest = [*range(first), *range(first + size, len(blocks))]
    place = random.choice([p for p in range(len(rest) + 1) if abs(p - first) > size + 1])
    order = [*rest[:place], *range(first, first + size), *rest[place:]]
    sentences = [j for k in order for j in range(blocks[k].j1, blocks[k].j2)]
    new = {old: j for j, old in enumerate(sentences)}
    gold = tuple((s, tuple(sorted(new[j] for j in t))) for s, t in document.gold)
    went = {new[j] for k in range(first, first + size) for j in range(blocks[k].j1, blocks[k].j2)}
    gone = tuple((s, t) for s, t in gold if s and t and went.issuperset(t))
    changed = replace(document, tgt=tuple(document.tgt[j] for j in sentences), gold=gold)
    return changed, gone


def cases(
    documents: Sequence[GoldDocument],
    rounds: int,
    encoder: RememberingEncoder,
    weights: ModelFile | None,
) -> Iterator[Case]:
    """Each document as it is, then with moves."""
    for number, document in enumerate(documents):
        random = Random(number)
        for turn in range(rounds + 1):
            size = SIZES[(number + turn) % len(SIZES)]
            changed, gone = rearranged(document, size, random) if turn else (document, ())
            if turn == 0 or gone:
                texts = changed.texts()
                made = align(*texts, method="semantic", encoder=encoder, weights=weights)
                src, tgt = (encoder.encode(text.sentence_texts) for text in texts)
                yield Case(changed, gone, moved.candidates(made, (src, tgt), weights=weights))


def fit(known: Sequence[Case]) -> Logistic:
    """The model of greatest likelihood."""
    offers = [(case, one) for case in known for one in case.found]
    right = np.array([case.right(one) for case, one in offers], float)
    # Each passage counts once, however many beads it has.
    share = np.array([1.0 / max(1, len(case.gone)) for case, _ in offers])
    print(f"{len(right)} offers, {right.mean():.2f} of them right")
    features = np.array([one.features for _, one in offers])
    # The alignment is certain of nearly all the candidates: standardised, the weight of that
    # feature would be unbounded.
    return logistic.fit(
        features, right, moved.FEATURES, trust=share, penalty=0.3, standardise=False
    )


def measure(title: str, tested: Sequence[Case], model: Logistic | None) -> None:
    """Print a table: a row for each size of passage, one for documents without a move."""
    print(f"\n{title}\n| beads moved | documents | precision | recall |\n|---|---|---|---|")
    for size in SIZES:
        held = [case for case in tested if len(case.gone) == size]
        offered = [(case, one) for case in held for one in case.found if _likely(one, model)]
        right = sum(case.right(one) for case, one in offered)
        found = total(
            strict(
                beads_of([(o.bead.src, o.bead.tgt) for o in case.found if _likely(o, model)]),
                case.gone,
            )
            for case in held
        )
        precision = right / max(1, len(offered))
        print(f"| {size} | {len(held)} | {precision:.3f} | {found.recall:.3f} |")
    still = [case for case in tested if not case.gone]
    false = sum(_likely(one, model) for case in still for one in case.found)
    sentences = sum(len(case.document.src) for case in still)
    print(f"nothing moved: {false} suggestions in {sentences} sentences")
    scores = [(one.probability(model), case.right(one)) for case in tested for one in case.found]
    for low in np.arange(0.0, 1.0, 0.2):
        inside = [(p, r) for p, r in scores if low <= p < low + 0.2]
        if inside:
            said, true = np.mean(inside, axis=0)
            print(f"  probability {low:.1f} to {low + 0.2:.1f}: {len(inside)} offers, "
                  f"said {said:.2f}, true {true:.2f}")  # fmt: skip


def _likely(one: moved.Judged, model: Logistic | None) -> bool:
    return one.probability(model) >= moved.THRESHOLD


def figures(tested: Sequence[Case], model: Logistic) -> list[str]:
    """Precision and recall of all moved beads, and false suggestions if nothing moved."""
    went = [case for case in tested if case.gone]
    offered = [(case, one) for case in went for one in case.found if _likely(one, model)]
    right = sum(case.right(one) for case, one in offered)
    beads = sum(len(case.gone) for case in went)
    still = [case for case in tested if not case.gone]
    false = sum(_likely(one, model) for case in still for one in case.found)
    sentences = sum(len(case.document.src) for case in still)
    return [
        (
            f"{beads} moved beads of documents that were not learnt from: "
            f"{right} of {len(offered)} suggestions right"
        ),
        f"False suggestions if nothing moved: {false} in {sentences} sentences",
    ]


def main() -> None:
    """Learn from half of the documents, measure on the others, write."""
    parser = record.options(__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--weights", type=Path, help="the ladder's; the shipped ones by default")
    options = parser.parse_args()
    documents = read_all(options.gold)
    encoder = RememberingEncoder(encoders.default())
    held = ModelFile.load(options.weights) if options.weights else None
    half, other_half = next(training.folds(documents, 2))
    learnt_from = list(cases(half, options.rounds, encoder, held))
    tested = list(cases(other_half, options.rounds, encoder, held))
    print(f"{len(half)} documents to learn from, {len(other_half)} to measure on")
    model = logistic.rounded(fit(learnt_from), 2)
    measure("Model learnt now", tested, model)
    measure("Shipped model", tested, None)
    what = "How likely a link that crosses the ladder is right: a passage that moved."
    data = record.sources(list(map(str, options.gold)))
    about = record.provenance(what, data, figures(tested, model))
    record.write(options.output, about, {"moved": model})


if __name__ == "__main__":
    main()
