"""What the commands share for using the library: options, opening it, keeping a review in it."""

from __future__ import annotations

from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.alignment import Alignment
from align.cli.common import tell
from align.errors import StoreError, UsageError

if TYPE_CHECKING:
    from align.store import Store

library_option = click.option(
    "--library",
    metavar="FILE",
    help="Library file; else what SVERKA_LIBRARY names, else the one in your data folder.",
)

keep_option = click.option(
    "--keep", metavar="NAME", help="Keep it in the library under this name, for review."
)


def whoever() -> str:
    """Who works at this terminal, for the history; nobody where the system does not know."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""


def open_library(library: str | None, *, must_exist: bool = True) -> Store:
    """Open the library in a file, or the usual one; raises StoreError where it does not exist."""
    from align.store import Store, default_path

    path = Path(library) if library else default_path()
    if must_exist and not path.exists():
        raise StoreError(
            "there is no library yet", where=str(path), hint="Create one: sverka pair … --keep NAME"
        )
    return Store.open(path)


def check_keep(keep: str | None, library: str | None) -> None:
    """Refuse, before a long job begins, a name or a library that could not be used at its end."""
    if keep is None:
        if library is not None:
            raise UsageError("--library has no effect without --keep", hint="Add --keep NAME")
        return
    from align.store import Store, default_path, require_name

    require_name(keep)
    if (Path(library) if library else default_path()).exists():
        Store.open(library).close()


def keep_for_review(alignment: Alignment, name: str, library: str | None) -> None:
    """Begin a review of ``alignment`` in the library and say under which number."""
    from align.store import Store

    number = Store.open(library).add(alignment, name, whoever())
    tell([f"kept as document {number}"])
