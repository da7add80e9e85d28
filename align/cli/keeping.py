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

if TYPE_CHECKING:
    from align.store import Store

library_option = click.option(
    "--library",
    metavar="FILE",
    help="Library file.  [default: SVERKA_LIBRARY, or a file in your data folder]",
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


def keep_for_review(alignment: Alignment, keeping: Keeping, file: str | None = None) -> None:
    """If ``alignment`` is to be kept, start its review and print its number.

    ``file`` is the one that it was imported from, if it was.
    """
    if keeping.keep is None:
        return
    from align.formats import original
    from align.store import Store

    known = original.of(file) if file and alignment.method == "imported" else None
    number = Store.open(keeping.library).add(alignment, keeping.keep, whoever(), known)
    tell([f"kept as document {number}"])
