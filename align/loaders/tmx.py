"""Translation memories (TMX, any version): each ``tu`` is a unit.

The text of a segment is what a reader sees: inline codes are dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from align.loaders import bitext, guard
from align.loaders.bitext import Bitext, Unit
from align.loaders.raw import Raw
from align.text import primary_language
from align.words import Message

_WHAT = Message("translation memory")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_bitext(raw: Raw) -> Bitext:
    """Return the units in ``raw``. Raises LoadError if it is not valid TMX or has no units."""
    source, maker, langs, units = "", "", dict[str, None](), []
    twice = 0
    for element in guard.elements(raw, _WHAT, "header", "tu"):
        if element.tag == "header":
            source = bitext.tag(element.get("srclang"), 0)
            tool = element.get("creationtool"), element.get("creationtoolversion")
            maker = " ".join(filter(None, tool))
            continue
        texts = list(_texts(element))
        unit = Unit(
            {lang: text for lang, text in reversed(texts) if text},
            bitext.probability(element.findtext("prop[@type='x-probability']")),
        )
        twice += len(texts) - len({lang for lang, _ in texts})
        langs.update((lang, None) for lang, text in texts if text)
        units.append(unit)
    if not langs:
        raise guard.damaged(raw.name, _WHAT, Message("it has no units with text"))
    left = Message("second texts of a unit in the same language were left out: {n}", n=twice)
    notes = [left] * (twice > 0)
    return Bitext(_source_first(langs, source), tuple(units), maker, notes=tuple(notes))


def _source_first(langs: Iterable[str], source: str) -> tuple[str, ...]:
    """Return ``langs`` with the header's first; its region may differ from the segments'."""
    main = primary_language(source)
    return tuple(sorted(langs, key=lambda lang: (lang != source, primary_language(lang) != main)))


def _texts(element: guard.Element) -> Iterator[tuple[str, str]]:
    """Yield the texts of a unit with their languages."""
    for number, variant in enumerate(element.iterfind("tuv")):
        stated = variant.get(_LANG) or variant.get("lang")
        lang = bitext.tag(stated, min(number, 1))
        yield lang, bitext.squeezed(bitext.shown(variant.find("seg")))
