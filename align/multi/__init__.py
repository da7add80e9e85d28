"""A text in several languages: rows of sentences that translate each other.

``merge`` makes the rows from alignments of two languages each; ``align.hub`` makes those.
"""

from __future__ import annotations

from align.multi.agreeing import agreed
from align.multi.merging import Ladder, merge
from align.multi.model import MultiAlignment, Row, Text, of_pair
from align.multi.pairing import as_pair

__all__ = ["Ladder", "MultiAlignment", "Row", "Text", "agreed", "as_pair", "merge", "of_pair"]
