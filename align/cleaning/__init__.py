"""Clean a corpus: say what each filter drops and why, before anything is dropped.

model
    what filters read and return
filters
    the table of all filters; each file of filters is a family
recipe, parameters, opusfilter
    which filters, in which order and with which parameters
cleaning, splitting
    apply a recipe; split the texts without leakage
reports, page
    the result as text, JSON and a web page
sources
    files that hold both sides, as texts to clean
"""

from __future__ import annotations

from align.cleaning.cleaning import Outcome, Report, clean
from align.cleaning.filters import FILTERS, OWN
from align.cleaning.model import Dropped, Filter, Text
from align.cleaning.parameters import settings
from align.cleaning.recipe import Recipe, find, shipped
from align.cleaning.splitting import Portion, Split, shares_of

__all__ = [
    "FILTERS",
    "OWN",
    "Dropped",
    "Filter",
    "Outcome",
    "Portion",
    "Recipe",
    "Report",
    "Split",
    "Text",
    "clean",
    "find",
    "settings",
    "shares_of",
    "shipped",
]
