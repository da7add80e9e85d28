"""The library: one SQLite file that holds documents, reviews, and the history of every change."""

from align.store.conflicts import Conflict, RowText
from align.store.history import Change
from align.store.store import Entry, Store, default_path
from align.store.upkeep import restore

__all__ = ["Change", "Conflict", "Entry", "RowText", "Store", "default_path", "restore"]
