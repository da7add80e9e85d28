"""Commands that measure the aligner on gold alignments and train its weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from align.cli.common import print_lines, spare_the_texts, tell, unknown
from align.cli.options import method_option


@click.command("eval")
@click.argument("gold", metavar="GOLD.jsonl...", nargs=-1, required=True)
@method_option
@click.option("--weights", metavar="FILE", help="Weights to use instead of the built-in ones.")
def evaluate(gold: Sequence[str], method: str, weights: str | None) -> None:
    """Measure the aligner on gold alignments.

    Each line of a gold file has src_lang, tgt_lang, src and tgt (sentences) and
    gold (beads as pairs of lists of indices, from 0).
    """
    from align import aligner
    from align.aligner.evaluation import Score, beads_of, lax, strict
    from align.aligner.gold import read_all
    from align.aligner.model import ModelFile

    held = ModelFile.load(Path(weights)) if weights else None
    tables = [(Path(name).stem, read_all([Path(name)])) for name in gold]
    print_lines([_SCORES.format("", "precision", "recall", "strict F1", "lax F1")])
    for name, documents in tables:
        exact, loose, strange = Score(), Score(), set[str]()
        for document in documents:
            made = aligner.align(*document.texts(), method=method, weights=held)
            strange.update(aligner.strangers(document.src_lang, document.tgt_lang))
            found = beads_of([(bead.src, bead.tgt) for bead in made.beads])
            exact += strict(found, document.gold)
            loose += lax(found, document.gold)
        numbers = exact.precision, exact.recall, exact.f1, loose.f1
        print_lines([_SCORES.format(name, *(f"{number:.4f}" for number in numbers))])
        if method == "auto" and (reason := unknown(sorted(strange))):
            tell([f"{name}: partly aligned by anchor{reason}"])


_SCORES = "{:<32} {:>10} {:>10} {:>10} {:>10}"


@click.command()
@click.argument("gold", metavar="GOLD.jsonl...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="OUT", required=True, help="File for the weights.")
@click.option(
    "--folds",
    type=click.IntRange(min=2),
    help="First cross-validate with this number of folds.",
)
@click.option(
    "--free",
    metavar="GOLD.jsonl",
    multiple=True,
    help="Gold alignments of free translations, to train the weights for such texts. "
    "Can be repeated.",
)
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same weights.")
def train(
    gold: Sequence[str], output: str, folds: int | None, free: Sequence[str], seed: int
) -> None:
    """Train the weights of every method on gold alignments."""
    from tqdm import tqdm

    from align import aligner, formats
    from align.aligner import training
    from align.aligner.gold import read_all

    spare_the_texts(output, *gold, *free)
    formats.check_writable(Path(output))
    documents, more = (read_all([Path(name) for name in names]) for names in (gold, free))
    for method in aligner.METHODS if folds else ():
        scores = training.cross_validate(documents, method, count=folds or 2, free=more, seed=seed)
        for collection, score in scores.items():
            print_lines([f"{method:<8} {collection:<32} strict F1 {score.f1:.4f}"])
    with tqdm(disable=None, leave=False, bar_format="{desc}, step {n_fmt}") as bar:

        def report(method: str, loss: float) -> None:
            bar.set_description_str(f"{method}: loss {loss:,.1f}", refresh=False)
            bar.update()

        weights = training.train(documents, free=more, seed=seed, report=report)
    formats.replace_file(Path(output), weights.to_json().encode())
    tell([f"written: {output}"])
