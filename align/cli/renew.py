"""The command that loads a new version of one side of a document in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from align.cli.common import print_lines
from align.cli.keeping import library_option, open_library, whoever
from align.cli.telling import leave_doubt, tell
from align.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from align.review import Side
    from align.review.versions import Changed, Renewal


@click.command("renew")
@click.argument("number", metavar="ID", type=int)
@click.argument("source", metavar="FILE")
@click.option(
    "--side",
    type=click.Choice(["src", "tgt"]),
    required=True,
    help="The side that FILE is a new version of.",
)
@click.option("--name", metavar="NAME", help="Name of the new document.")
@click.option("--newer", is_flag=True, help="Where a sentence was edited and changed, take FILE’s.")
@click.option("--keep-segments", is_flag=True, help="Keep units, cues and lines as sentences.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@library_option
def renew(
    number: int,
    source: str,
    side: str,
    name: str | None,
    newer: bool,
    keep_segments: bool,
    yes: bool,
    library: str | None,
) -> None:
    """Load a new version of an original or a translation.

    FILE (or an address) replaces one side of document ID. What is new, changed or gone is shown
    first. Then the new version is kept as a document of its own: pairings, judgements, edits,
    comments, notes and bookmarks are carried over, and the old version stays as it is.
    """
    from align.loaders.raw import Options
    from align.review.versions import load, paired, renewed

    store = open_library(library)
    review = store.review(number)
    chosen = cast("Side", side)
    document = load(source, review, chosen, Options(keep_segments=keep_segments))
    authors = store.authors(number)
    plan = renewed(review, chosen, document, authors)
    if newer:
        take = {one.cell for one in plan.changes if one.cell}
        plan = renewed(review, chosen, document, authors, take)
    if plan.is_same:
        tell(["the new version has the same sentences; nothing was loaded"])
        return
    print_lines(line for one in plan.changes for line in _shown(one, newer=newer))
    tell(_summary(plan))
    title = name or f"{review.name} (2)"
    if not yes and not click.confirm(f"Keep the new version as {title!r}?", err=True):
        leave_doubt(["nothing was loaded"])
    new = store.renew(plan, title, whoever())
    if op := paired(plan):
        store.apply(new, op, whoever(), store.review(new).seq)
    tell([f"kept as document {new}; document {number} stays as it is"])
    lost = sum(one.lost for one in plan.changes)
    leave_doubt([f"only in the old version: {counted(lost, 'comment or note')}"] if lost else [])


def _shown(one: Changed, *, newer: bool) -> Iterator[str]:
    from align.review.versions import kind_of

    yield f"{one.number or '-'}: {kind_of(one)}"
    if one.before:
        yield f"    - {_line(one.before)}"
    if one.after and not one.moved:
        yield f"    + {_line(one.after)}"
    if one.edited and not newer:
        yield f"    edited, stays: {_line(one.edited)}"
    if one.lost:
        yield f"    its {counted(one.lost, 'comment or note')} cannot be carried over"


def _summary(plan: Renewal) -> Iterator[str]:
    from align.review.versions import counted as of

    counts = [f"{total} {kind}" for kind, total in of(plan).items() if total]
    yield f"sentences: {plan.same} unchanged, {', '.join(counts)}"
    if plan.reopened:
        yield f"open again, because their text has changed: {counted(plan.reopened, 'bead')}"
    if plan.joined:
        yield f"joined with another bead: {counted(plan.joined, 'bead')}"
    if plan.is_strange:
        yield "these versions have little in common: is it the right text, and the right side?"


def _line(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)
