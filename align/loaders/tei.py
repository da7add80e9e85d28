"""TEI P5, the format of text corpora: the text proper, speaker turns, and facts of the header.

Its elements are renamed to those of HTML and walked like them. Of an edition's alternatives the
corrected reading is taken. Sentences that are marked as such are not kept: ``load`` gives
paragraphs.
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from align.loaders import blocks, dates, guard, language, turns
from align.loaders.raw import Raw
from align.text import Document

_WHAT = "TEI text"

_RENAMED = {"ab": "p", "l": "p", "u": "p", "head": "h2", "div1": "div", "div2": "div"}
_DROPPED = ("front", "back", "fw", "note", "del", "figure", "sic", "orig", "abbr", "gap", "desc")


def read(raw: Raw) -> Document:
    """Return the document in ``raw`` with the language, title, date and licence that it states.

    Raises LoadError where it is no sound TEI or holds several texts.
    """
    root = guard.xml(raw.data, raw.name, _WHAT)
    guard.without_namespaces(root)
    bodies = list(root.iter("body"))
    if len(bodies) != 1:
        raise guard.damaged(raw.name, _WHAT, f"it holds {len(bodies)} texts, not one")
    body = bodies[0]
    header = root.find("teiHeader")
    people = {
        person.get("id"): " ".join("".join(person.itertext()).split())
        for person in root.iter("person")
    }
    etree.strip_elements(body, *_DROPPED, with_tail=False)
    for turn in list(body.iter("u", "sp")):
        _label(turn, people)
    for element in body.iter(etree.Element):
        if element.tag == "s":
            element.tail = f" {element.tail or ''}"
        element.tag = _RENAMED.get(element.tag, element.tag)
    document = blocks.document(blocks.walk(body))
    document = replace(document, lang=language.well_formed(_language(root, body)) or "")
    return document if header is None else _with_facts(document, header)


def _label(turn: guard.Element, people: dict[str, str]) -> None:
    """Write the speaker before what is said, as a label with a colon, unless it stands there."""
    speaker = turn.find("speaker")
    named = people.get(turn.get("who", "").removeprefix("#"), "")
    if speaker is not None:
        named = " ".join("".join(speaker.itertext()).split()).rstrip(".: ") or named
        turn.remove(speaker)
    first = turn if turn.tag == "u" else turn.find("p")
    if not named or first is None:
        return
    said = " ".join("".join(first.itertext()).split())
    if turns.find_label(said) is None:
        first.text = f"{named}: {(first.text or '').lstrip()}"


def _language(root: guard.Element, body: guard.Element) -> str | None:
    """Return the language of the text, which is not always that of the header around it."""
    for element in (body, *body.iterancestors()):
        if element.get("lang"):
            return str(element.get("lang"))
    stated = root.find("teiHeader/profileDesc/langUsage/language")
    return None if stated is None else stated.get("ident")


def _with_facts(document: Document, header: guard.Element) -> Document:
    title = " ".join("".join(header.xpath("string(fileDesc/titleStmt/title[1])")).split())
    when = header.xpath("string((.//sourceDesc//date/@when | .//publicationStmt//date/@when)[1])")
    licence = header.xpath("string(.//licence[1]/@target)") or header.xpath("string(.//licence[1])")
    address = header.xpath("string((.//sourceDesc//*[@target]/@target)[1])")
    return replace(
        document,
        title=document.title or title or None,
        date=dates.parse_iso(when) if when else None,
        licence=" ".join(licence.split()) or None,
        url=address or None,
    )
