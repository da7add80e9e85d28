"""Commands that measure the aligner on gold alignments and train its weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.common import opened, print_lines, progress_bar, spare_the_texts, unknown
from align.cli.options import check_use, encoder_option, gather, learnt_options, method_option
from align.cli.telling import tell
from align.models import Learnt

if TYPE_CHECKING:
    from align.progress import Progress


@click.command("eval")
@click.argument("gold", metavar="GOLD.jsonl...", nargs=-1, required=True)
@method_option
@learnt_options
@gather(learnt=Learnt)
def evaluate(gold: Sequence[str], method: str, learnt: Learnt) -> None:
    """Measure the aligner on gold alignments.

    Each line of a gold file has src_lang, tgt_lang, src and tgt (sentences) and
    gold (beads as pairs of lists of indices, from 0).
    """
    from align import aligner
    from align.aligner.evaluation import Score, beads_of, lax, strict
    from align.aligner.gold import read_all

    check_use(method, learnt)
    own = opened(learnt)
    tables = [(Path(name).stem, read_all([Path(name)])) for name in gold]
    print_lines([_SCORES.format("", "precision", "recall", "strict F1", "lax F1")])
    for name, documents in tables:
        exact, loose, strange = Score(), Score(), set[str]()
        for document in documents:
            made = aligner.align(*document.texts(), method=method, **own)
            langs = document.src_lang, document.tgt_lang
            strange.update(aligner.strangers(*langs, own["encoder"]))
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
@encoder_option
def train(
    gold: Sequence[str],
    output: str,
    folds: int | None,
    free: Sequence[str],
    seed: int,
    encoder: str | None,
) -> None:
    """Train the weights of every method on gold alignments."""
    from align import aligner, formats
    from align.aligner import encoders, training
    from align.aligner.gold import read_all

    spare_the_texts(output, *gold, *free)
    formats.check_writable(Path(output))
    chosen = encoders.given(encoder)
    documents, more = (read_all([Path(name) for name in names]) for names in (gold, free))
    for method in aligner.METHODS if folds else ():
        with progress_bar() as progress:
            scores = training.cross_validate(
                documents,
                method,
                count=folds or 2,
                free=more,
                seed=seed,
                encoder=chosen,
                progress=progress,
            )
        for collection, score in scores.items():
            print_lines([f"{method:<8} {collection:<32} strict F1 {score.f1:.4f}"])
    with progress_bar() as progress:
        told = _Loss(progress)
        weights = training.train(
            documents, free=more, seed=seed, encoder=chosen, report=told.report, progress=told
        )
    formats.replace_file(Path(output), weights.to_json().encode())
    tell([f"written: {output}"])


class _Loss:
    """A progress bar's callback that also shows the step and the loss of the current method."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._steps, self._loss = progress, Counter[str](), 0.0

    def report(self, method: str, loss: float) -> None:
        """Remember the loss after one more step."""
        self._steps[method] += 1
        self._loss = loss

    def __call__(self, method: str, share: float) -> None:
        step = self._steps[method]
        self._progress(f"{method}, step {step}: loss {self._loss:,.1f}" if step else method, share)
