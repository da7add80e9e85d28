"""Afrikaans."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words(
        """dr mnr mev mej prof ds adv gen kol kapt lt bv d.w.s o.a ca insl m.a.w st vgl asook"""
    ),
    numbered=words("nr bl p art hfst fig afb tab"),
    tails=words("ens e.d.m"),
    either=words("mil mjd v.c n.c jan feb mrt apr jun jul aug sept okt nov des bpk edms"),
    openers=words(
        """die dit hy sy hulle ek jy ons julle hierdie daardie wie wat waar wanneer hoekom hoe as
        omdat maar en of toe nou daar hier nie is was het ook net reeds nog alle baie eers na voor
        met van in op vir vandag môre gister haar so"""
    ),
    headings=words("hoofstuk deel artikel bylae tabel figuur boek"),
)

LANGUAGE = Language(
    "af",
    stops=_STOPS,
)
