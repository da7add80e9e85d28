"""An HTML page to read, print and send: the score, a table of error counts, and every error."""

from __future__ import annotations

from importlib.resources import files

from lxml import html

from align.formats.characters import without_forbidden
from align.formats.markup import E, marked, page, written
from align.quality.evaluation import RULINGS, Evaluation, Fault
from align.quality.reports import lines
from align.quality.typology import SEVERITIES
from align.words import Words


def render(evaluation: Evaluation, lang: str) -> bytes:
    """Write the page in UTF-8."""
    say = Words(lang)
    title = say("Translation quality")
    name = without_forbidden(evaluation.name)
    passed = {True: "passed", False: "failed", None: "none"}[evaluation.score.passed]
    body = E.body(
        E.header(
            E.h1(title),
            E.p(f"{name} ({' → '.join(evaluation.langs)})"),
            E.p(lines.result(evaluation, say), {"class": f"result {passed}"}),
            _facts(evaluation, say),
            _counts(evaluation, say),
        ),
        E.main(
            E.h2(say("Errors")),
            *(_article(evaluation, one, say) for one in evaluation.faults)
            if evaluation.faults
            else [E.p(say("No errors are marked."))],
        ),
    )
    style = (files(__package__) / "page.css").read_text(encoding="utf-8")
    return written(page(lang, f"{title}: {name}" if name else title, style, body))


def _facts(evaluation: Evaluation, say: Words) -> html.HtmlElement:
    made = E.dl()
    for name, value in list(lines.facts(evaluation, say))[1:]:
        made.extend((E.dt(without_forbidden(name)), E.dd(without_forbidden(value))))
    return made


def _counts(evaluation: Evaluation, say: Words) -> html.HtmlElement:
    head, counts = lines.table(evaluation, say)
    body = [E.tr(E.th(line[0], scope="row"), *map(E.td, line[1:])) for line in counts]
    return E.table(E.thead(E.tr(*(E.th(one, scope="col") for one in head))), E.tbody(*body))


def _article(evaluation: Evaluation, fault: Fault, say: Words) -> html.HtmlElement:
    bead = say("bead {number}", number=fault.bead)
    points = say("points: {n}", n=lines.number(evaluation.cost(fault), say.lang))
    made = E.article(
        {"class": fault.severity},
        E.h3(
            lines.category(evaluation, fault, say),
            " ",
            E.span(f"{say(SEVERITIES[fault.severity])}, {points}, {bead}", {"class": "place"}),
        ),
    )
    if fault.place is None and fault.words:
        made.append(E.p(without_forbidden(lines.where(fault, say)), {"class": "gone"}))
    if fault.note:
        made.append(E.p(without_forbidden(fault.note)))
    texts = E.div({"class": "texts"})
    for side, text, tag in zip(("src", "tgt"), fault.texts, evaluation.langs, strict=True):
        place = fault.place if side == fault.side else None
        texts.append(marked(text, place or (0, 0), tag, say))
    made.append(texts)
    by = f"{fault.who or say('someone')}, {fault.at[:16].replace('T', ' ')}"
    made.append(E.p(without_forbidden(by), {"class": "by"}))
    for reply in fault.replies:
        made.append(E.p(without_forbidden(lines.said(reply, say)), {"class": "reply"}))
    if fault.ruling:
        made.append(E.p(say(RULINGS[fault.ruling]), {"class": f"ruling {fault.ruling}"}))
    return made
