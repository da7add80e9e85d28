"""Urdu."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Negation, Numerals, Ranges, Stops, words

_STOPS = Stops(
    heads=words("ڈ"),
    numbered=words("ص ج نمبر"),
    either=words("ق.م ب.م ء"),
)

_NEGATION = Negation(
    forbids="ممنوع",
    answers=("ہاں|جی ہاں", "نہیں|جی نہیں|کبھی نہیں"),
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
    ranges=Ranges(start_after=r"(?:\w+ )?سے", end_after=r"(?:\w+ )?تک"),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"نصف|آدھ\w+",
            Fraction(1, 3): "(?:ایک )?تہائی",
            Fraction(2, 3): "دو تہائی",
            Fraction(1, 4): "(?:ایک )?چوتھائی",
            Fraction(3, 4): "تین چوتھائی",
        },
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
