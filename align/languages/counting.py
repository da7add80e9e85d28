"""Number words from lists, for languages that form them regularly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from align.languages.model import Numeral, NumeralWords


def spoken(
    units: str,
    tens: str,
    scales: Mapping[int, str],
    vague: Mapping[int, str],
    parts: Mapping[Fraction, str],
    *,
    hundreds: str = "",
    ordinals: Iterable[tuple[str, int]] = (),
) -> dict[str, Numeral]:
    """The table of a language.

    ``units`` are the numbers from 2, ``tens`` those from 10, and ``hundreds`` those from 100, in
    groups of forms separated by commas; an empty group is left out. ``scales``, ``vague`` and
    ``parts`` are forms by value, separated by spaces.
    """
    said = NumeralWords()
    for text, first, step in ((units, 2, 1), (tens, 10, 10), (hundreds, 100, 100)):
        for number, forms in enumerate(text.split(",")):
            value = first + step * number
            said.put(forms, value, "tens" if step == 10 else None)
    for value, forms in scales.items():
        said.put(forms, value, "scale")
    for value, forms in vague.items():
        said.put(forms, value, "vague")
    said.put_all(parts, "part")
    for form, value in ordinals:
        said.put(form, value, "vague" if value < 3 else None, last=True)
    return said.found


def characters() -> dict[str, Numeral]:
    """Chinese numerals that stand alone; the checks read longer ones themselves."""
    return {
        char: Numeral(Fraction(value), "vague")
        for value, char in enumerate("一二三四五六七八九十", 1)
    }
