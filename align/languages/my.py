"""Burmese."""

from __future__ import annotations

from align.languages.model import Language, Marks, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("ဒေါ ဦး"),
)

_NEGATION = Negation(
    openly=(
        (
            "ဘူး|မရှိ|မဟုတ်|မဖြစ်|မပြု|မလုပ်|မပေး|မသိ|မရ(?=ပါ|ဘဲ|ဘူး|သေး)|"
            r"မ[^\s။]{1,14}(?:ပါ။|ပေ။|ဘဲ|သေး)"
        ),
    ),
    plainly=(r"မ(?=\w)|ငြင်း|တား|ရှောင်|ကင်း",),
    somehow=("သာ|ပဲ|အခြား|သေး|ရပ်",),
    idioms=("မဟုတ်ဘဲ|သာမက|သာမဟုတ်",),
    put_in="မ",
    repeats="ဘူး",
    inside=True,
)

LANGUAGE = Language(
    "my",
    marks=Marks(asks=r"(?:လား|လဲ|နည်း)[။]?[”’\"]?$"),
    numerals=Numerals(
        scales={
            "သန်း": 6,
            "ဘီလီယံ": 9,
            "သိန်း": 5,
            "သောင်း": 4,
        },
    ),
    negation=_NEGATION,
    stops=_STOPS,
)
