"""What the checks of words need to know about the text around a word."""

from __future__ import annotations

import re
from unicodedata import normalize

from align.languages.marks import COMBINING

_LETTER = r"[^\W\d_]"
#: Signs inside words that nobody sees: soft hyphens, joiners.
_UNSEEN = "\u00ad\u200b-\u200d\u2060"
WORD = re.compile(rf"{_LETTER}++(?:[{COMBINING}{_UNSEEN}]++{_LETTER}*+)*+(?:['’ʼ]{_LETTER}++)*")
_UNSEEN_SIGNS = re.compile(f"[{_UNSEEN}]")
APOSTROPHE = re.compile("['’ʼ]")
HYPHENS = frozenset("-‐‑‒–—")
#: A capital after one of these, or at the beginning of the text, is no sign of a name.
OPENS = re.compile(r"(?:^|[.!?…:]['’”»)\]]*\s+|[–—]\s+)['‘“„«\"(\[¿¡*]*$")
#: The end of a text that is a figure: a unit follows.
FIGURE = re.compile(r"\d[\d.,]*\s?$")
#: Languages whose nouns have a capital.
CAPITAL_NOUNS = frozenset({"de", "lb"})


def plain(word: str) -> str:
    """A word as dictionaries write it."""
    word = word if word.isascii() else normalize("NFKC", _UNSEEN_SIGNS.sub("", word))
    return APOSTROPHE.sub("'", word)
