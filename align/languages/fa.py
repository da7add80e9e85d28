"""Persian."""

from __future__ import annotations

from align.languages.model import Language, Modality, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("د نک رک"),
    numbered=words("ص ج ش ق م"),
    tails=words("غیره"),
    either=words("ه.ش ه.ق ق.م ب.م"),
)

_NEGATION = Negation(
    openly=(
        (
            "ن(?:می|یست|بود|دار|خواه|شد|کرد|دا[دش]|توان|باش|کن|گ[وف]|رسی|رفت|یامد|گذا|"
            r"پذیر|یاف|دید|مان)\w*|نه|هیچ\w*|هرگز"
        ),
    ),
    plainly=(
        (
            r"بدون|بی(?=\s|\u200c)|بی\u200c?\w+|نا\w{3,}|غیر\w*|عدم|رد|امتناع|فقدان|کمبود|"
            r"ممنوع\w*|منع|جلوگیری|اجتناب|به سختی|بندرت|شکست"
        ),
    ),
    somehow=(
        (
            r"کم|تا|جای|جز|علیه|مخالف\w*|از دست|شک|تردید|دشوار|سخت|فقط|تنها|خیلی|دیگر\w*|"
            "سایر|فراموش|هنوز|لغو|خودداری"
        ),
    ),
    idioms=("نه تنها|نه فقط|یا (?:نه|خیر)|چه بسا",),
    put_in="ن",
    repeats=r"هیچ\w*|هرگز",
)
_MODALITY = Modality(
    duty=r"باید|بایست\w*|موظف\w*|لازم|ضروری|مجبور\w*",
    leave=r"می\u200c?توان\w*|تواند|توانند|شاید|ممکن|اجازه|احتمال\w*|مجاز",
)

LANGUAGE = Language(
    "fa",
    numerals=Numerals(
        scales={
            "میلیون": 6,
            "میلیارد": 9,
            "تریلیون": 12,
            "هزار": 3,
        },
    ),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
)
