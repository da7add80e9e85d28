"""Lao, which does not mark the ends of sentences."""

from __future__ import annotations

from align.languages.model import Language, Marks, Negation, Numerals, Spaces, Stops, words

_STOPS = Stops(
    heads=words("ດຣ ທ ນ ສ ປອ"),
    numbered=words("ໜ ຂໍ້ ມາດຕາ"),
    either=words("ຄ.ສ ພ.ສ ກມ ສປປ"),
)

_SPACES = Spaces(
    letters="ກ-ຽເ-ໝ",
    continues=words(
        "ແລະ ຫຼື ຫລື ທີ່ ຊຶ່ງ ເຊິ່ງ ໂດຍ ຈຶ່ງ ກໍ່ ກໍ ເພື່ອ ຄື ວ່າ ໄດ້ແກ່ ເຊັ່ນ ກັບ ຂອງ ຕາມ ລວມທັງ ຈົນ ເຖິງ ເປັນ ມີ ໄດ້ ເພາະ"
    ),
    leads=words("ວ່າ ຄື ທີ່ ແລະ ຂອງ ເຊັ່ນ ກັບ ຈາກ ໄດ້ແກ່ ຫຼື ໂດຍ ໃນ ເປັນ ຊຶ່ງ ຊື່ ທ້າວ ນາງ ແຕ່ ເພື່ອ ຖ້າ ເມື່ອ"),
    opens=words("ນອກຈາກນັ້ນ ນອກຈາກນີ້ ແນວໃດກໍ່ຕາມ ດັ່ງນັ້ນ ຕໍ່ມາ ຖ້າ ແຕ່ ສ່ວນ ສຳລັບ ຫຼັງຈາກ"),
)

_NEGATION = Negation(
    openly=("ບໍ່|ບໍ່ໄດ້|ຫ້າມ|ຢ່າ(?!ງ)|ບໍ່ມີ",),
    plainly=("ປາສະຈາກ|ປະຕິເສດ|ຂາດ|ປ້ອງກັນ|ຫຼີກ",),
    somehow=("ພຽງ|ເທົ່ານັ້ນ|ອື່ນ|ຍັງ|ຢຸດ",),
    idioms=("ບໍ່ພຽງ|ຫຼືບໍ່|ບໍ່ວ່າ",),
    put_in="ບໍ່",
    inside=True,
)

LANGUAGE = Language(
    "lo",
    numerals=Numerals(
        scales={
            "ລ້ານ": 6,
            "ຕື້": 9,
            "ພັນລ້ານ": 9,
            "ແສນ": 5,
        },
    ),
    negation=_NEGATION,
    stops=_STOPS,
    spaces=_SPACES,
    marks=Marks(may_lack=True),
)
