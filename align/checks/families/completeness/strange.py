"""Sentences of the translation that are in a wrong language: German in a Russian text."""

from __future__ import annotations

import re

from align.checks.engine.reading import Pair
from align.checks.model.finding import Mark
from align.loaders.foreign import other_language
from align.tags import LanguageName

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: A sentence with this share of its words in the source was left as it is, as mottos are.
_KEPT = 0.4


def strange(pair: Pair) -> Mark | None:
    """Report the first target sentence that is in another language than the translation."""
    tgt = pair.tgt
    for number, span in enumerate(tgt.sentences):
        text = tgt.sentence(number)
        found = other_language(text, tgt.lang)
        if found and not _is_kept(text, pair.src.text):
            facts = {"found": LanguageName(found)}
            return Mark("wrong-language", pair.number, (0, 0), span, facts, 0, found)
    return None


def _is_kept(text: str, src: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    there = {word.lower() for word in _WORD.findall(src)}
    return sum(word in there for word in words) >= _KEPT * len(words)
