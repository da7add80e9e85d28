"""The command for files that already contain both sides of a pair."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from align.cli.common import (
    check_output,
    finish,
    print_bytes,
    progress_bar,
    tell,
    write_out,
)
from align.cli.keeping import Keeping, check_keep, keep_for_review, keep_option, library_option
from align.cli.options import Output, gather, language_options, output_options
from align.errors import ExportError
from align.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from align.alignment import Alignment
    from align.loaders.streaming import Parts


@click.command("import")
@click.argument("file", metavar="FILE")
@output_options()
@language_options("source", "translation")
@click.option(
    "--split-units",
    is_flag=True,
    help="Cut units of several sentences, and align the sentences inside each unit.",
)
@click.option("--encoding", metavar="NAME", help="Encoding of a file that is not UTF-8.")
@click.option("--repair", is_flag=True, help="Repair text that was once read in a wrong encoding.")
@keep_option
@library_option
@gather(output=Output, keeping=Keeping)
def import_(
    file: str,
    output: Output,
    src_lang: str | None,
    tgt_lang: str | None,
    keeping: Keeping,
    split_units: bool,
    encoding: str | None,
    repair: bool,
) -> None:
    """Read a file that contains both sides, and write it in another format.

    The file may be TMX, XLIFF, PO, JSON lines, or a table with two languages side by side: CSV,
    TSV, or a table in a Word or OpenDocument text. Without -o and --keep the units go to standard
    output as JSON lines.
    """
    from align import formats, loaders, pipeline

    check_output(formats, output, file)
    check_keep(keeping)
    began = perf_counter()
    if keeping.keep is None and (parts := loaders.load_parts(file, src_lang, tgt_lang)):
        _convert(parts, output, began, split_units=split_units)
        return
    options = loaders.Options(encoding, repair)
    alignment = loaders.load_pair(file, src_lang, tgt_lang, options)
    if split_units:
        with progress_bar() as progress:
            alignment = pipeline.split_units(alignment, progress=progress)
    write_out(alignment, output, silent=keeping.keep is not None)
    keep_for_review(alignment, keeping)
    finish(alignment, perf_counter() - began, output)


def _convert(parts: Parts, output: Output, began: float, *, split_units: bool) -> None:
    """Write a file that is too large for memory in other formats, part by part."""
    from align import formats

    chosen = [formats.choose(name, output.format_) for name in output.outputs]
    for row in chosen or [formats.find(output.format_ or "jsonl")]:
        if not row.in_parts:
            raise ExportError(
                "a file as large as this cannot be written in the format {name}",
                hint="Choose one of {choices}",
                name=row.name,
                choices=", ".join(one.name for one in formats.FORMATS.values() if one.in_parts),
            )
    lines = []
    for name, row in zip(output.outputs, chosen, strict=True):
        formats.export_parts(_cut(parts, split_units), Path(name), row)
        missing = parts.null_beads if row.sides else 0
        rest = f", without {missing} of {parts.beads} beads, which have only one side"
        lines.append(f"written: {name}{rest if missing else ''}")
    if not chosen:
        row = formats.find(output.format_ or "jsonl")
        for content in formats.render_parts(_cut(parts, split_units), row):
            print_bytes(content)
    tell([f"{counted(parts.beads, 'bead')} imported in {perf_counter() - began:.1f} s"])
    tell(f"{parts.name}: {note}" for note in parts.notes)
    tell(lines)


def _cut(parts: Parts, split_units: bool) -> Iterable[Alignment]:
    from align import pipeline

    return map(pipeline.split_units, parts) if split_units else parts
