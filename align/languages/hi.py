"""Hindi."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Language,
    Marks,
    Measures,
    Modality,
    Negation,
    Numerals,
    Ranges,
    Stops,
    words,
)

_STOPS = Stops(
    heads=words("डॉ डा प्रो श्री पं कु श्रीमती स्व ले जन कर्नल मे मो सं ई कृ"),
    numbered=words("पृ क्र धा अ नं"),
    tails=words("आदि"),
    either=words("ई.पू कि.मी मि.मी रु वि.सं बी.ए एम.ए"),
)

_NEGATION = Negation(
    free=("मुफ़?्त|नि(?:ः|:)शुल्क", r"खर्च|शुल्क|पैस\w*|भुगतान|लागत"),
    forbids="रोक|वर्जित|निषिद्ध|मना",
    opposes=r"भूल|"
    r"विरोध|आपत्ति|इनकार|संदेह",
    answers=("हाँ|हां|जी हाँ", "नहीं|जी नहीं|कभी नहीं"),
    openly=("नहीं|नही|न|मत|ना|नहीं",),
    plainly=(
        (
            r"बिना|बगैर|अ(?:सम्भव|संभव|समर्थ|सफल|ज्ञात|योग्य)\w*|इनकार|इंकार|मना|कमी|अभाव|"
            r"रोक\w*|वंचित|असफल\w*|विफल\w*|मुश्किल|निषेध|प्रतिबंध\w*|ग़?ैर\w*|गैर|रद्द|"
            r"खंडन|बच\w+"
        ),
    ),
    somehow=(
        (
            r"कम|तक|बजाय|सिवा\w*|अलावा|खिलाफ|विरुद्ध|खो\w*|संदेह|शक|केवल|सिर्फ|सिर्फ़|ही|"
            r"बहुत|अन्य|दूसर\w*|भूल\w*|अभी|बंद|खारिज|अस्वीकार"
        ),
    ),
    idioms=(
        (
            "न (?:केवल|सिर्फ|सिर्फ़|कि)|(?:ही|केवल|सिर्फ) नहीं|या नहीं|नहीं तो|न तो(?= )|"
            "क्यों न|कुछ न कुछ|कहीं न कहीं|कोई न कोई|किसी न किसी|कम से कम"
        ),
    ),
    put_in="नहीं ",
    near=(1, 1),
    before=3,
)
_MODALITY = Modality(
    duty=r"चाहिए|पड़\w*|ज़रूरी|जरूरी|अनिवार्य|आवश्यक",
    leave=r"सक\w*|शायद|संभव\w*|सम्भव\w*|संभवतः|अनुमति",
)

LANGUAGE = Language(
    "hi",
    measures=Measures(
        coins={"cent": "सेंट", "penny": "पेंस", "paisa": "पैसे पैसा"},
    ),
    ranges=Ranges(start_after=r"(?:\w+ )?से", end_after=r"(?:\w+ )?तक"),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "आधा|आधे|आधी",
            Fraction(1, 3): "(?:एक )?तिहाई",
            Fraction(2, 3): "दो[ -]तिहाई",
            Fraction(1, 4): "(?:एक )?चौथाई",
            Fraction(3, 4): "तीन[ -]चौथाई",
        },
        scales={
            "हजार": 3,
            "हज़ार": 3,
            "मिलियन": 6,
            "बिलियन": 9,
            "ट्रिलियन": 12,
            "लाख": 5,
            "करोड़": 7,
        },
    ),
    marks=Marks(
        typed="|",
        interrogatives=(r"क्या|कौन|किस\w*|किन\w*|कब|कहाँ|कहां|क्यों|कैसे|कैसा|कैसी|कितन\w*"),
        reports=r"पूछ\w*|सवाल",
        requests="बताइए|बताएं|समझाइए",
    ),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
)
