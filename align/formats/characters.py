"""Characters that a format cannot hold, or that need an escape."""

from __future__ import annotations

import json
import re

from align.text import one_line

# Every character outside the Char production of XML 1.0.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Legal inside a JSON string, but many readers treat them as line ends.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def without_forbidden(text: str) -> str:
    """``text`` without the characters that XML 1.0 forbids, which no reader can show anyway."""
    return _FORBIDDEN.sub("", text)


def on_one_line(text: str) -> str:
    """``text`` without these characters, on one line by any reader's idea of a line. Single
    no-break spaces stay.
    """
    return one_line(without_forbidden(text))


def json_line(value: object) -> str:
    """``value`` as a line of JSON, by any reader's idea of a line. A lone surrogate stays: it has
    no form in UTF-8, so write it as ``replace``.
    """
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPES) + "\n"
