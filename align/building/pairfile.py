"""The file of a pair in a built corpus: Sverka's own format (``align.textpair``), compressed."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from typing import Any

from align import textpair
from align.alignment import Alignment
from align.checks import Finding
from align.textpair import TextPair


def write(
    alignment: Alignment,
    metadata: Iterable[tuple[str, str]],
    findings: Iterable[Finding],
    name: str = "",
) -> bytes:
    """Write a pair. The same pair gives the same bytes."""
    pair = TextPair(alignment, name, tuple(metadata), tuple(map(_finding, findings)))
    # No time and no name in the head of the file: they would change the bytes.
    return gzip.compress(textpair.written(pair).encode(), 6, mtime=0)


def read(content: bytes, where: str) -> TextPair:
    """Read what ``write`` wrote. Raises LoadError, which names ``where``."""
    try:
        line = gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        raise textpair.damaged(where, error) from error
    return textpair.read(line, where)


def _finding(finding: Finding) -> dict[str, Any]:
    return {**finding.to_json(), "probability": round(finding.probability, 3)}
