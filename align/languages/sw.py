"""Swahili."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("Dk Dkt Bw Bi Prof Dr k.m mf n.k.v"),
    numbered=words("uk sura"),
    tails=words("n.k n.k.w k.v nk"),
    either=words("K.K B.K"),
    openers=words(
        """yeye wao mimi wewe sisi huyu hii hizo nani nini wapi lini kwa kama lakini na au sasa
        hapa si ni alikuwa walikuwa pia tu tayari bado labda wote wengi kwanza baada kabla katika
        leo kesho jana"""
    ),
    headings=words("sura sehemu ibara kiambatisho jedwali kielelezo kitabu"),
)

LANGUAGE = Language(
    "sw",
    stops=_STOPS,
)
