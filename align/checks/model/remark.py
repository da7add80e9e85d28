"""What a LanguageTool server says about a translation."""

from __future__ import annotations

from typing import NamedTuple

from align.checks.model.finding import Span


class Remark(NamedTuple):
    """A remark about the target text of bead ``bead`` (from 0), at ``span`` in code points.

    ``rule`` is the server's name for what is wrong, ``said`` its message.
    """

    bead: int
    span: Span
    rule: str
    said: str
    is_spelling: bool = False
