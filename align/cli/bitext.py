"""The command for files that already contain both sides of a pair."""

from __future__ import annotations

from time import perf_counter

import click

from align.cli.common import check_output, finish, write_out
from align.cli.keeping import Keeping, check_keep, keep_for_review, keep_option, library_option
from align.cli.options import Output, gather, language_options, output_options


@click.command("import")
@click.argument("file", metavar="FILE")
@output_options()
@language_options("source", "translation")
@keep_option
@library_option
@gather(output=Output, keeping=Keeping)
def import_(
    file: str, output: Output, src_lang: str | None, tgt_lang: str | None, keeping: Keeping
) -> None:
    """Read a file that contains both sides, and write it in another format.

    The file may be TMX, XLIFF, JSON lines, or a table with two languages side by side: CSV, TSV, or
    a table in a Word or OpenDocument text. Without -o and --keep the units go to standard output as
    JSON lines.
    """
    from align import formats, loaders

    check_output(formats, output, file)
    check_keep(keeping)
    began = perf_counter()
    alignment = loaders.load_pair(file, src_lang, tgt_lang)
    write_out(alignment, output, silent=keeping.keep is not None)
    keep_for_review(alignment, keeping)
    finish(alignment, perf_counter() - began, output)
