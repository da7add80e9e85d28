"""The result of a recipe as a web page, which loads nothing from the network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import html

from align.cleaning import reports
from align.cleaning.cleaning import Outcome, Report
from align.formats import markup
from align.formats.characters import without_forbidden
from align.formats.markup import E
from align.words import Words, figure


def render(report: Report, lang: str = "en") -> bytes:
    """Write the page in UTF-8, in ``lang`` (``en``, ``ru``)."""
    say = Words(lang)
    title = say("What cleaning drops")
    recipe = report.recipe
    about = say("Recipe {name}. {about}", name=recipe.name, about=say(recipe.about))
    return markup.report(
        lang,
        title,
        E.h1(title),
        E.p(without_forbidden(about)),
        *(E.p({"class": "warning"}, without_forbidden(say(note))) for note in report.notes),
        _overview(report, say),
        E.p(reports.kept(report, lang)),
        *_parts(report, say),
        *(part for one in report.outcomes if one.alone for part in _details(one, say)),
    )


def _overview(report: Report, say: Words) -> html.HtmlElement:
    """All filters, each with a bar: what is left of the corpus after it."""
    heads = ("filter", "drops", "alone", "dropped", "texts", "left")
    names = (
        say("filter"),
        say("what it drops"),
        say("alone"),
        say("dropped"),
        say("texts"),
        say("left"),
    )
    rows, left = [], report.beads
    for one in report.outcomes:
        left -= one.dropped
        share = left / report.beads if report.beads else 0.0
        bar = E.meter(
            {"min": "0", "max": "1", "value": f"{share:.4f}"}, figure(share, say.lang, ".1%")
        )
        name = (
            E.a({"href": f"#{one.filter.name}"}, one.filter.name) if one.alone else one.filter.name
        )
        numbers = (
            E.td({"class": "number"}, figure(n, say.lang, ","))
            for n in (one.alone, one.dropped, one.texts)
        )
        told = E.td(bar, f" {figure(share, say.lang, '.1%')}")
        rows.append(E.tr(E.td(name), E.td(say(one.filter.about)), *numbers, told))
    head = E.tr(
        *(
            E.th({"scope": "col", "class": own}, name)
            for own, name in zip(heads, names, strict=True)
        )
    )
    return E.table(E.thead(head), E.tbody(*rows))


def _parts(report: Report, say: Words) -> Iterator[html.HtmlElement]:
    if not report.split:
        return
    yield E.h2(say("Parts"))
    heads = (
        say("part"),
        say("wanted"),
        say("share"),
        say("texts"),
        say("beads"),
        say("also in another part"),
    )
    rows = (
        (
            one.name,
            figure(one.wanted, say.lang, ".1%"),
            figure(one.beads / report.kept if report.kept else 0.0, say.lang, ".1%"),
            *(figure(n, say.lang, ",") for n in (one.texts, one.beads, one.leaks)),
        )
        for one in report.split.portions
    )
    yield E.table(
        E.thead(E.tr(*(E.th({"scope": "col"}, name) for name in heads))),
        E.tbody(*(E.tr(*(E.td(cell) for cell in row)) for row in rows)),
    )
    for names in report.split.together:
        yield E.p(
            without_forbidden(
                say("together, because they share passages: {names}", names=", ".join(names))
            )
        )


def _details(one: Outcome, say: Words) -> Iterator[html.HtmlElement]:
    yield E.h2({"id": one.filter.name}, reports.named(one.filter))
    yield E.p(say(one.filter.about))
    yield E.ul(
        *(
            E.li(without_forbidden(f"{figure(n, say.lang, ',')} × {say(example)}"))
            for example, n in one.why
        )
    )
    yield _samples(one, say)


def _samples(one: Outcome, say: Words) -> html.HtmlElement:
    heads: Sequence[str] = (say("bead"), say("why"), say("source"), say("translation"))
    rows = (
        E.tr(
            E.td(without_forbidden(f"{sample.text}:{sample.bead}")),
            E.td(without_forbidden(say(sample.reason))),
            E.td({"dir": "auto"}, without_forbidden(sample.src_text)),
            E.td({"dir": "auto"}, without_forbidden(sample.tgt_text)),
        )
        for sample in one.samples
    )
    return E.table(E.thead(E.tr(*(E.th({"scope": "col"}, name) for name in heads))), E.tbody(*rows))
