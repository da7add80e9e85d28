"""Luxembourgish."""

from __future__ import annotations

from align.languages.model import Language, Measures, Names, Negation, Ranges, Stops, words

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

_NEGATION = Negation(
    answers=("jo|all|alles|ëmmer", "nee|ni|keen|näischt"),
    openly=(r"net(?! nëmmen)|ni|nimools|keen\w*|keng\w*|kee|nët|näischt|kengem|weder",),
    plainly=(r"ouni|on(?!s)\w{4,}|feel\w*|verweiger\w*|kaum|verbied\w*",),
    somehow=(r"wéineg|bis|géint|schwéier|just|ze|aner\w*|manner|nach|nee",),
    idioms=("net (?:nëmmen|just|manner)|oder net",),
    put_in="net ",
    near=(2, 1),
    before=3,
)

LANGUAGE = Language(
    "lb",
    measures=Measures(compounds=True),
    ranges=Ranges("vun|vum", "bis|op"),
    negation=_NEGATION,
    stops=_STOPS,
    names=Names(nouns_with_capitals=True),
)
