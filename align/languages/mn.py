"""Mongolian."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("проф д-р акад ген жнь"),
    numbered=words("№ х хуу зур"),
    tails=words("гэх.мэт г.м"),
    either=words("мян м.э.ө"),
    openers=words(
        """тэр энэ тэд би чи бид та хэн юу хаана хэзээ яагаад яаж хэрэв учир гэвч болон эсвэл харин
        одоо энд биш бий байхгүй ч зөвхөн бүх олон дараа өмнө нэг бүр өнөөдөр маргааш өчигдөр
        түүний манай"""
    ),
    headings=words("бүлэг хэсэг зүйл хавсралт хүснэгт зураг ном"),
)

LANGUAGE = Language(
    "mn",
    stops=_STOPS,
)
