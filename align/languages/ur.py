"""Urdu."""

from __future__ import annotations

from align.languages.model import Language, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("ڈ"),
    numbered=words("ص ج نمبر"),
    either=words("ق.م ب.م ء"),
)

_NEGATION = Negation(
    openly=("نہیں|نہ|مت|ناں|نہیں",),
    plainly=(
        (
            r"بغیر|بنا|نا(?:ممکن|کام|معلوم|کافی)\w*|غیر|انکار|کمی|فقدان|روک\w*|پابندی|منع|"
            "محروم|مسترد"
        ),
    ),
    somehow=(
        (
            r"کم|تک|بجائے|سوا|علاوہ|خلاف|کھو\w*|شک|صرف|محض|بہت|دیگر|دوسر\w*|بھول\w*|ابھی|"
            "بند"
        ),
    ),
    idioms=("نہ (?:صرف|کہ)|(?:ہی|صرف) نہیں|یا نہیں|ورنہ|کوئی نہ کوئی|کچھ نہ کچھ|کیوں نہ",),
    put_in="نہیں ",
    near=(1, 1),
    before=3,
)

LANGUAGE = Language(
    "ur",
    numerals=Numerals(
        scales={
            "ملین": 6,
            "بلین": 9,
            "لاکھ": 5,
            "کروڑ": 7,
            "ارب": 9,
        },
    ),
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
)
