"""The currencies and units that follow a number: names from the CLDR, signs, adjectives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from align import languages
from align.checks.families.figures import money
from align.checks.families.figures.units import NAMED, signs, size
from align.languages import cldr
from align.languages.model import Language

#: A word or sign after a number, and what may stand before the first.
_PIECE = re.compile(
    r"(?:US\$|[$€£¥₽₹₺₴₪%٪‰℃℉]|°\s?[^\W\d_]?\b|[^\W\d_]+(?:[.·⋅*’'-][^\W\d_]+)*\.?"
    r"(?:/[^\W\d_]+)?[²³23]?(?!\d))(?:/[^\W\d_]+)?"
)
#: The stop of a scale word that is cut short: «40 тыс. рублей».
_SCALE_STOP = re.compile(r"(?<=[^\W\d_])\.[ \u00a0\u202f]?")
_GAP = re.compile(r"[\s\u00a0\u202f-]{0,2}")
#: The largest number of words in the name of a unit.
_WORDS = 4
#: In a language without spaces, the largest number of characters in the name of a unit.
_CHARACTERS = 10
_POWERS = {"²": "square-", "2": "square-", "³": "cubic-", "3": "cubic-"}
_JOINTS = re.compile(r"[·⋅*’'-]")
_PERIODS = {"h": "hour", "hr": "hour", "ч": "hour", "год": "hour", "s": "second", "с": "second",
            "сек": "second", "sec": "second", "sa": "hour", "min": "minute",
            "мин": "minute"}  # fmt: skip
#: Prefixes as parts of words, for units that the CLDR names without them: «киловольт».
_SPELT = {
    "nano": "nano нано", "micro": "micro mikro микро мікро", "milli": "milli mili милли мілі",
    "kilo": "kilo quilo кило кіло", "mega": "mega méga мега", "giga": "giga гига гіга",
    "tera": "tera téra тера",
}  # fmt: skip
_SPELT_OF = {word: prefix for prefix, words in _SPELT.items() for word in words.split()}
_SPELT_AT = re.compile(f"({'|'.join(_SPELT_OF)})(.{{3,}})")


def named(text: str, at: int, language: Language, before: str) -> tuple[frozenset[str], int]:
    """The units or currencies named at a place in a text, and where the name ends."""
    gap = _SCALE_STOP.match(text, at) or _GAP.match(text, at)
    begin = gap.end() if gap else at
    if not language.joiner:
        for length in range(_CHARACTERS, 0, -1):
            piece = text[begin : begin + length]
            names = _known([piece], before, language) if not piece.isascii() else None
            if names:
                return names, begin + length
    pieces: list[tuple[str, int]] = []
    end = begin
    while len(pieces) < _WORDS:
        match = _PIECE.match(text, end)
        if not match:
            break
        pieces.append((match[0], match.end()))
        spaces = _GAP.match(text, match.end())
        if not spaces or spaces.end() == match.end():
            break
        end = spaces.end()
    for count in range(len(pieces), 0, -1):
        words = [piece for piece, _ in pieces[:count]]
        names = _sign(words) | _own_sign(words, language) or _known(words, before, language)
        if names:
            return _squared(names, text, pieces[count - 1][1])
    # *ten working days*
    described = bool(pieces) and _may_describe(pieces[0][0], language)
    for count in range(len(pieces), 1, -1) if described else ():
        names = _known([piece for piece, _ in pieces[1:count]], before, language)
        if names and names <= _PERIODS_OF_TIME:
            return names, pieces[count - 1][1]
    return frozenset(), at


def _own_sign(words: Sequence[str], language: Language) -> frozenset[str]:
    """What a sign means in this language alone: «km/s» is also an hour's speed in Turkish."""
    unit = language.measures.units.get(words[0]) if len(words) == 1 and "/" in words[0] else None
    return frozenset({unit}) if unit else frozenset()


def _squared(names: frozenset[str], text: str, end: int) -> tuple[frozenset[str], int]:
    """The units, and where their name ends; a word for *square* may stand after a length."""
    lengths = [name for name in names if (unit := size(name)) and unit.dimension == "length"]
    square = _SQUARED.match(text, end) if lengths else None
    if not square:
        return names, end
    return frozenset(f"square-{name}" for name in lengths), square.end()


#: *Square* after the name of a length.
_SQUARED = re.compile(
    r"[\u064b-\u0652]*[\s\u00a0]{1,2}(?:karel?\w*|kvadrat\w*|مرب\u0651?ع\w*|רבוע\w*|vuông|persegi|cuadrad[oa]s?|"
    r"quadrat[ioae]|quadri|carrés?|quadrad[oa]s?|p[aă]tra[tțţ]\w*|kwadrat\w+|квадратн\w+)(?!\w)"
)


def _may_describe(word: str, language: Language) -> bool:
    """Whether a word between a number and a unit of time may say which days or weeks are meant."""
    each = language.numerals.each
    return (
        word.isalpha()
        and len(word) > 2
        and word.lower() not in language.function_words
        and not (each and re.fullmatch(each, word, re.IGNORECASE))
    )


#: Units of time that are put in place of each other.
_PERIODS_OF_TIME = frozenset({"day", "week", "month", "year"})


def _sign(words: Sequence[str]) -> frozenset[str]:
    """The unit of a sign: ``km²``, ``кВт·ч``, ``м/с``, ``sq km``."""
    known = signs()
    if len(words) > 2 or (len(words) == 2 and words[0].lower().rstrip(".") not in _SQUARE):
        return frozenset()
    power = _SQUARE[words[0].lower().rstrip(".")] if len(words) == 2 else ""
    word = words[-1].replace(" ", "")
    names = money.of_sign(word)
    if names:
        return names
    word = word.rstrip(".")
    over, slash, under = word.partition("/")
    if over[-1:] in _POWERS and len(over) > 1:
        power, over = _POWERS[over[-1]], over[:-1]
    unit = known.get(over) or known.get(_JOINTS.sub("", over))
    if unit is None or (len(over) == 1 and over.isupper() and words[-1].endswith(".")):
        return frozenset()
    unit = power + unit
    if slash:
        period = _PERIODS.get(under)
        return frozenset({f"{unit}-per-{period}"}) if period else frozenset()
    return frozenset({unit}) if size(unit) else frozenset()


_SQUARE = {"sq": "square-", "кв": "square-", "cu": "cubic-", "куб": "cubic-"}


#: Names of units by what follows the number and then by what stands before it: «每小时{0}公里».
Vocabulary = Mapping[str, Mapping[str, frozenset[str]]]


def _known(words: Sequence[str], before: str, language: Language) -> frozenset[str]:
    """The units or currencies with this name."""
    vocabulary = _vocabulary(language.tag)
    found = vocabulary.get(_stem(" ".join(words), language.measures.endings), {})
    before = before.lower().rstrip()
    for start, names in found.items():
        if start and before.endswith(start):
            return names
    if found.get(""):
        return found[""]
    if language.measures.compounds and len(words) == 1:
        names = _at_end(words[0].lower(), language)
        if names:
            return names
    spelt = _SPELT_AT.match(words[0].lower()) if len(words) == 1 else None
    if spelt and spelt[2] in _SPELT_BASES:
        return frozenset({_SPELT_OF[spelt[1]] + _SPELT_BASES[spelt[2]]})
    if spelt:
        bases = vocabulary.get(_stem(spelt[2], language.measures.endings), {}).get("", frozenset())
        return frozenset(
            name for base in bases if size(name := _SPELT_OF[spelt[1]] + base) is not None
        )
    return frozenset()


@lru_cache(maxsize=1 << 12)
def _at_end(word: str, language: Language) -> frozenset[str]:
    """The period of time that a compound ends with: Werktage."""
    vocabulary = _vocabulary(language.tag)
    for at in range(_STEM_OF_COMPOUND, len(word) - 2):
        names = vocabulary.get(_stem(word[at:], language.measures.endings), {}).get("")
        if names and names <= _PERIODS_OF_TIME:
            return names
    return frozenset()


#: The first part of a compound has at least this many letters.
_STEM_OF_COMPOUND = 4


@lru_cache(maxsize=1 << 14)
def _stem(phrase: str, endings: str) -> str:
    """A name in lower case without the endings of its words."""
    return " ".join(_bare(word, endings) for word in _SEPARATORS.split(phrase.lower()) if word)


_SEPARATORS = re.compile(r"[\s\u00a0.⋅·-]+")
#: Endings of adjectives in the languages written in Cyrillic.
_ADJECTIVE = re.compile(
    r"(?<=[а-яіїєґ]{3})(?:[ыиі]ми|ого|ому|[ыиі]х|[ыиіо]й|[ыи]м|[аяую]я|ую|ою|[ыое]е)$"
)


@lru_cache(maxsize=64)
def _longest_first(endings: str) -> tuple[str, ...]:
    return tuple(sorted(endings.split(), key=len, reverse=True))


def _bare(word: str, endings: str) -> str:
    if not endings:
        return word
    shorter = _ADJECTIVE.sub("", word)
    if shorter != word:
        return shorter
    for ending in _longest_first(endings):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=64)
def _vocabulary(lang: str) -> Vocabulary:
    """The names of currencies and units in a language."""
    found: dict[str, dict[str, set[str]]] = {}
    measures = languages.of(lang).measures

    def put(after: str, names: Iterable[str], before: str = "") -> None:
        found.setdefault(_stem(after, measures.endings), {}).setdefault(before, set()).update(names)

    for name, codes in money.names(lang):
        put(name, codes)
    for word, name in measures.money.items():
        put(word, money.codes_of(name))
    for name, forms in measures.coins.items():
        for form in forms.split():
            put(form, money.coins_of(name))
    for word, unit in {**measures.units, **measures.phrases}.items():
        for form in (word, word + measures.plural):
            put(form, _WIDER.get(unit, (unit,)))
    for locale in filter(None, map(cldr.locale_of, (lang, *SPELT_ALSO.get(lang, ())))):
        for unit in NAMED:
            name = unit.partition("-")[2]
            for before, after in _written(unit, locale):
                put(after, _WIDER.get(name, (name,)), before)
    return {key: {b: frozenset(n) for b, n in ways.items()} for key, ways in found.items()}


@lru_cache(maxsize=64)
def beginnings(units: frozenset[str], lang: str) -> frozenset[str]:
    """The first three letters of the words that may name one of some units, without those of fewer
    letters. In a language of compounds, a unit may also stand further on in a word.
    """
    names = [
        key for key, ways in _vocabulary(lang).items() if not units.isdisjoint(ways.get("", ()))
    ]
    names += [sign for sign, unit in signs().items() if unit in units]
    return frozenset(name[:3] for name in names if len(name) > 2)


#: Further locales of a language, whose spelling differs.
SPELT_ALSO = {"en": ("en-GB",), "pt": ("pt-PT",), "zh": ("zh-Hant",), "es": ("es-MX",),
               "fr": ("fr-CA",), "sr": ("sr-Latn",)}  # fmt: skip
#: A name that may stand for several units: *5 miles* at sea, *5 pounds* of money.
_WIDER: Mapping[str, tuple[str, ...]] = {
    "pound": ("pound", *money.codes_of("pound")), "nautical-mile": ("nautical-mile", "mile"),
    "ton": ("ton", "tonne"), "tonne": ("tonne", "ton"),
    "degree": ("degree", "celsius", "fahrenheit"),
}  # fmt: skip


def _written(unit: str, locale: Locale) -> Iterator[tuple[str, str]]:
    """The texts before and after a number that has a unit."""
    lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
    for length in lengths:
        for count in (1, 2, 3, 5, 1.5):
            try:
                text = format_unit(count, unit, length, locale=locale)
            except (LookupError, ValueError, UnknownLocaleError):
                continue
            parts = NUMBER.split(text.replace("\u00a0", " "), maxsplit=1)
            if len(parts) == 2:
                before, after = (part.strip().lower() for part in parts)
                # A single letter is a sign or another word.
                if (after and (len(after) > 1 or not after.isascii())) or before:
                    yield before, after


#: A number in figures of some scripts.
NUMBER = re.compile(r"\d+(?:[.,٫]\d+)?|[١٢٥۱۲۵]+(?:٫[٥۵])?")
#: Bases that are spelt otherwise after a prefix.
_SPELT_BASES = {"ватт": "watt", "вольт": "volt", "watt": "watt", "volt": "volt", "byte": "byte"}
