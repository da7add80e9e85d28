"""The command that takes back a file which other people have edited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.common import print_lines
from align.cli.keeping import library_option, open_library, whoever
from align.cli.telling import leave_doubt, tell
from align.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from align.returns import Difference, Returned
    from align.store import Store


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--document", metavar="ID", type=int, help="Refuse a file of any other document.")
@click.option("--theirs", is_flag=True, help="Where both sides changed, take what the file has.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@library_option
def take(file: str, document: int | None, theirs: bool, yes: bool, library: str | None) -> None:
    """Take back an exported file that other people have edited.

    FILE is a Word document, a workbook, XLIFF or TMX that "sverka export" wrote. Every difference
    is shown first: texts, decisions, comments. Then they are written into the library as one
    change. What was changed on both sides is left as it is in the library, unless you use --theirs.
    """
    from align import returns

    store = open_library(library)
    returned = returns.read(file)
    number = _document(store, returned, document)
    review = store.review(number)
    found = returns.compared(store.work(review), review, file, store.original(number))
    print_lines(line for one in found.differences for line in _shown(one))
    tell(f"{Path(file).name}: {note}" for note in found.notes)
    chosen = [one for one in found.differences if one.part and (theirs or not one.clashes)]
    left = len(found.differences) - len(chosen)
    if not found.differences:
        tell(["the file has nothing new"])
        return
    if not chosen:
        leave_doubt([f"nothing was taken: {counted(left, 'difference')} cannot be"])
    question = f"Take {counted(len(chosen), 'difference')} into {review.name!r}?"
    if not yes and not click.confirm(question, err=True):
        leave_doubt(["nothing was taken"])
    store.apply(number, found.operation(chosen), whoever(), review.seq)
    tell([_summary(chosen, number)])
    leave_doubt([f"not taken: {counted(left, 'difference')}"] if left else [])


def _document(store: Store, returned: Returned, asked: int | None) -> int:
    """Find the document that a file was made from. Raises ReturnError, StoreError."""
    from align.returns import originals, unknown

    keys = {said.mark.key for said in returned.said}
    if asked is not None:
        return asked
    entries = store.library()
    for entry in entries:
        if store.key(entry.id) in keys:
            return entry.id
    if returned.has_units and not keys:
        content = Path(returned.name).read_bytes()
        for entry in entries:
            known = store.original(entry.id)
            if known and originals.fits(content, returned.name, known):
                return entry.id
    raise unknown(returned)


def _shown(one: Difference) -> Iterator[str]:
    from align.returns import KINDS

    by = ", ".join(filter(None, (one.who, one.at[:16].replace("T", " "))))
    place = str(one.number or "?")
    if one.listed:
        place += f" ({one.listed} in the file)"
    clash = f"  NOT TAKEN: {one.clashes}" if one.clashes else ""
    yield f"{place}: {KINDS[one.kind]}{f' ({by})' if by else ''}{clash}"
    if one.before:
        yield f"    - {_line(one.before)}"
    if one.after:
        yield f"    + {_line(one.after)}"


def _line(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _summary(chosen: list[Difference], number: int) -> str:
    counts = {
        "text": "text",
        "status": "decision",
        "comment": "new comment",
        "uncomment": "removed comment",
        "resolve": "resolved comment",
    }
    parts = (
        counted(total, noun)
        for kind, noun in counts.items()
        if (total := sum(one.kind == kind for one in chosen))
    )
    return f"taken into document {number}: {', '.join(parts)}"
