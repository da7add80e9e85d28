"""Whether a single full stop ends a sentence or only a word."""

from __future__ import annotations

import re
from unicodedata import category

from align.languages.model import words
from align.segment import context
from align.segment.rules import Kind, Rules, Stop

_GLUED = re.compile(r"\d[\d.,–-]*(?=[а-яёі/]+$)")
_NUMBER = re.compile(r"\d+(?:[.,:/–-]\d+)*")
_ROMAN = re.compile(r"[IVXLCDM]{1,7}")
_INITIALS = re.compile(r"[^\W\d_]{1,2}(?:[.-]{1,2}[^\W\d_]{1,2})*")
#: A Latin letter after Chinese or Japanese, which write no space: «船长J».
_LATIN_IN_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff][A-Z]\Z")
_APOSTROPHES = "'’׳"
_LETTERS = re.compile(r"(?:[^\W\d_]|[-'’/.]){1,24}")
_VOWEL_SIGNS = ("Mn", "Mc")  # letters of Indian scripts, for Python no letters
#: They may follow the abbreviation of a large number: «5 mil. Kč».
_CURRENCIES = words(
    """USD EUR GBP CHF PLN CZK HUF RON BGN RSD RUB RUR UAH BYN BYR KZT TRY JPY CNY SEK NOK DKK ISK
        CAD AUD INR ILS GEL AMD AZN UZS MDL KGS Kč Ft zł Euro"""
)
_MONTH_AND_DAY = re.compile(r"\d{1,2}\.\s?\d{1,2}(?!\d)")
_DATE_BEFORE = re.compile(r"(?<!\d)\d{4}\.\s?\d{1,2}\.\s?\d{1,2}$")
_SECTION = re.compile(r"§+\s?\d")
_DATE = 12  # code points before the stop of a date that opens a sentence
_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_VOWELS = re.compile(
    "[aeiouyæøœà-æè-ïò-öù-ýāăąēĕėęěĩīĭįıōŏőũūŭůűųơưạ-ỹаеёиоуъыэюяіїєаэөүұәӯαεηιουωάέήίόύώϊϋ]",
    re.IGNORECASE,
)


def is_end(stop: Stop, rules: Rules) -> bool:
    """Say whether this single full stop ends a sentence, not just a word."""
    word = stop.word
    early = stop.mark - stop.start <= context.HEADING and not stop.closers
    if early and context.is_heading(stop, rules):
        return False  # «1. First», «Chapter 2. The gate»
    if word[:1].isdigit():
        if _NUMBER.fullmatch(word) or _NTH.fullmatch(word):
            return _after_number(stop, rules)
        if glued := _GLUED.match(word):
            word = word[glued.end() :]  # «10кг.»
    previous = stop.previous
    if previous[-1:] == "." and _is_letters(previous) and _INITIALS.fullmatch(word):
        word = previous.lstrip(context.STRIP) + word  # «U. S.»
    if len(word) == 2 and word[1] in _APOSTROPHES:
        word = word[0]  # «צ׳. דיקנס»
    if not word or not (word[-1].isalpha() or category(word[-1]) in _VOWEL_SIGNS):
        return True
    kind = rules.kind(word)
    if word in rules.stops.measures:
        counted = bool(_NUMBER.fullmatch(previous.lstrip(context.STRIP)))
        return counted and not stop.following[0].isdigit()
    if kind == "head":
        return False
    if _is_caseless_initial(word, previous) and not stop.closers:
        return stop.opens or context.ends_in_letter(stop, rules)
    return bool(stop.closers) or _after_word(word, kind, stop, rules)


def _after_word(word: str, kind: Kind | None, stop: Stop, rules: Rules) -> bool:
    """The same for a word of letters that may be an abbreviation."""
    previous, following = stop.previous, stop.following
    if following in _CURRENCIES and previous[-1:].isdigit():
        return False
    after = stop.at + len(following)
    next_sign = stop.text[after : after + 1]
    if next_sign == "." and not stop.opens and f"{word}.{following}".lower() in rules.dotted:
        return False  # the first part of an abbreviation: ``v. Chr.``
    if next_sign == "." and _begins_initials(word, following):
        return False
    item = next_sign == ")" and context.is_mark_of_item(stop.text, stop.at)
    if word in rules.stops.years and (previous[-1:].isdigit() or _ROMAN.fullmatch(previous)):
        return stop.opens or not _opens_with_date(stop, rules)
    if kind == "either":
        return stop.opens
    if kind is not None:
        roman = not stop.opens and _ROMAN.fullmatch(following)
        number = item or following[0].isdigit() or bool(roman)
        return not number or (kind == "tail" and stop.opens)
    # A Latin I after a Cyrillic word is a number: «при Петре I».
    if _is_initial(word) and not (word in ("I", "V", "X") and previous[:1] >= "\u0400"):
        return stop.opens or context.ends_in_letter(stop, rules)
    if word.isupper() and _ROMAN.fullmatch(word):
        return not rules.stops.ordinals or stop.opens  # «Louis XIV.», but «der II. Weltkrieg»
    if not (word.isalpha() or _LETTERS.fullmatch(word)) or (
        word.islower() and previous[-1:].isdigit()
    ):
        return True  # an address, or the unit of a number
    opens = len(word) > 1 and word.lower() in rules.stops.openers
    if stop.opens or opens or item or word in rules.stops.plain:
        return True
    if len(word) < 6 and _is_contracted(word):
        return False  # «кпт. Лужин», «mjs. 5»: no word consists of consonants only
    return rules.judge(word, following)


def _opens_with_date(stop: Stop, rules: Rules) -> bool:
    """«W 2015 r. Polska», «По договор от 1996 г. Русия»: the sentence has only begun."""
    begun = stop.text[stop.start : min(stop.mark, stop.start + 60)].split()
    return (
        stop.mark - stop.start < 60
        and len(begun) < 7
        and rules.opens(begun[0].lstrip(context.STRIP))
    )


def _is_contracted(word: str) -> bool:
    """Whether vowels were left out; R and L can replace one in Slavic words, as in ``krk``."""
    return (
        len(word) > 1
        and word[0] < "\u0590"
        and not _VOWELS.search(word)
        and word.isalpha()
        and not word.isupper()
        and set(word.lower()).isdisjoint("rlрл")
    )


def _after_number(stop: Stop, rules: Rules) -> bool:
    """«am 5. Mai», «20. 4. 2001», «der 19. Jahrhunderts», but not «auf Kanal 4. Danach»."""
    previous, following, word = stop.previous, stop.following, stop.word
    bare = previous.rstrip(".").lstrip(context.STRIP)
    if stop.closers:
        return True
    if following == "§" and rules.stops.ordinals:
        return _SECTION.match(stop.text, stop.at) is not None  # «az 5. § alapján», but «§ 5»
    if _is_in_date(stop, rules):
        return False
    if following[0].isdigit():
        # A date in figures.
        number = following.rstrip(".,:")
        after = stop.at + len(number)
        tail = stop.text[after : after + 1]
        short = len(word) <= 2 and rules.stops.ordinals
        day = short and len(number) <= 2 and tail == "."
        year = len(word) <= 2 and previous[-1:] == "." and previous[:1].isdigit()
        return not (day or (year and len(number) == 4))
    if following.lower() in rules.months and (rules.stops.ordinals or not word.isdigit()):
        return False  # «23rd. May»
    if len(following) > 1 and _ROMAN.fullmatch(following) and previous[:1].islower():
        return False  # «w latach 60. XX w.»
    if bare.lower() in rules.stops.counted and previous.endswith("."):
        return stop.opens  # «čl. 5. Zakona»
    if rules.stops.ordinals and len(word) == 4 and stop.mark - stop.start < _DATE:
        return stop.opens  # «2015. Magyarország»: a year, not the end of an answer
    if not rules.stops.ordinals or len(word) > 2 or not following[0].isalpha() or stop.opens:
        return True
    if previous.endswith(".") and rules.kind(bare) == "numbered":
        return True  # «str. 12. Konec»
    if bare.lower() in rules.stops.headings and not rules.stops.counted:
        return True  # «kuva 2. Loppu»: the word counts, and the number is no ordinal
    known = not previous or previous[-1] == "," or previous[0].islower()
    return not (known or stop.text.startswith(previous, stop.start))


def _is_in_date(stop: Stop, rules: Rules) -> bool:
    """Whether a date that begins with its year goes on: «2031. 05. 03.», «2031. 5. 3. 왔다»."""
    if len(stop.word) == 4:
        return rules.stops.ordinals and bool(_MONTH_AND_DAY.match(stop.text, stop.at))
    if stop.following[0].upper() != stop.following[0].lower():
        return False  # in scripts with capitals, a sentence may end with a date
    begin = max(stop.start, stop.mark - _DATE)
    return _DATE_BEFORE.search(stop.text, begin, stop.mark) is not None


def _begins_initials(word: str, following: str) -> bool:
    """«ج. ر.» and «जे. आर.», in scripts without capitals, and «船长J. R.»."""
    if _LATIN_IN_CJK.search(word):
        return len(following) == 1 and following.isupper()
    letters = [part.rstrip(_APOSTROPHES) for part in (word, following)]
    return all(
        0 < len(part) <= 2 and part[0].isalpha() and part.lower() == part.upper()
        for part in letters
    )


def _is_caseless_initial(word: str, previous: str) -> bool:
    """«م. احمدی», «ח. נ. ביאליק», and «ए. के. शर्मा», whose second initial has a vowel sign."""
    if "\u0590" <= word[0] < "\u0900":
        return len(word) == 1 and not previous[-1:].isdigit()
    before = previous.rstrip(".")
    indian = len(word) <= 2 and "\u0900" <= word[0] < "\u0e00"
    return indian and before != previous and len(before) <= 2 and "\u0900" <= before[:1] < "\u0e00"


def _is_letters(previous: str) -> bool:
    """One or two letters with a full stop."""
    return len(previous) in (2, 3) and previous[-2].isalpha()


def _is_initial(word: str) -> bool:
    """``J``, ``С.В`` or ``Ж.-П``, but neither ``Он`` nor ``по``; ``z.B`` and ``т.е`` too."""
    if len(word) == 1:
        return word.isupper()
    return "." in word and _INITIALS.fullmatch(word) is not None
