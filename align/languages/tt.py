"""Tatar."""

from __future__ import annotations

from align.languages.model import Language, Negation, Stops, words

_STOPS = Stops(
    heads=words("проф доц акад ген мәс ур ш к р"),
    numbered=words("№ б бит т ст"),
    tails=words("һ.б"),
    either=words("млн млрд мең гг г"),
    openers=words(
        """ул бу алар мин син без сез шул кем нәрсә кайда кайчан ник ничек әгәр чөнки ләкин һәм яки
        ә хәзер монда түгел бар юк да дә бары бөтен күп шуңа соң бер һәр бүген иртәгә кичә аның
        безнең"""
    ),
    headings=words("бүлек кисәк маддә кушымта таблица рәсем китап"),
)

_NEGATION = Negation(
    openly=(
        (
            r"түгел\w*|юк\w*|\w{2,}м(?:ый\w*|и(?:м|ләр|без|сең|сез|чә)|ады|әде|аган|әгән|"
            r"аячак\w*|әячәк\w*)|бер(?:кем|кайчан)"
        ),
    ),
    plainly=(r"\w{3,}с[ые]з\w*|баш тарт\w*|тый\w*",),
    somehow=(r"аз|кадәр|урынына|башка|каршы|кыен|гына|генә|бик|онытыл\w*|кал\w+|әле",),
    idioms=("(?:гына|генә) түгел",),
    put_in="түгел ",
    near=(2, 0),
    before=4,
    repeats="бер(?:кем|кайчан)",
)

LANGUAGE = Language(
    "tt",
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
)
