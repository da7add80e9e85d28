"""Azerbaijani."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("Dr Prof dos akad cən məs bax küç pr ş r red tərc"),
    numbered=words("№ s səh maddə şək cədv b"),
    tails=words("və.s"),
    either=words("mln mlrd min e.ə b.e.ə"),
    openers=words(
        """o bu onlar mən sən biz siz kim nə harada niyə necə əgər çünki amma və ya indi burada
        deyil var yox də yalnız artıq hamı sonra əvvəl lakin bir hər"""
    ),
    headings=words("fəsil bölmə hissə maddə əlavə cədvəl şəkil kitab paraqraf"),
    ordinals=True,
)

LANGUAGE = Language(
    "az",
    stops=_STOPS,
)
