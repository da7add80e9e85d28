"""SARIF 2.1.0, which build servers and editors show next to the file.

A result points into the translation, or into the source if only the source has something to
highlight. Regions count characters of the text as it was loaded.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from align.alignment import Alignment
from align.checks.families import FAMILY_OF, title
from align.checks.model.finding import Finding, by_sentence
from align.release import version
from align.text import Document

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(alignment: Alignment, findings: Sequence[Finding], lang: str) -> bytes:
    """One run with a result for each finding."""
    kinds = sorted({finding.kind for finding in findings})
    driver = {
        "name": "sverka",
        "version": version("0"),
        "rules": [
            {"id": kind, "name": title(kind, lang), "shortDescription": {"text": title(kind, lang)},
             "properties": {"family": FAMILY_OF[kind].name}}
            for kind in kinds
        ],
    }  # fmt: skip
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(alignment, finding, kinds) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _result(alignment: Alignment, finding: Finding, kinds: list[str]) -> dict[str, Any]:
    src, tgt = _locations(alignment, finding)
    return {
        "ruleId": finding.kind,
        "ruleIndex": kinds.index(finding.kind),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "rank": round(100 * finding.probability, 1),
        "locations": (tgt or src)[:1],
        "relatedLocations": src[:1] if tgt else [],
        "partialFingerprints": {"sverka/v1": finding.fingerprint},
        "properties": {"bead": finding.bead + 1, "probability": finding.probability},
    }


def _locations(
    alignment: Alignment, finding: Finding
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    bead = alignment.beads[finding.bead]
    spans = by_sentence(alignment, finding)
    found = []
    for document, group, pieces in (
        (alignment.src, bead.src, spans[0]),
        (alignment.tgt, bead.tgt, spans[1]),
    ):
        # Without a span, the result refers to the whole side.
        whole = [(k, (0, len(document.sentences[k].text))) for k in group]
        found.append([_location(document, *piece) for piece in (pieces or whole)])
    return found[0], found[1]


def _location(document: Document, sentence: int, span: tuple[int, int]) -> dict[str, Any]:
    start = document.sentences[sentence].start + span[0]
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": document.source or f"text.{document.lang}"},
            "region": {
                "startLine": document.text.count("\n", 0, start) + 1,
                "charOffset": start,
                "charLength": span[1] - span[0],
                "snippet": {"text": document.sentences[sentence].text[slice(*span)]},
            },
        }
    }
