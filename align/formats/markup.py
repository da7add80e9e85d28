"""What the HTML pages that Sverka writes have in common.

They load nothing from the network, which their content security policy also enforces. lxml builds
the tree, so no text can become markup.
"""

from __future__ import annotations

from importlib.resources import files

from lxml import html
from lxml.builder import ElementMaker  # type: ignore[import-not-found, unused-ignore]

from align.formats.characters import without_forbidden
from align.text import Span
from align.words import Words

E = ElementMaker(makeelement=html.html_parser.makeelement)

#: The content security policy of a page that only has styles of its own.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def report(lang: str, title: str, *parts: html.HtmlElement) -> bytes:
    """A report in UTF-8: a page of headings, paragraphs, tables and pictures."""
    style = (files(__package__) / "report.css").read_text("utf-8")
    return written(page(lang, without_forbidden(title), style, E.body(*parts)))


def page(lang: str, title: str, style: str, body: html.HtmlElement) -> html.HtmlElement:
    """A page in the language ``lang``, for light and dark screens."""
    return E.html(
        {"lang": lang},
        E.head(
            E.meta(charset="utf-8"),
            E.meta({"http-equiv": "Content-Security-Policy", "content": POLICY}),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.meta(name="color-scheme", content="light dark"),
            E.meta(name="generator", content="Sverka"),
            E.title(title),
            E.style(style),
        ),
        body,
    )


def written(page: html.HtmlElement) -> bytes:
    """The page in UTF-8."""
    content: bytes = html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")
    return content


def marked(text: str, span: Span, tag: str, say: Words) -> html.HtmlElement:
    """A paragraph in the language ``tag``, in which the words in ``span`` are marked."""
    if not text:
        return E.p(say("(nothing)"), {"class": "missing"})
    begin, end = span
    before, inside, after = map(without_forbidden, (text[:begin], text[begin:end], text[end:]))
    paragraph = E.p({"lang": tag, "dir": "auto"}, before)
    if inside:
        paragraph.append(E.mark(inside))
        paragraph[-1].tail = after
    else:
        paragraph.text = before + after
    return paragraph
