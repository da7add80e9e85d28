"""Characters that a format cannot hold."""

from __future__ import annotations

import re

# Every character outside the Char production of XML 1.0.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def without_forbidden(text: str) -> str:
    """``text`` without the characters that XML 1.0 forbids, which no reader can show anyway."""
    return _FORBIDDEN.sub("", text)


def on_one_line(text: str) -> str:
    """``text`` without these characters, on one line by any reader's idea of a line."""
    return " ".join(without_forbidden(text).split())
