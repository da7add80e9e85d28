"""Faroese."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

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

LANGUAGE = Language(
    "fo",
    stops=_STOPS,
)
