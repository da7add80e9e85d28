"""Mongolian."""

from __future__ import annotations

from align.languages.model import Language, Negation, Stops, words

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

_NEGATION = Negation(
    openly=(r"\w+гүй\w*|биш\w*|үгүй\w*|бүү|битгий|эс(?= )",),
    plainly=(r"татгалз\w*|дутагд\w*|хориг\w*|хорь\w*|сэргийл\w*|зайлсхий\w*|бараг",),
    somehow=(
        (
            r"бага|хүртэл|оронд|эсрэг|алд\w*|эргэлз\w*|хэцүү|зөвхөн|л|хэт|бусад|өөр|"
            r"март\w*|хэвээр|одоо|зогс\w*"
        ),
    ),
    idioms=(
        (
            r"(?:төдийгүй|зөвхөн \S+ биш|биш гэж үү|болон бусад)|мөн үү үгүй юу|тасралтгүй"
            "|зайлшгүй"
        ),
    ),
    put_in="биш ",
    near=(2, 0),
    before=4,
)

LANGUAGE = Language(
    "mn",
    negation=_NEGATION,
    stops=_STOPS,
)
