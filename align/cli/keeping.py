"""What commands share for using the library: options, opening it, adding a review."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.alignment import Alignment
from align.cli.telling import tell
from align.errors import StoreError, UsageError
from align.words import counted

if TYPE_CHECKING:
    from align.store import Store
    from align.textpair import TextPair

library_option = click.option(
    "--library",
    metavar="FILE",
    help="Library file.  [default: SVERKA_LIBRARY, or a file in your data folder]",
)

keep_all_option = click.option(
    "--keep",
    "keep_all",
    is_flag=True,
    help="Also keep each text in the library, under its name, for review.",
)

keep_option = click.option(
    "--keep", metavar="NAME", help="Keep the result in the library under this name, for review."
)


@dataclass(frozen=True, slots=True)
class Keeping:
    """The name and the library under which to keep a result, if it is to be kept."""

    keep: str | None
    library: str | None


def whoever() -> str:
    """The user's name for the history; empty if the system does not know it."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""


def open_library(library: str | None, *, must_exist: bool = True) -> Store:
    """Open the library in a file, or the default one. Raises StoreError if it does not exist."""
    from align.store import Store, default_path

    path = Path(library) if library else default_path()
    if must_exist and not path.exists():
        raise StoreError(
            "there is no library yet", where=str(path), hint="Create one: sverka pair … --keep NAME"
        )
    return Store.open(path)


def check_keep(keeping: Keeping) -> None:
    """Before a long job begins, check that its result can be added to the library.

    A name that a document has already is refused: the same command, given once more, must not make
    a second document that nobody asked for.
    """
    if keeping.keep is None:
        if keeping.library is not None:
            raise UsageError("--library has no effect without --keep", hint="Add --keep NAME")
        return
    from align.store import Store, default_path, require_name

    require_name(keeping.keep)
    path = Path(keeping.library) if keeping.library else default_path()
    if not path.exists():
        return
    with closing(Store.open(path)) as store:
        named = _named(store, keeping.keep)
    if named:
        raise UsageError(
            "document {number} already has the name {name}",
            where=str(path),
            hint="Choose another name, or load a new version: sverka library renew {number} …",
            number=named[0],
            name=keeping.keep.strip(),
        )


def _named(store: Store, name: str) -> list[int]:
    """The documents that have a name."""
    return [entry.id for entry in store.library() if entry.name.strip() == name.strip()]


def check_new_name(store: Store, number: int, name: str) -> None:
    """Refuse a new name for a document that another one has. Raises UsageError."""
    named = _named(store, name)
    if named and number not in named:
        raise UsageError(
            "document {number} already has the name {name}",
            where=str(store.path),
            hint="Choose another name",
            number=named[0],
            name=name.strip(),
        )


def keep_corpus(root: Path, library: str | None) -> None:
    """Start a review of each text of a corpus, under its name.

    A text whose name a document has already is left as it is: people may have worked on it.
    """
    from align.building import Corpus
    from align.store import Store

    with closing(Store.open(library)) as store:
        known = {entry.name.strip() for entry in store.library()}
        kept, left = 0, 0
        for pair in Corpus(root).pairs():
            if pair.name.strip() in known:
                left += 1
                continue
            store.add(pair.alignment, pair.name, whoever(), further=pair.further)
            kept += 1
        tell([f"kept in the library: {counted(kept, 'text')}"])
        if left:
            tell([f"left as they were in the library, by their names: {counted(left, 'text')}"])


def keep_for_review(made: Alignment | TextPair, keeping: Keeping, file: str | None = None) -> None:
    """If an alignment is to be kept, start its review and print its number.

    ``file`` is the one that it was imported from, if it was.
    """
    if keeping.keep is None:
        return
    from align.formats import original
    from align.store import Store
    from align.textpair import TextPair

    pair = made if isinstance(made, TextPair) else TextPair(made)
    known = original.of(file) if file and pair.alignment.method == "imported" else None
    number = Store.open(keeping.library).add(
        pair.alignment, keeping.keep, whoever(), known, pair.further
    )
    tell([f"kept as document {number}"])
