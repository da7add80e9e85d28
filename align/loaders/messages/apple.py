"""Strings of programs for macOS and iOS, as ``"key" = "message";``."""

from __future__ import annotations

import re

from align.loaders import decode, guard
from align.loaders.messages import Entries
from align.loaders.messages.escapes import plain
from align.loaders.raw import Raw
from align.words import Message

_WHAT = Message("file of strings")
_MAX_BYTES = 16 * 2**20
_QUOTED = r'"((?:\\.|[^"\\])*)"'
_ENTRY = re.compile(
    rf"/\*.*?(?:\*/|\Z)|//[^\n]*|(?:{_QUOTED}|([\w.-]+))\s*=\s*{_QUOTED}\s*;", re.DOTALL
)
_SIGNS = {"n": "\n", "t": "\t", "r": "\n"}


def entries(raw: Raw) -> Entries:
    """Return the messages in ``raw``. Raises LoadError if it has none."""
    guard.check_size(raw, _MAX_BYTES)
    text = decode.decode(raw.data, raw.name).text
    found = [one for one in _ENTRY.finditer(text) if one[3] is not None]
    if not found and text.strip():
        raise guard.damaged(raw.name, _WHAT, Message("it has no units with text"))
    return Entries(tuple((one[2] or plain(one[1], _SIGNS), plain(one[3], _SIGNS)) for one in found))
