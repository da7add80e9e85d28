"""Malayalam."""

from __future__ import annotations

from align.languages.model import Language, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("ഡോ പ്രൊഫ ശ്രീ"),
    numbered=words("പേ നം"),
    either=words("ക്രി.മു കി.മീ രൂ"),
)

_NEGATION = Negation(
    openly=(
        (
            r"ഇല്ല\w*|അല്ല\w*|\w+ില്ല|\w+ില്ലെന്ന്\w*|\w+ില്ലാ\w*|\w+ല്ല|\w+രുത്|"
            r"വേണ്ട(?=[.,]|$)|\w{2,}ാതെ|\w{2,}ാത്ത\w*"
        ),
    ),
    plainly=(r"ഇല്ലാതെ|അസാധ്യ\w*|നിരസ\w*|നിഷേധ\w*|നിരോധ\w*|കുറവ്|പരാജയ\w*",),
    somehow=(r"കുറ\w*|വരെ|പകരം|ഒഴികെ|എതിരെ|മാത്രം|വളരെ|മറ്റ\w*|മറ\w+|ഇപ്പോഴും",),
    idioms=(r"മാത്രമല്ല|എല്ലാ\w*|അല്ലെങ്കിൽ|ഇല്ലെങ്കിൽ|നല്ല\w*|\w*ജില്ല\w*|അല്ലേ",),
    put_in="ഇല്ല ",
    near=(2, 0),
    before=4,
)

LANGUAGE = Language(
    "ml",
    numerals=Numerals(
        scales={
            "മില്യൺ": 6,
            "മില്യൻ": 6,
            "ബില്യൺ": 9,
            "ബില്യൻ": 9,
            "ലക്ഷം": 5,
            "കോടി": 7,
            "ദശലക്ഷം": 6,
        },
    ),
    negation=_NEGATION,
    stops=_STOPS,
)
