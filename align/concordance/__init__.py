"""Concordances: search aligned texts by words, lemmas and tags, with the rendering of each hit.

``Concordance.open`` makes an index of texts in a file of its own, which can be made again at any
time; ``docs/search.md`` describes what can be asked.
"""

from __future__ import annotations

from align.concordance.concordance import MODES, Ask, Concordance, Found, Mode
from align.concordance.index import Bead, Index, Side, Source, Text
from align.concordance.lines import ORDERS, Count, Line, Order, context
from align.concordance.renderings import Group, Part, Renderings

__all__ = [
    "MODES",
    "ORDERS",
    "Ask",
    "Bead",
    "Concordance",
    "Count",
    "Found",
    "Group",
    "Index",
    "Line",
    "Mode",
    "Order",
    "Part",
    "Renderings",
    "Side",
    "Source",
    "Text",
    "context",
]
