"""Guess the encoding of bytes that are not UTF-8 and do not say what they are.

Every one-byte code turns any bytes into letters, so letters prove nothing. Words do: in the right
reading, common words of a language are found, and its letters beyond ASCII are those of that
language. The common words are those of the word tables (``align.models``). Codes of East Asian
languages are recognised by the most common signs of these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from align.languages import letters
from align.models import content

#: Python's name of each one-byte encoding -> its usual name, and the languages that were written in
#: it. If two encodings give the same text, the first is named. ISO 8859-1 is part of windows-1252.
_WEST = "en de fr es it pt nl sv da nb nn fi is ca gl eu sq ga af et"
_CENTRAL = "pl cs sk hu sl hr bs ro sq de"
_CYRILLIC = "ru uk be bg sr mk"
ENCODINGS: dict[str, tuple[str, str]] = {
    "cp1252": ("windows-1252", _WEST),
    "cp1251": ("windows-1251", _CYRILLIC),
    "koi8_r": ("koi8-r", "ru bg"),
    "koi8_u": ("koi8-u", "uk be"),
    "cp866": ("cp866", "ru uk be bg"),
    "iso8859_5": ("iso-8859-5", _CYRILLIC),
    "mac_cyrillic": ("mac-cyrillic", _CYRILLIC),
    "cp855": ("cp855", _CYRILLIC),
    "cp1250": ("windows-1250", _CENTRAL),
    "iso8859_2": ("iso-8859-2", _CENTRAL),
    "cp852": ("cp852", _CENTRAL),
    "mac_latin2": ("mac-latin2", _CENTRAL),
    "cp1253": ("windows-1253", "el"),
    "iso8859_7": ("iso-8859-7", "el"),
    "cp737": ("cp737", "el"),
    "cp869": ("cp869", "el"),
    "mac_greek": ("mac-greek", "el"),
    "cp1254": ("windows-1254", "tr"),
    "iso8859_9": ("iso-8859-9", "tr"),
    "cp857": ("cp857", "tr"),
    "mac_turkish": ("mac-turkish", "tr"),
    "cp1255": ("windows-1255", "he"),
    "iso8859_8": ("iso-8859-8", "he"),
    "cp862": ("cp862", "he"),
    "cp1256": ("windows-1256", "ar fa"),
    "iso8859_6": ("iso-8859-6", "ar"),
    "cp1257": ("windows-1257", "lt lv et"),
    "iso8859_13": ("iso-8859-13", "lt lv et"),
    "iso8859_4": ("iso-8859-4", "lt lv et"),
    "cp775": ("cp775", "lt lv et"),
    "iso8859_15": ("iso-8859-15", _WEST),
    "iso8859_16": ("iso-8859-16", "ro"),
    "cp850": ("cp850", _WEST),
    "mac_roman": ("macintosh", _WEST),
    "cp874": ("windows-874", "th"),
}

_KANA = frozenset(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30F7), 0x30FC)))
#: Each code of an East Asian language -> its usual name, and the most common signs of the language:
#: they make up a quarter of a text and more.
EASTERN: dict[str, tuple[str, frozenset[str]]] = {
    "gb18030": (
        "gb18030",
        frozenset("的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生"),
    ),
    "big5": (
        "big5",
        frozenset("的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生"),
    ),
    "cp932": ("shift_jis", _KANA),
    "euc_jp": ("euc-jp", _KANA),
    "cp949": ("euc-kr", frozenset("이다는의에을가하지고를은로한도서사어아기시나리대자인해그")),
}

# Only this many bytes are examined; the guess is then checked on all of them.
_SAMPLE = 2**14

# A reading counts if this share of its marks fit its language, and its score (below) is this high.
_FITS, _LEAST = 0.75, 0.075
# A reading with a lower score than this is not even named to the user.
_POSSIBLE = 0.04
# Another reading makes the best one doubtful if its score is at least this share of it.
_RIVAL = 0.65
# Encodings of which few texts are left.
_SELDOM = frozenset(
    {"cp850", "cp852", "cp857", "cp775", "cp869", "iso8859_4"}
    | {"mac_roman", "mac_latin2", "mac_greek", "mac_turkish"}
)
_RARE = 0.6
# A text in which no language is recognised gets this score for its letters alone.
_LETTERS_ALONE = 0.05

# A reading in an East Asian code is rejected if it has more odd places per sign than the first, or
# fewer common signs than the second, less the odd ones.
_TOO_ODD, _COMMON_SIGNS = 0.25, 0.07
# So many common signs are not there by chance.
_SIGNS_WIN = 0.2
# It loses to a one-byte reading with a score at least as high as this.
_WORDS_WIN = 0.15

_WORD = re.compile(r"[^\W\d_]+(?:[\u0e30-\u0e4e\u0591-\u05c7\u064b-\u0652]+[^\W\d_]*)*")
_STEM = 5  # letters of a word that the tables keep
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# What may occur in a text of any language.
_ANYWHERE = frozenset("„“”‚‘’«»‹›–—―…•·§°©®™№€£±×½¼¾²³\u0301\u200e\u200f\u2032\u2033†‡‰¢¥")
_SIGN = 0.98  # where one encoding gives a letter and another one a sign, the letter is likelier
_INVISIBLE = "\u00a0\u00ad"
# A capital or a sign inside a word.
_CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŐŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩЀ-Я"
_INSIDE = re.compile(
    f"(?<=[^\\W\\d_{_CAPITALS}])[{_CAPITALS}]|(?<=[^\\W\\d_])(?:[€£¥§©†‡•¶¢‰¼½¾±№°]|[„“”](?=[^\\W\\d_]))"
)
# A letter of another script next to one of ASCII.
_MIXED = re.compile(r"(?<=[A-Za-z])[^\W\d_a-zA-Z]|[^\W\d_a-zA-Z](?=[A-Za-z])")
_TAG = re.compile(rb"<[^<>]{1,500}>")
# The letters of Romanian had two forms before Unicode; a text in either is the same.
_FORMS = str.maketrans("şţŞŢ", "șțȘȚ")
_THAI = re.compile("การ|และ|ที่|เป็น|ของ|ใน|ได้|ไม่|จะ|ความ|หรือ|มี|ให้|แห่ง")

_LATIN = "A-Za-z\u00c0-\u024f"
_EAST = "\u3040-\u9fff\uac00-\ud7a3"
_ODD = re.compile(
    f"(?<=[{_LATIN}])[{_EAST}]|(?<=[{_EAST}])[{_LATIN}]"
    "|[\u0080-\u00b6\u00b8-\u00ff\u0100-\u024f\u0370-\u04ff\u2500-\u25ff\uff61-\uff9f\ue000-\uf8ff]"
)


@dataclass(frozen=True, slots=True)
class Guess:
    """The encoding that was guessed, in Python's name, and its usual name.

    ``codec`` is None if no encoding is sure enough. ``candidates`` are then the usual names of
    those that are possible, the likeliest first.
    """

    codec: str | None
    name: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """The text that an encoding gives, and how much it looks like a language (0 to about 0.7).

    ``lang`` is that language, and ``fit`` the share of marks that belong to it.
    """

    codec: str
    text: str
    score: float
    lang: str
    fit: float


def guess(data: bytes) -> Guess:
    """Return the encoding in which ``data`` looks like a text. Deterministic."""
    sample = _sample(data)
    readings = sorted(_readings(sample), key=lambda one: -one.score)
    readings = [one for one in readings if _read(data, one.codec) is not None]
    best = readings[0] if readings else None
    sure, eastern = _eastern(data, sample)
    if eastern and (best is None or best.score < _WORDS_WIN or sure >= _SIGNS_WIN):
        return Guess(eastern, EASTERN[eastern][0])
    if best is None:
        return Guess(None)
    rivals = [one for one in readings if _is_rival(one, best)]
    if best.score >= _LEAST and not rivals:
        return Guess(best.codec, ENCODINGS[best.codec][0])
    likely = [one for one in (best, *rivals) if one.score >= _POSSIBLE]
    possible = dict.fromkeys(one.codec for one in likely)
    return Guess(None, candidates=tuple(ENCODINGS[codec][0] for codec in possible)[:4])


def likeness(text: str) -> float:
    """Return how much ``text`` looks like the language that fits it best, 0 to about 0.7."""
    langs = {lang for _name, langs in ENCODINGS.values() for lang in langs.split()}
    return max((one[0] for one in _scores(text, sorted(langs))), default=0.0)


def known(text: str, lang: str) -> tuple[float, int]:
    """Return the share (0 to 1) of the words of ``text`` that are common in ``lang``, and how many
    different words it has in the letters of ``lang``: 0 if the common words are not known. Chinese,
    Japanese and Korean texts are judged by their common signs.
    """
    signs = _common_signs().get(lang)
    if signs:
        written = Counter(char for char in text if "\u3041" <= char <= "\ud7a3")
        share = sum(n for char, n in written.items() if char in signs) / max(1, written.total())
        return share, len(written)
    own, common = letters.of(lang), _common(lang)
    if lang == "th" or not common:
        return 0.0, 0
    words = Counter(map(_stem, _WORD.findall(text)))
    if not letters.is_latin(lang):
        words = Counter({word: n for word, n in words.items() if len(word) > 1 and word[0] in own})
    return _known(text, words, lang), len(words)


@cache
def _common_signs() -> Mapping[str, frozenset[str]]:
    """The common signs of the languages that have no spaces or write syllables."""
    chinese = EASTERN["gb18030"][1] | EASTERN["big5"][1]
    return {"zh": chinese, "yue": chinese, "ja": _KANA, "ko": EASTERN["cp949"][1]}


def odd_places(text: str) -> int:
    """Count the capitals and signs inside words of ``text``."""
    return len(_INSIDE.findall(text))


def _is_rival(one: _Reading, best: _Reading) -> bool:
    """Whether a reading makes the best one doubtful."""
    if one.text.translate(_FORMS) == best.text.translate(_FORMS):
        return False
    # If the language is certain, its letters decide.
    return one.score >= _RIVAL * best.score and not (one.lang == best.lang and one.fit < best.fit)


def _readings(sample: bytes) -> Iterator[_Reading]:
    """Yield the sample in all encodings in which it fits a language."""
    if b"<" in sample:
        sample = _TAG.sub(b" ", sample)
    for codec, (_name, langs) in ENCODINGS.items():
        text = _read(sample, codec)
        if text is None:
            continue
        found = list(_scores(text, langs.split()))
        if found:
            score, fit, lang = max(found)
            yield _Reading(codec, text, score * (_RARE if codec in _SELDOM else 1), lang, fit)


def _scores(text: str, langs: Iterable[str]) -> Iterator[tuple[float, float, str]]:
    """Yield score, fit and language for each of ``langs`` that the letters of ``text`` fit."""
    marks = Counter(char for char in text if char > "\x7f" and char not in _INVISIBLE)
    words = Counter(map(_stem, _WORD.findall(text)))
    odd = odd_places(text)
    mixed = len(_MIXED.findall(text))
    for lang in langs:
        found = _score(text, marks, words, lang, odd if letters.is_latin(lang) else odd + mixed)
        if found:
            yield found


def _stem(word: str) -> str:
    return word.lower()[:_STEM].translate(_FORMS)


def _score(
    text: str, marks: Counter[str], words: Counter[str], lang: str, odd: int
) -> tuple[float, float, str] | None:
    """Return how much a text looks like ``lang``: its letters, its common words.

    ``odd`` counts what no word of it contains. None if the letters do not fit.
    """
    total = max(1, marks.total())
    own = letters.of(lang)
    good: float = sum(n for char, n in marks.items() if char in own)
    good += _SIGN * sum(n for char, n in marks.items() if char in _ANYWHERE and char not in own)
    fit = (good - odd) / total if marks else 1.0
    if fit < _FITS:
        return None
    return fit**4 * (_LETTERS_ALONE + _known(text, words, lang)), fit, lang


def _known(text: str, words: Counter[str], lang: str) -> float:
    """Return the share of the words in ``text`` that are common in ``lang``.

    In a language with letters of its own, only words in these count.
    """
    if lang == "th":
        return 2 * sum(map(len, _THAI.findall(text))) / max(1, sum(map(len, words.elements())))
    if letters.is_latin(lang):
        counted = words
    else:
        long = {word: n for word, n in words.items() if len(word) > 1 and not word.isascii()}
        counted = Counter(long)
    common = _common(lang)
    return sum(n for word, n in counted.items() if word in common) / max(1, counted.total())


def _common(lang: str) -> frozenset[str]:
    """The beginnings of the common words of a language."""
    return _all_common().get(lang, frozenset())


@cache
def _all_common() -> Mapping[str, frozenset[str]]:
    tables: Mapping[str, list[str]] = content("word-tables")["tables"]
    rows = {lang: [row.split("|") for row in table] for lang, table in tables.items()}
    return {lang: frozenset(row[0] for row in rows[lang] if len(row) == 2) for lang in rows}


def _eastern(data: bytes, sample: bytes) -> tuple[float, str]:
    """Return how sure it is that ``data`` is in an East Asian encoding, and in which; else 0."""
    scored = []
    for codec, (_name, common) in EASTERN.items():
        text = _read(sample, codec)
        if text is None:
            continue
        signs = Counter(char for char in text if char > "\x7f")
        total = max(1, signs.total())
        odd = len(_ODD.findall(text)) / total
        known = sum(n for char, n in signs.items() if char in common) / total
        if odd <= _TOO_ODD and known - odd >= _COMMON_SIGNS:
            scored.append((known - odd, codec))
    ranked = sorted(scored, reverse=True)
    return next((one for one in ranked if _read(data, one[1]) is not None), (0.0, ""))


def _read(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _sample(data: bytes) -> bytes:
    """Return the first lines that matter: those with bytes above ASCII."""
    if len(data) <= _SAMPLE:
        return data
    kept: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            kept.append(line)
            size += len(line)
        if size > _SAMPLE:
            break
    return b"".join(kept)
