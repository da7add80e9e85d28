"""Translation memories (TMX, any version): each ``tu`` is a unit.

The text of a segment is what a reader sees: inline codes are dropped.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from align.loaders import guard, records, units
from align.loaders.raw import Raw
from align.loaders.units import Bitext, Reading, Unit
from align.text import Fact, primary_language
from align.words import Message

_WHAT = Message("translation memory")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


# What Sverka writes itself, and writes anew.
_OURS = ("srclang", "x-bead", "x-probability", "x-sentences")


def read_bitext(raw: Raw) -> Bitext:
    """Return the units in ``raw``. Raises LoadError if it is not valid TMX or has no units."""
    reading = Reading()
    found = tuple(read_units(io.BytesIO(raw.data), raw.name, reading))
    return bitext_of(reading, found, raw.name)


def bitext_of(reading: Reading, found: tuple[Unit, ...], where: str) -> Bitext:
    """Return the units ``found`` by ``reading`` as a bitext. Raises LoadError if they are empty."""
    reading.refuse_empty(where, _WHAT)
    langs = _source_first(reading.langs, reading.source)
    return Bitext(langs, found, reading.maker, notes=reading.notes())


def read_units(opened: BinaryIO, where: str, reading: Reading) -> Iterator[Unit]:
    """Yield the units of a file, and fill ``reading`` on the way."""
    elements = records.read(
        opened,
        where,
        units=("header", "tu"),
        around=("tmx", "body"),
        report=reading.report,
        encoding=reading.encoding,
    )
    for element in elements:
        if element.tag == "header":
            reading.source = units.tag(element.get("srclang"), 0)
            tool = element.get("creationtool"), element.get("creationtoolversion")
            reading.maker = " ".join(filter(None, tool))
        else:
            yield _unit(element, reading)


def _unit(element: guard.Element, reading: Reading) -> Unit:
    texts: dict[str, str] = {}
    facts = {"": tuple(units.facts_of(reading, element, "unit", _OURS))}
    for lang, text, said in _sides(element, reading):
        if lang in texts:
            reading.left["twice"] += 1
        elif text:
            texts[lang] = text
            facts[lang] = said
            reading.langs[lang] = None
            reading.filled = True
    sure = units.probability(element.findtext("prop[@type='x-probability']"))
    return Unit(texts, sure, facts)


def _source_first(langs: Iterable[str], source: str) -> tuple[str, ...]:
    """Return ``langs`` with the header's first; its region may differ from the segments'."""
    main = primary_language(source)
    return tuple(sorted(langs, key=lambda lang: (lang != source, primary_language(lang) != main)))


def _sides(element: guard.Element, reading: Reading) -> Iterator[tuple[str, str, tuple[Fact, ...]]]:
    """Yield the language and the text of each side of a unit, and what is said about it."""
    for number, variant in enumerate(element.iterfind("tuv")):
        stated = variant.get(_LANG) or variant.get("lang")
        segment = variant.find("seg")
        if segment is not None and len(segment):
            reading.left["codes"] += 1
        facts = units.facts_of(reading, variant, "side", ("lang", *_OURS))
        yield units.tag(stated, min(number, 1)), units.kept(units.shown(segment)), tuple(facts)
