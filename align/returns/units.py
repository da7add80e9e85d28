"""Reads XLIFF (1.2 and 2) and TMX that come back from translation tools."""

from __future__ import annotations

from collections.abc import Iterator

from align.formats.tmx import MARK as PROPERTY
from align.formats.work import DONE, Mark, Remark, Status
from align.formats.xliff import MARK, WRONG_PAIR
from align.loaders import guard, units
from align.loaders.raw import Raw
from align.returns.said import Returned, Said
from align.words import Message

_WHAT = Message("XLIFF file")
#: The states that say that somebody has accepted a translation.
_ACCEPTED = frozenset({"signed-off", "final", "reviewed"})
#: What Sverka writes for the other verdicts: states of XLIFF 1.2, details of XLIFF 2.
_STATES: dict[str, Status] = {"needs-review-translation": "work", "needs-translation": "faulty"}
_DETAILS: dict[str, Status] = {
    f"sverka:{verdict}": verdict for verdict in ("good", "work", "faulty", "rejected")
}


def read(raw: Raw) -> Returned:
    """Return what the units say. Raises LoadError if the file is damaged."""
    root = guard.xml(raw.data, raw.name, _WHAT)
    guard.without_namespaces(root)
    found = (
        *(_of_version_1(unit) for unit in root.iter("trans-unit")),
        *(_of_version_2(unit) for unit in root.iter("unit")),
        *(_of_memory(unit) for unit in root.iter("tu")),
    )
    return Returned(raw.name, tuple(one for one in found if one), has_units=bool(found))


def _of_version_1(unit: guard.Element) -> Said | None:
    mark = _mark(unit.iterfind(f"note[@from='{MARK}']"))
    if mark is None:
        return None
    remarks = [
        Remark(note.get("from", ""), "", _text(note))
        for note in unit.iterfind("note")
        if not note.get("from", "").startswith("sverka-")
    ]
    source, target = unit.find("source"), unit.find("target")
    state = "" if target is None else target.get("state", "")
    approved = unit.get("approved", "")
    status = None  # of a unit without a translation
    if target is not None:
        other = _STATES.get(state)
        if target.get("state-qualifier") == WRONG_PAIR or (other and mark.status == "rejected"):
            other = "rejected"  # earlier versions wrote no qualifier
        status = _status(mark, state, approved, other)
    by = () if target is None else ((target.get("phase-name", ""), ""),)
    return Said(mark, _shown(target), _shown(source), status, remarks=tuple(remarks), by=by)


def _of_version_2(unit: guard.Element) -> Said | None:
    notes = list(unit.iterfind("notes/note"))
    mark = _mark(note for note in notes if note.get("category") == MARK)
    if mark is None:
        return None
    remarks = [Remark("", "", _text(note)) for note in notes if note.get("category") != MARK]
    sides: dict[str, list[str]] = {"source": [], "target": []}
    states = []
    for segment in unit.iter("segment", "ignorable"):
        for side, texts in sides.items():
            found = segment.find(side)
            if found is not None:
                texts.append(_shown(found) or "")
        if segment.tag == "segment":
            states.append((segment.get("state", ""), segment.get("subState", "")))
    accepted = bool(states) and all(state in _ACCEPTED for state, _ in states)
    details = [_DETAILS[detail] for _, detail in states if detail in _DETAILS]
    src, tgt = ("".join(texts) if texts else None for texts in sides.values())
    status = None
    if tgt is not None:
        other = next((one for one in details if one != "good"), None)
        status = _status(mark, "final" if accepted else "", "", other)
    return Said(mark, tgt, src, status, remarks=tuple(remarks))


def _of_memory(unit: guard.Element) -> Said | None:
    mark = _mark(unit.iterfind(f"prop[@type='{PROPERTY}']"))
    variants = unit.findall("tuv")
    if mark is None or len(variants) < 2:
        return None
    remarks = tuple(Remark("", "", _text(note)) for note in unit.iterfind("note"))
    src, tgt = (_shown(one.find("seg")) for one in variants[:2])
    by = variants[1].get("changeid", ""), variants[1].get("changedate", "")
    return Said(mark, tgt, src, remarks=remarks, by=(by,))


def _mark(elements: Iterator[guard.Element]) -> Mark | None:
    marks = (Mark.read(_text(element)) for element in elements)
    return next((mark for mark in marks if mark and mark.status), None)


def _status(mark: Mark, state: str, approved: str, other: Status | None) -> Status | None:
    """What a unit says about the decision; None if it says nothing that Sverka did not write.

    ``other`` is the verdict that its states stand for if nobody approved it.
    """
    if approved == "yes" or state in _ACCEPTED:
        return mark.status if mark.status in DONE else "good"
    if other and other == mark.status:  # other tools use these words, too
        return other
    return "open" if mark.status != "open" else None


def _shown(segment: guard.Element | None) -> str | None:
    return None if segment is None else units.shown(segment)


def _text(element: guard.Element) -> str:
    return "".join(element.itertext()).strip()
