"""XLIFF 1.2: the exchange format that translation tools open for editing.

Each bead with a source is a unit; if it has no target, the unit is yet to be translated. A bead
without a source does not fit into this format and is left out.
"""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from align.alignment import Alignment, Bead
from align.formats import facts
from align.formats.characters import without_forbidden
from align.text import Fact

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# What XLIFF may say about a unit and about a target.
_OF_UNIT = facts.names(
    """approved reformat datatype ts phase-name restype resname extradata help-id menu
    menu-option menu-name coord font css-style style exstyle extype maxbytes minbytes
    size-unit maxheight minheight maxwidth minwidth charclass"""
)
_OF_TARGET = facts.names("state-qualifier phase-name ts restype resname equiv-trans")
# Version 1.2 has other names for the states of version 2.
_STATES = {"initial": "new", "reviewed": "signed-off", "translated": "translated", "final": "final"}
_STATES |= {
    name: name
    for name in facts.names(
        """needs-adaptation needs-l10n needs-review-adaptation needs-review-l10n
        needs-review-translation needs-translation new signed-off"""
    )
}


def render(alignment: Alignment) -> bytes:
    """Write XLIFF 1.2 in UTF-8."""
    return etree.tostring(
        build(alignment), encoding="UTF-8", xml_declaration=True, pretty_print=True
    )


def build(alignment: Alignment) -> etree._Element:
    """Build the XLIFF tree; unit ids are the numbers of beads, counting all of them from 1."""
    languages = [document.lang or "und" for document in (alignment.src, alignment.tgt)]
    root = etree.Element("xliff", xmlns=_NAMESPACE, version="1.2")
    file = etree.SubElement(
        root,
        "file",
        {
            "original": without_forbidden(alignment.src.source or "text"),
            "datatype": "plaintext",
            "source-language": languages[0],
            "target-language": languages[1],
        },
    )
    body = etree.SubElement(file, "body")
    ids = facts.Ids()
    for number, bead in enumerate(alignment.beads, 1):
        if bead.src:
            _unit(body, number, bead, alignment, ids)
    return root


def _unit(
    body: etree._Element, number: int, bead: Bead, alignment: Alignment, ids: facts.Ids
) -> None:
    languages = [document.lang or "und" for document in (alignment.src, alignment.tgt)]
    about, of_source, of_target = facts.of_bead(alignment, bead)
    name, used = ids.of(about, number)
    unit = etree.SubElement(
        body, "trans-unit", {"id": without_forbidden(name), _XML_SPACE: "preserve"}
    )
    about = tuple(fact for fact in about if fact not in used)
    source = etree.SubElement(unit, "source", {_XML_LANG: languages[0]})
    source.text = without_forbidden(alignment.src_text(bead))
    state = next(
        (f for f in (*of_target, *about) if f.name == "state" and f.value in _STATES), None
    )
    if bead.tgt:
        target = etree.SubElement(unit, "target", {_XML_LANG: languages[1]})
        target.text = without_forbidden(alignment.tgt_text(bead))
        target.set("state", _STATES[state.value] if state else "translated")
        written = facts.attributes(of_target, _OF_TARGET)
        for key, value in written.items():
            target.set(key, without_forbidden(value))
    written = facts.attributes(about, _OF_UNIT)
    for key, value in written.items():
        unit.set(key, without_forbidden(value))
    said = tuple(fact for fact in (*about, *of_source, *of_target) if fact != state)
    _say(unit, said, written | facts.attributes(of_target, _OF_TARGET))
    note = etree.SubElement(unit, "note", {"from": "sverka-probability"})
    note.text = f"{bead.probability:.4f}"
    for side, indices in (("source", bead.src), ("target", bead.tgt)):
        note = etree.SubElement(unit, "note", {"from": f"sverka-{side}-sentences"})
        note.text = " ".join(map(str, indices))


def _say(unit: etree._Element, said: Collection[Fact], written: dict[str, str]) -> None:
    """Write facts from the file of the unit, except attributes that are ``written`` already."""
    properties = list(facts.others(said, written))
    if properties:
        group = etree.SubElement(unit, "prop-group")
        for name, value in properties:
            kind = {"prop-type": without_forbidden(name) or "x-unnamed"}
            etree.SubElement(group, "prop", kind).text = without_forbidden(value)
    for name, text in facts.notes(said):
        note = etree.SubElement(unit, "note", {"from": without_forbidden(name)} if name else {})
        note.text = without_forbidden(text)
