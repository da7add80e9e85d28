"""Khmer."""

from __future__ import annotations

from align.languages.model import Language, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("លោក ឯ.ឧ"),
    either=words("គ.ស គ.ម គីឡូ"),
)

_NEGATION = Negation(
    openly=("មិន|ពុំ|គ្មាន|កុំ|អត់|ឥត",),
    plainly=("បដិសេធ|ខ្វះ|ហាម|ជៀស|បរាជ័យ",),
    somehow=("តែ|ប៉ុណ្ណោះ|ផ្សេង|នៅ|ឈប់",),
    idioms=("មិនត្រឹមតែ|មិនមែនត្រឹម|ឬមិន|មិនថា|មិនតែ|ឬអត់",),
    put_in="មិន",
    repeats="អត់",
    inside=True,
)

LANGUAGE = Language(
    "km",
    numerals=Numerals(
        scales={
            "លាន": 6,
            "ពាន់លាន": 9,
            "ម៉ឺន": 4,
            "សែន": 5,
        },
    ),
    negation=_NEGATION,
    stops=_STOPS,
)
