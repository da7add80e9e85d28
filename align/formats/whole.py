"""Sverka's own format, which holds everything: a line of JSON for each pair of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from align import textpair
from align.textpair import TextPair


def write(pairs: Iterable[TextPair]) -> Iterator[bytes]:
    """Yield a line for each pair."""
    for pair in pairs:
        yield f"{textpair.written(pair)}\n".encode()
