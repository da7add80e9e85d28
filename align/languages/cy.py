"""Welsh."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

_STOPS = Stops(
    heads=words("Dr Mr Mrs yr.Athro h.y e.e"),
    numbered=words("rh t tud pen"),
    tails=words("ayb ayyb etc"),
    either=words("C.C O.C"),
    openers=words(
        """mae yr y roedd oedd nid ni ef hi nhw fi chi hwn hon pwy beth ble pryd pam sut os ond a
        neu yna nawr yma"""
    ),
    headings=words("pennod rhan erthygl atodiad tabl"),
)

LANGUAGE = Language(
    "cy",
    stops=_STOPS,
)
