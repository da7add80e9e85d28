"""Irish."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("Dr tUas Uas an.tOll m.sh i.e"),
    numbered=words("uimh lch alt caib"),
    tails=words("srl etc"),
    either=words("R.C I.C"),
    openers=words(
        """tá bhí is ní an na sé sí siad mé tú muid seo sin cé cad cá nuair má ach agus nó ansin
        anois anseo"""
    ),
    headings=words("caibidil cuid alt aguisín tábla"),
)

LANGUAGE = Language(
    "ga",
    stops=_STOPS,
)
