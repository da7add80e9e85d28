"""Translations whose faults others planted or marked: their texts, and which words are marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from align.alignment import Alignment, Bead
from align.text import Document, Span

#: Punctuation that is written next to the word before it, or next to the word after it.
_TO_LEFT = frozenset(",.;:!?)]}»”…%")
_TO_RIGHT = frozenset("([{«“$")
_CONTRACTIONS = ("'", "’")


def paired(texts: Sequence[tuple[str, str]], src_lang: str, tgt_lang: str) -> Alignment:
    """The texts as two documents with a bead for each pair; a text is one sentence."""
    sides = zip(*((one.strip() or ".", other.strip() or ".") for one, other in texts), strict=True)
    documents = [
        Document.from_sentences(list(side), lang)
        for side, lang in zip(sides, (src_lang, tgt_lang), strict=True)
    ]
    beads = tuple(Bead((k,), (k,)) for k in range(len(texts)))
    return Alignment(documents[0], documents[1], beads, "semantic")


def touches(span: Span, marked: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a span touches one of those that people marked as ``minor`` or ``major``; an empty
    one does if there is a major error.
    """
    if span[0] == span[1]:
        return any(severity == "major" for _, _, severity in marked)
    return any(start < span[1] and span[0] < end for start, end, _ in marked)


class Tagged(NamedTuple):
    """A text made of words, and the spans of its bad words; a bad gap spans the words around it."""

    text: str
    bad: list[Span]


def tagged(words: Sequence[str], tags: Sequence[str], *, gaps: bool) -> Tagged:
    """The words as a text, without spaces around punctuation. With ``gaps``, the tags are those of
    gaps and words in turn.
    """
    text, places = "", list[Span]()
    for k, word in enumerate(words):
        close = k and (
            word in _TO_LEFT or words[k - 1] in _TO_RIGHT or word.startswith(_CONTRACTIONS)
        )
        text += "" if not k or close else " "
        places.append((len(text), len(text) + len(word)))
        text += word
    word_tags = tags[1::2] if gaps else tags
    bad = [place for place, tag in zip(places, word_tags, strict=True) if tag == "BAD"]
    for k, tag in enumerate(tags[::2] if gaps else ()):
        if tag == "BAD":
            bad.append((places[max(0, k - 1)][0], places[min(k, len(places) - 1)][1]))
    return Tagged(text, bad)


def meets(span: Span, bad: Iterable[Span]) -> bool:
    """Whether a span shares a character with one of the others."""
    return any(start < span[1] and span[0] < end for start, end in bad)
