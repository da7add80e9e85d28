"""The library: one SQLite file that holds documents, reviews, and the history of every change."""

from align.store.checking import Checking, Choice, Rule
from align.store.conflicts import Conflict, RowText, StaleError
from align.store.entries import Entry
from align.store.history import Change
from align.store.projects import KeptProject, Projects
from align.store.renewing import Lineage
from align.store.search import Hit
from align.store.store import Store, default_path, require_name
from align.store.upkeep import restore

__all__ = [
    "Change",
    "Checking",
    "Choice",
    "Conflict",
    "Entry",
    "Hit",
    "KeptProject",
    "Lineage",
    "Projects",
    "RowText",
    "Rule",
    "StaleError",
    "Store",
    "default_path",
    "require_name",
    "restore",
]
