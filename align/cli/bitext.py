"""The command for files that hold both sides of a pair already."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import click

from align.cli.common import (
    keep_for_review,
    keep_option,
    library_option,
    print_bytes,
    spare_the_texts,
    summary,
    tell,
)


@click.command("import")
@click.argument("file", metavar="FILE")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="OUT",
    help="File to write, in the format of its extension; may be repeated.",
)
@click.option("--format", "format_", metavar="NAME", help="Format, whatever the extension says.")
@click.option("--src-lang", metavar="TAG", help="Language of the source, as in en-GB.")
@click.option("--tgt-lang", metavar="TAG", help="Language of the translation, as in ru-RU.")
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

    for output in outputs:
        spare_the_texts(output, file)
        formats.choose(output, format_)
    if format_ is not None and not outputs:
        formats.find(format_)

    began = perf_counter()
    alignment = loaders.load_pair(file, src_lang, tgt_lang)
    for output in outputs:
        formats.export(alignment, output, format_)
    if keep:
        keep_for_review(alignment, keep, library)
    elif not outputs:
        print_bytes(formats.render(alignment, format_ or "jsonl"))
    tell(summary(alignment, perf_counter() - began, outputs))
