"""The command that finds which documents belong together."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click

from align.cli.common import Finite, print_bytes, progress_bar, unknown
from align.cli.options import Ways, encoder_option, gather, language_options, reading_options
from align.cli.telling import leave_doubt, tell
from align.errors import UsageError
from align.words import counted


@click.command()
@click.argument("src", metavar="DIR_EN")
@click.argument("tgt", metavar="DIR_RU")
@click.option("-o", "--output", metavar="OUT", help="Manifest to write: .jsonl or .tsv.")
@language_options("first folder", "second folder")
@encoder_option
@reading_options("encoding", "repair", "code", texts="folders")
@click.option(
    "--min-score",
    type=Finite(0, 1),
    default=0.5,
    show_default=True,
    help="Leave out pairs with a lower score than this.",
)
@gather(ways=Ways)
def match(
    src: str,
    tgt: str,
    output: str | None,
    src_lang: str | None,
    tgt_lang: str | None,
    encoder: str | None,
    ways: Ways,
    min_score: float,
) -> None:
    """Find which documents in two folders belong together.

    Each pair has a score. Files without a counterpart and files that cannot be read are also
    listed.
    Without -o the manifest goes to standard output as JSON lines. Exit code 1: a file could not be
    read, or nothing was paired.
    """
    from align import formats
    from align.matching.folders import match_folders

    suffix = Path(output).suffix.lower() if output else ".jsonl"
    if suffix not in (".jsonl", ".tsv"):
        raise UsageError(
            "a manifest must be .jsonl or .tsv", where=output, hint="Change the extension"
        )
    options = ways.options()
    if output:
        formats.check_writable(Path(output))
    began = perf_counter()
    with progress_bar() as progress:
        found = match_folders(
            Path(src),
            Path(tgt),
            src_lang,
            tgt_lang,
            min_score=min_score,
            encoder=encoder,
            options=options,
            progress=progress,
        )
    manifest = found.as_tsv() if suffix == ".tsv" else found.as_jsonl()
    if output:
        formats.replace_file(Path(output), manifest)
    else:
        print_bytes(manifest)
    told = f"{counted(len(found.pairs), 'pair')}, "
    told += f"{found.unpaired[0]} and {found.unpaired[1]} files unpaired"
    told += f", {len(found.unreadable)} unreadable" if found.unreadable else ""
    tell([f"{told}; in {perf_counter() - began:.1f} s"])
    if found.unknown:
        some = "some files were " if found.by_meaning else ""
        tell([f"{some}matched only by anchors and lengths{unknown(found.unknown)}"])
    tell(found.notes)
    tell([f"written: {output}"] if output else [])
    leave_doubt(
        [f"{row.src or row.tgt}: {row.note}" for row in found.unreadable]
        + ([] if found.pairs else ["no two documents belong together"])
    )
