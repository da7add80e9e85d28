"""XLIFF 1.2: the exchange format that translation tools open for editing.

Each bead with a source is a unit; if it has no target, the unit is yet to be translated. A bead
without a source does not fit into this format and is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import repeat

from lxml import etree

from align.alignment import Alignment, Bead
from align.formats import facts, its
from align.formats.characters import without_forbidden
from align.formats.parts import NOTHING, Before, counted, spliced
from align.formats.work import DONE, Status, Unit, Work, remarks_of
from align.text import Fact
from align.words import Words

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


#: What qualifies the state of a unit whose two sides do not belong together.
WRONG_PAIR = "x-wrong-pair"
#: The author of the note that has the mark of a unit.
MARK = "sverka-unit"
#: The state for each verdict, and what qualifies it.
_DECIDED: Mapping[Status, tuple[str, str]] = {
    "good": ("signed-off", ""),
    "accepted": ("signed-off", ""),
    "work": ("needs-review-translation", ""),
    "faulty": ("needs-translation", "rejected-inaccurate"),
    "rejected": ("needs-review-translation", WRONG_PAIR),
}


def render(alignment: Alignment) -> bytes:
    """Write XLIFF 1.2 in UTF-8."""
    return etree.tostring(
        build(alignment), encoding="UTF-8", xml_declaration=True, pretty_print=True
    )


def render_work(work: Work, lang: str = "en") -> bytes:
    """Write a reviewed translation, with states, comments and findings (as ITS 2.0 has them)."""
    return etree.tostring(
        build(work.alignment, work=work, lang=lang),
        encoding="UTF-8",
        xml_declaration=True,
        pretty_print=True,
    )


def render_parts(parts: Iterable[Alignment]) -> Iterator[bytes]:
    """Write one XLIFF of all ``parts``."""
    ids = facts.Ids()
    trees = (build(part, before, ids) for part, before in counted(parts))
    return spliced(
        etree.tostring(tree, encoding="UTF-8", xml_declaration=True, pretty_print=True)
        for tree in trees
    )


def build(
    alignment: Alignment,
    before: Before = NOTHING,
    ids: facts.Ids | None = None,
    work: Work | None = None,
    lang: str = "en",
) -> etree._Element:
    """Build the XLIFF tree of a part; ``before`` is what comes before the part.

    The ids of units are those of their own file, or the numbers of beads, counting all of them from
    1. ``ids`` are those already used. ``work`` is what people did to the alignment; ``lang`` is the
    language of its headings.
    """
    languages = [document.lang or "und" for document in (alignment.src, alignment.tgt)]
    root = etree.Element("xliff", nsmap={"its": its.NAMESPACE} if work else None)
    root.set("xmlns", _NAMESPACE)
    root.set("version", "1.2")
    if work:
        root.set(f"{{{its.NAMESPACE}}}version", "2.0")
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
    ids = ids or facts.Ids()
    units = work.units if work else repeat(None)
    beads = [unit.bead for unit in work.units] if work else alignment.beads
    for number, (bead, reviewed) in enumerate(zip(beads, units, strict=False), 1 + before.beads):
        if bead.src:
            said = facts.of_bead(alignment, bead)
            unit = etree.SubElement(body, "trans-unit")
            used = ids.give(unit, "id", said, number)
            unit.set(_XML_SPACE, "preserve")
            about = tuple(fact for fact in said[0] if fact not in used)
            _fill(unit, bead, alignment, (about, *said[1:]), before)
            if work and reviewed:
                _review(unit, work, reviewed, Words(lang))
    return root


def _fill(
    unit: etree._Element, bead: Bead, alignment: Alignment, said: facts.Facts, before: Before
) -> None:
    languages = [document.lang or "und" for document in (alignment.src, alignment.tgt)]
    about, of_source, of_target = said
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
    rest = tuple(fact for fact in (*about, *of_source, *of_target) if fact != state)
    _say(unit, rest, written | facts.attributes(of_target, _OF_TARGET))
    note = etree.SubElement(unit, "note", {"from": "sverka-probability"})
    note.text = f"{bead.probability:.4f}"
    for side, numbers in (
        ("source", before.numbers("src", bead.src)),
        ("target", before.numbers("tgt", bead.tgt)),
    ):
        note = etree.SubElement(unit, "note", {"from": f"sverka-{side}-sentences"})
        note.text = numbers


def _review(unit: etree._Element, work: Work, reviewed: Unit, say: Words) -> None:
    """Write what people did to a unit: its state, comments and findings."""
    target = unit.find("target")
    if target is not None and reviewed.status != "open":
        state, qualifier = _DECIDED[reviewed.status]
        target.set("state", state)
        if qualifier:
            target.set("state-qualifier", qualifier)
        unit.set("approved", "yes" if reviewed.status in DONE else "no")
    for remark in remarks_of(reviewed, say):
        note = etree.SubElement(unit, "note", {"from": remark.author})
        note.text = without_forbidden(remark.text)
    if mark := work.mark(reviewed):
        etree.SubElement(unit, "note", {"from": MARK}).text = mark
    if reviewed.issues:
        name = f"lqi-{reviewed.id}"
        where = target if target is not None else unit[0]  # the source
        where.set(f"{{{its.NAMESPACE}}}locQualityIssuesRef", f"#{name}")
        unit.append(its.issues(name, reviewed.issues))


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
