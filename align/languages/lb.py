"""Luxembourgish."""

from __future__ import annotations

from align.languages.model import Language, Names, Stops, words

_STOPS = Stops(
    heads=words("Dr Prof Här Mme z.B bzw ca"),
    numbered=words("Nr Art S Kap Abb"),
    tails=words("asw etc"),
    either=words("Mio Mrd v.Chr n.Chr Jan Feb Mäe Abr Aug Sept Okt Nov Dez"),
    openers=words(
        """de den d'r et si hien hatt mir dir ech du an am op fir mat vun zu bei no aus ass war
        waren sinn huet hunn mä awer well wann datt wéi wat wien wou och net jo nee all eng een dës
        dëst do hei elo"""
    ),
    headings=words("kapitel artikel deel tabell"),
    ordinals=True,
)

LANGUAGE = Language(
    "lb",
    stops=_STOPS,
    names=Names(nouns_with_capitals=True),
)
