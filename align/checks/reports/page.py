"""An HTML page to read, print and send: every finding with both texts and highlighted words.

As for the page of an alignment, lxml builds the tree. The page loads nothing from the network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib.resources import files

from lxml import html

from align.alignment import Alignment
from align.checks.families import title
from align.checks.model.finding import SEVERITIES, Finding
from align.checks.reports.chances import percent, summary
from align.formats.characters import without_forbidden
from align.formats.markup import E, marked, page, written
from align.words import Words, later

_SEVERITIES = {"error": later("Errors"), "warning": later("Warnings"), "info": later("Hints")}


def render(alignment: Alignment, findings: Sequence[Finding], lang: str) -> bytes:
    """Write the page in UTF-8."""
    say = Words(lang)
    name = say("Translation check")
    texts = " / ".join(filter(None, (alignment.src.title, alignment.tgt.title)))
    body = E.body(
        E.header(
            E.h1(name),
            E.p(without_forbidden(texts)),
            E.p({"class": "summary"}, _summary(alignment, findings, say)),
        ),
        E.main(
            *(_article(alignment, finding, say) for finding in findings)
            if findings
            else [E.p(say("Nothing was found."))]
        ),
    )
    heading = without_forbidden(f"{name}: {texts}" if texts else name)
    style = (files(__package__) / "page.css").read_text(encoding="utf-8")
    return written(page(lang, heading, style, body))


def _summary(alignment: Alignment, findings: Sequence[Finding], say: Words) -> str:
    count = Counter(finding.severity for finding in findings)
    parts = [say("Beads checked: {count}", count=len(alignment.beads))]
    parts += [f"{say(_SEVERITIES[one])}: {count[one]}" for one in reversed(SEVERITIES)]
    parts += [f"{part[:1].upper()}{part[1:]}" for part in summary(findings, say)]
    return ". ".join(parts) + "."


def _article(alignment: Alignment, finding: Finding, say: Words) -> html.HtmlElement:
    bead = alignment.beads[finding.bead]
    place = say("bead {number}", number=finding.bead + 1)
    chance = say("probability {percent}", percent=percent(finding.probability, say))
    article = E.article(
        {"class": finding.severity, "id": f"finding-{finding.bead + 1}-{finding.kind}"},
        E.h2(
            title(finding.kind, say.lang),
            " ",
            E.span(f"{place}, {finding.kind}, {chance}", {"class": "place"}),
        ),
        E.div(without_forbidden(finding.message)),
    )
    if finding.note:
        article.append(E.div(without_forbidden(finding.note), {"class": "note"}))
    article.append(
        E.div(
            {"class": "texts"},
            marked(alignment.src_text(bead), finding.src_span, alignment.src.lang, say),
            marked(alignment.tgt_text(bead), finding.tgt_span, alignment.tgt.lang, say),
        )
    )
    return article
