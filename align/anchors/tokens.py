"""Find possible anchors in sentences: numbers, dates, symbols, words.

A token is ``(kind, key, start, end)``. Tokens of two languages match if kind and key agree, words
if their keys are alike (see ``words``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, compress
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

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
# Most words first, because that is quickest. Then document symbols (S/RES/2270, 12/345-ab), codes
# that mix letters and digits (G20, P5, COVID-19), day.month.year, numbers with separators, words
# without their hyphenated neighbours. Letters are matched possessively (++): otherwise a word that
# is not a code would be tried at every length. What a piece is can be told from the piece alone.
_PIECE = rf"""
    (?P<plain>(?!(?:per\ cent|pour\ cent|por\ ciento)\b){_LETTER}++(?![-/'’\d{COMBINING}]))
    |(?P<symbol>[A-Z][A-Z0-9]{{0,5}}(?:/[A-Z0-9.()-]*[A-Z0-9])+
        |{_LETTER}++-?\d+(?:\+\d+)?(?!\w))
    |(?P<date>(?<!\d)\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}(?!\d))
    |(?P<number>\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)*)(?:(?:st|nd|rd|th)\b)?
    |(?P<percent>%|(?:per\ cent|pour\ cent|por\ ciento)\b)
    |(?P<word>{_LETTERS}(?:['’]{_LETTERS})?)
    """
_TOKEN = re.compile(_PIECE, re.VERBOSE)
# The same without groups: findall then returns the pieces themselves.
_PIECES = re.compile(re.sub(r"\(\?P<\w+>", "(?:", _PIECE), re.VERBOSE)
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


class _Piece(NamedTuple):
    """What a piece of text is, wherever it stands.

    ``label`` is the key, with the kind before it unless it is a word. ``capital`` is 1 for a word
    with a capital, -1 for one without, 0 for anything else. ``month`` is the key of the month that
    the word names if it stands near a number; ``parts`` are the pieces of a date in figures;
    ``length`` counts the characters without an ordinal's ending.
    """

    kind: TokenKind
    key: str
    label: str
    length: int
    is_word: bool = False
    capital: int = 0
    month: str = ""
    parts: tuple[str, ...] = ()


#: Pieces that stand for a month: in a date in figures, and as a word. No text contains them.
_MONTH_NUMBER, _MONTH_WORD = "\0", "\0\0"


class _Pieces(dict[str, _Piece]):
    """The pieces of a language met so far."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        #: Those that may stand for something else: names of months, dates in figures.
        self.special: set[str] = set()
        self._months = languages.of(lang).months

    def __missing__(self, piece: str) -> _Piece:
        if len(self) >= _MOST_PIECES:
            self.clear()
        self[piece] = met = self._read(piece)
        if met.month or met.parts:
            self.special.add(piece)
        return met

    def _read(self, piece: str) -> _Piece:
        match = _TOKEN.match(piece)
        if match is None:
            key = piece.lstrip(_MONTH_NUMBER)
            is_word = piece.startswith(_MONTH_WORD)
            return _Piece("date", key, f"date {key}", len(piece), is_word)
        kind = match.lastgroup
        if kind in ("plain", "word"):
            return self._word(piece)
        if kind == "number":
            key = number_key(match["number"], self._lang)
            return _Piece("number", key, f"number {key}", match.end("number"))
        if kind == "date":
            day, month, year = (str(int(part)) for part in re.split("[./]", piece))
            parts = day, f"{_MONTH_NUMBER}m{month}", year
            return _Piece("date", "", "", len(piece), parts=parts)
        key = "%" if kind == "percent" else piece.upper()
        return _Piece("symbol", key, f"symbol {key}", len(piece))

    def _word(self, piece: str) -> _Piece:
        lower, length = piece.lower(), len(piece)
        if _PERCENT.fullmatch(lower):
            return _Piece("symbol", "%", "symbol %", length, is_word=True)
        month = self._months.get(lower)
        key = f"m{month}" if month else ""
        # ``may`` and ``march`` often do not mean the month.
        if key and length > 5:
            return _Piece("date", key, f"date {key}", length, is_word=True)
        is_name = piece[0].isupper()
        kind: TokenKind = "name" if is_name else "word"
        return _Piece(kind, lower, lower, length, True, 1 if is_name else -1, key)


_MOST_PIECES = 1 << 17
_pieces = lru_cache(maxsize=64)(_Pieces)


def scan(text: str, lang: str) -> list[Token]:
    """The anchor candidates of ``text``, in order and without overlap."""
    language = languages.of(lang)
    known = _pieces(language.tag)
    text = language.plain(text)
    found: list[Token] = []
    first = True
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        for piece in _resolved(known, text, match):
            met = known[piece]
            kind: TokenKind = "initial" if first and met.kind == "name" else met.kind
            first = first and not met.is_word
            # Only a number may have an ending, as in 21st.
            stop = start + met.length if match.lastgroup == "number" else end
            found.append(Token(kind, met.key, start, stop))
    return found


def _resolved(known: _Pieces, text: str, match: re.Match[str]) -> tuple[str, ...]:
    """The pieces that a match stands for: a date in figures for three, a word perhaps for the month
    that it names.
    """
    piece = match[0]
    met = known[piece]
    if met.month and _near_digits(text, *match.span()):
        return (_MONTH_WORD + met.month,)
    return met.parts or (piece,)


def _near_digits(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 4) : start] + text[end : end + 6]
    return any(char.isdigit() for char in around)


class Index(NamedTuple):
    """The distinct anchor candidates of several sentences, and where they occur.

    ``keys`` are in the order of their first occurrence; the first ``exact`` are numbers, dates and
    symbols, as kind and key, the rest are words; ``is_name[k]`` says whether a word is a name. Key
    k is in the sentences ``items[start[k]:start[k + 1]]``, in order, each only once.
    """

    keys: tuple[str, ...]
    exact: int
    is_name: NDArray[np.bool_]
    start: NDArray[np.int64]
    items: NDArray[np.int32]


def index(texts: Sequence[str], lang: str) -> Index:
    """What ``scan`` finds in each sentence, as arrays; much faster for whole books."""
    language = languages.of(lang)
    known = _pieces(language.tag)
    plain = [language.plain(text) for text in texts]
    found = [_PIECES.findall(text) for text in plain]
    flat = list(chain.from_iterable(found))
    number = _numbered(flat)
    met = list(map(known.__getitem__, number))
    special = known.special.intersection(number)
    if special:
        for k, text in enumerate(plain):
            if not special.isdisjoint(found[k]):
                resolved = (_resolved(known, text, match) for match in _TOKEN.finditer(text))
                found[k] = list(chain.from_iterable(resolved))
        flat = list(chain.from_iterable(found))
        number = _numbered(flat)
        met = list(map(known.__getitem__, number))
    labels = [one.label for one in met]
    capitals = np.array([one.capital for one in met], np.int64)
    is_word = np.array([one.is_word for one in met], bool)
    exact = dict.fromkeys(compress(labels, (capitals == 0).tolist()))
    keys = (*exact, *dict.fromkeys(compress(labels, capitals.tolist())))
    key_number = _numbered(keys)
    piece = np.fromiter(map(number.__getitem__, flat), np.int64, len(flat))
    key = np.fromiter(map(key_number.__getitem__, labels), np.int64, len(labels))[piece]
    sentence = np.repeat(np.arange(len(texts)), [len(one) for one in found])
    # A capital at the start of a sentence says nothing.
    capital = capitals[piece]
    words = np.flatnonzero(is_word[piece])
    first = words[np.diff(sentence[words], prepend=-1) > 0]
    capital[first] = np.minimum(capital[first], 0)
    cells = np.sort(key * len(texts) + sentence)
    cells = cells[np.diff(cells, prepend=-1) > 0]
    held, items = np.divmod(cells, max(len(texts), 1))
    return Index(
        keys,
        len(exact),
        np.bincount(key, capital, len(keys)) > 0,
        np.searchsorted(held, np.arange(len(keys) + 1)),
        items.astype(np.int32),
    )


def _numbered(items: Iterable[str]) -> dict[str, int]:
    """The distinct items, numbered in the order of their first occurrence."""
    distinct = dict.fromkeys(items)
    return dict(zip(distinct, range(len(distinct)), strict=True))
