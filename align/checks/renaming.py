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
    #: Whether the source says its name more often than the target has one like it.
    src_again: float


#: How likely a name must have been put for another to be told.
LIKELY = 0.8
#: Weights where names alone have capitals, made on English and Russian.
_NAMES = View(
    sound=-4.88,
    cosine=-8.19,
    link=-0.13,
    src_sound=-1.87,
    src_cosine=-1.53,
    src_link=-2.99,
    tgt_sound=-10.47,
    tgt_cosine=-7.44,
    tgt_link=-1.39,
    src_proven=2.24,
    tgt_proven=-1.25,
    src_common=0.35,
    src_acronym=-2.39,
    src_first=-3.16,
    tgt_first=-5.05,
    src_small=0.74,
    tgt_small=-2.64,
    tgt_name=5.35,
    beside=1.05,
    apart=-0.37,
    meet=-4.78,
    tgt_elsewhere=0.17,
    cover=4.36,
    src_extra=-1.63,
    tgt_extra=-0.78,
    both_beside=2.08,
    src_again=3.12,
)
_NAMES_CONSTANT = 8.11
#: Where all nouns have, made on English and German.
_NOUNS = View(
    sound=-3.63,
    cosine=-7.13,
    link=-0.07,
    src_sound=-3.29,
    src_cosine=-2.45,
    src_link=-3.11,
    tgt_sound=-2.48,
    tgt_cosine=-6.83,
    tgt_link=-4.8,
    src_proven=1.29,
    tgt_proven=4.41,
    src_common=-1.07,
    src_acronym=-3.84,
    src_first=-2.23,
    tgt_first=-3.47,
    src_small=-0.44,
    tgt_small=-2.5,
    tgt_name=0.0,
    beside=1.72,
    apart=-0.57,
    meet=-3.35,
    tgt_elsewhere=-1.84,
    cover=0.87,
    src_extra=-0.54,
    tgt_extra=0.75,
    both_beside=2.68,
    src_again=5.22,
)
_NOUNS_CONSTANT = 11.42


def probability(view: View, *, nouns: bool) -> float:
    """How likely one name was put for the other; ``nouns``: where all nouns have capitals."""
    weights, constant = (_NOUNS, _NOUNS_CONSTANT) if nouns else (_NAMES, _NAMES_CONSTANT)
    return 1 / (
        1 + math.exp(-constant - sum(w * value for w, value in zip(weights, view, strict=True)))
    )
