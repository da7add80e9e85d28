"""Kyrgyz."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("проф доц акад ген мис к көч ш обл р ж.б.мис"),
    numbered=words("№ б бет сүр т ст"),
    tails=words("ж.б т.а"),
    either=words("млн млрд миң ж жж б.з.ч"),
    openers=words(
        """ал бул алар мен сен биз сиз ошол ушул ким эмне кайда качан эмнеге кандай эгер анткени
        бирок жана же анда эми мында эмес бар жок да дагы баары көп ошондуктан кийин мурда бир ар
        бүгүн эртең кечээ анын биздин"""
    ),
    headings=words("глава бөлүм берене тиркеме таблица сүрөт китеп параграф"),
)

LANGUAGE = Language(
    "ky",
    stops=_STOPS,
)
