"""Number words of English, Russian and German, in all their forms.

``numerals(lang)`` maps a word in lower case to a ``Numeral``. The lists are made from stems and
endings, so a form that nobody writes may be among them; it does no harm.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

#: ``part``: a share (half). ``vague``: a word that often stands for no number (one, pair, second).
Role = Literal["unit", "tens", "hundreds", "scale", "part", "vague"]


class Numeral(NamedTuple):
    """What a number word adds: its value, how it combines, and whether it ends a number, as an
    ordinal does.
    """

    value: Fraction
    role: Role
    last: bool = False


def _list(words: str) -> list[str]:
    return words.split()


@lru_cache(maxsize=64)
def numerals(lang: str) -> dict[str, Numeral]:
    """The number words of a language (primary subtag); none where they are not known."""
    maker = {"en": _english, "ru": _russian, "de": _german}.get(lang)
    return maker() if maker else {}


def role_of(value: int) -> Role:
    """How a number below 1,000 combines."""
    return "unit" if value < 20 else "tens" if value < 100 else "hundreds"


def _english() -> dict[str, Numeral]:
    units = _list(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    )
    ordinals = _list(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
        "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    )
    tens = _list("twenty thirty forty fifty sixty seventy eighty ninety")
    found: dict[str, Numeral] = {}
    for value, (word, ordinal) in enumerate(zip(units, ordinals, strict=True)):
        role: Role = "vague" if value < 2 else "unit"
        found[word] = Numeral(Fraction(value), role)
        found[ordinal] = Numeral(Fraction(value), "vague" if value < 3 else "unit", last=True)
        if value > 2:
            found[ordinal + "s"] = Numeral(Fraction(1, value), "part")
    for step, word in enumerate(tens, 2):
        found[word] = Numeral(Fraction(10 * step), "tens")
        found[word[:-1] + "ieth"] = Numeral(Fraction(10 * step), "tens", last=True)
        found[word[:-1] + "ies"] = Numeral(Fraction(10 * step), "tens", last=True)
    for word, value in (("hundred", 100), ("thousand", 1000), ("million", 10**6),
                        ("billion", 10**9), ("trillion", 10**12)):  # fmt: skip
        found[word] = Numeral(Fraction(value), "scale")
        found[word + "s"] = Numeral(Fraction(value), "vague")
        found[word + "th"] = Numeral(Fraction(value), "scale", last=True)
    for word, share in (("half", Fraction(1, 2)), ("halves", Fraction(1, 2)),
                        ("quarter", Fraction(1, 4)), ("quarters", Fraction(1, 4))):  # fmt: skip
        found[word] = Numeral(share, "part")
    for word, value in (("dozen", 12), ("dozens", 12), ("score", 20), ("couple", 2), ("pair", 2),
                        ("both", 2), ("twice", 2), ("double", 2), ("doubled", 2), ("once", 1),
                        ("single", 1), ("thrice", 3), ("triple", 3), ("trio", 3), ("decade", 10),
                        ("twin", 2), ("twins", 2), ("duo", 2), ("decades", 10), ("century", 100),
                        ("quadruple", 4), ("tripled", 3), ("solo", 1), ("bilateral", 2),
                        ("trilateral", 3), ("either", 2), ("neither", 2), ("secondly", 2),
                        ("thirdly", 3), ("firstly", 1), ("fortnight", 14), ("week", 7),
                        ("weeks", 7), ("day", 24), ("hat-trick", 3),
                        ("teens", 10), ("midnight", 0), ("noon", 12), ("midday", 12)):  # fmt: skip
        found[word] = Numeral(Fraction(value), "vague")
    return found


_HARD = _list("ый ого ому ым ом ая ой ую ое ые ых ыми о")
_RU_UNITS = {
    2: "два две двух двум двумя", 3: "три трех трем тремя", 4: "четыре четырех четырем четырьмя",
    5: "пять пяти пятью", 6: "шесть шести шестью", 7: "семь семи", 8: "восемь восьми восемью",
    9: "девять девяти девятью", 10: "десять десяти десятью",
}  # fmt: skip
_RU_TEENS = _list(
    "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат "
    "девятнадцат"
)
_RU_TENS = {
    20: "двадцать двадцати двадцатью", 30: "тридцать тридцати тридцатью", 40: "сорок сорока",
    50: "пятьдесят пятидесяти пятьюдесятью", 60: "шестьдесят шестидесяти шестьюдесятью",
    70: "семьдесят семидесяти семьюдесятью", 80: "восемьдесят восьмидесяти восемьюдесятью",
    90: "девяносто девяноста",
}  # fmt: skip
_RU_HUNDREDS = {
    100: "сто ста", 200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
    500: "пятьсот пятисот пятистам пятьюстами пятистах", 600: "шестьсот шестисот шестистам",
    700: "семьсот семисот семистам", 800: "восемьсот восьмисот восьмистам",
    900: "девятьсот девятисот девятистам",
}  # fmt: skip
_RU_ORDINALS = {
    "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9, "десят": 10,
    "двадцат": 20, "тридцат": 30, "сороков": 40, "пятидесят": 50, "шестидесят": 60,
    "семидесят": 70, "восьмидесят": 80, "девяност": 90, "сот": 100, "двухсот": 200,
}  # fmt: skip
_RU_SCALES = {
    "тысяч": (1000, " а и е у ей ью ам ами ах"),
    "миллион": (10**6, " а у ом е ы ов ам ами ах"),
    "миллиард": (10**9, " а у ом е ы ов ам ами ах"),
    "триллион": (10**12, " а у ом е ы ов ам ами ах"),
}
_RU_VAGUE = {
    0: "ноль нуль ноля нуля нулю полночь полночи",
    1: "один одна одно одни одного одной одному одним одном одними одних одну однажды первый "
    "первая первое первые первого первой первому первым первом первую первых первыми единственный "
    "единственная единственное единственного единственной единственную единожды",
    2: "оба обе обоих обеих обоим обеим обоими обеими пара пары паре пару парой дважды вдвое "
    "вдвоем двое двоих двоим двоими второй вторая второе вторые второго второму вторым втором "
    "вторую вторых вторыми двойной двойная двойное двойную удвоить удвоил удвоили удвоение "
    "близнецы двойка двойки",
    3: "трое троих троим троими трижды втрое втроем тройной тройная тройка тройки тройку третий "
    "третья третье третьи третьего третьей третьему третьим третьем третьих третьими утроить хет",
    4: "четверо четверых четверым четырежды вчетверо четверка четверки четверку",
    5: "пятеро пятерых пятерым пятерка пятерки пятерку впятеро", 6: "шестеро шестерых шестерка",
    7: "семеро семерых семью семерка семерки неделя недели неделю недель неделе неделей",
    8: "восьмеро восьмерых восьмерка",
    9: "девятеро девятка", 10: "десятеро десяток десятка десятки десятков десятками десятилетие "
    "десятилетия десятилетий десятилетиями десятке", 20: "двадцатка двадцатки двадцатке двадцатку",
    24: "сутки суток сутками суткам сутках",
    12: "дюжина дюжины дюжину дюжин дюжиной полдень полудня",
    100: "сотня сотни сотен сотню сотней сотням сотнями век века веков веку веке",
}  # fmt: skip
_RU_PARTS = {
    Fraction(1, 2): "половина половины половине половину половиной пол полчаса полгода полдюжины",
    Fraction(3, 2): "полтора полторы полутора",
    Fraction(1, 4): "четверть четверти четвертью четвертей",
    Fraction(1, 3): "треть трети третью третей",
}


def _russian() -> dict[str, Numeral]:
    found: dict[str, Numeral] = {}

    def put(words: str, value: Fraction | int, role: Role, *, last: bool = False) -> None:
        for word in words.split():
            found.setdefault(word, Numeral(Fraction(value), role, last))

    for table, role in ((_RU_UNITS, "unit"), (_RU_TENS, "tens"), (_RU_HUNDREDS, "hundreds")):
        for value, words in table.items():
            put(words, value, role)  # type: ignore[arg-type]
    for value, stem in enumerate(_RU_TEENS, 11):
        put(" ".join(stem + end for end in ("ь", "и", "ью")), value, "unit")
        put(" ".join(stem + end for end in _HARD), value, "unit", last=True)
    for stem, value in _RU_ORDINALS.items():
        put(" ".join(stem + end for end in _HARD), value, role_of(value), last=True)
    for stem, (value, ends) in _RU_SCALES.items():
        put(" ".join(stem + end for end in ends.split(" ")), value, "scale")
    for value, words in _RU_VAGUE.items():
        put(words, value, "vague", last=words.startswith("один"))
    for share, words in _RU_PARTS.items():
        put(words, share, "part")
    put("тыс", 1000, "scale")
    put("млн", 10**6, "scale")
    put("млрд", 10**9, "scale")
    put("трлн", 10**12, "scale")
    return found


_DE_UNITS = _list(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_DE_TENS = _list("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")


def german_number(value: int) -> str:
    """A number from 0 to 999 as a word: 42 -> ``zweiundvierzig``."""
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return _german_below_hundred(rest)
    return f"{_DE_UNITS[hundreds]}hundert" + (_german_below_hundred(rest) if rest else "")


def _german_below_hundred(value: int) -> str:
    if value < 20:
        return _DE_UNITS[value]
    tens, unit = divmod(value, 10)
    return (f"{_DE_UNITS[unit]}und" if unit else "") + _DE_TENS[tens - 2]


def _german() -> dict[str, Numeral]:
    found: dict[str, Numeral] = {}
    for value in range(1000):
        word = german_number(value)
        found[word] = Numeral(Fraction(value), "vague" if value < 2 else role_of(value))
        ending = "t" if value % 100 < 20 and value % 100 else "st"
        for end in ("e", "en", "er", "es", "em"):
            stem = {1: "ers", 3: "drit", 7: "sieb", 8: "ach"}.get(value, word)
            ordinal = f"{stem}{ending if value != 3 else 't'}{end}"
            role: Role = "vague" if value < 4 else role_of(value)
            found.setdefault(ordinal, Numeral(Fraction(value), role, last=True))
        if value % 10 == 0 and 20 <= value < 100:
            found[f"{word}er"] = Numeral(Fraction(value), "tens", last=True)
    for word, value in (("hundert", 100), ("tausend", 1000), ("million", 10**6),
                        ("millionen", 10**6), ("mio", 10**6), ("milliarde", 10**9),
                        ("milliarden", 10**9), ("mrd", 10**9), ("billion", 10**12),
                        ("billionen", 10**12)):  # fmt: skip
        found[word] = Numeral(Fraction(value), "scale")
    for words, value in (("eins eine einen einer eines einem einmal einzige einzigen erst", 1),
                         ("beide beiden beider beides zweimal doppelt doppelte paar zwo", 2),
                         ("dreimal dreifach drittens", 3), ("viermal", 4), ("dutzend", 12),
                         ("dutzende", 12), ("hunderte hunderten", 100),
                         ("tausende tausenden", 1000), ("jahrzehnt jahrzehnte jahrzehnten", 10),
                         ("jahrhundert jahrhunderts", 100), ("mittag", 12)):  # fmt: skip
        for word in words.split():
            found[word] = Numeral(Fraction(value), "vague")
    for words, share in (("halb halbe halben halber hälfte", Fraction(1, 2)),
                         ("viertel", Fraction(1, 4)), ("drittel", Fraction(1, 3)),
                         ("anderthalb eineinhalb", Fraction(3, 2))):  # fmt: skip
        for word in words.split():
            found[word] = Numeral(share, "part")
    return found
