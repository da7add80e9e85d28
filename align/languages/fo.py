"""Faroese."""

from __future__ import annotations

from align.languages.model import Language, Measures, Negation, Ranges, Stops, words

_STOPS = Stops(
    heads=words("dr t.d v.m.ref"),
    numbered=words("nr bls kap"),
    tails=words("o.s.fr o.a"),
    either=words("mió mia kr f.kr e.kr"),
    openers=words(
        """hann hon tað teir tær tey vit eg tú í á og men at av um til frá við fyri eftir tá sum
        hetta hesin har her nú so ikki ja nei"""
    ),
    ordinals=True,
)

_NEGATION = Negation(
    openly=("ikki|ongantíð|aldrin|eingin|onga[nr]?|einki|hvørki",),
    plainly=(r"uttan|ó\w{4,}|nokta\w*|mangl\w*|bann\w*|illa",),
    somehow=(r"bert|einans|ov|annar\w*|enn|nei",),
    idioms=("ikki (?:bert|einans|minst)|ella ikki",),
    put_in="ikki ",
    near=(2, 1),
    before=3,
)

LANGUAGE = Language(
    "fo",
    measures=Measures(compounds=True),
    ranges=Ranges("frá", "til"),
    negation=_NEGATION,
    stops=_STOPS,
)
