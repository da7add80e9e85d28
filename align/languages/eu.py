"""Basque."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Marks, Negation, Numerals, Ranges, Stops, words

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

_NEGATION = Negation(
    free=(r"doan\w*", r"kosta\w*|ordain\w*|balio"),
    answers=("bai|denak|beti", "ez|inoiz ez|inor ez"),
    openly=(r"ez(?!k|berdin|tab|ag|ar)|ezin\w*|ezer|inor|inoiz|ezertxo",),
    plainly=(
        (
            r"gabe\w*|ez-\w+|des\w{4,}|ezezt\w*|ukatu\w*|falta\w*|debeka\w*|saihest\w*|"
            r"ozta|ezinezk\w*"
        ),
    ),
    somehow=(
        (
            r"gutxi\w*|arte|ordez|salbu|aurka|galdu\w*|zalantz\w*|zail\w*|bakarrik|soilik|"
            r"gehiegi|beste\w*|ahaztu\w*|oraindik"
        ),
    ),
    idioms=("ez (?:bakarrik|soilik|ezik|da|dira) (?:bakarrik|ezik)|edo ez|ez ezik|bestela",),
    put_in="ez ",
    repeats="ezer|inor|inoiz",
)

LANGUAGE = Language(
    "eu",
    marks=Marks(
        interrogatives=(
            r"nor\w*|zer\w*|noiz\w*|non\w*|nora|nondik|zergatik|nola\w*|zenbat\w*|zein\w*|"
            "al"
        ),
        reports=r"galde\w*",
        requests="aipatu|deskribatu|azaldu|esan",
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"erdi\w*|erdia\w*",
            Fraction(1, 3): r"heren\w*",
            Fraction(2, 3): r"bi heren\w*",
            Fraction(1, 4): r"laurden\w*",
        },
    ),
    ranges=Ranges(start_after="tik", end_after="era"),
    negation=_NEGATION,
    stops=_STOPS,
)
