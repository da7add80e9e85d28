"""Whether a name of the translation stands where the original has another one.

A pair of names, one a side, that do not sound alike is judged by a logistic model of what else
might explain either: words that sound like it, that it is linked with or whose vectors are near,
and what the document does with it elsewhere. The models are in ``align/models/names.json``.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from align.models import logistic


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


#: Any two words sound a little alike, and their vectors are a little near: only what is above these
#: speaks for anything.
_FLOORS = View._make(
    0.6 if field in ("src_sound", "tgt_sound")
    else 0.5 if field in ("src_cosine", "tgt_cosine")
    else 0.4 if field in ("sound", "cosine")
    else 0.0
    for field in View._fields
)  # fmt: skip
_SQUARED = frozenset({"link", "src_link", "tgt_link"})


def shaped(view: View) -> tuple[float, ...]:
    """What the weights weigh: what is above the floors, and the squares of likely links."""
    return tuple(
        value**2 if field in _SQUARED else max(0.0, value - floor)
        for field, value, floor in zip(View._fields, view, _FLOORS, strict=True)
    )


#: How likely a name must have been put for another to be told; more where all nouns have capitals.
LIKELY, LIKELY_NOUNS = 0.7, 0.93


def probability(view: View, *, nouns: bool) -> float:
    """How likely one name was put for the other; ``nouns``: where all nouns have capitals."""
    model = logistic("names", "nouns" if nouns else "names", View._fields)
    return float(model.probability(np.array(shaped(view))))
