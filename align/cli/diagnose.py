"""The command that says how far an alignment can be trusted, and what would make it better."""

from __future__ import annotations

import json
from shutil import get_terminal_size

import click

from align.cli.common import (
    align_pair,
    doubts,
    print_lines,
    progress_bar,
    remembering,
    tell_ignored,
    tell_notes,
)
from align.cli.options import (
    Texts,
    Ways,
    check_use,
    gather,
    lang_option,
    language_options,
    learnt_options,
    method_option,
    reading_options,
)
from align.cli.telling import leave_doubt
from align.models import Learnt


@click.command()
@click.argument("src", metavar="EN")
@click.argument("tgt", metavar="[RU]", required=False)
@language_options("first text", "second text")
@method_option
@learnt_options
@lang_option("Language of the diagnosis.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
@reading_options()
@gather(texts=Texts, learnt=Learnt, ways=Ways)
def diagnose(texts: Texts, learnt: Learnt, ways: Ways, lang: str, *, as_json: bool) -> None:
    """Say how far an alignment can be trusted, and what would help.

    It takes the same texts as sverka pair, and says how sure the alignment is, what was assumed,
    where the doubt is, what is probably left out or moved, and what would make it better.
    """
    from align.aligner import diagnosis

    check_use(texts.method, learnt)
    own = remembering(learnt, texts.method)
    alignment = align_pair(texts, own, ways)
    with progress_bar() as progress:
        found = diagnosis.diagnose(alignment, progress=progress, **own)
    if as_json:
        print_lines([json.dumps(found.to_json(lang), ensure_ascii=False, indent=1)])
    else:
        width = max(60, min(100, get_terminal_size((88, 24)).columns))
        print_lines(diagnosis.describe(found, lang, width))
    tell_notes(alignment, texts.method)
    tell_ignored(alignment, texts, ways)
    leave_doubt(doubts(alignment), lang)
