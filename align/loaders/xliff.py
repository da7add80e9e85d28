"""XLIFF 1.2 and 2.0, the exchange format of translation tools: source and target by segment.

If a unit of version 1.2 is segmented (``seg-source``), its marked segments are the units. A target
that is not translated yet is missing, so its source stands alone. Text marked as not for
translation is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from align.loaders import bitext, guard
from align.loaders.bitext import SIDES, Bitext, Unit
from align.loaders.raw import Raw
from align.words import Message

_WHAT = Message("XLIFF file")

Sides = tuple[guard.Element | None, guard.Element | None]


def read_bitext(raw: Raw) -> Bitext:
    """Return the units in ``raw``. Raises LoadError if it is not valid XLIFF or has no units."""
    langs, units, kept_as_is = dict[str, None](), list[Unit](), 0
    stated: tuple[set[str], set[str]] = (set(), set())
    for element in guard.elements(raw, _WHAT, "trans-unit", "segment"):
        if _is_kept_as_is(element):
            kept_as_is += 1
            continue
        names = _languages(element)
        for side, name in zip(stated, names, strict=True):
            side.add(name)
        for sides in _sides(element):
            shown = (bitext.squeezed(bitext.shown(side)) for side in sides)
            texts = {name: text for name, text in zip(names, shown, strict=True) if text}
            units.append(Unit(texts, bitext.probability(_said(element))))
            # A stated language counts even if nothing has been translated yet.
            langs.update((name, None) for name in names if name in texts or name not in SIDES)
    if not any(unit.texts for unit in units):
        raise guard.damaged(raw.name, _WHAT, Message("it has no units with text"))
    renamed = {
        unnamed: min(others)
        for unnamed, names in zip(SIDES, stated, strict=True)
        if len(others := names - {unnamed}) == 1
    }
    langs = dict.fromkeys(renamed.get(name, name) for name in langs)
    units = [_renamed(unit, renamed) for unit in units]
    left = Message("units marked as not to be translated were left out: {n}", n=kept_as_is)
    notes = [left] * (kept_as_is > 0)
    return Bitext(tuple(langs), tuple(units), notes=tuple(notes))


def _renamed(unit: Unit, names: Mapping[str, str]) -> Unit:
    """Return ``unit`` with its languages renamed by ``names``."""
    return replace(unit, texts={names.get(lang, lang): text for lang, text in unit.texts.items()})


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
    names = bitext.tag(source, 0), bitext.tag(target, 1)
    return names if names[0] != names[1] else (names[0], SIDES[1])


def _sides(element: guard.Element) -> Iterator[Sides]:
    """Yield the source and the target of each segment; either may be missing."""
    source, target = element.find("source"), element.find("target")
    marked, translated = _segments(element.find("seg-source")), _segments(target)
    if not marked or (target is not None and not translated and target.xpath("string()").strip()):
        yield source, target
        return
    for mark in dict.fromkeys((*marked, *translated)):
        yield marked.get(mark), translated.get(mark)


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
    note = element.find("note[@from='sverka-probability']")
    return None if note is None else note.text
