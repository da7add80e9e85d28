"""TMX 1.4b: the translation memory that translators' tools import.

A null bead has no counterpart, so it is not a translation unit and is left out. There is no
document type declaration, because some tools try to load the file that it names.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from lxml import etree

from align.alignment import Alignment, Bead
from align.errors import UsageError
from align.formats import facts
from align.formats.characters import without_forbidden
from align.release import version
from align.text import Document, Fact

# What TMX may say about a unit or a side of it.
_KNOWN = facts.names(
    """o-encoding datatype usagecount lastusagedate creationtool creationtoolversion
    creationdate creationid changedate changeid o-tmf segtype"""
)
_OF_SIDE = _KNOWN - {"segtype"}

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def render(alignment: Alignment) -> bytes:
    """Write TMX in UTF-8, created now or at ``SOURCE_DATE_EPOCH``."""
    return etree.tostring(
        build(alignment, created=_now()),
        encoding="UTF-8",
        xml_declaration=True,
        pretty_print=True,
    )


def build(alignment: Alignment, created: datetime) -> etree._Element:
    """Build the TMX tree; ``created`` (with a time zone) is the creation date in its header."""
    root = etree.Element("tmx", version="1.4")
    header = etree.SubElement(
        root,
        "header",
        {
            "creationtool": "sverka",
            "creationtoolversion": version("unknown"),
            "segtype": "sentence",
            "o-tmf": "sverka",
            "adminlang": "en",
            "srclang": _lang(alignment.src),
            "datatype": "plaintext",
            "o-encoding": "UTF-8",
            "creationdate": created.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"),
        },
    )
    for name, value in _facts(alignment):
        _property(header, f"x-{name}", value)
    body = etree.SubElement(root, "body")
    ids = facts.Ids()
    for number, bead in enumerate(alignment.beads, 1):
        if not bead.is_null:
            _unit(body, number, bead, alignment, ids)
    return root


def _unit(
    body: etree._Element, number: int, bead: Bead, alignment: Alignment, ids: facts.Ids
) -> None:
    about, *of_sides = facts.of_bead(alignment, bead)
    tuid, used = ids.of(about, number)
    unit = etree.SubElement(body, "tu", tuid=without_forbidden(tuid))
    _say(unit, [fact for fact in about if fact not in used], _KNOWN)
    _property(unit, "x-bead", bead.type)
    _property(unit, "x-probability", f"{bead.probability:.4f}")
    for document, indices, text, said in (
        (alignment.src, bead.src, alignment.src_text(bead), of_sides[0]),
        (alignment.tgt, bead.tgt, alignment.tgt_text(bead), of_sides[1]),
    ):
        variant = etree.SubElement(unit, "tuv", {_XML_LANG: _lang(document)})
        _property(variant, "x-sentences", " ".join(map(str, indices)))
        _say(variant, said, _OF_SIDE)
        etree.SubElement(variant, "seg").text = without_forbidden(text)


def _say(element: etree._Element, said: Collection[Fact], known: Collection[str]) -> None:
    """Write facts from the file of the unit: as attributes, notes and properties."""
    if not said:
        return
    written = facts.attributes(said, known)
    for name, value in written.items():
        element.set(name, without_forbidden(value))
    for _name, text in facts.notes(said):
        etree.SubElement(element, "note").text = without_forbidden(text)
    for name, value in facts.others(said, written):
        _property(element, name or "x-unnamed", value)


def _facts(alignment: Alignment) -> Iterable[tuple[str, str]]:
    yield "method", alignment.method
    if alignment.made_with:
        yield "made-with", alignment.made_with
    for side, document in (("src", alignment.src), ("tgt", alignment.tgt)):
        for name in ("title", "url", "licence"):
            if value := getattr(document, name):
                yield f"{side}-{name}", value
        if document.date:
            yield f"{side}-date", document.date.isoformat()


def _property(parent: etree._Element, name: str, value: str) -> None:
    etree.SubElement(parent, "prop", type=without_forbidden(name)).text = without_forbidden(value)


def _lang(document: Document) -> str:
    return document.lang or "und"


def _now() -> datetime:
    """The current time, or the one set for reproducible builds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            "SOURCE_DATE_EPOCH is {value!r}",
            hint="Give it in whole seconds since 1970",
            value=epoch,
        ) from error
