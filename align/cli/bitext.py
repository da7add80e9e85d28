"""The command for files that hold both sides of a pair already."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import click

from align.cli.common import (
    check_outputs,
    finish,
    language_options,
    output_options,
    write_out,
)
from align.cli.keeping import check_keep, keep_for_review, keep_option, library_option


@click.command("import")
@click.argument("file", metavar="FILE")
@output_options()
@language_options("source", "translation")
@keep_option
@library_option
def import_(
    file: str,
    outputs: Sequence[str],
    format_: str | None,
    src_lang: str | None,
    tgt_lang: str | None,
    keep: str | None,
    library: str | None,
) -> None:
    """Read a file that holds both sides, and write it in another format.

    That is TMX, XLIFF, JSON lines, or a table with two languages side by side: CSV, TSV, or in a
    Word or OpenDocument text. Without -o and --keep the units go to standard output as JSON lines.
    """
    from align import formats, loaders

    check_outputs(formats, outputs, format_, file)
    check_keep(keep, library)
    began = perf_counter()
    alignment = loaders.load_pair(file, src_lang, tgt_lang)
    write_out(alignment, outputs, format_, silent=keep is not None)
    if keep is not None:
        keep_for_review(alignment, keep, library)
    finish(alignment, perf_counter() - began, outputs, format_)
