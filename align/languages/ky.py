"""Kyrgyz."""

from __future__ import annotations

from align.languages.model import Language, Negation, Stops, words

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

_NEGATION = Negation(
    openly=(
        (
            r"эмес\w*|жок\w*|\w{2,}[мбп][аеоө](?:йт|йм[ыи]н|йс[ыи]ң|йб[ыи]з|й|"
            r"д[ыиуү]\w{0,3}|г[аеоө]н\w*)|эч\w*"
        ),
    ),
    plainly=(r"\w{3,}с[ыиуү]з\w*|баш тарт\w*|тыюу\w*",),
    somehow=(r"аз|чейин|ордуна|башка|каршы|кыйын|гана|өтө|унут\w*|кал\w+|дагы",),
    idioms=("гана эмес|эмеспи",),
    put_in="эмес ",
    near=(2, 0),
    before=4,
    repeats=r"эч\w*",
)

LANGUAGE = Language(
    "ky",
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
)
