"""Amharic."""

from __future__ import annotations

from align.languages.model import Language, Marks, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("ዶ/ር ፕሮፌ አቶ ወ/ሮ"),
    numbered=words("ቁ ገጽ"),
    either=words("ዓ.ም ዓ.ዓ"),
)

_NEGATION = Negation(
    openly=(
        (
            r"አይ\w+ም|አል\w+ም|አት\w+ም|የለ\w*|አይደለ\w*|አያ\w+ም|አላ\w+ም|ሳይ\w+|የማይ\w+|ያል\w+|እንዳይ\w+|"
            r"አን\w+ም|የማያ\w+|ካል\w+|ምንም|ማንም"
        ),
    ),
    plainly=(r"ያለ|ያለ\w*|እምቢ\w*|ክልክል|ከልክል\w*|እጥረት|ጉድለት",),
    somehow=(r"ብቻ|እስከ|ይልቅ|በስተቀር|ሌላ\w*|በጣም|ገና|አሁንም",),
    idioms=(r"ብቻ ሳይሆን|ወይስ አይ\w*",),
    put_in="አይ",
    near=(2, 0),
    before=4,
    repeats="ምንም|ማንም",
)

LANGUAGE = Language(
    "am",
    marks=Marks(typed=":፡"),
    numerals=Numerals(
        scales={
            "ሚሊዮን": 6,
            "ቢሊዮን": 9,
            "ሺህ": 3,
            "ሺ": 3,
        },
    ),
    negation=_NEGATION,
    stops=_STOPS,
)
