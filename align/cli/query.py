"""The command that asks a corpus in SQL."""

from __future__ import annotations

from pathlib import Path

import click

from align.cli.common import print_lines
from align.cli.keeping import library_option, open_library, whoever
from align.cli.telling import leave_doubt, tell
from align.errors import UsageError
from align.words import counted


@click.command()
@click.argument("corpus", metavar="DIR|ADDRESS")
@click.argument("question", metavar="SQL", default="")
@click.option(
    "-o", "--output", metavar="FILE", help="Write the answer to a .csv, .tsv, .jsonl or .parquet."
)
@click.option(
    "--keep", metavar="PROJECT", help="Add the pairs in the answer to a project of the library."
)
@click.option("--take", metavar="PROJECT", help="Take back what was reviewed in a project.")
@library_option
def query(
    corpus: str,
    question: str,
    output: str | None,
    keep: str | None,
    take: str | None,
    library: str | None,
) -> None:
    """Ask a corpus in SQL, at any size, and have parts of it reviewed.

    The corpus was written by sverka build --shards. The views are beads, with a row for each bead,
    and pairs, with a row for each pair. Without -o, the answer is printed, with tabs between
    columns. --keep adds the pairs of its column pair to the library, as a project, and bookmarks
    the beads of its column bead; --take (without SQL) writes what became of them into the corpus.
    """
    from align.building import asking

    _check(question, output, keep, take, library)
    if take is not None:
        _take(corpus, take, library)
        return
    if keep is not None:
        _keep(corpus, question, keep, library)
        return
    connection = asking.connect(corpus)
    if output:
        asking.write(connection, question, Path(output))
        return
    head, rows = asking.answer(connection, question)
    print_lines("\t".join(map(_cell, row)) for row in (head, *rows))


def _check(
    question: str, output: str | None, keep: str | None, take: str | None, library: str | None
) -> None:
    """Refuse options that do not go together."""
    ways = [one for one in (output, keep, take) if one is not None]
    if len(ways) > 1:
        raise UsageError(
            "only one of -o, --keep and --take can be given", hint="Leave the other out"
        )
    if bool(question) == (take is not None):
        raise UsageError(
            "SQL is needed, except with --take",
            hint="For example: sverka query corpus 'SELECT pair, bead FROM beads LIMIT 10'",
        )
    if library is not None and keep is None and take is None:
        raise UsageError("--library has no effect without --keep or --take", hint="Add one of them")


def _keep(corpus: str, question: str, project: str, library: str | None) -> None:
    from align.building import reviewing

    store = open_library(library, must_exist=False)
    kept = reviewing.keep(corpus, question, store, project, whoever())
    told = f"{counted(len(kept.documents), 'pair')} added to the project {project}"
    tell([f"{told}, {counted(kept.chosen, 'bead')} with a bookmark"])
    if kept.known:
        tell([f"already in the project: {counted(len(kept.known), 'pair')}"])
    leave_doubt([] if kept.documents or kept.known else ["the answer names no pair of the corpus"])


def _take(corpus: str, project: str, library: str | None) -> None:
    from align.building import reviewing

    taken = reviewing.take(corpus, open_library(library), project)
    tell([f"{counted(len(taken.pairs), 'pair')} taken back, {len(taken.untouched)} not reviewed"])
    tell([f"written: {taken.path}"] if taken.pairs else [])
    leave_doubt(
        [f"the corpus has another version of this pair now: {name}" for name in taken.outdated]
    )


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
