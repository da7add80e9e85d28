"""An HTML page to read, print and send: the score, a table of error counts, and every error."""

from __future__ import annotations

from importlib.resources import files

from lxml import html
from lxml.builder import ElementMaker  # type: ignore[import-not-found, unused-ignore]

from align.formats.characters import without_forbidden
from align.quality.evaluation import RULINGS, Evaluation, Fault
from align.quality.reports import lines
from align.quality.typology import SEVERITIES
from align.words import Words

E = ElementMaker(makeelement=html.html_parser.makeelement)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(evaluation: Evaluation, lang: str) -> bytes:
    """Write the page in UTF-8."""
    say = Words(lang)
    title = say("Translation quality")
    name = without_forbidden(evaluation.name)
    passed = {True: "passed", False: "failed", None: "none"}[evaluation.score.passed]
    page = E.html(
        {"lang": lang},
        E.head(
            E.meta(charset="utf-8"),
            E.meta({"http-equiv": "Content-Security-Policy", "content": _POLICY}),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.meta(name="color-scheme", content="light dark"),
            E.meta(name="generator", content="Sverka"),
            E.title(f"{title}: {name}" if name else title),
            E.style((files(__package__) / "page.css").read_text(encoding="utf-8")),
        ),
        E.body(
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
        ),
    )
    content: bytes = html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")
    return content


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
    place = say("bead {number}", number=fault.bead)
    points = say("points: {n}", n=lines.number(evaluation.cost(fault), say.lang))
    made = E.article(
        {"class": fault.severity},
        E.h3(
            lines.category(evaluation, fault, say),
            " ",
            E.span(f"{say(SEVERITIES[fault.severity])}, {points}, {place}", {"class": "place"}),
        ),
    )
    if fault.place is None and fault.words:
        made.append(E.p(without_forbidden(lines.where(fault, say)), {"class": "gone"}))
    if fault.note:
        made.append(E.p(without_forbidden(fault.note)))
    texts = E.div({"class": "texts"})
    for side, text, tag in zip(("src", "tgt"), fault.texts, evaluation.langs, strict=True):
        texts.append(_text(text, fault.place if side == fault.side else None, tag, say))
    made.append(texts)
    by = f"{fault.who or say('someone')}, {fault.at[:16].replace('T', ' ')}"
    made.append(E.p(without_forbidden(by), {"class": "by"}))
    for reply in fault.replies:
        made.append(E.p(without_forbidden(lines.said(reply, say)), {"class": "reply"}))
    if fault.ruling:
        made.append(E.p(say(RULINGS[fault.ruling]), {"class": f"ruling {fault.ruling}"}))
    return made


def _text(text: str, place: tuple[int, int] | None, tag: str, say: Words) -> html.HtmlElement:
    if not text:
        return E.p(say("(nothing)"), {"class": "missing"})
    begin, end = place or (0, 0)
    before, inside, after = map(without_forbidden, (text[:begin], text[begin:end], text[end:]))
    paragraph = E.p({"lang": tag, "dir": "auto"}, before)
    if inside:
        paragraph.append(E.mark(inside))
        paragraph[-1].tail = after
    else:
        paragraph.text = before + after
    return paragraph
