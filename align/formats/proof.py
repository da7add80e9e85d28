"""One HTML page of a reviewed translation, to read, print and send: what people changed is drawn as
inserted and struck words, with decisions, notes and comments beside it.

As for the page of an alignment, the page loads nothing from the network.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from importlib.resources import files

from lxml import html

from align import dates
from align.alignment import Alignment
from align.formats.characters import without_forbidden
from align.formats.difference import Piece, pieces
from align.formats.markup import E, page, written
from align.formats.work import STATUSES, Passage, Unit, Work, remarks_of, seconds, told, told_issue
from align.languages import joiner
from align.languages.cldr import locale_of
from align.words import Words

#: The number of colours that tell people's changes apart.
_COLOURS = 6


def render(alignment: Alignment) -> bytes:
    """Write the page of an alignment that nobody has reviewed."""
    return render_work(Work.of(alignment))


def render_work(work: Work, lang: str = "en", only: Collection[int] | None = None) -> bytes:
    """Write the page in UTF-8; ``lang`` is the language of its headings.

    With ``only``, which has ids of beads, the others are left out.
    """
    say = Words(lang)
    people = _people(work)
    name = without_forbidden(work.name) or say("Review")
    body = E.body(
        E.header(E.h1(name), _summary(work, say), *_legend(people, say)),
        E.main(_table(work, people, say, only)),
    )
    style = (files(__package__) / "proof.css").read_text(encoding="utf-8")
    return written(page(lang, name, style, body))


def _people(work: Work) -> dict[str, int]:
    """Those who changed something, in the order of their first change, each with a colour."""
    made = [
        (version.at, version.who)
        for unit in work.units
        for one in (*unit.src, *unit.tgt)
        for version in one.versions
    ]
    names = dict.fromkeys(who for _, who in sorted(made))
    return {who: k % _COLOURS for k, who in enumerate(names)}


def _summary(work: Work, say: Words) -> html.HtmlElement:
    changed = sum(any(one.changed for one in (*unit.src, *unit.tgt)) for unit in work.units)
    parts = [
        say("Beads: {n}", n=len(work.units)),
        say("Beads with changes: {n}", n=changed),
        say("Beads with comments: {n}", n=sum(bool(unit.remarks) for unit in work.units)),
    ]
    parts += [dates.told(work.made, say.lang) + " UTC"] if work.made else []
    return E.p({"class": "facts"}, " · ".join(parts))


def _legend(people: dict[str, int], say: Words) -> Iterator[html.HtmlElement]:
    """Say which colour is whose."""
    if not people:
        return
    said = E.p({"class": "facts"}, say("Changes by") + " ")
    for who, colour in people.items():
        name = without_forbidden(who) or say("someone")
        said.append(E.span(name, {"class": f"person by{colour}"}))
        said[-1].tail = " "
    yield said


def _table(
    work: Work, people: dict[str, int], say: Words, only: Collection[int] | None
) -> html.HtmlElement:
    alignment = work.alignment
    tags = alignment.src.lang, alignment.tgt.lang
    heads = [say("No."), *(_language_name(tag, say.lang) for tag in tags)]
    heads += [without_forbidden(one.name) for one in work.columns]
    with_remarks = any(list(_remarks(unit, say)) for unit in work.units)
    heads += [say("Remarks")] if with_remarks else []
    body = E.tbody()
    for number, unit in enumerate(work.units, 1):
        if only is not None and unit.id not in only:
            continue
        row = E.tr({"id": f"bead-{number}"}, E.th(str(number), scope="row"))
        for passages, document in ((unit.src, alignment.src), (unit.tracked, alignment.tgt)):
            row.append(_cell(passages, document.lang, people, say))
        for beside in work.columns:
            text = without_forbidden(beside.text(unit))
            facts = {"lang": beside.lang, "dir": _direction(beside.lang), "class": "beside"}
            row.append(E.td(text, facts))
        if with_remarks:
            row.append(E.td({"class": "remarks"}, *_remarks(unit, say)))
        body.append(row)
    top = E.thead(E.tr(*(E.th(head, scope="col") for head in heads)))
    return E.table({"class": "wide" if with_remarks else ""}, top, body)


def _cell(
    passages: Sequence[Passage], lang: str, people: dict[str, int], say: Words
) -> html.HtmlElement:
    if not passages:
        return E.td(E.span(say("no counterpart")), {"class": "missing"})
    cell = E.td({"lang": lang, "dir": _direction(lang)})
    for passage in passages:
        sentence = E.span({"class": passage.kind})
        for piece in pieces(passage) if passage.changed else (Piece("same", passage.text),):
            sentence.append(_piece(piece, people, say.lang))
        sentence.tail = joiner(lang)
        cell.append(sentence)
    return cell


def _piece(piece: Piece, people: dict[str, int], lang: str) -> html.HtmlElement:
    text = without_forbidden(piece.text)
    if piece.kind == "same":
        return E.span(text)
    made = (E.ins if piece.kind == "added" else E.DEL)(text)
    if piece.by and piece.by.at:
        made.set("class", f"by{people.get(piece.by.who, 0)}")
        made.set("title", without_forbidden(f"{piece.by.who}, {dates.told(piece.by.at, lang)}"))
        made.set("datetime", seconds(piece.by.at))
    return made


def _remarks(unit: Unit, say: Words) -> Iterator[html.HtmlElement]:
    if unit.status != "open":
        yield E.p(say(STATUSES[unit.status]), {"class": "status"})
    for remark in remarks_of(unit, say):
        yield E.p(told(remark, dates.told(remark.at, say.lang)))
    for issue in unit.issues:
        yield E.p(told_issue(issue, say))


def _direction(tag: str) -> str:
    locale = locale_of(tag)
    return locale.text_direction if locale else "auto"


def _language_name(tag: str, reader: str) -> str:
    locale = locale_of(tag)
    name = locale.get_display_name(reader) if locale else None
    return name or tag or "?"
