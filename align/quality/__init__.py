"""Translation quality as the trade measures it: error categories, profiles, and the score.

Everything here is pure. ``align.review.evaluation`` applies it to a review, and ``reports`` writes
the result.
"""

from align.quality.profile import Profile, find, read, shipped
from align.quality.score import Error, Score, score, words_in
from align.quality.typology import CATEGORIES, SEVERITIES, Category, Severity

__all__ = [
    "CATEGORIES",
    "SEVERITIES",
    "Category",
    "Error",
    "Profile",
    "Score",
    "Severity",
    "find",
    "read",
    "score",
    "shipped",
    "words_in",
]
