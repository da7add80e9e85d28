"""The value of a learnt lexicon: strict F1 with and without it, on documents it has not seen.

    python benchmarks/lexicon.py GOLD.jsonl ... [--folds 3]

Weights and lexicon are learnt from the same documents, which share no sentence with the tested
ones. Each language pair has its own lexicon.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from aligners import folds_of, machine

from align.aligner import align
from align.aligner.evaluation import Score, beads_of, strict
from align.aligner.gold import GoldDocument, read_all
from align.aligner.lexicon import Lexicon, learn
from align.aligner.model import ModelFile
from align.alignment import Method

METHODS: tuple[Method, ...] = ("anchor", "semantic")
Scores = dict[tuple[str, Method, bool], Score]


def learnt_from(documents: Sequence[GoldDocument]) -> dict[tuple[str, str], Lexicon]:
    """A lexicon for each language pair."""
    teachers = defaultdict(list)
    for document in documents:
        teachers[document.src_lang, document.tgt_lang].append(document.alignment())
    return {languages: learn(alignments) for languages, alignments in teachers.items()}


def compare(documents: Sequence[GoldDocument], folds: int) -> tuple[Scores, dict[str, list[int]]]:
    """The scores by set, method and use of a lexicon; the sizes of the folds' lexicons by set."""
    scores: Scores = defaultdict(Score)
    sizes: dict[str, list[int]] = defaultdict(list)
    for weights, train, test in folds_of(documents, folds):
        model, lexicons = ModelFile.load(weights), learnt_from(train)
        for document in test:
            lexicon = lexicons.get((document.src_lang, document.tgt_lang))
            if lexicon is None:
                continue
            sizes[document.collection].append(len(lexicon.strength))
            for method in METHODS:
                for held in (None, lexicon):
                    made = align(*document.texts(), method=method, weights=model, lexicon=held)
                    found = beads_of([(bead.src, bead.tgt) for bead in made.beads])
                    key = document.collection, method, held is not None
                    scores[key] += strict(found, document.gold)
    return scores, sizes


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    options = parser.parse_args()
    scores, sizes = compare(read_all(options.gold), options.folds)
    print(
        f"\n{machine()}\n\n"
        "| set | pairs of words | method | without | with |\n|---|---|---|---|---|"
    )
    for name, counts in sizes.items():
        for method in METHODS:
            without, with_it = (scores[name, method, held].f1 for held in (False, True))
            known = f"{min(counts):,} to {max(counts):,}"
            print(f"| {name} | {known} | {method} | {without:.3f} | {with_it:.3f} |")


if __name__ == "__main__":
    main()
