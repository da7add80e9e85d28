"""Texts as they were loaded, kept permanently: a TEI file per language, and one manifest.

``ROOT/en/NAME.xml`` and ``ROOT/ru/NAME.xml`` are one text. A file is written completely or not at
all, and never changed: a changed page becomes ``NAME-v2.xml``, and the old file stays.
"""

from __future__ import annotations

from align.corpus.folder import Folder, Kept
from align.corpus.manifest import Fetched, Manifest

__all__ = ["Fetched", "Folder", "Kept", "Manifest"]
