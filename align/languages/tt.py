"""Tatar."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

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

LANGUAGE = Language(
    "tt",
    stops=_STOPS,
)
