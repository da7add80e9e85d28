"""Swedish."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops, words

_STOPS = Stops(
    heads=words(
        """dr hr fr prof doc gen kapt löjtn lic kand fil s.k bl.a t.ex d.v.s dvs jfr jmf ca c:a ev
        inkl exkl resp f.d fd p.g.a pga m.a.o o.d sk övers red utg st kgl äv t.v t.h"""
    ),
    numbered=words("nr art kap bd s sid fig tab avd vol kl tel ill mom bil"),
    tails=words("osv etc m.m mm m.fl mfl o.s.v dyl"),
    either=words(
        """milj mdr mkr kr tkr jan feb mar apr jun jul aug sept sep okt nov dec f.kr e.kr t.o.m
        fr.o.m Inc Ltd Jr Sr"""
    ),
    openers=words(
        """den det de där han hon vi jag du i man men och så då när om som på av för till med en
        ett detta denna dessa efter under vid från nu här vad vem var varför hur också själv medan
        före sedan ingen alla några många både inte ja nej ska kan vill har är blir blev min mitt
        mina din hans hennes deras vår vårt dock därför dessutom samtidigt senare kanske att hos
        mot över utan enligt trots även"""
    ),
    headings=words("kapitel avsnitt del artikel bilaga tabell figur bok akt scen band"),
    lettered=words("plan punkt klass typ vitamin grupp linje bokstav"),
)

LANGUAGE = Language(
    "sv",
    stops=_STOPS,
    quotes=Quotes(("””", "»»", "»«")),
    stemmer="swedish",
)
