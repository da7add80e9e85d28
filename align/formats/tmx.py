"""TMX 1.4b: the translation memory that translators' tools import.

A null bead has no counterpart, so it is not a translation unit and is left out, unless a further
text has one. There is no document type declaration, because some tools try to load the file that it
names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from itertools import repeat

from lxml import etree

from align.alignment import Alignment, Bead
from align.formats import facts
from align.formats.characters import without_forbidden
from align.formats.parts import NOTHING, Before, counted, spliced
from align.formats.work import Beside, Issue, Unit, Work, remarks_of, seconds, told
from align.release import moment, version
from align.text import Document, Fact
from align.words import Words

# What TMX may say about a unit or a side of it.
_KNOWN = facts.names(
    """o-encoding datatype usagecount lastusagedate creationtool creationtoolversion
    creationdate creationid changedate changeid o-tmf segtype"""
)
_OF_SIDE = _KNOWN - {"segtype"}

#: The property that has the mark of a unit.
MARK = "x-sverka-unit"

#: The property that has the name of a text, if that is not its language.
TEXT = "x-text"

#: The property that has an error that a person marked: category, severity, side and span, note.
ERROR = "x-mqm-error"

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def render(alignment: Alignment) -> bytes:
    """Write TMX in UTF-8, created now or at ``SOURCE_DATE_EPOCH``."""
    return etree.tostring(
        build(alignment, created=moment()),
        encoding="UTF-8",
        xml_declaration=True,
        pretty_print=True,
    )


def render_work(work: Work, lang: str = "en") -> bytes:
    """Write a reviewed translation, with who changed it last and when, and the comments.

    Beads that were rejected are left out.
    """
    return etree.tostring(
        build(work.alignment, created=moment(), work=work, lang=lang),
        encoding="UTF-8",
        xml_declaration=True,
        pretty_print=True,
    )


def render_parts(parts: Iterable[Alignment]) -> Iterator[bytes]:
    """Write one TMX of all ``parts``."""
    created = moment()
    trees = (build(part, created, before) for part, before in counted(parts))
    return spliced(
        etree.tostring(tree, encoding="UTF-8", xml_declaration=True, pretty_print=True)
        for tree in trees
    )


def build(
    alignment: Alignment,
    created: datetime,
    before: Before = NOTHING,
    work: Work | None = None,
    lang: str = "en",
) -> etree._Element:
    """Build the TMX tree of a part: ``created`` (with a time zone) is the date in its header, and
    ``before`` is what comes before the part. ``work`` is what people did to the alignment.
    """
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
    units = work.units if work else repeat(None)
    beads = [unit.bead for unit in work.units] if work else alignment.beads
    for number, (bead, about) in enumerate(zip(beads, units, strict=False), 1 + before.beads):
        further = _further(work, about)
        if (not bead.is_null or further) and (about is None or about.status != "rejected"):
            said = facts.of_bead(alignment, bead)
            if work and about:
                said = _with_review(said, work, about, Words(lang))
            unit = etree.SubElement(body, "tu")
            used = ids.give(unit, "tuid", said, number)
            _say(unit, [fact for fact in said[0] if fact not in used], _KNOWN)
            _fill(unit, bead, alignment, said, before)
            for one, text in further:
                _add_further(unit, one, text)
    return root


def _further(work: Work | None, about: Unit | None) -> list[tuple[Beside, str]]:
    """The further texts of a bead that say something."""
    if not work or not about:
        return []
    return [(one, text) for one in work.columns if (text := one.text(about))]


def _add_further(unit: etree._Element, beside: Beside, text: str) -> None:
    """Add a variant, with the name of its text if that is not its language."""
    variant = etree.SubElement(unit, "tuv", {_XML_LANG: beside.lang or "und"})
    if beside.name != beside.lang:
        _property(variant, TEXT, beside.name)
    etree.SubElement(variant, "seg").text = without_forbidden(text)


def _fill(
    unit: etree._Element, bead: Bead, alignment: Alignment, said: facts.Facts, before: Before
) -> None:
    _property(unit, "x-bead", bead.type)
    _property(unit, "x-probability", f"{bead.probability:.4f}")
    for document, sentences, text, about in (
        (alignment.src, before.numbers("src", bead.src), alignment.src_text(bead), said[1]),
        (alignment.tgt, before.numbers("tgt", bead.tgt), alignment.tgt_text(bead), said[2]),
    ):
        if bead.is_null and not text:
            continue
        variant = etree.SubElement(unit, "tuv", {_XML_LANG: _lang(document)})
        _property(variant, "x-sentences", sentences)
        _say(variant, about, _OF_SIDE)
        etree.SubElement(variant, "seg").text = without_forbidden(text)


def _with_review(said: facts.Facts, work: Work, unit: Unit, say: Words) -> facts.Facts:
    """Add to what the file of a unit said what people did to it since."""
    about, of_src, of_tgt = said
    notes = [Fact("unit", "note", "", told(one)) for one in remarks_of(unit, say)]
    own = [Fact("unit", "prop", "x-status", unit.status)] if work.key else []
    own += [Fact("unit", "prop", ERROR, _error(one)) for one in unit.issues if one.marked]
    # A unit without one of the two sides cannot be taken back.
    if (mark := work.mark(unit)) and not unit.bead.is_null:
        own.append(Fact("unit", "prop", MARK, mark))
    last = unit.last
    changed = []
    if last and seconds(last.at):
        moment = seconds(last.at).replace("-", "").replace(":", "")
        changed = [Fact("side", "attribute", "changedate", moment)]
        changed += [Fact("side", "attribute", "changeid", last.who)] if last.who else []
        known = {fact.name for fact in changed}
        of_tgt = tuple(fact for fact in of_tgt if fact.name not in known)
    about = tuple(fact for fact in about if fact.name not in (MARK, ERROR, "x-status"))
    return (*about, *own, *notes), of_src, (*changed, *of_tgt)


def _error(issue: Issue) -> str:
    side, span = ("tgt", issue.tgt_span) if any(issue.tgt_span) else ("src", issue.src_span)
    place = f"{side} {span[0]}-{span[1]}" if any(span) else ""
    parts = issue.kind, issue.severity, place, issue.message
    return "; ".join(filter(None, parts))


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
        yield from ((f"{side}-{name}", value) for name, value in document.metadata)


def _property(parent: etree._Element, name: str, value: str) -> None:
    etree.SubElement(parent, "prop", type=without_forbidden(name)).text = without_forbidden(value)


def _lang(document: Document) -> str:
    return document.lang or "und"
