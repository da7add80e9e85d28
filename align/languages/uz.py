"""Uzbek."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

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

LANGUAGE = Language(
    "uz",
    stops=_STOPS,
)
