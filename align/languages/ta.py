"""Tamil."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("டாக்டர் திரு திருமதி டி பேரா முனைவர் எம் கே"),
    numbered=words("பக் எண் எ"),
    either=words("கி.மு கி.பி கி.மீ ரூ"),
)

LANGUAGE = Language(
    "ta",
    stops=_STOPS,
)
