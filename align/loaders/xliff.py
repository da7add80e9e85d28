"""XLIFF 1.2 and 2, the exchange format of translation tools: source and target by segment.

If a unit of version 1.2 is segmented (``seg-source``), its marked segments are the units. A target
that is not translated yet is missing, so its source stands alone. Text marked as not for
translation is left out.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO, NamedTuple

from align.loaders import guard, records, units
from align.loaders.raw import Raw
from align.loaders.units import SIDES, Bitext, Reading, Unit
from align.text import Fact
from align.words import Message, later

_WHAT = Message("XLIFF file")
#: The note on a file that holds texts with sources in different languages.
_SEVERAL = later(
    "the file holds texts with sources in different languages ({langs}): units in another one than "
    "that of the source have only their translation. For those, state their language (--src-lang)"
)

# What Sverka writes itself, and writes anew; and what is said by other means.
_OURS = (
    "sverka-probability",
    "sverka-source-sentences",
    "sverka-target-sentences",
    "sverka-unit",
)
_SAID = ("lang", "space", "translate", "source-language", "target-language")


class Part(NamedTuple):
    """A segment: its sides, either of which may be missing, and where its facts are stated."""

    source: guard.Element | None
    target: guard.Element | None
    facts: tuple[Fact, ...] = ()


def read_bitext(raw: Raw) -> Bitext:
    """Return the units in ``raw``. Raises LoadError if it is not valid XLIFF or has no units."""
    reading = Reading()
    found = tuple(read_units(io.BytesIO(raw.data), raw.name, reading))
    return bitext_of(reading, found, raw.name)


def bitext_of(reading: Reading, found: tuple[Unit, ...], where: str) -> Bitext:
    """Return the units ``found`` by ``reading`` as a bitext. Raises LoadError if they are empty."""
    reading.refuse_empty(where, _WHAT)
    stated: tuple[set[str], set[str]] = (set(), set())
    for name in reading.langs:
        side, _, lang = name.partition(":")
        stated[SIDES.index(side)].add(lang)
    renamed = {
        unnamed: min(others)
        for unnamed, names in zip(SIDES, stated, strict=True)
        if len(others := names - {unnamed}) == 1
    }
    named = (name.partition(":")[2] for name in reading.langs)
    langs = dict.fromkeys(renamed.get(name, name) for name in named)
    several = [name for name in langs if name in stated[0]]
    told: tuple[Message, ...] = ()
    if len(several) > 1:
        told = (Message(_SEVERAL, langs=", ".join(several)),)
    return Bitext(
        tuple(langs),
        tuple(_renamed(unit, renamed) for unit in found) if renamed else found,
        notes=(*told, *reading.notes()),
    )


def read_units(opened: BinaryIO, where: str, reading: Reading) -> Iterator[Unit]:
    """Yield the units of a file, and fill ``reading`` on the way.

    Its ``langs`` say on which side a language was stated: ``source:en``.
    """
    elements = records.read(
        opened,
        where,
        units=("trans-unit", "unit"),
        around=("xliff", "file", "group", "body"),
        report=reading.report,
        encoding=reading.encoding,
    )
    for element in elements:
        names = _languages(element)
        for part in _parts(element, reading):
            yield _unit(part, names, element, reading)


def _unit(part: Part, names: tuple[str, str], element: guard.Element, reading: Reading) -> Unit:
    texts: dict[str, str] = {}
    facts = {"": part.facts}
    for side, name, segment in zip(SIDES, names, (part.source, part.target), strict=True):
        if segment is not None and len(segment):
            reading.left["codes"] += any(one.tag != "mrk" for one in segment.iterdescendants())
        text = units.kept(units.shown(segment))
        if text:
            texts[name] = text
            reading.filled = True
            facts[name] = tuple(units.facts_of(reading, segment, "side", (*_SAID, "mid", "mtype")))
        # A stated language counts even if nothing has been translated yet.
        if text or name not in SIDES:
            reading.langs[f"{side}:{name}"] = None
    return Unit(texts, units.probability(_said(element)), facts)


def _renamed(unit: Unit, names: Mapping[str, str]) -> Unit:
    """Return ``unit`` with its languages renamed by ``names``."""
    return replace(
        unit,
        texts={names.get(lang, lang): text for lang, text in unit.texts.items()},
        facts={names.get(lang, lang): facts for lang, facts in unit.facts.items()},
    )


def parts(root: guard.Element) -> Iterator[tuple[guard.Element, Part]]:
    """Yield the segments of a whole file, without namespaces, that are read as units: each with the
    unit that it is in.
    """
    reading = Reading()
    for element in root.iter("trans-unit", "unit"):
        yield from ((element, part) for part in _parts(element, reading))


def _is_kept_as_is(element: guard.Element) -> bool:
    """Whether ``element``, or the nearest ancestor that says so, is not to be translated."""
    around = (element, *element.iterancestors())
    return next((one.get("translate") for one in around if one.get("translate")), "yes") == "no"


def _languages(element: guard.Element) -> tuple[str, str]:
    """Return the source and target languages stated by the file that contains ``element``.

    Version 1.2 may leave out the target language.
    """
    source = target = None
    for above in element.iterancestors():
        source = above.get("source-language") or above.get("srcLang")
        target = above.get("target-language") or above.get("trgLang")
        if source or target:
            break
    names = units.tag(source, 0), units.tag(target, 1)
    return names if names[0] != names[1] else (names[0], SIDES[1])


def _parts(element: guard.Element, reading: Reading) -> Iterator[Part]:
    """Yield the segments of a unit that are to be translated."""
    if element.tag == "unit":
        yield from _of_version_2(element, reading)
        return
    if _is_kept_as_is(element):
        reading.left["kept as is"] += 1
        return
    proposals = len(element.findall("alt-trans"))
    if proposals:
        reading.left["proposals"] += proposals
    facts = _facts(element, reading)
    source, target = element.find("source"), element.find("target")
    marked, translated = _segments(element.find("seg-source")), _segments(target)
    if not marked or (target is not None and not translated and target.xpath("string()").strip()):
        yield Part(source, target, facts)
        return
    states = {one.get("id"): one for one in element.iterfind("seg-defs/seg")}
    of_target = () if target is None else tuple(units.facts_of(reading, target, "side", _SAID))
    for mark in dict.fromkeys((*marked, *translated)):
        own = states.get(mark[0])
        said = () if own is None else units.facts_of(reading, own, "unit", ("id",))
        number = reading.fact("unit", "attribute", "mid", mark[0])
        yield Part(marked.get(mark), translated.get(mark), (*facts, number, *said, *of_target))


def _of_version_2(element: guard.Element, reading: Reading) -> Iterator[Part]:
    of_unit = _facts(element, reading)
    notes = element.find("notes")
    if notes is not None:
        of_unit += tuple(units.facts_of(reading, notes, "unit", _OURS))
    for meta in element.iterfind("metadata/metaGroup/meta"):
        if meta.get("type") and meta.text and meta.get("type") not in _OURS:
            of_unit += (reading.fact("unit", "prop", meta.get("type"), meta.text),)
    for segment in element.iterchildren("segment", "ignorable"):
        source, target = segment.find("source"), segment.find("target")
        sides = (one for one in (source, target) if one is not None)
        # What lies between segments is mostly white space.
        if segment.tag == "ignorable" and not any(one.xpath("string()").strip() for one in sides):
            continue
        if _is_kept_as_is(segment):
            reading.left["kept as is"] += 1
            continue
        said = units.facts_of(reading, segment, "unit", ("translate", "id"))
        number = segment.get("id")
        own = (reading.fact("unit", "attribute", "mid", number),) if number else ()
        yield Part(source, target, (*of_unit, *own, *said))


def _facts(element: guard.Element, reading: Reading) -> tuple[Fact, ...]:
    """Return what a unit says about itself, also in groups of properties and contexts."""
    found = list(units.facts_of(reading, element, "unit", (*_SAID, *_OURS)))
    for group in element.iterchildren("prop-group"):
        found += units.facts_of(reading, group, "unit", ("name",))
    for context in element.iterfind("context-group/context"):
        text = "".join(context.itertext()).strip()
        if text:
            found.append(
                reading.fact("unit", "prop", f"context:{context.get('context-type', '')}", text)
            )
    return tuple(found)


def _segments(side: guard.Element | None) -> dict[tuple[str, int], guard.Element]:
    """Return the marked segments, by number and by how often that number came before."""
    found: dict[tuple[str, int], guard.Element] = {}
    seen: Counter[str] = Counter()
    for mark in () if side is None else side.iter("mrk"):
        if mark.get("mtype") == "seg":
            number = mark.get("mid", "")
            found[number, seen[number]] = mark
            seen[number] += 1
    return found


def _said(element: guard.Element) -> str | None:
    """Return the probability that Sverka itself wrote into a unit."""
    stated = element.find("note[@from='sverka-probability']")
    if stated is None:
        stated = element.find("metadata/metaGroup/meta[@type='sverka-probability']")
    return None if stated is None else stated.text
