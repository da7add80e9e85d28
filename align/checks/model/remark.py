"""What others say about a translation: a LanguageTool server, a language model."""

from __future__ import annotations

from typing import Literal, NamedTuple

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


class Reply(NamedTuple):
    """What a language model says about a bead.

    ``doubt``: the finding whose message is ``about`` is wrong. ``misquoted``: the words that it
    quotes are not in the bead, so that its comment is left out. ``unread``: its answer about this
    bead and the next ones, up to bead ``last``, could not be read. ``failed``: from this bead on
    there is no answer, for the reason that ``said`` gives.
    """

    kind: Literal["remark", "doubt", "misquoted", "unread", "failed"]
    bead: int
    src_span: Span = (0, 0)
    tgt_span: Span = (0, 0)
    said: str = ""
    about: str = ""
    last: int = 0
