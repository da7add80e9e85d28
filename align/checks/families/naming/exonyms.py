"""Exonyms: what a language calls a person, place or organisation of another language by custom.

Countries, and cities that give a time zone its name, come from the CLDR through Babel. Other cities
come from GeoNames (``exonyms-*.tsv``), acronyms and other customs from ``customs-*.tsv``. A name
that sounds alike in both languages is in none of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from align import languages
from align.languages.cldr import locale_of

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=64)
def exonyms(src_lang: str, tgt_lang: str) -> Mapping[str, tuple[str, ...]]:
    """Names in the source language, in the form that ``plain`` returns, with what the target
    language calls them.
    """
    found: dict[str, set[str]] = defaultdict(set)
    if src_lang == "en":
        for name, other in shipped(tgt_lang):
            found[plain(name)].add(other)
    elif tgt_lang == "en":
        for name, other in shipped(src_lang):
            found[plain(other)].add(name)
    src, tgt = locale_of(src_lang), locale_of(tgt_lang)
    if src is None or tgt is None:
        return {}
    for code, name in src.territories.items():
        if code in tgt.territories:
            found[plain(name)].add(tgt.territories[code])
    for zone in {*src.time_zones, *tgt.time_zones}:
        # In the root locale, the name of a city is that of its zone: Europe/Vienna.
        root = zone.rpartition("/")[2].replace("_", " ")
        names = [locale.time_zones.get(zone, {}).get("city", root) for locale in (src, tgt)]
        found[plain(names[0])].add(names[1])
    return {name: tuple(sorted(others)) for name, others in found.items() if name}


def plain(name: str) -> str:
    """A name in lower case, with «е» for «ё», as most texts write it."""
    return name.lower().replace("ё", "е")


def shipped(lang: str) -> Iterator[tuple[str, str]]:
    """English names and what ``lang`` calls them, from our tables and from its language file."""
    for table in ("customs", "exonyms"):
        path = _FOLDER / f"{table}-{lang}.tsv"
        for line in path.read_text("utf-8").splitlines() if path.exists() else ():
            if not line.startswith("#"):
                name, others = line.split("\t")
                for other in others.split("|"):
                    yield name, other
    for name, customs in languages.of(lang).names.customs.items():
        for other in customs:
            yield name, other
