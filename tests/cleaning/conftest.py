from types import SimpleNamespace

import pytest

from align.alignment import Alignment, Bead
from align.cleaning.model import Part
from align.cleaning.parameters import build
from align.text import Document


def aligned(pairs, langs=("en", "ru"), probability=1.0, url=None):
    """An alignment of 1-1 beads; an empty text makes a bead with one side."""
    sides, places = [], []
    for texts, lang in zip(zip(*pairs, strict=True), langs, strict=True):
        sides.append(Document.from_sentences([text for text in texts if text], lang))
        numbers = iter(range(len(texts)))
        places.append([(next(numbers),) if text else () for text in texts])
    beads = (Bead(a, b, probability) for a, b in zip(*places, strict=True))
    src, tgt = sides
    if url:
        src = Document(src.text, src.lang, src.paragraphs, src.sentences, url=url)
    return Alignment(src, tgt, tuple(beads))


@pytest.fixture
def text():
    """Makes a text with a name from pairs of sentences."""
    return lambda name, pairs, **more: SimpleNamespace(name=name, alignment=aligned(pairs, **more))


@pytest.fixture
def verdicts():
    """What a filter without memory says about pairs of sentences: a reason for each, or None."""

    def judge(name, pairs, langs=("en", "ru"), probability=1.0, **given):
        part = Part(0, "mill", aligned(pairs, langs, probability))
        return [one and str(one.said) for one in build(name, given).judge(part)]

    return judge
