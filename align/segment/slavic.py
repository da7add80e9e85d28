"""Russian and its relatives: years, units, initials."""

from __future__ import annotations

import re

from align.languages.model import words
from align.segment.rules import Stop

_YEARS = words("г гг в вв р рр ст с.г т.г г.г н.э н.е до.н.э до.н.е")
_AFTER_NUMBER = re.compile(
    r"[\[(«]?(?:[~≈]?\d[\d–—-]*(?:-?[а-яёії]{1,2})?|[IVXLХ]+(?:[–—-][IVXLХ]+)?)"
)
_FIRST = frozenset("0123456789[(«~≈IVXLХ")  # how a number begins
_UNITS = words(
    """м км см мм дм га кв.м куб.м км/ч м/с кг мг т ц л мл с сек мин ч час р руб коп долл тыс
        млн млрд трлн чел шт экз стр проц град грн крб"""
)
# The country that a currency belongs to.
_MONEY = words("руб долл дол р грн крб коп тыс млн млрд трлн тис")
_COUNTRIES = words(
    """США РФ СССР РСФСР РБ КНР РК ПМР ЕС СНГ ЗША САД САЩ Канады Канади Австралии Австралії Гонконга
        Гонконгу Сингапура Сінгапуру Тайваня Тайваню Новой Нової Намибии Ямайки Белиза Зимбабве
        Фиджи Украины України Белоруссии Беларуси Білорусі ЕЭС ЮАР"""
)
_GLUED = re.compile(r"(\d[\d–-]*(?:-х)?)(г|гг)")
# A clause with a finite verb, or the dash that replaces it, can be complete. Endings are enough:
# past tense, present tense, short participle; few nouns share them.
_PREDICATE = re.compile(
    r"""\ [—–]\ | \b(?:быть|есть|нет|мог|смог|ш[её]л|вош[её]л|нужно|можно|важно)\b
    | \b(?!(?:начал[ао]|канал|материал|персонал|капитал|журнал|финал|филиал|детали|модели
        |если|мысли|отрасли|угла|\w*(?:числ|масл|смысл|ремесл)[аои])\b)
    (?: \w{2,}[аиыуяё]л[аои]?(?:с[ья])? | \w{2,}[сзгкхшбр]л[аои](?:сь)?
      | \w{2,}[аяуюе]ет(?:ся)? | \w{2,}[аяуюе]ют(?:ся)? | \w{3,}[дврчжш]ит(?:ся)? | \w+[аяуеи]тся
      | \w+[аяу]ем(?:ся)? | \w{4,}[ае]н[аоы] | \w{4,}(?:(?<!ст)а|е)н
      | \w{3,}(?:ав|ив|ував)(?:ся)? | \w{3,}ться | \w+ється )\b""",
    re.VERBOSE,
)
# In the middle of a clause, a name after the year is in an oblique case.
_OBLIQUE = re.compile(r"\w{2,}(?:ом|ем|ым|им|ой|ей|ою|ами|ями|ого|его|ому|ему|ых|их|ии)")


def habit(stop: Stop) -> bool | None:
    """Years and units after their numbers."""
    if stop.marks != "." or stop.closers:
        return None
    word, previous = stop.word.lower(), stop.previous
    if word in _MONEY and stop.following in _COUNTRIES:
        return False  # «5 тыс. долл. США»
    if word[:1].isdigit() and (glued := _GLUED.fullmatch(word)):
        previous, word = glued.groups()
    if "." in word and word in _YEARS:
        return _after_year(stop)
    if previous[:1] not in _FIRST or not _AFTER_NUMBER.fullmatch(previous):
        return None
    if word in _YEARS and not (word == "ст" and previous[-1].isdigit()):
        return _after_year(stop)
    if word in _UNITS:
        return not stop.following[0].isdigit()
    return None


def _after_year(stop: Stop) -> bool:
    """«… 8 мая 2015 г. Они» ends a sentence, «В 2015 г. Россия» does not."""
    if stop.opens:
        return True
    if stop.following[0].isdigit() or _OBLIQUE.fullmatch(stop.following):
        return False
    return _PREDICATE.search(stop.text, max(stop.start, stop.mark - 300), stop.mark) is not None
