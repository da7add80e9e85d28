"""Text that was read in a wrong encoding, if nothing says what was meant: it can only be reported.

``misread`` finds what was meant in most cases. Here are the others: letters were lost, or signs
stand where letters should be, or the text has no known words at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.loaders import guess
from align.tags import LanguageName, primary_language
from align.words import Message, later

SPOILT = later(
    "passages with lost or wrong letters, as if read in a wrong encoding: {n} (the first: {text}); "
    "check --encoding, or give another copy"
)
UNKNOWN = later(
    "hardly any word of this text is a word of its language ({lang}), as if it was read in a wrong "
    "encoding; check --encoding, or give another copy"
)

# What no word contains, in any language: lost characters, control characters, and letters or signs
# that encodings show instead of others. Without the lines of tables (─ │), which stand next to
# words, and the Cyrillic and Greek letters that people type for Latin ones that look the same.
_CYRILLIC = "бгдёжзийлнпфцчшщъыьэюяБГДЁЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯїєґђѓљњћќџўЇЄҐЂЃЉЊЋЌЏЎ№"
_GREEK = "ά-ξπ-ώΓΔΘΛΞΠΣΦΨΩ"
_BOXES = "\u2504-\u254f\u2552-\u259f"
_SIGNS = "¤¦¬¨¯´¶¸¹³¿ˆˇ˘˙˚˛˜˝†‡•‰‚ⁿ"
_OPERATORS = "±≡≤≥≈∩√⌐⌠⌡"  # between single letters they are formulas
_SPOILT = re.compile(
    "\ufffd|[\x80-\x84\x86-\x9f]"  # U+0085 ends lines
    rf"|(?<=[^\W\d_])[{_BOXES}]+(?=[^\W\d_])"
    rf"|(?<=[A-Za-z]{{2}})[{_CYRILLIC}{_GREEK}]{{1,3}}(?=[a-z]{{2}})"
    rf"|(?<=[^\W\d_])[{_SIGNS}](?=[^\W\d_])"
    rf"|(?<=[^\W\d_]{{2}})[{_OPERATORS}](?=[^\W\d_])"
    r"|(?<=[a-z]{2})[À-ÖØ-Þ](?=[a-z])"
)
#: More of a text is not shown in a note: so many characters around the first sign.
_SHOWN = 15

# A text with at least this many different words, of which a smaller share is known than this, is
# in no language. In 33 treebanks, the lowest share in 60 sentences is 0.14.
_WORDS, _KNOWN = 40, 0.02
_BOX = re.compile("[\u2500-\u259f]")
#: The most characters of a text that are examined.
_SAMPLE = 6_000


def notes(texts: Sequence[str], lang: str) -> Iterator[Message]:
    """Say how many of the paragraphs or sentences of a text in ``lang`` contain signs of a wrong
    encoding, and whether hardly any of its words are known.
    """
    found = [(text, sign) for text in texts if (sign := _spoilt(text))]
    if found:
        text, sign = found[0]
        begin = max(0, sign.start() - _SHOWN)
        yield Message(
            SPOILT,
            n=len(found),
            text=text[begin : sign.end() + _SHOWN].strip(),
        )
    elif _is_unknown("\n".join(texts)[:_SAMPLE], primary_language(lang)):
        yield Message(UNKNOWN, lang=LanguageName(lang))


def _spoilt(text: str) -> re.Match[str] | None:
    return None if text.isascii() else _SPOILT.search(text)


def _is_unknown(text: str, lang: str) -> bool:
    known, count = guess.known(text, lang)
    if count >= _WORDS:
        return known < _KNOWN
    # Some codes show most letters as parts of boxes, so that hardly any word is left.
    return len(_BOX.findall(text)) > max(_WORDS, sum(map(str.isalpha, text)))
