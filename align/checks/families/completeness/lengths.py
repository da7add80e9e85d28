"""Sentences that only the lengths of the texts show to be missing or added.

The aligner may put a sentence that was left out or added into one bead with its neighbour. Such a
bead has more sentences on one side, and is too long there by about one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp

from align.checks.engine.reading import Pair, Side
from align.checks.model.finding import Mark
from align.text import shown

#: The longer side is at least so many times as long as expected, by at least so many characters.
_LONGER, _CHARACTERS = 1.5, 20
#: In a free translation, it is this many spreads longer.
_SPREADS = 4
#: Without the sentence, the side has its expected length but for this share.
_NEAR = 0.35
_FACT = re.compile(r"\d+|(?<=[^.!?…]\s)[^\W\d_a-z]\w{3}", re.UNICODE)


def surplus(pair: Pair, ratio: float, spread: float) -> Iterator[Mark]:
    """The sentence that one side of a bead probably has too much; ``ratio`` and ``spread`` are
    those of the reading.
    """
    longer = max(_LONGER, exp(_SPREADS * spread))
    src, tgt = pair.src, pair.tgt
    expected = len(src.text) * ratio
    for own, other, length, aim in (
        (src, tgt, expected, len(tgt.text)),
        (tgt, src, len(tgt.text), expected),
    ):
        if len(own.sentences) <= len(other.sentences):
            continue
        if length < longer * aim or length - aim < _CHARACTERS:
            continue
        scale = length / len(own.text)
        sizes = [(end - start) * scale for start, end in own.sentences]
        fits = [k for k, size in enumerate(sizes) if abs(length - size - aim) <= _NEAR * aim]
        if not fits:
            continue
        chosen = min(fits, key=lambda k: (_shared(own, k, other), abs(length - sizes[k] - aim)))
        span = own.sentences[chosen]
        facts = {"text": shown(own.text[slice(*span)])}
        if own is src:
            yield Mark("omitted-sentence", pair.number, span, (0, 0), facts, 1)
        else:
            yield Mark("added-sentence", pair.number, (0, 0), span, facts)


def _shared(own: Side, number: int, other: Side) -> int:
    """How many figures and names of a sentence the other side has too."""
    return sum(fact in other.text for fact in _FACT.findall(own.sentence(number)))
