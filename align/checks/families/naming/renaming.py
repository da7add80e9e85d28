"""Whether a name in the translation replaces another name in the source.

A logistic model judges a pair of names that do not sound alike by what else might explain either of
them: words that sound like it, words linked with it, words with similar vectors, and the rest of
the document. The models are in ``align/models/renamed.json``.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.models import logistic


class View(NamedTuple):
    """The features of a pair of names; 0 to 1, unless stated otherwise."""

    #: How similar the two sound, how similar their vectors are, how likely they are linked.
    sound: float
    cosine: float
    link: float
    #: The same for the source name and its best target word, other than the target name.
    src_sound: float
    src_cosine: float
    src_link: float
    #: The same for the target name and its best source word, other than the source name.
    tgt_sound: float
    tgt_cosine: float
    tgt_link: float
    #: Whether a name that sounds like the source name translates it in another bead; the same for
    #: the target name.
    src_proven: float
    tgt_proven: float
    #: Whether English capitalises the source word and other languages need not.
    src_common: float
    #: Whether it has several capitals.
    src_acronym: float
    #: Whether it begins a sentence; the same for the target name.
    src_first: float
    tgt_first: float
    #: Whether the document also has the word in lower case; the same for the target name.
    src_small: float
    tgt_small: float
    #: Whether the target word is a name, as far as its language is known.
    tgt_name: float
    #: How likely the words next to both names are linked.
    beside: float
    #: The difference between their relative positions in their texts.
    apart: float
    #: Whether they occur together in another bead; whether the target name occurs in another bead.
    meet: float
    tgt_elsewhere: float
    #: How much of both texts is linked.
    cover: float
    #: Whether a name next to the source name is translated elsewhere in the bead; whether a name
    #: next to the target name translates another one; whether the names next to both are the same.
    src_extra: float
    tgt_extra: float
    both_beside: float
    #: Whether an article stands before either, as before common nouns.
    src_article: float
    tgt_article: float
    #: The length of the target name in units of ten letters; the share of capitalised source words.
    tgt_length: float
    src_title: float
    #: Whether the source repeats its name more often than the target has a matching one.
    src_again: float


#: Any two words sound a little alike and have slightly similar vectors. Only values above these
#: count.
_FLOORS = np.array(
    View._make(
        0.6 if field in ("src_sound", "tgt_sound")
        else 0.5 if field in ("src_cosine", "tgt_cosine")
        else 0.4 if field in ("sound", "cosine")
        else 0.0
        for field in View._fields
    )
)  # fmt: skip
_SQUARED = [View._fields.index(field) for field in ("link", "src_link", "tgt_link")]


def shaped(view: View) -> NDArray[np.float64]:
    """The model's input: the values above the floors, and the squares of link probabilities."""
    found: NDArray[np.float64] = np.maximum(np.array(view, float) - _FLOORS, 0.0)
    found[_SQUARED] **= 2
    return found


#: The probability from which a changed name is reported; higher if the language capitalises all
#: nouns.
LIKELY, LIKELY_NOUNS = 0.7, 0.93


def probability(view: View, *, nouns: bool) -> float:
    """How likely one name replaced the other; ``nouns``: the language capitalises all nouns."""
    model = logistic("renamed", "nouns" if nouns else "names", View._fields)
    return float(model.probability(shaped(view)))
