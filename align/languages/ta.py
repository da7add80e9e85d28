"""Tamil."""

from __future__ import annotations

from align.languages.model import Language, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("டாக்டர் திரு திருமதி டி பேரா முனைவர் எம் கே"),
    numbered=words("பக் எண் எ"),
    either=words("கி.மு கி.பி கி.மீ ரூ"),
)

_NEGATION = Negation(
    openly=(
        (
            r"இல்லை\w*|அல்ல\w*|\w*வில்லை|\w*ில்லை\w*|\w{2,}ாது|\w{2,}ாத|\w{2,}ாமல்|"
            r"\w+மாட்ட\w*|வேண்டாம்|கூடாது|\w*ியாது|\w*இல்லா\w*|\w*ில்லா\w*|\w*ிடாது"
        ),
    ),
    plainly=(r"மறு\w*|தடை\w*|தவிர்\w*|தோல்வி\w*|பற்றாக்குறை|அரிது",),
    somehow=(r"குறை\w*|வரை|பதிலாக|தவிர|எதிரா\w*|மட்டும\w*|மிக\w*|மற்ற\w*|வேறு|மற\w+|இன்னும்",),
    idioms=(r"மட்டும(?:ல்ல|ல்லாமல|ின்றி)\w*|அல்லது|இல்லாவிட்டால்",),
    put_in="இல்லை ",
    near=(2, 0),
    before=4,
)

LANGUAGE = Language(
    "ta",
    numerals=Numerals(
        scales={
            "மில்லியன்": 6,
            "பில்லியன்": 9,
            "லட்சம்": 5,
            "இலட்சம்": 5,
            "கோடி": 7,
            "மில்லிய": 6,
            "பில்லிய": 9,
        },
    ),
    negation=_NEGATION,
    stops=_STOPS,
)
