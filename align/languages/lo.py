"""Lao, which does not mark the ends of sentences."""

from __future__ import annotations

from align.languages.model import Language, Marks, Stops, words

_STOPS = Stops(
    heads=words("ດຣ ທ ນ ສ ປອ"),
    numbered=words("ໜ ຂໍ້ ມາດຕາ"),
    either=words("ຄ.ສ ພ.ສ ກມ ສປປ"),
)

LANGUAGE = Language(
    "lo",
    stops=_STOPS,
    marks=Marks(may_lack=True),
)
