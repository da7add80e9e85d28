"""Planted slips of a translator: each function takes a pair of texts and returns it with a slip.

Trainers learn to recognise them, and ``benchmarks/faults.py`` counts how many are found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz

Pair = tuple[list[str], list[str]]
#: A pair with a fault in it, or None if this fault is impossible in it.
Plant = Callable[[Pair, "Stock", Random], Pair | None]


class Stock(NamedTuple):
    """What faults are made from: other sentences and names of the target language."""

    sentences: Sequence[str]
    names: list[str]
    lang: str


DIGITS = re.compile(r"(?<![\d.,:/-])\d+(?:[.,]\d+)?(?![\d.,:/-]*\d)")
NUMBER_WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve".split(),  # noqa: SIM905
    "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать".split(),  # noqa: SIM905
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(),  # noqa: SIM905
}
SCALES = {
    "ru": (("млн", "млрд"), ("миллион", "миллиард"), ("тысяч", "миллион")),
    "de": (("Millionen", "Milliarden"), ("Mio", "Mrd")),
}
MONEY = {
    "ru": (("долларов", "евро"), ("долларов США", "евро"), ("евро", "долларов"),
           ("фунтов стерлингов", "иен"), ("рублей", "долларов")),
    "de": (("US-Dollar", "Euro"), ("Dollar", "Euro"), ("Euro", "Dollar"), ("Pfund", "Rubel")),
}  # fmt: skip
UNITS = {
    "ru": (("лет", "месяцев"), ("дней", "недель"), ("часов", "дней"), ("минут", "часов"),
           ("километров", "миль"), ("км", "миль"), ("метров", "футов"), ("миль", "километров"),
           ("месяцев", "лет"), ("кг", "фунтов"), ("тонн", "килограммов")),
    "de": (("Jahre", "Monate"), ("Jahren", "Monaten"), ("Tage", "Wochen"), ("Tagen", "Wochen"),
           ("Stunden", "Tage"), ("Minuten", "Stunden"), ("Kilometer", "Meilen"), ("km", "Meilen"),
           ("Meilen", "Kilometer"), ("Meter", "Fuß"), ("Monate", "Jahre")),
}  # fmt: skip
#: A number of the source with a currency or a unit.
MEASURED = re.compile(
    r"(?:(?<=[$€£])|(?=[\d.,]+ (?:million |billion )?(?:dollars|euros|pounds|rubles))|(?=\d+[ -]"
    r"(?:year|month|week|day|hour|minute|mile|kilomet|met|km|feet|foot|ton|kg)))(\d+)"
)
MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
WEEKDAYS = {
    "ru": "понедельник вторник среду четверг пятницу субботу воскресенье",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
}
NEGATION = {
    "en": re.compile(r"\b(?:not|never|cannot|no|nobody|nothing|none)\b|n[’']t\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)не (?!только|менее|более|раз )", re.IGNORECASE),
    "de": re.compile(r"(?<!\w)nicht (?!nur)"),
}
CAPITAL = re.compile(r"(?<=[^\W\d_] )[^\W\d_a-zа-яёäöüß][^\W\d_A-ZА-ЯЁ]{4,}(?![\w-])")
ADJECTIVE = re.compile(r"(?:ск|н)(?:ий|ый|ая|ое|ой|ого|ому|ую|ые|их|ых|им|ым|ом)$")


def number(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another digit in a number that both sides have."""
    src, tgt = pair
    there = set(DIGITS.findall(" ".join(src).replace(",", ".")))
    for k, text in enumerate(tgt):
        for match in DIGITS.finditer(text):
            if match[0].replace(",", ".") not in there:
                continue
            at = random.choice([i for i, char in enumerate(match[0]) if char.isdigit()])
            digit = random.choice([d for d in "123456789" if d != match[0][at]])
            new = match[0][:at] + digit + match[0][at + 1 :]
            return src, _replaced(tgt, k, match, new)
    return None


def number_word(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another number word for one that both sides have."""
    src, tgt = pair
    words, other = NUMBER_WORDS["en"], NUMBER_WORDS[stock.lang]
    for k, text in enumerate(tgt):
        for value, word in enumerate(other):
            match = re.search(rf"(?<!\w){word}(?!\w)", text, re.IGNORECASE)
            if match and re.search(rf"\b{words[value]}\b", " ".join(src), re.IGNORECASE):
                new = random.choice([w for w in other if w != word])
                return src, _replaced(tgt, k, match, new)
    return None


def number_lost(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A number left out that the source has in figures."""
    src, tgt = pair
    there = set(re.findall(r"\d+", " ".join(src)))
    for k, text in enumerate(tgt):
        match = re.search(r"(?<![\w.,:-])\d{2,} (?=\w)", text)
        if match and match[0].strip() in there:
            return src, _replaced(tgt, k, match, "")
    return None


def magnitude(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Billions replaced by millions."""
    src, tgt = pair
    for k, text in enumerate(tgt):
        for one, other in SCALES[stock.lang]:
            for a, b in ((one, other), (other, one)):
                match = re.search(rf"(?<=\d ){a}", text)
                if match:
                    return src, _replaced(tgt, k, match, b)
    return None


def currency(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another currency with a number that both sides have."""
    return _other_word(pair, MONEY[stock.lang])


def unit(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another unit with a number that both sides have."""
    return _other_word(pair, UNITS[stock.lang])


def _other_word(pair: Pair, words: Sequence[tuple[str, str]]) -> Pair | None:
    """After a number that both sides have, the second word of a couple in place of the first."""
    src, tgt = pair
    there = {match[1] for match in MEASURED.finditer(" ".join(src))}
    for k, text in enumerate(tgt):
        for one, other in words:
            scale = r"(?:(?:млн|млрд|миллион\w*|миллиард\w*|Mio\.|Mrd\.|Million\w*|Milliarden?) )?"
            match = re.search(rf"((\d+) {scale}){one}(?!\w)", text)
            if match and match[2] in there:
                return src, _replaced(tgt, k, match, match[1] + other)
    return None


def date(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another month, or another year or day next to it."""
    src, tgt = pair
    months = MONTHS[stock.lang].split()
    for k, text in enumerate(tgt):
        for month in months:
            match = re.search(rf"(\d{{1,2}}\.? ){month}\b", text)
            if match:
                if random.random() < 0.5:
                    day = int(re.match(r"\d+", match[0])[0]) % 28 + 1  # type: ignore[index]
                    new = re.sub(r"^\d+", str(day), match[0])
                else:
                    new = match[1] + random.choice([m for m in months if m != month])
                return src, _replaced(tgt, k, match, new)
    return None


def weekday(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another day of the week."""
    return _swap_word(pair, WEEKDAYS[stock.lang].split(), random)


def untranslated(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """The source in place of its translation."""
    src, _ = pair
    return (src, list(src)) if len(" ".join(src).split()) > 4 else None


def untranslated_part(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """The second half of the source after the first half of the translation."""
    src, tgt = pair
    words, last = src[-1].split(), tgt[-1].split()
    if len(words) < 12 or len(last) < 8:
        return None
    return src, [*tgt[:-1], " ".join(last[: len(last) // 2] + words[len(words) // 2 :])]


def duplicated(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """The translation twice."""
    src, tgt = pair
    return (src, [*tgt, tgt[-1]]) if len(tgt[-1]) > 30 else None


def omitted(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """No translation."""
    src, _ = pair
    return (src, []) if len(" ".join(src)) > 30 else None


def added(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A sentence of another text after the translation."""
    src, tgt = pair
    return src, [*tgt, random.choice(stock.sentences)]


NAMES = {
    "ru": "Тарновский Ольхина Брандвиг Эдельсон Морровик Кеттелинг Вышегорск Лютцен Сарагоса Ханой "
    "Петербург Джеймс Уилсон Мюллер Анкара Харитонов Гвинея Маргарет Дюбуа Лиссабон",
    "de": "Tarnowski Olhina Brandvig Edelson Morrowick Ketteling Wyschegorsk Lissabon Saragossa "
    "Hanoi Petersburg James Wilson Ankara Charitonow Guinea Margarete Dubois Montevideo Brenn",
}


def name(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another name for one inside the sentence that the source has as well."""
    src, tgt = pair
    there = [anyascii(m[0]).lower() for text in src for m in CAPITAL.finditer(text)]
    for k, text in enumerate(tgt):
        found = [
            m
            for m in CAPITAL.finditer(text)
            if (stock.lang != "ru" or not (m[0].isascii() or ADJECTIVE.search(m[0])))
            and any(fuzz.ratio(anyascii(m[0]).lower(), other) >= 65 for other in there)
        ]
        if found and stock.names:
            match = random.choice(found)
            # Each is used once in a text, as a slip would be.
            new = stock.names.pop()
            return src, _replaced(tgt, k, match, new)
    return None


def negation_lost(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """«не» left out if the source and the translation have one negation each."""
    src, tgt = pair
    pattern = NEGATION[stock.lang]
    if len(NEGATION["en"].findall(" ".join(src))) != 1:
        return None
    if sum(len(pattern.findall(text)) for text in tgt) != 1:
        return None
    k = next(k for k, text in enumerate(tgt) if pattern.search(text))
    return src, _put(tgt, k, pattern.sub("", tgt[k]))


VERB_RU = re.compile(r"(?<=[а-яё] )(?=[а-яё]{3,}(?:л|ла|ло|ли|ет|ют|ит|ят|ал|ил)\b)")
VERB_DE = re.compile(r"(?<=[a-zäöüß])(?=\.$)")


def negation_added(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """«не» before a verb if neither side has a negation."""
    src, tgt = pair
    whole = " ".join(tgt).lower()
    if NEGATION["en"].search(" ".join(src)) or re.search(r"\b(?:не|ни|нет|nicht|kein)", whole):
        return None
    for k, text in enumerate(tgt):
        match = (VERB_RU if stock.lang == "ru" else VERB_DE).search(text)
        if match:
            word = "не " if stock.lang == "ru" else " nicht"
            return src, _replaced(tgt, k, match, word)
    return None


def question(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A full stop for the question mark."""
    src, tgt = pair
    if "?" not in src[-1] or "?" not in tgt[-1]:
        return None
    return src, [*(text.replace("?", ".") for text in tgt)]


def omitted_part(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A clause of the translation left out: four words or more, a fifth of it or more."""
    src, tgt = pair
    cut = _without_clause(tgt[-1], random)
    return (src, [*tgt[:-1], cut]) if cut else None


def added_part(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A clause of the source left out, so that the translation has one more."""
    src, tgt = pair
    cut = _without_clause(src[-1], random)
    return ([*src[:-1], cut], tgt) if cut else None


def bracket(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A closing mark left out."""
    src, tgt = pair
    for k, text in enumerate(tgt):
        for opening, closing in (("«", "»"), ("„", "“"), ("(", ")")):
            if text.count(opening) == 1 == text.count(closing):
                return src, _put(tgt, k, text.replace(closing, ""))
    return None


def quote_style(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Straight marks for those of the language."""
    src, tgt = pair
    for k, text in enumerate(tgt):
        for opening, closing in (("«", "»"), ("„", "“")):
            if text.count(opening) == 1 == text.count(closing):
                return src, _put(tgt, k, text.replace(closing, '"').replace(opening, '"'))
    return None


def code(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another digit in a word of letters and digits that both sides have."""
    src, tgt = pair
    there = " ".join(src)
    for k, text in enumerate(tgt):
        for match in re.finditer(r"(?<!\w)[A-Za-z][A-Za-z._-]*\d+(?!\w)", text, re.ASCII):
            if match[0] in there:
                last = match[0][-1]
                return src, _replaced(tgt, k, match, match[0][:-1] + str((int(last) + 3) % 10))
    return None


def doubled_word(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A word twice."""
    src, tgt = pair
    words = tgt[-1].split(" ")
    long = [k for k, word in enumerate(words) if word.isalpha() and len(word) > 4]
    if not long:
        return None
    k = random.choice(long)
    return src, [*tgt[:-1], " ".join([*words[: k + 1], *words[k:]])]


def mixed_script(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A Latin letter in a Cyrillic word."""
    src, tgt = pair
    places = [m.start() for m in re.finditer(r"(?<=[а-я])[аеорсху](?=[а-я])", tgt[-1])]
    if not places:
        return None
    at = random.choice(places)
    letter = "aeopcxy"["аеорсху".index(tgt[-1][at])]
    return src, [*tgt[:-1], tgt[-1][:at] + letter + tgt[-1][at + 1 :]]


def mojibake(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A sentence read in the wrong encoding."""
    src, tgt = pair
    broken = tgt[-1].encode().decode("cp1251" if stock.lang == "ru" else "cp1252", "replace")
    return (src, [*tgt[:-1], broken]) if broken != tgt[-1] else None


def _put(texts: Sequence[str], k: int, new: str) -> list[str]:
    return [*texts[:k], new, *texts[k + 1 :]]


def _replaced(texts: Sequence[str], k: int, match: re.Match[str], new: str) -> list[str]:
    """The texts with ``new`` in place of a match in text ``k``."""
    return _put(texts, k, texts[k][: match.start()] + new + texts[k][match.end() :])


def _swap_word(pair: Pair, words: Sequence[str], random: Random) -> Pair | None:
    src, tgt = pair
    for k, text in enumerate(tgt):
        for word in words:
            match = re.search(rf"(?<!\w){word}(?!\w)", text)
            if match:
                new = random.choice([w for w in words if w != word])
                return src, _replaced(tgt, k, match, new)
    return None


def _without_clause(text: str, random: Random) -> str | None:
    """``text`` without one of its parts between commas."""
    parts = re.split(r"(?<=[,;—–:]) ", text)
    words = [len(part.split()) for part in parts]
    able = [k for k in range(1, len(parts)) if words[k] >= 4 and 5 * words[k] >= sum(words)]
    able = [k for k in able if 5 * words[k] <= 3 * sum(words)]
    if not able:
        return None
    k = random.choice(able)
    end = re.search(r"[.?!»“\"”]*$", text)[0] if k == len(parts) - 1 else ""  # type: ignore[index]
    left = " ".join(parts[:k] + parts[k + 1 :])
    return re.sub(r"[,;—–: ]+$", "", left) + end if end else left
