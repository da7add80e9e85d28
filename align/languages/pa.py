"""Punjabi."""

from __future__ import annotations

from align.languages.model import Language, Marks, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("ਡਾ ਪ੍ਰੋ ਸ ਸ੍ਰੀ"),
    numbered=words("ਪੰ ਨੰ"),
    either=words("ਈ.ਪੂ ਕਿ.ਮੀ ਰੁ"),
)

_NEGATION = Negation(
    openly=("ਨਹੀਂ|ਨਾ|ਨਹੀ",),
    plainly=(r"ਬਿਨਾਂ|ਬਿਨਾ|ਬਗੈਰ|ਅਸੰਭਵ|ਇਨਕਾਰ|ਘਾਟ|ਕਮੀ|ਪਾਬੰਦੀ|ਰੋਕ\w*|ਅਸਫਲ",),
    somehow=(r"ਘੱਟ|ਤੱਕ|ਬਜਾਏ|ਖਿਲਾਫ|ਸਿਰਫ|ਕੇਵਲ|ਬਹੁਤ|ਹੋਰ|ਭੁੱਲ\w*|ਅਜੇ",),
    idioms=("(?:ਨਾ|ਸਿਰਫ) (?:ਸਿਰਫ|ਕੇਵਲ|ਨਹੀਂ)|ਜਾਂ ਨਹੀਂ|ਹੀ ਨਹੀਂ",),
    put_in="ਨਹੀਂ ",
    near=(2, 0),
    before=4,
)

LANGUAGE = Language(
    "pa",
    numerals=Numerals(
        scales={
            "ਮਿਲੀਅਨ": 6,
            "ਬਿਲੀਅਨ": 9,
            "ਲੱਖ": 5,
            "ਕਰੋੜ": 7,
            "ਅਰਬ": 9,
        },
    ),
    marks=Marks(typed="|"),
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
)
