"""Figures about aligned texts: how many, how long, how sure, how varied; as tables and as pictures.

``count`` reads texts one by one, so that a corpus may be of any size. Texts come from a built
corpus, from alignments or from reviews.
"""

from __future__ import annotations

from align.statistics.charts import Chart, Series, png, svg, svg_element
from align.statistics.counting import Figures, Side, Statistics, count
from align.statistics.pictures import confidence, pictures, types
from align.statistics.tables import data, lines, table
from align.statistics.texts import Text, Unit, of_alignment, of_review

__all__ = [
    "Chart",
    "Figures",
    "Series",
    "Side",
    "Statistics",
    "Text",
    "Unit",
    "confidence",
    "count",
    "data",
    "lines",
    "of_alignment",
    "of_review",
    "pictures",
    "png",
    "svg",
    "svg_element",
    "table",
    "types",
]
