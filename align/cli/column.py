"""The commands for further texts beside a document in the library."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, cast

import click

from align.cli.common import print_lines, progress_bar
from align.cli.keeping import library_option, open_library, whoever
from align.cli.telling import tell
from align.words import counted

if TYPE_CHECKING:
    from align.review import Side


@click.group("column")
def column() -> None:
    """Further texts beside a document: a machine translation, an earlier version, another language.

    A further text is a column of its own in the review desk, in XLSX, CSV, TSV and HTML-REVIEW.
    """


@column.command("add")
@click.argument("number", metavar="ID", type=int)
@click.argument("source", metavar="FILE")
@click.option("--name", metavar="NAME", help="Name of the column; the file's by default.")
@click.option("--lang", metavar="TAG", help="Language of FILE; found from the text by default.")
@click.option(
    "--side",
    type=click.Choice(["src", "tgt"]),
    help="The side to align FILE with; the one in its language by default, or the original.",
)
@click.option("--keep-segments", is_flag=True, help="Keep units, cues and lines as sentences.")
@library_option
def add(
    number: int,
    source: str,
    name: str | None,
    lang: str | None,
    side: str | None,
    keep_segments: bool,
    library: str | None,
) -> None:
    """Add FILE (or an address) as a column beside document ID.

    FILE is aligned with a side of the document. Its sentences then stay with the sentences of that
    side, also if beads are merged, split or edited.
    """
    from align import pipeline
    from align.loaders.raw import Options
    from align.review.columns import beside

    store = open_library(library)
    review = store.review(number)
    document = pipeline.load(source, lang, Options(keep_segments=keep_segments))
    title = name or PurePath(source).stem or source
    with progress_bar() as progress:
        made = beside(review, title, document, cast("Side | None", side), progress=progress)
    added = store.columns.add(number, made, whoever())
    beads = len(made.texts(review))
    whom = "the original" if made.side == "src" else "the translation"
    tell(
        [
            f"column {added}: {_shown(title)} ({made.lang}), aligned with {whom}",
            f"it has a text for {beads} of {counted(len(review.rows), 'bead')}",
        ]
    )


@column.command("list")
@click.argument("number", metavar="ID", type=int)
@library_option
def list_(number: int, library: str | None) -> None:
    """List the columns of document ID."""
    store = open_library(library)
    store.history(number, 1)  # says so if there is no such document
    found = store.columns.of(number)
    print_lines(f"{one.id:>5}  {one.lang}  {_shown(one.name)}" for one in found)
    tell([] if found else ["it has no columns"])


@column.command("remove")
@click.argument("number", metavar="ID", type=int)
@click.argument("which", metavar="COLUMN", type=int)
@library_option
def remove(number: int, which: int, library: str | None) -> None:
    """Remove the column with the number COLUMN from document ID."""
    open_library(library).columns.remove(number, which, whoever())
    tell([f"column {which} was removed"])


def _shown(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)
