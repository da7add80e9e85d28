"""One HTML page to read, print and send: every finding with both texts, the words highlighted.

As with the page of an alignment, lxml builds the tree, and nothing is asked of the network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib.resources import files

from lxml import html
from lxml.builder import ElementMaker  # type: ignore[import-not-found, unused-ignore]

from align.alignment import Alignment
from align.checks.engine.family import LANGUAGES
from align.checks.families import title
from align.checks.model.finding import SEVERITIES, Finding, Span
from align.formats.characters import without_forbidden

E = ElementMaker(makeelement=html.html_parser.makeelement)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_WORDS = {
    "title": ("Rendering checks", "Проверка перевода"),
    "none": ("Nothing was found.", "Ничего не найдено."),
    "bead": ("bead {number}", "пара {number}"),
    "missing": ("nothing", "ничего"),
    "beads": ("Beads checked: {count}", "Проверено пар: {count}"),
    "error": ("Errors", "Ошибки"),
    "warning": ("Warnings", "Предупреждения"),
    "info": ("Hints", "Замечания"),
}


def render(alignment: Alignment, findings: Sequence[Finding], lang: str) -> bytes:
    """Write the page in UTF-8."""
    name = _say("title", lang)
    texts = " / ".join(filter(None, (alignment.src.title, alignment.tgt.title)))
    page = E.html(
        {"lang": lang},
        E.head(
            E.meta(charset="utf-8"),
            E.meta({"http-equiv": "Content-Security-Policy", "content": _POLICY}),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.meta(name="generator", content="Sverka"),
            E.title(without_forbidden(f"{name}: {texts}" if texts else name)),
            E.style((files(__package__) / "page.css").read_text(encoding="utf-8")),
        ),
        E.body(
            E.header(
                E.h1(name),
                E.p(without_forbidden(texts)),
                E.p({"class": "summary"}, _summary(alignment, findings, lang)),
            ),
            E.main(
                *(_article(alignment, finding, lang) for finding in findings)
                if findings
                else [E.p(_say("none", lang))]
            ),
        ),
    )
    content: bytes = html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")
    return content


def _say(key: str, lang: str, **facts: object) -> str:
    return _WORDS[key][LANGUAGES.index(lang)].format_map(facts)


def _summary(alignment: Alignment, findings: Sequence[Finding], lang: str) -> str:
    count = Counter(finding.severity for finding in findings)
    parts = [_say("beads", lang, count=len(alignment.beads))]
    parts += [f"{_say(one, lang)}: {count[one]}" for one in reversed(SEVERITIES)]
    return ". ".join(parts) + "."


def _article(alignment: Alignment, finding: Finding, lang: str) -> html.HtmlElement:
    bead = alignment.beads[finding.bead]
    place = _say("bead", lang, number=finding.bead + 1)
    article = E.article(
        {"class": finding.severity, "id": f"finding-{finding.bead + 1}-{finding.kind}"},
        E.h2(
            title(finding.kind, lang), " ", E.span(f"{place}, {finding.kind}", {"class": "place"})
        ),
        E.div(without_forbidden(finding.message)),
    )
    if finding.note:
        article.append(E.div(without_forbidden(finding.note), {"class": "note"}))
    article.append(
        E.div(
            {"class": "texts"},
            _text(alignment.src_text(bead), finding.src_span, alignment.src.lang, lang),
            _text(alignment.tgt_text(bead), finding.tgt_span, alignment.tgt.lang, lang),
        )
    )
    return article


def _text(text: str, span: Span, tag: str, lang: str) -> html.HtmlElement:
    if not text:
        return E.p(_say("missing", lang), {"class": "missing"})
    start, end = span
    before, inside, after = (
        without_forbidden(piece) for piece in (text[:start], text[start:end], text[end:])
    )
    paragraph = E.p({"lang": tag, "dir": "auto"}, before)
    if inside:
        paragraph.append(E.mark(inside))
        paragraph[-1].tail = after
    else:
        paragraph.text = before + after
    return paragraph
