"""Which part of an alignment is written to a file, and whether people are named in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from string import ascii_uppercase
from typing import Any

from align.alignment import Alignment, Bead
from align.formats.work import Passage, Remark, Unit, Work
from align.text import Document, Fact
from align.textpair import TextPair

# Facts whose value is the name of a person.
_PEOPLE = frozenset(
    {"creationid", "changeid", "x-creationid", "x-changeid", "translator", "author"}
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which beads are written: those with at least the ``probability``, and with ``nulls`` also
    sentences without a counterpart. ``metadata`` are titles, dates, addresses, and what the
    original files say. In an ``anonymous`` file, the people who worked on the translation are
    called A, B, C.
    """

    probability: float = 0.0
    nulls: bool = True
    metadata: bool = True
    anonymous: bool = False

    def allows(self, bead: Bead) -> bool:
        """Whether a bead is written."""
        return bead.probability >= self.probability and (self.nulls or not bead.is_null)


#: Everything, as it is.
ALL = Choice()


def part(alignment: Alignment, choice: Choice) -> Alignment:
    """Return the part of ``alignment`` that is written. All sentences stay in the documents."""
    if choice == ALL:
        return alignment
    return _part(alignment, choice, _People() if choice.anonymous else None)


def _part(alignment: Alignment, choice: Choice, people: _People | None) -> Alignment:
    src, tgt = (_document(one, choice, people) for one in (alignment.src, alignment.tgt))
    beads = tuple(filter(choice.allows, alignment.beads))
    return replace(alignment, src=src, tgt=tgt, beads=beads)


def part_of_pair(pair: TextPair, choice: Choice) -> TextPair:
    """Return the part of ``pair`` that is written."""
    if choice == ALL:
        return pair
    people = _People() if choice.anonymous else None
    kept = [number for number, bead in enumerate(pair.alignment) if choice.allows(bead)]
    made = narrowed(pair, _part(pair.alignment, choice, people), kept)
    if not choice.metadata:
        made = replace(made, metadata=())
    if people:
        made = replace(made, review=tuple(_said(one, people) for one in made.review))
    return made


def narrowed(pair: TextPair, alignment: Alignment, kept: Iterable[int]) -> TextPair:
    """Return ``pair`` with ``alignment``, which has only the beads with the numbers ``kept``; what
    is said about the others is left out.
    """
    places = {number: place for place, number in enumerate(kept)}

    def left(about: Iterable[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
        found = ((places.get(one["bead"]), one) for one in about)
        return tuple({**one, "bead": place} for place, one in found if place is not None)

    return replace(
        pair, alignment=alignment, findings=left(pair.findings), review=left(pair.review)
    )


def part_of_work(work: Work, choice: Choice) -> Work:
    """Return the part of a reviewed translation that is written."""
    if choice == ALL:
        return work
    people = _People() if choice.anonymous else None
    alignment = _part(work.alignment, choice, people)
    units = tuple(unit for unit in work.units if choice.allows(unit.bead))
    if people:
        units = tuple(_unit(unit, people) for unit in units)
    return replace(
        work,
        alignment=alignment,
        units=units,
        translation=_passages(work.translation, people),
        tracked=_passages(work.tracked, people),
    )


class _People:
    """Letters in place of names, given in the order in which the names occur."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._letters = _letters()

    def __call__(self, name: str) -> str:
        if not name.strip():
            return name
        if name not in self._names:
            self._names[name] = next(self._letters)
        return self._names[name]


def _letters() -> Iterator[str]:
    """A, B, ... Z, A1, B1, ..."""
    for round_ in count():
        for letter in ascii_uppercase:
            yield f"{letter}{round_ or ''}"


def _document(document: Document, choice: Choice, people: _People | None) -> Document:
    if not choice.metadata:
        document = replace(
            document,
            title=None, date=None, url=None, number=None, licence=None, source=None, notes=(),
            metadata=(),
            sentences=tuple(replace(one, facts=()) for one in document.sentences),
        )  # fmt: skip
    elif people and any(one.facts for one in document.sentences):
        sentences = (
            replace(one, facts=tuple(_fact(fact, people) for fact in one.facts))
            for one in document.sentences
        )
        document = replace(document, sentences=tuple(sentences))
    return document


def _fact(fact: Fact, people: _People) -> Fact:
    if fact.kind == "note":
        return fact._replace(name=people(fact.name))
    return fact._replace(value=people(fact.value)) if fact.name in _PEOPLE else fact


def _said(review: dict[str, Any], people: _People) -> dict[str, Any]:
    """What people said about a bead (``jsonlines.reviews``), with letters for their names."""
    if "comments" not in review:
        return review
    comments = [{**one, "who": people(one["who"])} for one in review["comments"]]
    return {**review, "comments": comments}


def _unit(unit: Unit, people: _People) -> Unit:
    return replace(
        unit,
        src=_passages(unit.src, people),
        tgt=_passages(unit.tgt, people),
        tracked=_passages(unit.tracked, people),
        remarks=tuple(_remark(one, people) for one in unit.remarks),
    )


def _passages(passages: Iterable[Passage], people: _People | None) -> tuple[Passage, ...]:
    if people is None:
        return tuple(passages)
    return tuple(
        replace(
            one,
            versions=tuple(replace(version, who=people(version.who)) for version in one.versions),
        )
        if one.versions
        else one
        for one in passages
    )


def _remark(remark: Remark, people: _People) -> Remark:
    parent = _remark(remark.parent, people) if remark.parent else None
    return replace(remark, who=people(remark.who), parent=parent)
