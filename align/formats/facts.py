"""What the files of a pair said about its units: written back where a format has a place for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from lxml import etree

from align.alignment import Alignment, Bead
from align.formats.characters import without_forbidden
from align.text import Fact

#: The facts about a unit, about its source and about its target.
Facts = tuple[tuple[Fact, ...], tuple[Fact, ...], tuple[Fact, ...]]

_NOTHING: Facts = ((), (), ())

# The attributes that make the id of a unit: of TMX, of XLIFF, of a segment inside its unit.
_IDS = ("tuid", "id", "mid")


def names(text: str) -> frozenset[str]:
    """The words of ``text``: the names of the attributes that a format knows."""
    return frozenset(text.split())


def of_bead(alignment: Alignment, bead: Bead) -> Facts:
    """Return the facts of the sentences of ``bead``, each once."""
    sides = [
        [fact for index in indices for fact in document.sentences[index].facts]
        for document, indices in ((alignment.src, bead.src), (alignment.tgt, bead.tgt))
    ]
    if not any(sides):
        return _NOTHING
    about = [fact for fact in chain(*sides) if fact.of == "unit"]
    own = ([fact for fact in side if fact.of != "unit"] for side in sides)
    unit, src, tgt = (tuple(dict.fromkeys(facts)) for facts in (about, *own))
    return unit, src, tgt


def attributes(facts: Iterable[Fact], known: Collection[str]) -> dict[str, str]:
    """Return the attributes among ``facts`` that a format knows; of two values, the first."""
    found: dict[str, str] = {}
    for fact in facts:
        if fact.kind == "attribute" and fact.name in known:
            found.setdefault(fact.name, fact.value)
    return found


def others(facts: Iterable[Fact], written: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield name and value of the properties, and of all attributes that are not ``written``."""
    for _of, kind, name, value in facts:
        if kind == "prop":
            yield name, value
        elif kind == "attribute" and written.get(name) != value:
            yield f"x-{name.replace(':', '-')}", value


def notes(facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """Yield the name (often empty) and the text of each note."""
    for fact in facts:
        if fact.kind == "note":
            yield fact.name, fact.value


class Ids:
    """The ids of the units in a file, none twice: those of their own file, else their numbers."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def give(self, unit: etree._Element, name: str, said: Facts, number: int) -> set[Fact]:
        """Set the attribute ``name`` of the ``number``-th unit to its id.

        Returns the facts that the id is made of.
        """
        found = {
            fact.name: fact
            for fact in reversed(said[0])
            if fact.kind == "attribute" and fact.name in _IDS
        }
        parts = [found[part] for part in _IDS if part in found]
        wanted = "-".join(fact.value for fact in parts) or str(number)
        chosen, again = wanted, 2
        while chosen in self._used:
            chosen, again = f"{wanted}-{again}", again + 1
        self._used.add(chosen)
        unit.set(name, without_forbidden(chosen))
        return set(parts)
