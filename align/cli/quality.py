"""The command that says how good a reviewed translation is."""

from __future__ import annotations

from pathlib import Path

import click

from align.cli.common import check_output, print_bytes
from align.cli.keeping import library_option, open_library
from align.cli.options import Output, gather, lang_option, output_options
from align.cli.telling import leave_doubt, tell
from align.words import Words


@click.command()
@click.argument("number", metavar="ID", type=int)
@output_options("Report")
@click.option(
    "--profile",
    metavar="NAME",
    help="Quality profile: mqm-core, iso-5060, simple, or a TOML file.  [default: the library's, "
    "or mqm-core]",
)
@lang_option("Language of the report.")
@library_option
@gather(output=Output)
def quality(
    number: int, output: Output, profile: str | None, lang: str, library: str | None
) -> None:
    """Score a translation by the errors that people marked in the desk.

    ID is the number in "sverka library list". Without -o the report goes to standard output. Exit
    code 0: the text passes; 1: it fails, or nothing was evaluated.
    """
    from align.formats import replace_file
    from align.quality import find, reports
    from align.quality.reports.lines import number as shown
    from align.review.evaluation import evaluate

    chosen = find(profile) if profile else None
    check_output(reports, output)
    store = open_library(library)
    found = evaluate(store.review(number), chosen or store.grading.profile(number))
    for name in output.outputs:
        row = reports.choose(name, output.format_)
        replace_file(Path(name), reports.render(found, row.name, lang))
    if not output.outputs:
        print_bytes(reports.render(found, output.format_ or "text", lang))
    tell([f"written: {name}" for name in output.outputs])
    score, say = found.score, Words("en")
    if score.rate is None:
        why = (
            "the text has no words"
            if found.beads
            else "nobody has judged a bead yet, or marked an error"
        )
        leave_doubt([f"nothing was evaluated: {why}"])
        return
    rate = f"{shown(score.rate)} points per {found.profile.per} words, limit {shown(score.limit)}"
    over = [say(one) for one in score.over]
    reason = f"{rate}; too many errors: {', '.join(over)}" if over else rate
    partly = " so far" if found.judged < found.every else ""
    leave_doubt([] if score.passed else [f"the text fails{partly}: {reason}"])
    tell([f"the text passes{partly}: {rate}"])
