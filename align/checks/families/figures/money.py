"""Currencies by their names in the CLDR, their signs and their codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from anyascii import anyascii
from babel import Locale
from babel.numbers import get_currency_name
from rapidfuzz import fuzz

from align.languages import cldr

#: Currencies by the word that all their names contain.
_CODES: dict[str, tuple[str, ...]] = {
    "dollar": ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"), "euro": ("EUR",),
    "pound": ("GBP", "EGP", "SYP", "LBP"), "ruble": ("RUB", "BYN"), "yuan": ("CNY",),
    "yen": ("JPY",), "franc": ("CHF", "RWF", "XOF", "XAF"),
    "krone": ("SEK", "NOK", "DKK", "ISK", "CZK"), "rupee": ("INR", "PKR", "LKR", "NPR"),
    "peso": ("MXN", "ARS", "CLP", "COP", "PHP"), "lira": ("TRY",), "hryvnia": ("UAH",),
    "zloty": ("PLN",), "shekel": ("ILS",), "won": ("KRW",), "real": ("BRL",), "rand": ("ZAR",),
    "dinar": ("IQD", "KWD", "JOD", "DZD", "RSD", "BHD"), "riyal": ("SAR", "QAR", "YER"),
    "dirham": ("AED", "MAD"), "forint": ("HUF",), "leu": ("RON", "MDL"), "lev": ("BGN",),
    "tenge": ("KZT",), "baht": ("THB",), "rupiah": ("IDR",), "ringgit": ("MYR",),
    "dong": ("VND",), "shilling": ("KES", "TZS", "UGX"), "naira": ("NGN",), "rial": ("IRR", "OMR"),
    "lari": ("GEL",), "dram": ("AMD",), "manat": ("AZN",),
}  # fmt: skip
#: The currencies of which coins with these names are a part. Translations write the same word for
#: the cents of several currencies.
_CENTS = (*_CODES["dollar"], *_CODES["euro"], *_CODES["rand"])
_COINS: dict[str, tuple[str, ...]] = {
    "cent": _CENTS, "penny": ("GBP",), "pennies": ("GBP", *_CENTS),
    "kopeck": ("RUB", "BYN", "UAH"), "centime": (*_CENTS, *_CODES["franc"], "MAD", "DZD"),
    "centavo": (*_CENTS, *_CODES["peso"], *_CODES["real"]), "rappen": ("CHF",), "grosz": ("PLN",),
    "haler": ("CZK",), "ore": ("SEK", "NOK", "DKK"), "kurus": ("TRY",), "filler": ("HUF",),
    "paisa": ("INR", "PKR", "NPR"), "ban": ("RON", "MDL"), "stotinka": ("BGN",),
    "agora": ("ILS",), "lipa": ("HRK",), "sen": ("IDR", "MYR", *_CENTS), "pfennig": ("DEM",),
}  # fmt: skip
_SIGNS = {
    "$": ("dollar", "peso", "real"), "€": ("euro",), "£": ("pound", "lira"), "¥": ("yen", "yuan"),
    "₽": ("ruble",), "₹": ("rupee",), "₺": ("lira",), "₴": ("hryvnia",), "₪": ("shekel",),
    "zł": ("zloty",), "kr": ("krone",), "Kč": ("CZK",), "₩": ("won",), "₫": ("dong",),
    "US$": ("USD",), "A$": ("AUD",), "C$": ("CAD",), "NZ$": ("NZD",), "HK$": ("HKD",),
    "S$": ("SGD",), "R$": ("BRL",), "Rp": ("rupiah",), "₸": ("tenge",), "元": ("yuan",),
    "円": ("yen",), "Ft": ("forint",),
}  # fmt: skip
#: A sign or a code before a number.
BEFORE = re.compile(
    r"(?<!\w)((?:US|NZ|HK|[ACSR])?\$|[€£¥₽₹₺₴₪₩₫₸]|[A-Z]{3}|kr|Rp)[.\s\u00a0\u202f]{0,2}$"
)
#: Every sign or code of a currency in a text.
SIGN = re.compile(
    r"(?:US|NZ|HK|[ACSR])?\$|[€£¥₽₹₺₴₪₩₫₸元円]|(?<!\w)(?:[A-Z]{3}|zł|kr|Kč|Rp|Ft)(?!\w)"
)
#: Signs of currencies that are equally common.
_UNCLEAR = frozenset("¥")
_EVERY = frozenset(code for codes in _CODES.values() for code in codes)
_BY_USE = tuple(code for codes in _CODES.values() for code in codes)
_TOKENS = re.compile(r"[^\W\d_]+")
#: Names of currencies that are also written without the rest: at least this similar (0 to 100) to
#: the English word.
_ALIKE = 60


def codes_of(name: str) -> tuple[str, ...]:
    """The codes of the currencies with an English name: dollar -> USD, AUD, ..."""
    return _CODES.get(name, (name,))


def coins_of(name: str) -> tuple[str, ...]:
    """The coins with an English name: cent -> USD/100, EUR/100, ..."""
    return tuple(f"{code}/100" for code in _COINS[name])


def of_sign(sign: str) -> frozenset[str]:
    """The codes of the currencies that a sign or a code may stand for."""
    if sign in _EVERY:
        return frozenset({sign})
    return frozenset(code for name in _SIGNS.get(sign, ()) for code in codes_of(name))


def meant(codes: frozenset[str]) -> frozenset[str]:
    """Of the currencies that a sign may stand for, those with the name that it usually means: the
    dollars for ``$``, though pesos have it too; none if it means several.
    """
    for sign, known in _SIGNS.items():
        if len(known) > 1 and codes == of_sign(sign):
            return frozenset() if sign in _UNCLEAR else frozenset(codes_of(known[0]))
    return codes


def first(codes: Set[str]) -> str:
    """The best known of some currencies with one name."""
    known = [code for code in _BY_USE if code in codes]
    return known[0] if known else min(codes)


@lru_cache(maxsize=64)
def names(lang: str) -> Sequence[tuple[str, tuple[str, ...]]]:
    """The names of currencies in a language, in lower case, each with the codes that it may stand
    for.
    """
    locale = cldr.locale_of(lang)
    return tuple(_names(locale)) if locale else ()


def _names(locale: Locale) -> Iterator[tuple[str, tuple[str, ...]]]:
    words: dict[str, set[str]] = {}
    common: set[str] = set()
    for name, codes in _CODES.items():
        of_each = []
        for code in codes:
            full = {get_currency_name(code, count, locale).lower() for count in (1, 2, 5, 1.5)}
            yield from ((form, (code,)) for form in full if code.lower() != form)
            own = {word for form in full for word in _TOKENS.findall(form)}
            of_each.append(own)
            for word in own:
                words.setdefault(word, set()).add(code)
        # Words like the English name, or that several currencies share; «доллар США» also names a
        # country.
        alike = {
            word
            for word in set().union(*of_each)
            if fuzz.ratio(anyascii(word).lower(), name) >= _ALIKE
        }
        common |= alike or (set.intersection(*of_each) if len(codes) > 1 else set())
    yield from ((word, tuple(sorted(words[word]))) for word in common)
