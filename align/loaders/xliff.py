"""XLIFF 1.2 and 2.0, the exchange format of translation programs: source and target by segment.

Where a unit of version 1.2 has been segmented (``seg-source``), its marked segments are the units.
A target that was not translated yet is missing, so its source stands alone; what is not to be
translated is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from align.loaders import bitext, guard
from align.loaders.bitext import Bitext, Unit
from align.loaders.raw import Raw

_WHAT = "XLIFF file"

Sides = tuple[guard.Element, guard.Element | None]


def read_bitext(raw: Raw) -> Bitext:
    """Return the units in ``raw``. Raises LoadError where it is no sound XLIFF or holds none."""
    langs, units = dict[str, None](), []
    for element in guard.elements(raw, _WHAT, "trans-unit", "segment"):
        if element.get("translate") == "no":
            continue
        names = _languages(element)
        for source, target in _sides(element):
            shown = (bitext.squeezed(bitext.shown(side)) for side in (source, target))
            texts = {name: text for name, text in zip(names, shown, strict=True) if name and text}
            if texts:
                units.append(Unit(texts, bitext.probability(_said(element))))
                langs.update(dict.fromkeys(filter(None, names)))
    if not units:
        raise guard.damaged(raw.name, _WHAT, "it holds no units with text")
    return Bitext(tuple(langs), tuple(units))


def _languages(element: guard.Element) -> tuple[str, str]:
    """Return the languages that the file around ``element`` states for source and target."""
    for above in element.iterancestors():
        source = above.get("source-language") or above.get("srcLang")
        if source:
            return source, above.get("target-language") or above.get("trgLang") or ""
    return "", ""


def _sides(element: guard.Element) -> Iterator[Sides]:
    source, target = element.find("source"), element.find("target")
    marked = dict(_segments(element.find("seg-source")))
    if not marked:
        if source is not None:
            yield source, target
        return
    translated = dict(_segments(target))
    for number, segment in marked.items():
        yield segment, translated.get(number)


def _segments(side: guard.Element | None) -> Iterator[tuple[str, guard.Element]]:
    if side is not None:
        for mark in side.iter("mrk"):
            if mark.get("mtype") == "seg":
                yield mark.get("mid", ""), mark


def _said(element: guard.Element) -> str | None:
    """Return the probability that Sverka itself wrote into a unit."""
    note = element.find("note[@from='sverka-probability']")
    return None if note is None else note.text
