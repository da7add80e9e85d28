"""Basque."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("Dr jn and prof adib ik"),
    numbered=words("orr zk zenb art kap irud"),
    tails=words("etab e.a"),
    either=words("k.a K.a.k kr.a ur abe mar api mai eka uzt ira aza"),
    openers=words(
        """hura hori hau haiek ni zu gu nor zer non noiz zergatik nola baldin baina eta edo orduan
        orain han hemen ez da dira zen ziren ere bakarrik jada oraindik agian guztiak asko lehenik
        azkenik hala ondoren aurretik bat gaur bihar atzo"""
    ),
    headings=words("kapitulua atala artikulua eranskina taula irudia liburua"),
    ordinals=True,
)

LANGUAGE = Language(
    "eu",
    stops=_STOPS,
)
