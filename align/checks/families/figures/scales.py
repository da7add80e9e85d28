"""Scales after figures: ``5 million``, «5 млн», ``5 Mrd.``, ``5 milliards``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_compact_decimal

_SPACES = "\u00a0\u202f\u2009 "
_PATTERN = (
    r"hundred|thousand|million|billion|trillion|mln|bn|tn|m|k|b"
    r"|тыс(?:яч\w*)?|миллион\w*|млн|миллиард\w*|млрд|триллион\w*|трлн|сот(?:ен|ни|ня)"
    r"|Hundert|Tausend|Million(?:en)?|Mio|Milliard(?:en?)?|Mrd|Billion(?:en)?"
)
_POWERS = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "mln": 6, "bn": 9,
    "tn": 12, "m": 6, "k": 3, "b": 9, "тыс": 3, "миллион": 6, "млн": 6, "миллиард": 9, "млрд": 9,
    "триллион": 12, "трлн": 12, "сот": 2,
}  # fmt: skip
_GERMAN = {
    "hundert": 2, "tausend": 3, "million": 6, "mio": 6, "milliarde": 9, "mrd": 9, "billion": 12,
}  # fmt: skip
#: Languages whose scales stand here with their cases and short forms.
_WRITTEN_OUT = frozenset({"en", "ru", "de"})


@lru_cache(maxsize=64)
def after_figures(lang: str) -> re.Pattern[str]:
    """What may follow figures: a fraction, the sign of a decade, half of the day, a scale."""
    words = sorted(_from_cldr(lang), key=len, reverse=True)
    own = "".join(f"|{re.escape(word)}" for word in words if len(word) > 1)
    signs = "".join(word for word in words if len(word) == 1)
    sign = f"|[{signs}]" if signs else ""
    return re.compile(
        rf"""
        (?P<fraction>[{_SPACES}]?[½¼¾⅓⅔⅛])?
        (?P<decade>['’]?s\b|[-‑–](?:[её]|х|ми?|м)\b|er(?:n|jahre\w*)?\b|年代)?
        (?:[{_SPACES}]?(?P<pm>[aApP]\.?[mM]\b)
          |[{_SPACES}-]*(?P<scale>(?:{_PATTERN}{own})\b{sign}))?
        """,
        re.VERBOSE,
    )


def power(scale: str, lang: str) -> int:
    """How many zeros a scale adds."""
    lower = scale.lower()
    own = _from_cldr(lang)
    if lower in own or f"{lower}s" in own:
        return own.get(lower, own.get(f"{lower}s", 0))
    table = _GERMAN if lang == "de" else _POWERS
    if lower in _POWERS and len(lower) == 1:
        return _POWERS[lower]
    # The longest that fits: «миллиард» before «миллион», a whole word before its beginning.
    fits = [stem for stem in table if lower.startswith(stem) and len(stem) > 1]
    return table[max(fits, key=len)] if fits else _POWERS.get(lower, 0)


@lru_cache(maxsize=64)
def _from_cldr(lang: str) -> dict[str, int]:
    """The scale words of a language that is not written out above, with their powers of ten."""
    if lang in _WRITTEN_OUT:
        return {}
    try:
        locale = Locale.parse(lang)
        # Chinese has no long forms apart from the short ones.
        length: Literal["short", "long"] = (
            "long" if "long" in locale.compact_decimal_formats else "short"
        )
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, int] = {}
    for exponent in range(3, 13):
        for count in (1, 2, 5):
            written = format_compact_decimal(
                count * 10**exponent, format_type=length, locale=locale, fraction_digits=0
            )
            figures, words = re.findall(r"\d+", written), re.findall(r"[^\W\d_]+", written)
            # ``10 mil millones`` says nothing of one word.
            if len(figures) == len(words) == 1 and not (words[0].isascii() and len(words[0]) == 1):
                # ``100万`` is a million in two figures more than 万 says.
                found.setdefault(words[0].lower(), exponent + 1 - len(figures[0]))
    return found
