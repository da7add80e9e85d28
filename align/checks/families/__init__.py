"""The families of checks: a file or folder and a row in ``FAMILIES`` for each."""

from __future__ import annotations

from collections.abc import Mapping

from align.checks.engine.family import Family, Kind
from align.checks.families import grammar, second_reader
from align.checks.families.completeness import completeness, words
from align.checks.families.figures import alphanumerics, dates, numbers
from align.checks.families.form import form
from align.checks.families.house import house
from align.checks.families.naming import names
from align.checks.families.polarity import polarity
from align.checks.families.spelling import foreign, spelling
from align.checks.families.terminology import terminology
from align.words import Words

#: All families in the order in which they run. Each comes after those in its ``part_of``.
FAMILIES: tuple[Family, ...] = (
    completeness.FAMILY,
    dates.FAMILY,
    alphanumerics.FAMILY,
    numbers.FAMILY,
    names.FAMILY,
    polarity.FAMILY,
    terminology.FAMILY,
    form.FAMILY,
    foreign.FAMILY,
    spelling.FAMILY,
    grammar.FAMILY,
    house.FAMILY,
    words.FAMILY,
    second_reader.FAMILY,
)

#: Every kind of finding by its name.
KINDS: Mapping[str, Kind] = {
    name: kind for family in FAMILIES for name, kind in family.kinds.items()
}
FAMILY_OF: Mapping[str, Family] = {name: family for family in FAMILIES for name in family.kinds}


def title(kind: str, lang: str) -> str:
    """The title of a kind of finding in ``lang``, a language of ``align.words``."""
    return Words(lang)(KINDS[kind].title)
