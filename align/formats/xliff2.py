"""XLIFF 2.1: a unit with one segment for each bead with a source.

Comments are notes, findings are localization quality issues (ITS 2.0), and facts from the unit's
own file are metadata. Inline markup is not supported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lxml import etree

from align.alignment import Alignment
from align.formats import facts, its
from align.formats.characters import without_forbidden
from align.formats.work import Issue, Side, Status, Unit, Work, remarks_of, told
from align.formats.xliff import MARK
from align.text import Span
from align.words import Words

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_STATES: Mapping[Status, str] = {
    "open": "translated", "good": "reviewed", "work": "translated", "faulty": "initial",
    "accepted": "reviewed", "rejected": "initial",
}  # fmt: skip
_NOT_A_TOKEN = re.compile(r"[^\w.\-:]")


class _Group(NamedTuple):
    """Findings about the same words: the id of their description, and where the words are."""

    name: str
    side: Side
    span: Span
    issues: Sequence[Issue]


def render(alignment: Alignment) -> bytes:
    """Write XLIFF 2.1 of an alignment that nobody has reviewed."""
    return render_work(Work.of(alignment))


def render_work(work: Work, lang: str = "en") -> bytes:
    """Write XLIFF 2.1 in UTF-8."""
    return etree.tostring(
        build(work, Words(lang)), encoding="UTF-8", xml_declaration=True, pretty_print=True
    )


def build(work: Work, say: Words) -> etree._Element:
    """Build the XLIFF tree."""
    alignment = work.alignment
    names: Any = {None: _NAMESPACE, "mda": _METADATA, "its": its.NAMESPACE}
    root = etree.Element(f"{{{_NAMESPACE}}}xliff", nsmap=names)
    root.set("version", "2.1")
    root.set("srcLang", alignment.src.lang or "und")
    root.set("trgLang", alignment.tgt.lang or "und")
    root.set(f"{{{its.NAMESPACE}}}version", "2.1")
    file = _under(root, "file", id="f1")
    if alignment.src.source:
        file.set("original", without_forbidden(alignment.src.source))
    ids = facts.Ids()
    for number, unit in enumerate(work.units, 1):
        if unit.src:
            _unit(file, number, work, unit, ids, say)
    if not len(file):  # it must have a unit
        _under(_under(_under(file, "unit", id="1"), "segment"), "source")
    return root


def _unit(
    file: etree._Element, number: int, work: Work, unit: Unit, ids: facts.Ids, say: Words
) -> None:
    said = facts.of_bead(work.alignment, unit.bead)
    made = _under(file, "unit")
    used = ids.give(made, "id", said, number)
    made.set("id", _NOT_A_TOKEN.sub("_", made.get("id", "")))
    made.set(f"{_XML}space", "preserve")
    rest = [fact for side in said for fact in side if fact not in used]
    own = [("probability", f"{unit.bead.probability:.4f}")]
    for name, indices in (("source", unit.bead.src), ("target", unit.bead.tgt)):
        own.append((f"{name}-sentences", " ".join(map(str, indices))))
    ours = ((f"sverka-{name}", value) for name, value in own)
    _metadata(made, [*ours, *facts.others(rest, {})])
    groups = list(_groups(work, unit))
    for name, _, _, found in groups:
        made.append(its.issues(name, found))
    notes = [("", name, text) for name, text in facts.notes(rest)]
    notes += [("target", "comment", told(one)) for one in remarks_of(unit, say)]
    if mark := work.mark(unit):
        notes.append(("", MARK, mark))
    box = _under(made, "notes") if notes else made
    for on, category, text in notes:
        note = _under(box, "note")
        if on:
            note.set("appliesTo", on)
        if category:
            note.set("category", without_forbidden(category))
        note.text = without_forbidden(text)
    segment = _under(made, "segment", state=_STATES[unit.status] if unit.tgt else "initial")
    if unit.status not in ("open", "accepted"):
        segment.set("subState", f"sverka:{unit.status}")
    _side(segment, "source", work.text(unit, "src"), [one for one in groups if one.side == "src"])
    if unit.tgt:
        tgt = [one for one in groups if one.side == "tgt"]
        _side(segment, "target", work.text(unit, "tgt"), tgt)


def _metadata(made: etree._Element, found: Iterable[tuple[str, str]]) -> None:
    metadata = etree.SubElement(made, f"{{{_METADATA}}}metadata")
    group = etree.SubElement(metadata, f"{{{_METADATA}}}metaGroup")
    for name, value in found:
        meta = etree.SubElement(group, f"{{{_METADATA}}}meta")
        meta.set("type", without_forbidden(name) or "x-unnamed")
        meta.text = without_forbidden(value)


def _groups(work: Work, unit: Unit) -> Iterator[_Group]:
    """Yield the findings by the words that they are about; those that overlap are together.

    A finding that names no words is about the whole translation, or the source if there is none.
    """
    on: dict[Side, list[tuple[Span, Issue]]] = {"src": [], "tgt": []}
    for issue in unit.issues:
        side: Side = "tgt" if unit.tgt and _length(issue.tgt_span) else "src"
        span = issue.tgt_span if side == "tgt" else issue.src_span
        if not _length(span):
            side = "tgt" if unit.tgt else "src"
            span = (0, len(work.text(unit, side)))
        on[side].append((span, issue))
    number = 0
    for side, found in on.items():
        group: list[Issue] = []
        begin = end = 0
        for span, issue in sorted(found, key=lambda one: one[0]):
            if group and span[0] >= end:
                number += 1
                yield _Group(f"lqi-{unit.id}-{number}", side, (begin, end), group)
                group = []
            begin = begin if group else span[0]
            end = max(end, span[1]) if group else span[1]
            group = [*group, issue]
        if group:
            number += 1
            yield _Group(f"lqi-{unit.id}-{number}", side, (begin, end), group)


def _length(span: Span) -> int:
    return span[1] - span[0]


def _side(segment: etree._Element, tag: str, text: str, groups: Sequence[_Group]) -> None:
    """Write a text, with marks around the words that findings are about."""
    content = _under(segment, tag)
    content.text = without_forbidden(text[: groups[0].span[0] if groups else len(text)])
    for number, group in enumerate(groups):
        begin, end = group.span
        mark = _under(content, "mrk", id=f"m-{group.name}", type="its:generic")
        mark.set(f"{{{its.NAMESPACE}}}locQualityIssuesRef", f"#{group.name}")
        mark.text = without_forbidden(text[begin:end])
        at = groups[number + 1].span[0] if number + 1 < len(groups) else len(text)
        mark.tail = without_forbidden(text[end:at])


def _under(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_NAMESPACE}}}{tag}", attributes)
