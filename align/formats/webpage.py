"""One HTML page to read, print and send: both texts side by side, bead by bead.

The page contains all it needs and loads nothing from the network, which its content security policy
also enforces. lxml builds the tree, so no text can become markup.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from babel.dates import format_date
from lxml import html

from align.alignment import DOUBTFUL_BELOW, Alignment, Bead
from align.formats.characters import without_forbidden
from align.formats.markup import E, page, written
from align.languages.cldr import locale_of
from align.text import Document, Sentence
from align.words import counted


def render(alignment: Alignment) -> bytes:
    """Write the page in UTF-8."""
    return written(build(alignment))


def build(alignment: Alignment) -> html.HtmlElement:
    """Build the page as a tree."""
    name = " / ".join(filter(None, (alignment.src.title, alignment.tgt.title)))
    name = _clean(name) or "Aligned texts"
    body = E.body(
        E.header(
            E.h1("Aligned texts"),
            _summary(alignment),
            E.div({"class": "texts"}, _about(alignment.src), _about(alignment.tgt)),
        ),
        E.main(_table(alignment)),
    )
    return page("en", name, _style(), body)


def _summary(alignment: Alignment) -> html.HtmlElement:
    beads = alignment.beads
    unmatched = sum(bead.is_null for bead in beads)
    doubtful = sum(_is_doubtful(bead) for bead in beads)
    return E.p(
        {"class": "summary"},
        f"{counted(len(beads), 'bead')}, {doubtful} doubtful, {unmatched} unmatched; "
        f"{len(alignment.src.sentences)} and {len(alignment.tgt.sentences)} sentences; "
        f"{_origin(alignment)}.",
    )


def _origin(alignment: Alignment) -> str:
    return "imported" if alignment.method == "imported" else f"aligned by {alignment.method}"


def _table(alignment: Alignment) -> html.HtmlElement:
    rows = [_row(number, bead, alignment) for number, bead in enumerate(alignment.beads, 1)]
    return E.table(
        E.caption("The two texts side by side, one row a bead"),
        E.thead(
            E.tr(
                E.th("No.", scope="col", **{"class": "number"}),
                E.th(_language_name(alignment.src.lang), scope="col"),
                E.th(_language_name(alignment.tgt.lang), scope="col"),
                E.th("Confidence", scope="col", **{"class": "confidence"}),
            )
        ),
        E.tbody(*rows),
    )


def _about(document: Document) -> html.HtmlElement:
    """Describe the text on one side: its date, its address, and its title unless row 1 has it."""
    facts = E.p({"class": "facts"})
    if document.date:
        shown = format_date(document.date, "d MMMM y", locale="en")
        facts.append(E.time(shown, datetime=document.date.isoformat()))
    if document.url and document.url.startswith(("https://", "http://")):
        facts.append(E.a("original page", href=_clean(document.url), rel="noreferrer"))
    about = E.section(facts)
    if document.title and all(part.kind != "title" for part in document.paragraphs):
        about.insert(0, E.h2(_clean(document.title), _language(document)))
    return about


def _row(number: int, bead: Bead, alignment: Alignment) -> html.HtmlElement:
    classes = [
        name
        for name, applies in (("null", bead.is_null), ("doubtful", _is_doubtful(bead)))
        if applies
    ]
    anchor = f"bead-{number}"
    row = E.tr(
        E.th(E.a(str(number), href=f"#{anchor}"), scope="row", **{"class": "number"}),
        _cell(alignment.src, bead.src),
        _cell(alignment.tgt, bead.tgt),
        _confidence(bead),
        id=anchor,
    )
    if classes:
        row.set("class", " ".join(classes))
    return row


def _cell(document: Document, indices: tuple[int, ...]) -> html.HtmlElement:
    if not indices:
        return E.td(E.span("no counterpart"), **{"class": "missing"})
    cell = E.td(_language(document))
    for index in indices:
        sentence = document.sentences[index]
        cell.append(
            E.span(_clean(sentence.text), {"class": f"sentence {_kind(document, sentence)}"})
        )
        cell[-1].tail = " "
    return cell


def _confidence(bead: Bead) -> html.HtmlElement:
    percent = f"{round(100 * bead.probability)} %"
    cell = E.td({"class": "confidence"}, E.span(percent, {"class": "percent"}))
    if bead.type != "1-1":
        cell.append(E.span(bead.type, {"class": "type"}, title="sentences on either side"))
    bar = E.span({"class": "bar", "aria-hidden": "true"})
    bar.append(E.span(style=f"width: {100 * bead.probability:.0f}%"))
    cell.append(bar)
    return cell


def _kind(document: Document, sentence: Sentence) -> str:
    return document.paragraphs[sentence.paragraph].kind


def _is_doubtful(bead: Bead) -> bool:
    return bead.probability < DOUBTFUL_BELOW


def _language(document: Document) -> dict[str, str]:
    """Give the language and direction of a text as attributes."""
    return {"lang": document.lang, "dir": _direction(document.lang)}


@cache
def _direction(tag: str) -> str:
    locale = locale_of(tag)
    return locale.text_direction if locale else "auto"


@cache
def _language_name(tag: str) -> str:
    locale = locale_of(tag)
    name = locale.get_display_name("en") if locale else None
    return name or tag or "unknown language"


def _style() -> str:
    return (files(__package__) / "webpage.css").read_text(encoding="utf-8")


def _clean(text: str) -> str:
    return without_forbidden(text)
