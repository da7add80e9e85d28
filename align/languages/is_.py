"""Icelandic."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops, words

_STOPS = Stops(
    heads=words("dr hr fr próf sr t.d þ.e m.a sbr skv ca u.þ.b þ.á.m a.m.k svo.k"),
    numbered=words("nr gr bls mgr mynd tbl kl s"),
    tails=words("o.s.frv osfrv o.fl ofl etc o.þ.h"),
    either=words("millj þús kr jan feb mar apr jún júl ágú sept okt nóv des f.kr e.kr hf ehf"),
    openers=words(
        """hann hún það þeir þær þau við ég þú þið í á og en að af um til frá með fyrir eftir þegar
        ef sem þetta þessi þar hér nú svo því þó ekki já nei hvað hver hvar hvers hvernig allir
        margir enginn var er voru eru hefur hafði verður þá einnig síðan"""
    ),
    headings=words("kafli hluti grein viðauki tafla mynd bók þáttur"),
    ordinals=True,
)

LANGUAGE = Language(
    "is",
    stops=_STOPS,
    quotes=Quotes(high_closes=True),
)
