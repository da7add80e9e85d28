"""TEI P5, the format of text corpora: the text, turns of speech, and facts of the header.

Its elements are renamed to those of HTML and walked in the same way. If an edition has
alternatives, the corrected reading is used. Sentence marks are ignored: ``load`` gives paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from align.loaders import blocks, dates, guard, language
from align.loaders.blocks import Block
from align.loaders.raw import Raw
from align.text import Document, ParagraphKind
from align.words import Message

_WHAT = Message("TEI text")

_RENAMED = {"ab": "p", "l": "p", "u": "p", "head": "h2", "div1": "div", "div2": "div"}
_DROPPED = ("front", "back", "fw", "note", "del", "figure", "sic", "orig", "abbr", "gap", "desc")
_PLACE = "\ue000"  # followed by a number, marks the place of a turn of speech


@dataclass(frozen=True, slots=True)
class _Turn:
    """What an ``sp`` or ``u`` says about its paragraphs, as in ``Paragraph``."""

    kind: ParagraphKind
    speaker: str | None


def read(raw: Raw) -> Document:
    """Return the document in ``raw`` with the language, title, date and licence that it states.

    Raises LoadError if it is not valid TEI or holds several texts.
    """
    root = guard.xml(raw.data, raw.name, _WHAT)
    guard.without_namespaces(root)
    bodies = list(root.iter("body"))
    if len(bodies) != 1:
        raise guard.damaged(raw.name, _WHAT, Message("it holds {n} texts, not one", n=len(bodies)))
    lang = language.well_formed(_language(root, bodies[0]))
    found = list(_blocks(bodies[0], _people(root)))
    document = blocks.document(block for block, _turn in found)
    parts = tuple(
        replace(part, kind=turn.kind, speaker=turn.speaker)
        if turn and part.kind == "body"
        else part
        for part, (_block, turn) in zip(document.paragraphs, found, strict=True)
    )
    document = replace(document, paragraphs=parts, lang=lang or "")
    header = root.find("teiHeader")
    return document if header is None else _with_facts(document, header)


def _people(root: guard.Element) -> dict[str, str]:
    """Return the names of the speakers, by the ids that turns refer to."""
    return {f"#{one.get('id')}": _text(one) for one in root.iter("person", "personGrp")}


def _blocks(body: guard.Element, people: dict[str, str]) -> Iterator[tuple[Block, _Turn | None]]:
    """Yield the blocks of the text, each with the turn of speech that it is part of."""
    etree.strip_elements(body, *_DROPPED, with_tail=False)
    spoken = [one for one in body.iter("sp", "u") if next(one.iterancestors("sp"), None) is None]
    turns = [_turn(one, people) for one in spoken]
    places = {}
    for number, one in enumerate(spoken):
        place = etree.Element("p")
        place.text, place.tail, one.tail = f"{_PLACE}{number}", one.tail, None
        places[place.text] = number
        one.getparent().replace(one, place)
    for part in (body, *spoken):
        _rename(part)
    for block in blocks.walk(body):
        number = places.get(block.text, -1)
        if number < 0:
            yield block, None
        else:
            yield from ((inner, turns[number]) for inner in blocks.walk(spoken[number]))


def _turn(element: guard.Element, people: dict[str, str]) -> _Turn | None:
    """Return what an ``sp`` or ``u`` says about itself.

    None if its speaker is printed: then the name becomes a label in the text, and ``turns`` finds
    it.
    """
    speaker = element.find("speaker")
    if speaker is not None:
        element.remove(speaker)
        first = next(element.iter("p", "l", "ab"), element)
        first.text = f"{_text(speaker).rstrip('.: ')}: {(first.text or '').lstrip()}"
        return None
    name = people.get(element.get("who", ""))
    if element.get("n") in ("question", "answer"):
        return _Turn(element.get("n"), name)
    return _Turn("answer", name) if name else None


def _rename(part: guard.Element) -> None:
    """Rename the elements of ``part`` to those of HTML, and put spaces between sentences."""
    for element in part.iter(etree.Element):
        if element.tag == "s":
            element.tail = f" {element.tail or ''}"
        element.tag = _RENAMED.get(element.tag, element.tag)


def _text(element: guard.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _language(root: guard.Element, body: guard.Element) -> str | None:
    """Return the language of the text, which may differ from that of the header around it."""
    for element in (body, *body.iterancestors()):
        if element.get("lang"):
            return str(element.get("lang"))
    stated = root.find("teiHeader/profileDesc/langUsage/language")
    return None if stated is None else stated.get("ident")


def _with_facts(document: Document, header: guard.Element) -> Document:
    def one(expression: str) -> str:
        return " ".join(header.xpath(f"string({expression})").split())

    when = one("(.//sourceDesc//date/@when | .//publicationStmt//date/@when)[1]")
    return replace(
        document,
        title=document.title or one("fileDesc/titleStmt/title[1]") or None,
        date=dates.parse_iso(when) if when else None,
        licence=one(".//licence[1]/@target") or one(".//licence[1]") or None,
        url=one("(.//sourceDesc//*[@target]/@target)[1]") or None,
        number=one("(.//sourceDesc//idno[@type='number'])[1]") or None,
    )
