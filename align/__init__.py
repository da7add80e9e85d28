"""Sverka: align two language versions of a text and review the translation.

A name is imported from its package on first use, so that the command's help, or a script that needs
one part, does not load everything.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from align.aligner.diagnosis import diagnose
    from align.aligner.explain import explain
    from align.aligner.lexicon import Lexicon, learn
    from align.aligner.links import Linker, word_links
    from align.alignment import Alignment, Bead
    from align.building import Corpus, build
    from align.checks import Dismissal, Finding, check
    from align.cleaning import clean
    from align.concordance import Ask, Concordance
    from align.errors import (
        AlignError,
        ClusterError,
        DependencyError,
        EditError,
        ExportError,
        ForbiddenError,
        LoadError,
        StoreError,
        SverkaError,
        UsageError,
    )
    from align.formats import export
    from align.hub import align_many
    from align.loaders import load_pair
    from align.matching import match
    from align.multi import MultiAlignment
    from align.pipeline import align_documents, align_sentences, load, pair
    from align.review import Review, realign
    from align.store import StaleError, Store
    from align.text import Document, Paragraph, Sentence

__all__ = [
    "AlignError",
    "Alignment",
    "Ask",
    "Bead",
    "ClusterError",
    "Concordance",
    "Corpus",
    "DependencyError",
    "Dismissal",
    "Document",
    "EditError",
    "ExportError",
    "Finding",
    "ForbiddenError",
    "Lexicon",
    "Linker",
    "LoadError",
    "MultiAlignment",
    "Paragraph",
    "Review",
    "Sentence",
    "StaleError",
    "Store",
    "StoreError",
    "SverkaError",
    "UsageError",
    "align_documents",
    "align_many",
    "align_sentences",
    "build",
    "check",
    "clean",
    "diagnose",
    "explain",
    "export",
    "learn",
    "load",
    "load_pair",
    "match",
    "pair",
    "realign",
    "word_links",
]

_ROOMS = {
    "aligner.diagnosis": ("diagnose",),
    "aligner.explain": ("explain",),
    "aligner.lexicon": ("Lexicon", "learn"),
    "aligner.links": ("Linker", "word_links"),
    "alignment": ("Alignment", "Bead"),
    "building": ("Corpus", "build"),
    "checks": ("Dismissal", "Finding", "check"),
    "concordance": ("Ask", "Concordance"),
    "cleaning": ("clean",),
    "errors": (
        "AlignError",
        "ClusterError",
        "DependencyError",
        "EditError",
        "ExportError",
        "ForbiddenError",
        "LoadError",
        "StoreError",
        "SverkaError",
        "UsageError",
    ),
    "formats": ("export",),
    "hub": ("align_many",),
    "loaders": ("load_pair",),
    "matching": ("match",),
    "multi": ("MultiAlignment",),
    "pipeline": ("align_documents", "align_sentences", "load", "pair"),
    "review": ("Review", "realign"),
    "store": ("StaleError", "Store"),
    "text": ("Document", "Paragraph", "Sentence"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module(f"{__name__}.release").version("unknown")
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
