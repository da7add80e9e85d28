"""Whether a name of the translation stands where the original has another one.

A pair of names, one a side, that do not sound alike is judged by a logistic model of what else
might explain either: words that sound like it, that it is linked with or whose vectors are near,
and what the document does with it elsewhere. ``python benchmarks/renaming.py`` made the weights.
"""

from __future__ import annotations

import math
from typing import NamedTuple


class View(NamedTuple):
    """A pair of names as the model sees it; 0 to 1, as far as nothing else is said."""

    #: How alike the two sound, how near their vectors are, how likely they are linked.
    sound: float
    cosine: float
    link: float
    #: The same of the source name and the word of the target that is best for it, the other aside.
    src_sound: float
    src_cosine: float
    src_link: float
    #: And of the target name.
    tgt_sound: float
    tgt_cosine: float
    tgt_link: float
    #: Whether another bead renders the source name by one that sounds like it; and so the target.
    src_proven: float
    tgt_proven: float
    #: Whether English writes the source word with a capital that others need not.
    src_common: float
    #: Whether it has several capitals.
    src_acronym: float
    #: Whether it begins a sentence; and so the target name.
    src_first: float
    tgt_first: float
    #: Whether the document has the word in small letters too.
    src_small: float
    tgt_small: float
    #: Whether the dictionary has the target word as a name, or not at all; what is none is neither.
    tgt_name: float
    #: How likely the words beside both names are linked.
    beside: float
    #: How far apart the two stand, as parts of their texts.
    apart: float
    #: Whether they meet in another bead; whether the target name stands in another bead.
    meet: float
    tgt_elsewhere: float
    #: How much of both texts is linked.
    cover: float
    #: Whether a name beside the source name is rendered elsewhere, one beside the target name
    #: stands for another; or whether the names beside both are the same.
    src_extra: float
    tgt_extra: float
    both_beside: float
    #: Whether an article stands before either, as before common nouns.
    src_article: float
    tgt_article: float
    #: How long the target name is, for ten letters; how many of the source's words have capitals.
    tgt_length: float
    src_title: float
    #: Whether the source says its name more often than the target has one like it.
    src_again: float


#: How likely a name must have been put for another to be told.
LIKELY = 0.8
#: Weights where names alone have capitals, made on English and Russian.
_NAMES = View(
    sound=-4.53,
    cosine=-8.66,
    link=0.07,
    src_sound=-2.11,
    src_cosine=-1.57,
    src_link=-3.03,
    tgt_sound=-9.94,
    tgt_cosine=-6.14,
    tgt_link=-0.92,
    src_proven=2.29,
    tgt_proven=-1.07,
    src_common=0.57,
    src_acronym=-2.7,
    src_first=-3.35,
    tgt_first=-5.82,
    src_small=0.51,
    tgt_small=-2.77,
    tgt_name=5.78,
    beside=0.91,
    apart=-0.17,
    meet=-4.96,
    tgt_elsewhere=0.32,
    cover=4.72,
    src_extra=-1.1,
    tgt_extra=-1.09,
    both_beside=2.3,
    src_article=-0.18,
    tgt_article=0.0,
    tgt_length=0.51,
    src_title=-1.59,
    src_again=4.4,
)
_NAMES_CONSTANT = 6.57
#: Where all nouns have, made on English and German.
_NOUNS = View(
    sound=-1.42,
    cosine=-10.14,
    link=0.0,
    src_sound=-3.61,
    src_cosine=-1.58,
    src_link=-2.93,
    tgt_sound=-4.53,
    tgt_cosine=-9.08,
    tgt_link=-3.65,
    src_proven=1.41,
    tgt_proven=4.54,
    src_common=-0.1,
    src_acronym=-2.73,
    src_first=-4.21,
    tgt_first=-2.75,
    src_small=-0.18,
    tgt_small=-3.16,
    tgt_name=0.0,
    beside=1.92,
    apart=-0.45,
    meet=-3.72,
    tgt_elsewhere=-2.56,
    cover=4.64,
    src_extra=-0.85,
    tgt_extra=1.11,
    both_beside=3.05,
    src_article=0.28,
    tgt_article=-0.98,
    tgt_length=-3.33,
    src_title=-3.05,
    src_again=4.99,
)
_NOUNS_CONSTANT = 14.07


def probability(view: View, *, nouns: bool) -> float:
    """How likely one name was put for the other; ``nouns``: where all nouns have capitals."""
    weights, constant = (_NOUNS, _NOUNS_CONSTANT) if nouns else (_NAMES, _NAMES_CONSTANT)
    return 1 / (
        1 + math.exp(-constant - sum(w * value for w, value in zip(weights, view, strict=True)))
    )
