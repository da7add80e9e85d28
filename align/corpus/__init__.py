"""Texts as they were loaded, kept for good: one TEI file a language, and a manifest of all.

``ROOT/en/NAME.xml`` and ``ROOT/ru/NAME.xml`` are one text. A file is written whole or not at all,
and never again: a page that has changed becomes ``NAME-v2.xml``, and the old one stays.
"""

from __future__ import annotations

from align.corpus.folder import Corpus, Kept
from align.corpus.manifest import Fetched, Manifest

__all__ = ["Corpus", "Fetched", "Kept", "Manifest"]
