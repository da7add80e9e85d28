"""XLIFF 1.2: the exchange format that translation tools open for editing.

Each bead with a source is a unit; if it has no target, the unit is yet to be translated. A bead
without a source does not fit into this format and is left out.
"""

from __future__ import annotations

from lxml import etree

from align.alignment import Alignment
from align.formats.characters import without_forbidden

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


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
    for number, bead in enumerate(alignment.beads, 1):
        if not bead.src:
            continue
        unit = etree.SubElement(body, "trans-unit", {"id": str(number), _XML_SPACE: "preserve"})
        source = etree.SubElement(unit, "source", {_XML_LANG: languages[0]})
        source.text = without_forbidden(alignment.src_text(bead))
        if bead.tgt:
            target = etree.SubElement(unit, "target", {_XML_LANG: languages[1]})
            target.text = without_forbidden(alignment.tgt_text(bead))
            target.set("state", "translated")
        note = etree.SubElement(unit, "note", {"from": "sverka-probability"})
        note.text = f"{bead.probability:.4f}"
        for side, indices in (("source", bead.src), ("target", bead.tgt)):
            note = etree.SubElement(unit, "note", {"from": f"sverka-{side}-sentences"})
            note.text = " ".join(map(str, indices))
    return root
