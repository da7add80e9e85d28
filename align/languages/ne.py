"""Nepali."""

from __future__ import annotations

from align.languages.model import Language, Marks, Negation, Numerals, Ranges, Stops, words

_STOPS = Stops(
    heads=words("डा प्रा श्री पं स्व"),
    numbered=words("पृ नं"),
    either=words("वि.सं ई.पू कि.मी रु"),
)

_NEGATION = Negation(
    openly=(
        (
            r"छैन\w*|होइन\w*|थिएन\w*|नगर\w*|नभए\w*|नहु\w*|न|\w+दैन\w*|\w+एन|\w+एनन्|"
            r"\w+ेनन्|गरेन|सकेन|पुगेन|\w+िएन|हुँदैन\w*|नहीं|सक्दैन\w*"
        ),
    ),
    plainly=(r"बिना|बिनै|असम्भव|अस्वीकार|इन्कार|अभाव|कमी|रोक\w*|प्रतिबन्ध\w*|असफल",),
    somehow=(r"कम|सम्म|सट्टा|बाहेक|विरुद्ध|मात्र|केवल|धेरै|अन्य|अरू|बिर्स\w*|अझै",),
    idioms=("मात्र (?:होइन|नभई|नभएर)|कि होइन",),
    put_in="न",
    near=(2, 0),
    before=4,
)

LANGUAGE = Language(
    "ne",
    ranges=Ranges(start_after=r"(?:\w+ )?देखि", end_after=r"(?:\w+ )?सम्म"),
    numerals=Numerals(
        scales={
            "मिलियन": 6,
            "बिलियन": 9,
            "लाख": 5,
            "करोड": 7,
            "अर्ब": 9,
        },
    ),
    marks=Marks(typed="|"),
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
)
