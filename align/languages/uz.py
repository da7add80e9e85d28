"""Uzbek."""

from __future__ import annotations

from align.languages.model import Language, Negation, Stops, words

_STOPS = Stops(
    heads=words("prof dots akad gen mas ko‘ch koʻch sh v t.r проф доц акад"),
    numbered=words("№ b bet rasm jadv"),
    tails=words("h.k va.h.k"),
    either=words("mln mlrd y mil.av"),
    openers=words(
        """u bu ular men sen biz siz o‘sha kim nima qayerda qachon nega qanday agar chunki lekin va
        yoki endi yerda emas bor yo‘q ham faqat hamma ko‘p keyin oldin bir har bugun ertaga kecha
        uning bizning ammo"""
    ),
    headings=words("bob bo‘lim modda ilova jadval rasm kitob"),
)

_NEGATION = Negation(
    openly=(
        (
            r"emas\w*|yo[ʻ‘’'`]q\w*|hech\w*|\w{2,}ma(?:y\w*|di\w*|gan\w*|sa\w*|slig\w*|"
            "sdan)"
        ),
    ),
    plainly=(r"\w{3,}siz\w*|rad et\w*|taqiq\w*|yetish\w*",),
    somehow=(
        (
            r"kam|qadar|o[ʻ‘’'`]rniga|boshqa|qarshi|yo[ʻ‘’'`]qot\w*|shubha\w*|qiyin|faqat|"
            r"juda|unut\w*|qol\w+|hali"
        ),
    ),
    idioms=("nafaqat|emasmi",),
    put_in="emas ",
    near=(2, 0),
    before=4,
    repeats=r"hech\w*",
)

LANGUAGE = Language(
    "uz",
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
)
