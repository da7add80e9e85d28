"""Sverka's own format: a line of JSON for each pair of texts (``align.textpair``)."""

from __future__ import annotations

from align import textpair
from align.loaders import guard
from align.loaders.raw import Raw
from align.textpair import TextPair

_MARK = b"\xef\xbb\xbf"
_MAX_BYTES = 64 * 2**20


def read_pairs(raw: Raw) -> list[TextPair]:
    """Return the pairs in ``raw``. Raises LoadError if a line is not a pair."""
    guard.check_size(raw, _MAX_BYTES)
    lines = raw.data.removeprefix(_MARK).split(b"\n")
    return [textpair.read(line, raw.name) for line in lines if line.strip()]
