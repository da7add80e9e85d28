r"""Escapes in messages, as Java, Android and Apple write them: ``\n``, ``\u00e9``, ``\"``."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ESCAPE = re.compile(r"\\(?:[uU]([0-9A-Fa-f]{4})|(.))", re.DOTALL)


def plain(text: str, signs: Mapping[str, str]) -> str:
    """Return ``text`` without escapes; ``signs`` are what the letters after a backslash stand for.

    Any other character after a backslash stands for itself. A character outside the basic plane is
    escaped as two surrogates; one surrogate alone becomes the replacement character.
    """
    if "\\" not in text:
        return text
    bare = _ESCAPE.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else signs.get(found[2], found[2]), text
    )
    return bare.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
