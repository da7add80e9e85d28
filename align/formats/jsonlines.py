"""JSON lines: one object per bead, texts exactly as in the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from align.alignment import Alignment, Bead
from align.formats import facts
from align.formats.characters import json_line
from align.formats.parts import NOTHING, Before, counted
from align.formats.work import Unit, Work
from align.textpair import places


def render(alignment: Alignment) -> bytes:
    """Every bead with its indices, type, probability and both texts."""
    return b"".join(render_parts([alignment]))


def render_work(work: Work, lang: str = "en") -> bytes:  # noqa: ARG001 (as all writers)
    """The same of a reviewed translation; ``verdict`` says what people judged about a bead.

    Notes, comments, errors and findings of a bead that was cut are at its first sentence.
    """
    made = work.alignment
    said = {one.pop("bead"): one for one in reviews(work)}
    beside = _further(work)
    return _encode(
        {**_line(made, bead, NOTHING), **beside.get(places(bead)[0], {}), **said.get(number, {})}
        for number, bead in enumerate(made.beads)
    )


def _further(work: Work) -> dict[tuple[str, int], dict[str, Any]]:
    """What the further texts say for each bead that they have, by its first sentence."""
    found = {}
    for unit in work.units:
        texts = [
            {"name": one.name, "lang": one.lang, "text": text}
            for one in work.columns
            if (text := one.text(unit))
        ]
        if texts:
            found[places(unit.bead)[0]] = {"further": texts}
    return found


def reviews(work: Work) -> tuple[dict[str, Any], ...]:
    """What people said about the beads of ``work.alignment``, an object for each of which they said
    something; ``bead`` is its index.
    """
    units = {
        (side, index): unit
        for unit in work.units
        for side, indices in (("src", unit.bead.src), ("tgt", unit.bead.tgt))
        for index in indices
    }
    told = set[int]()

    def review(bead: Bead) -> dict[str, Any]:
        unit = units.get(("src", bead.src[0]) if bead.src else ("tgt", bead.tgt[0]))
        if unit is None:
            return {}
        verdict = {"verdict": unit.status} if unit.status != "open" else {}
        if unit.id in told:
            return verdict
        told.add(unit.id)
        return {**verdict, **_said(unit)}

    found = ((number, review(bead)) for number, bead in enumerate(work.alignment.beads))
    return tuple({"bead": number, **said} for number, said in found if said)


def render_parts(parts: Iterable[Alignment]) -> Iterator[bytes]:
    """Every bead of all ``parts``."""
    for part, before in counted(parts):
        yield _encode(_line(part, bead, before) for bead in part.beads)


def _said(unit: Unit) -> dict[str, Any]:
    said: dict[str, Any] = {
        "note": unit.note,
        "comments": [{"who": one.who, "at": one.at, "text": one.text} for one in unit.remarks],
        "errors": [
            {
                "category": one.kind,
                "severity": one.severity,
                "src_span": one.src_span,
                "tgt_span": one.tgt_span,
                "note": one.message,
            }
            for one in unit.issues
            if one.marked
        ],
        "findings": [
            {"kind": one.kind, "severity": one.severity, "message": one.message}
            for one in unit.issues
            if not one.marked
        ],
    }
    return {name: value for name, value in said.items() if value}


def render_links(alignment: Alignment) -> bytes:
    """Every bead as indices and probability only, for readers who have the sentences."""
    return _encode(map(_link, alignment.beads))


def _line(part: Alignment, bead: Bead, before: Before) -> dict[str, Any]:
    return {
        **_link(bead, before),
        "type": bead.type,
        "src_text": part.src_text(bead),
        "tgt_text": part.tgt_text(bead),
        **_facts(part, bead),
    }


def _link(bead: Bead, before: Before = NOTHING) -> dict[str, Any]:
    return {
        "src": [before.src + index for index in bead.src],
        "tgt": [before.tgt + index for index in bead.tgt],
        "probability": round(float(bead.probability), 4),
    }


def _facts(alignment: Alignment, bead: Bead) -> dict[str, Any]:
    """What the files of the pair said, if anything: lists of kind, name and value."""
    said = {
        key: [list(fact[1:]) for fact in found]
        for key, found in zip(("unit", "src", "tgt"), facts.of_bead(alignment, bead), strict=True)
        if found
    }
    return {"facts": said} if said else {}


def _encode(objects: Iterator[dict[str, Any]]) -> bytes:
    # A lone surrogate cannot be written in UTF-8; it never stood for a character.
    return "".join(map(json_line, objects)).encode("utf-8", errors="replace")
