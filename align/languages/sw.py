"""Swahili."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Negation, Numerals, Ranges, Stops, words

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

_NEGATION = Negation(
    forbids="marufuku",
    answers=("ndiyo|ndio|wote", "hapana|la|kamwe"),
    openly=(
        (
            r"si(?=\s)|sio|siyo|hapana|hakuna|hamna|hapakuwa|hata(?:ku|ki)?w[ae]\w*|"
            "ha(?:ku|ja|ta|wa(?:ku|ja|ta|w)|i|u(?:ku|ja|ta)|pa|tu(?:ku|ja|ta)|vi|zi|ya|"
            r"m(?:ku|ja|ta)|ki)\w{3,}i?|sija\w+|siku\w{3,}|kuto(?!ka|a\b|roka|lewa|ke|"
            r"sha)\w{3,}|asiye\w*|zisizo\w*|yasiyo\w*|isiyo\w*|usio\w*|wasio\w*|kamwe|"
            r"kutokuwa|haiwezi\w*|hawezi|hawana|hana|haina"
        ),
    ),
    plainly=(
        (
            r"bila|pasipo|kata[a-z]*|alikataa|walikataa|kosa\w*|ukosefu|zuia\w*|marufuku|"
            r"epuka\w*|shindwa\w*|alishindwa|walishindwa|vigumu|nadra|kanusha\w*"
        ),
    ),
    somehow=(
        (
            r"kidogo|chache|hadi|badala|isipokuwa|dhidi|poteza\w*|shaka|ngumu|tu|pekee|"
            r"sana|mwingine|nyingine|wengine|sahau\w*|bado|acha\w*"
        ),
    ),
    idioms=(
        (
            r"si tu|sio tu|au la|habari\w*|hali|hasa|hatua\w*|haki\w*|hatari\w*|hivyo|hivi"
            "|hizi|hii|haya|hawa|hapa|hapo|huku|hatimaye|hazina|hadithi|hadhara|hamu|"
            r"hasara|hitimisho|hitaji\w*|hifadhi\w*|hisi\w*"
        ),
    ),
    put_in="si ",
    repeats="kamwe",
)

LANGUAGE = Language(
    "sw",
    numerals=Numerals(
        shares={
            Fraction(1, 2): "nusu",
            Fraction(1, 3): "theluthi(?: moja)?",
            Fraction(2, 3): "theluthi mbili",
            Fraction(1, 4): "robo(?: moja)?",
            Fraction(3, 4): "robo tatu",
        },
    ),
    ranges=Ranges("kutoka", "hadi|mpaka"),
    negation=_NEGATION,
    stops=_STOPS,
)
