"""Hebrew."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Language,
    Marks,
    Measures,
    Modality,
    Negation,
    Numerals,
    Quotes,
    Stops,
    words,
)

_STOPS = Stops(
    heads=words("פרופ ד מר גב"),
    numbered=words("עמ מס ס סע טל"),
    tails=words("וכו וכד וגו"),
    either=words("לפנה.ס"),
)

_NEGATION = Negation(
    free=("ב?חינם", r"\w*על(?:ה|ות)|\w*של(?:ם|מ)\w*|תשלום"),
    forbids=r"אסור\w*|נאסר\w*",
    opposes=r"\w?שכח\w*|"
    r"\w?התנגד\w*|\w?סירב\w*|\w?ספק\w*|נגד",
    answers=("כן|כולם|תמיד", "לא|אף פעם|אף אחד|מעולם לא"),
    openly=(
        (
            r"[ושהכ]{0,2}לא|[ושהכ]{0,2}אין|[וש]?אינ\w{1,2}|[וש]?אל(?= ת)|מעולם|[וש]?אף אחד"
            "|שום|[ושה]?איש(?= לא)|אסור|בלתי"
        ),
    ),
    plainly=(
        (
            r"[וש]?בלי|[וש]?ללא|חסר\w*|היעדר\w*|סירב\w*|מסרב\w*|נמנע\w*|מנע\w*|נכשל\w*|"
            r"הכחיש\w*|דח[התו]\w*|בקושי|אי[- ־]\w+|נעדר\w*|שלל\w*"
        ),
    ),
    somehow=(
        (
            r"מעט|עד|במקום|מלבד|למעט|נגד|איבד\w*|הפסיד\w*|ספק|קשה|רק|בלבד|מדי|אחר\w*|"
            r"שכח\w*|נותר\w*|עדיין|טרם|ביטל\w*|חדל\w*"
        ),
    ),
    idioms=("לא (?:רק|פחות|יותר|עוד|מזמן)|או לא|אם לא|אין ספק|[וש]?אלא|לא כל שכן|הלא",),
    put_in="לא ",
    repeats="מעולם|[וש]?אף אחד|שום|[ושה]?איש",
)
_MODALITY = Modality(
    duty=r"חייב\w*|צריך|צריכ\w*|מוכרח\w*|יש ל\w+|נדרש\w*|חובה",
    leave=r"יכול\w*|מותר\w*|אולי|עשוי\w*|רשאי\w*|אפשר\w*|ייתכן|כנראה|מסוגל\w*",
)

LANGUAGE = Language(
    "he",
    marks=Marks(
        interrogatives=(
            "מי|מה|מתי|איפה|היכן|לאן|מאין|מדוע|למה|איך|כיצד|כמה|האם|איזה|איזו|אילו|של מי"
        ),
        reports=r"שאל\w*|תהה|תהתה",
        requests="מנה|ציין|תאר|הסבר|אמור",
    ),
    measures=Measures(
        coins={"cent": "סנט סנטים", "penny": "פני פנס", "agora": "אגורה אגורות"},
    ),
    quotes=Quotes(("„“", "“”"), loose=True),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "(?:[והבלמכ]?ה?)?(?:חצי|מחצית)",
            Fraction(1, 3): "(?:[והבלמכ]?ה?)?שליש",
            Fraction(2, 3): r"שני שליש\w*",
            Fraction(1, 4): "(?:[והבלמכ]?ה?)?רבע",
            Fraction(3, 4): "שלושה רבעים|שלושת רבעי",
        },
        scales={
            "מיליון": 6,
            "מיליוני": 6,
            "מיליארד": 9,
            "מיליארדי": 9,
            "אלף": 3,
        },
    ),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
)
