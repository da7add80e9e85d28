"""The command that asks a corpus in SQL."""

from __future__ import annotations

from pathlib import Path

import click

from align.cli.common import print_lines


@click.command()
@click.argument("corpus", metavar="DIR|ADDRESS")
@click.argument("question", metavar="SQL")
@click.option(
    "-o", "--output", metavar="FILE", help="Write the answer to a .csv, .tsv, .jsonl or .parquet."
)
def query(corpus: str, question: str, output: str | None) -> None:
    """Ask a corpus in SQL, at any size.

    The corpus was written by sverka build --shards. The views are beads, with a row for each bead,
    and pairs, with a row for each pair. Without -o, the answer is printed, with tabs between
    columns.
    """
    from align.building import asking

    connection = asking.connect(corpus)
    if output:
        asking.write(connection, question, Path(output))
        return
    head, rows = asking.answer(connection, question)
    print_lines("\t".join(map(_cell, row)) for row in (head, *rows))


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
