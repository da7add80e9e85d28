"""Marathi."""

from __future__ import annotations

from align.languages.model import Language, Marks, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("डॉ प्रा श्री सौ पं कै ले रा"),
    numbered=words("पृ क्र नं"),
    either=words("इ.स इ.स.पू कि.मी रु"),
)

_NEGATION = Negation(
    openly=(r"नाही\w*|नाहीत|नको\w*|नये|नव्हत\w*|नसल\w*|नसेल|नसते|नका|न",),
    plainly=(r"विना|शिवाय|अशक्य|नकार\w*|अभाव\w*|कमतरता|बंदी\w*|टाळ\w*|अयशस्वी",),
    somehow=(r"कमी|पर्यंत|ऐवजी|विरुद्ध|फक्त|केवळ|खूप|इतर|विसर\w*|अजून|अद्याप",),
    idioms=(r"(?:फक्त|केवळ)(?: \S+){0,3} नाही|की नाही|इतकेच नाही",),
    put_in="नाही ",
    near=(2, 0),
    before=4,
)

LANGUAGE = Language(
    "mr",
    numerals=Numerals(
        scales={
            "दशलक्ष": 6,
            "अब्ज": 9,
            "लाख": 5,
            "कोटी": 7,
            "मिलियन": 6,
            "बिलियन": 9,
        },
    ),
    marks=Marks(typed="|"),
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
)
