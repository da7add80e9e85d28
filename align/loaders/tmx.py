"""Translation memories (TMX, any version): each ``tu`` is a unit.

The text of a segment is what a reader sees: the codes of its inline markup are dropped.
"""

from __future__ import annotations

from align.loaders import bitext, guard
from align.loaders.bitext import Bitext, Unit
from align.loaders.raw import Raw

_WHAT = "translation memory"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_bitext(raw: Raw) -> Bitext:
    """Return the units in ``raw``. Raises LoadError where it is no sound TMX or holds none."""
    source, maker, langs, units = "", "", dict[str, None](), []
    for element in guard.elements(raw, _WHAT, "header", "tu"):
        if element.tag == "header":
            source = element.get("srclang", "")
            tool = element.get("creationtool"), element.get("creationtoolversion")
            maker = " ".join(filter(None, tool))
            continue
        unit = _unit(element)
        langs.update(dict.fromkeys(unit.texts))
        if unit.texts:
            units.append(unit)
    if not units:
        raise guard.damaged(raw.name, _WHAT, "it holds no units with text")
    # The header's tag may be spelt unlike those of the segments.
    first = sorted(langs, key=lambda lang: lang.casefold() != source.casefold())
    return Bitext(tuple(first), tuple(units), maker)


def _unit(element: guard.Element) -> Unit:
    texts: dict[str, str] = {}
    for variant in element.iterfind("tuv"):
        segment = variant.find("seg")
        lang = variant.get(_LANG) or variant.get("lang") or ""
        if lang and segment is not None:
            texts.setdefault(lang, bitext.squeezed(bitext.shown(segment)))
    return Unit(
        {lang: text for lang, text in texts.items() if text},
        bitext.probability(element.findtext("prop[@type='x-probability']")),
    )
