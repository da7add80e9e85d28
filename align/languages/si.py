"""Sinhala."""

from __future__ import annotations

from align.languages.model import Language, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("ආචාර්ය මහා ඒ බී"),
    numbered=words("පි අං"),
    either=words("ක්‍රි.පූ ක්‍රි.ව කි.මී රු"),
)

_NEGATION = Negation(
    openly=(r"නැත\w*|නැති\w*|නෑ|නොව\w*|නො\w+|බැහැ|එපා|නැහැ|බැරි",),
    plainly=(r"තොර\w*|රහිත\w*|ප්‍රතික්ෂේප\w*|තහනම්|හිඟ\w*|අපොහොසත්",),
    somehow=(r"අඩු\w*|දක්වා|වෙනුවට|හැර|විරුද්ධ\w*|පමණ\w*|ඉතා|වෙනත්|අමතක|තවම",),
    idioms=("පමණක් නොව|නැත්නම්|නැතහොත්|නොහොත්|ද නැද්ද",),
    put_in="නො",
    near=(2, 0),
    before=4,
)

LANGUAGE = Language(
    "si",
    numerals=Numerals(
        scales={
            "මිලියන": 6,
            "බිලියන": 9,
            "ලක්ෂ": 5,
            "කෝටි": 7,
        },
    ),
    negation=_NEGATION,
    stops=_STOPS,
)
