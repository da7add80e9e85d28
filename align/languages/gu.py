"""Gujarati."""

from __future__ import annotations

from align.languages.model import Language, Marks, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("ડૉ ડો પ્રો શ્રી"),
    numbered=words("પૃ નં"),
    either=words("ઈ.સ કિ.મી રૂ"),
)

_NEGATION = Negation(
    openly=(r"નથી|નહીં|નહિ|નહી|ન|નહોત\w*|નહતુ\w*",),
    plainly=(r"વિના|વગર|અશક્ય|ઇનકાર|અભાવ|પ્રતિબંધ\w*|ટાળ\w*|નિષ્ફળ\w*",),
    somehow=(r"ઓછ\w*|સુધી|બદલે|સિવાય|વિરુદ્ધ|ફક્ત|માત્ર|ખૂબ|અન્ય|બીજ\w*|ભૂલ\w*|હજુ",),
    idioms=(r"(?:માત્ર|ફક્ત)(?: \S+){0,3} (?:નહીં|નહિ)|કે નહીં|કે નહિ|ન માત્ર",),
    put_in="નથી ",
    near=(2, 0),
    before=4,
)

LANGUAGE = Language(
    "gu",
    numerals=Numerals(
        scales={
            "મિલિયન": 6,
            "બિલિયન": 9,
            "લાખ": 5,
            "કરોડ": 7,
            "અબજ": 9,
        },
    ),
    marks=Marks(typed="|"),
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
)
