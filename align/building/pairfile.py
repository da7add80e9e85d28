"""The file of a pair in a built corpus: two texts, their beads and findings, nothing left out.

It is JSON, compressed by gzip. ``docs/build.md`` describes the fields.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from align.alignment import Alignment, Bead
from align.checks import Finding
from align.errors import LoadError
from align.store.documents import restored, written

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Held:
    """What a pair's file holds; ``findings`` as ``Finding.to_json`` writes them."""

    alignment: Alignment
    metadata: tuple[tuple[str, str], ...]
    findings: tuple[dict[str, Any], ...]


def write(
    alignment: Alignment, metadata: Iterable[tuple[str, str]], findings: Iterable[Finding]
) -> bytes:
    """Write a pair. The same pair gives the same bytes."""
    body = {
        "sverka pair": FORMAT,
        "made_with": alignment.made_with,
        "method": alignment.method,
        "metadata": dict(metadata),
        "src": json.loads(written(alignment.src)),
        "tgt": json.loads(written(alignment.tgt)),
        "beads": [_bead(bead) for bead in alignment.beads],
        "suggestions": [_bead(bead) for bead in alignment.suggestions],
        "findings": [_finding(finding) for finding in findings],
    }
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    # No time and no name in the head of the file: they would change the bytes.
    return gzip.compress(text.encode("utf-8", "replace"), 6, mtime=0)


def read(content: bytes, where: str) -> Held:
    """Read what ``write`` wrote. Raises LoadError, which names ``where``."""
    try:
        body = json.loads(gzip.decompress(content))
        if body["sverka pair"] > FORMAT:
            raise LoadError(
                "a later version of Sverka wrote this file", where=where, hint="Update Sverka"
            )
        alignment = Alignment(
            restored(body["src"]),
            restored(body["tgt"]),
            tuple(Bead(tuple(a), tuple(b), p) for a, b, p in body["beads"]),
            body["method"],
            body["made_with"],
            tuple(Bead(tuple(a), tuple(b), p) for a, b, p in body["suggestions"]),
        )
        return Held(alignment, tuple(body["metadata"].items()), tuple(body["findings"]))
    except (
        OSError,
        EOFError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        zlib.error,
    ) as error:
        raise LoadError(
            "this file of a built corpus is damaged ({reason})",
            where=where,
            hint="Delete it and build again",
            reason=error,
        ) from error


def _bead(bead: Bead) -> list[Any]:
    # Four digits as in the other formats; more depend on the machine.
    return [list(bead.src), list(bead.tgt), round(float(bead.probability), 4)]


def _finding(finding: Finding) -> dict[str, Any]:
    return {**finding.to_json(), "probability": round(finding.probability, 3)}
