"""Plain reports: JSON, and lines of text."""

from __future__ import annotations

import json
from collections.abc import Sequence

from align.alignment import Alignment
from align.checks.families import title
from align.checks.model.finding import NAMES, Finding
from align.checks.model.showing import expected, hidden
from align.checks.reports.chances import percent
from align.words import Words


def json_report(alignment: Alignment, findings: Sequence[Finding], lang: str) -> bytes:
    """A JSON object with the two texts, and each finding with both texts of its bead. Beads and
    spans count from 0. ``expected`` is the number of real faults expected among the findings,
    ``hidden`` the number of findings that the setting does not show.
    """
    report = {
        "src": {"lang": alignment.src.lang, "source": alignment.src.source},
        "tgt": {"lang": alignment.tgt.lang, "source": alignment.tgt.source},
        "beads": len(alignment.beads),
        "expected": round(expected(findings), 2),
        "hidden": len(hidden(findings)),
        "findings": [
            {
                **finding.to_json(),
                "title": title(finding.kind, lang),
                "src_text": alignment.src_text(alignment.beads[finding.bead]),
                "tgt_text": alignment.tgt_text(alignment.beads[finding.bead]),
            }
            for finding in findings
        ],
    }
    text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", errors="replace")


def text_report(alignment: Alignment, findings: Sequence[Finding], lang: str) -> bytes:
    """Three lines for each finding: what and where (beads count from 1), then both texts."""
    lines, say = [], Words(lang)
    for finding in findings:
        bead = alignment.beads[finding.bead]
        what = f"{say(NAMES[finding.severity])}: {title(finding.kind, lang)} [{finding.kind}]"
        chance = percent(finding.probability, say)
        lines.append(f"{finding.bead + 1}: {what} {chance}: {finding.message}")
        if finding.note:
            lines.append(f"    ({finding.note})")
        for text, span in (
            (alignment.src_text(bead), finding.src_span),
            (alignment.tgt_text(bead), finding.tgt_span),
        ):
            lines.append(f"    {marked(text, *span)}")
    return "".join(f"{line}\n" for line in lines).encode("utf-8", errors="replace")


def marked(text: str, start: int, end: int) -> str:
    """``text`` with the span between ``⟦`` and ``⟧``, which do not occur in texts."""
    if start == end:
        return text or "–"
    if (start, end) == (0, len(text)):
        return text
    return f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
