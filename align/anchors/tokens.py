"""Find possible anchors in one sentence: numbers, dates, symbols, words.

A token is ``(kind, key, start, end)``. Tokens of two languages match if kind and key agree, words
if their keys are alike (see ``words``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from align import languages
from align.languages.marks import COMBINING

TokenKind = Literal["number", "date", "symbol", "name", "initial", "word"]


class Token(NamedTuple):
    """A possible anchor; ``key`` is what languages share, offsets count code points.

    ``name`` is a capitalised word inside the sentence, ``initial`` one at its start, where capitals
    prove nothing, ``word`` any other.
    """

    kind: TokenKind
    key: str
    start: int
    end: int


_SPACES = "\u00a0\u202f\u2009 "
_LETTER = r"[^\W\d_]"
#: Letters, in many scripts with vowel signs or accents after them.
_LETTERS = rf"{_LETTER}++(?:[{COMBINING}]++{_LETTER}*+)*+"
# Document symbols (S/RES/2270, 12/345-ab), codes that mix letters and digits (G20, P5, COVID-19),
# day.month.year, numbers with separators, words without their hyphenated neighbours. Letters are
# matched possessively (++): otherwise a word that is not a code would be tried at every length.
_TOKEN = re.compile(
    rf"""
    (?P<symbol>[A-Z][A-Z0-9]{{0,5}}(?:/[A-Z0-9.()-]*[A-Z0-9])+
        |{_LETTER}++-?\d+(?:\+\d+)?(?!\w))
    |(?P<date>(?<!\d)\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}(?!\d))
    |(?P<number>\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)*)(?:(?:st|nd|rd|th)\b)?
    |(?P<percent>%|(?:per\ cent|pour\ cent|por\ ciento)\b)
    |(?P<word>{_LETTERS}(?:['’]{_LETTERS})?)
    """,
    re.VERBOSE,
)
_PERCENT = re.compile(r"percents?|процент\w*|prozents?|відсот\w*")


@lru_cache(maxsize=65536)
def number_key(text: str, lang: str) -> str:
    """The value of a written number in one spelling: ``1 234,50`` (ru) -> ``1234.5``.

    Grouping and decimal signs are those of the language (CLDR); if a text uses others (``1.5`` in
    Russian), the only possible reading is taken.
    """
    bare = "".join(char for char in text if char not in _SPACES)
    if bare.isdigit():
        return str(int(bare))
    decimal = languages.of(lang).decimal_sign
    signs = [char for char in bare if char in ".,"]
    *_, tail = re.split("[.,]", bare)
    last = signs[-1]
    grouped = len(signs) > 1 and len(set(signs)) == 1
    if grouped or (last != decimal and len(tail) == 3):
        whole, fraction = re.sub("[.,]", "", bare), ""
    else:
        whole, fraction = re.sub("[.,]", "", bare[: -len(tail) - 1]), tail.rstrip("0")
    return f"{int(whole)}.{fraction}" if fraction else str(int(whole))


class _Words(dict[str, tuple[TokenKind, str, str | None]]):
    """The words of a language met so far: the kind and key of each, and the key of the month that
    it may name.
    """

    def __init__(self, language: str) -> None:
        self._months = languages.of(language).months

    def __missing__(self, word: str) -> tuple[TokenKind, str, str | None]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        lower = word.lower()
        month = self._months.get(lower)
        kind: TokenKind = "name" if word[0].isupper() else "word"
        self[word] = met = (
            ("symbol", "%", None)
            if _PERCENT.fullmatch(lower)
            else (kind, lower, f"m{month}" if month else None)
        )
        return met


_MOST_WORDS = 1 << 17
_words = lru_cache(maxsize=64)(_Words)


def scan(text: str, lang: str) -> list[Token]:
    """The anchor candidates of ``text``, in order and without overlap."""
    return [Token(*piece) for piece in pieces(text, lang)]


def pieces(text: str, lang: str) -> list[tuple[TokenKind, str, int, int]]:
    """The results of ``scan`` as bare tuples, for callers that read whole books."""
    language = languages.of(lang)
    words = _words(language.tag)
    text = language.plain(text)
    found: list[tuple[TokenKind, str, int, int]] = []
    add = found.append
    first = True
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        piece = match[0]
        if kind == "word":
            form, key, month = words[piece]
            if month and _is_month(text, piece, start, end):
                form, key = "date", month
            elif first and form == "name":
                form = "initial"
            first = False
            add((form, key, start, end))
        elif kind == "number":
            # The match may continue with an ordinal's ending: 21st.
            start, end = match.span("number")
            add(("number", number_key(text[start:end], lang), start, end))
        elif kind == "date":
            day, number, year = (int(part) for part in re.split("[./]", piece))
            add(("number", str(day), start, end))
            add(("date", f"m{number}", start, end))
            add(("number", str(year), start, end))
        elif kind == "percent":
            add(("symbol", "%", start, end))
        else:
            add(("symbol", piece.upper(), start, end))
    return found


def _is_month(text: str, piece: str, start: int, end: int) -> bool:
    """Whether a month's name means the month: ``may`` and ``march`` often do not."""
    if len(piece) > 5:
        return True
    around = text[max(0, start - 4) : start] + text[end : end + 6]
    return any(char.isdigit() for char in around)
