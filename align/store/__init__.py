"""The library: one SQLite file that holds documents, reviews, and the history of every change."""

from align.store.conflicts import Conflict, RowText
from align.store.entries import Entry
from align.store.history import Change
from align.store.search import Hit
from align.store.store import Store, default_path
from align.store.upkeep import restore

__all__ = [
    "Change",
    "Conflict",
    "Entry",
    "Hit",
    "RowText",
    "Store",
    "default_path",
    "restore",
]
