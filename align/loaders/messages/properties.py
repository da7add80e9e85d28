"""Java properties: a key and a message on each line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.loaders import decode, guard
from align.loaders.messages import Entries
from align.loaders.messages.escapes import plain
from align.loaders.raw import Raw

_MAX_BYTES = 16 * 2**20
_KEY = re.compile(r"((?:\\.|[^\\\s=:])*)[ \t\f]*[=:]?[ \t\f]*", re.DOTALL)
_SIGNS = {"n": "\n", "t": "\t", "r": "\n", "f": " "}


def entries(raw: Raw) -> Entries:
    """Return the messages in ``raw``. Raises LoadError if the bytes are not text."""
    guard.check_size(raw, _MAX_BYTES)
    text = decode.decode(raw.data, raw.name).text
    return Entries(tuple(_entry(line) for line in _lines(text)))


def _lines(text: str) -> Iterator[str]:
    """Yield the lines that are not comments; one may go on after a backslash."""
    begun: list[str] = []
    for line in text.split("\n"):
        line = line.lstrip(" \t\f")
        if not begun and (not line or line[0] in "#!"):
            continue
        ends = len(line) - len(line.rstrip("\\"))
        if ends % 2:
            begun.append(line[:-1])
            continue
        yield "".join((*begun, line))
        begun = []
    if begun:
        yield "".join(begun)


def _entry(line: str) -> tuple[str, str]:
    found = _KEY.match(line)
    end = found.end() if found else 0
    return plain(found[1] if found else "", _SIGNS), plain(line[end:], _SIGNS)
