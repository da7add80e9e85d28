"""Scale words after digits: ``5 million``, «5 млн», ``5 Mrd.``, ``5 milliards``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_compact_decimal

from align import languages
from align.languages import marks

_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{re.escape(marks.COMBINING)}])*")
_SPACES = "\u00a0\u202f\u2009 "


#: Longer scale words may have further endings: «milyonu», «miljardin».
_LONG, _ENDING = 5, r"(?:[^\W\d_]{0,4}\b)"


@cache
def _written_out() -> tuple[str, Mapping[str, int]]:
    """A pattern of the scale words that texts in any language may have, and their powers of ten.

    English scale words come first: in other languages a billion may be more.
    """
    ours = [languages.of("en"), *(one for one in languages.every() if one.tag != "en")]
    all_numerals = [one.numerals for one in ours if one.numerals.scale_forms]
    powers: dict[str, int] = {}
    for numerals in all_numerals:
        powers = {**numerals.scales, **powers}
    return "|".join(one.scale_forms for one in all_numerals), powers


@lru_cache(maxsize=64)
def after_figures(lang: str) -> re.Pattern[str]:
    """What may follow digits: a fraction, the ending of a decade, am or pm, a scale word."""
    words = sorted(_from_cldr(lang), key=len, reverse=True)
    own = "".join(
        f"|{re.escape(word)}" + (_ENDING if len(word) >= _LONG else "")
        for word in words
        if len(word) > 1
    )
    # Many scripts without capitals add endings to words.
    end = r"(?![^\W\d_])" if languages.of(lang).has_capitals else ""
    signs = "".join(word for word in words if len(word) == 1)
    sign = f"|[{signs}]" if signs else ""
    everywhere, _ = _written_out()
    return re.compile(
        rf"""
        (?P<fraction>[{_SPACES}]?[½¼¾⅓⅔⅛])?
        (?P<century>[-‑–](?:tal|tall|luvu|luku)\w*)?
        (?P<decade>['’]?s\b|\.\s(?:let(?:ech|ům|y|ih|i)?|rok(?:och|ov|y))\b|[-‑–](?:[её]|х|ми?|м)\b|er(?:n|jahre\w*)?\b|年代)?
        \+?
        (?:[{_SPACES}]?(?P<pm>[aApP]\.?[mM]\b)
          |[{_SPACES}-]*(?P<scale>(?:(?:{everywhere})\b{own}){end}{sign}))?
        """,
        re.VERBOSE,
    )


def power(scale: str, lang: str) -> int:
    """The power of ten of a scale word."""
    lower = scale.lower()
    own = _from_cldr(lang)
    if lower in own or f"{lower}s" in own:
        return own.get(lower, own.get(f"{lower}s", 0))
    table = {**_written_out()[1], **languages.of(lang).numerals.scales, **own}
    if lower in table and len(lower) == 1:
        return table[lower]
    # The longest match: «миллиард» before «миллион», a whole word before its beginning.
    fits = [stem for stem in table if lower.startswith(stem) and len(stem) > 1]
    return table[max(fits, key=len)] if fits else table.get(lower, 0)


@lru_cache(maxsize=64)
def _from_cldr(lang: str) -> dict[str, int]:
    """The scale words of a language whose file does not list them, with their powers of ten."""
    numerals = languages.of(lang).numerals
    if numerals.scale_forms:
        return {}
    try:
        locale = Locale.parse(lang)
        # Chinese has only short forms.
        length: Literal["short", "long"] = (
            "long" if "long" in locale.compact_decimal_formats else "short"
        )
    except (UnknownLocaleError, ValueError):
        return dict(numerals.scales)
    found = dict(numerals.scales)
    for exponent in range(3, 13):
        for count in (1, 2, 5, 1.5):
            written = format_compact_decimal(
                count * 10**exponent, format_type=length, locale=locale, fraction_digits=1
            )
            written = re.sub(r"(?<=\d)[.,٫]\d+", "", written)
            figures, words = re.findall(r"\d+", written), _WORD.findall(written)
            # ``10 mil millones`` has two words, so it does not define either.
            if len(figures) == len(words) == 1 and not (words[0].isascii() and len(words[0]) == 1):
                # ``100万`` is a million: its three digits include two of the zeros that 万 lacks.
                found.setdefault(words[0].lower(), exponent + 1 - len(figures[0]))
    return found
