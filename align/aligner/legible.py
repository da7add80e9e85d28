"""Repair texts that were read in the wrong encoding.

The aligner reads the repaired text; the document itself and its offsets stay unchanged. A wrong
decoding is undone only if there is no doubt: bytes rarely form valid UTF-8 by accident, and they
rarely form text in the letters of the language unless someone wrote it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import replace

from align import languages
from align.text import Document

#: The encodings that are most often used by mistake.
_READ_AS = ("cp1252", "cp1251")
#: For every this many intact characters that UTF-8 writes in several bytes, at most one may be
#: damaged: readers replace U+00A0 with a space, and write U+FFFD for a byte without a character.
_SPOILT = 4
#: The letters of a script (ISO 15924), and the encodings that its texts had before UTF-8.
_OLD: dict[str, tuple[str, tuple[str, ...]]] = {
    "Cyrl": ("[\u0400-\u04ff]", ("cp1251", "koi8-r", "cp866", "iso8859-5")),
    "Grek": ("[\u0370-\u03ff]", ("cp1253",)),
    "Hebr": ("[\u0590-\u05ff]", ("cp1255",)),
    "Arab": ("[\u0600-\u06ff]", ("cp1256",)),
    "Thai": ("[\u0e00-\u0e7f]", ("cp874",)),
    "Hani": ("[\u4e00-\u9fff]", ("gb18030", "big5")),
    "Jpan": ("[\u3040-\u30ff\u4e00-\u9fff]", ("cp932", "euc_jp")),
    "Kore": ("[\uac00-\ud7af]", ("cp949",)),
}
#: What the first byte of most letters in UTF-16 looks like if it is read as a character. Ordinary
#: text hardly ever has these characters.
_HIGH_BYTE = re.compile("[\\x00-\\x08\\x0e-\\x1f]")
#: The letters of scripts that have no old encoding here.
_LATIN = "[A-Za-z\u00c0-\u024f]"
#: The share of a sentence's letters that belong to its language: below the first number before the
#: repair, above the second after it.
_BEFORE, _AFTER = 0.2, 0.7
#: The most common letters: correctly decoded text is mostly lower-case and has many of them.
_COMMON = re.compile("[оеаинтсрлвια的一是了のにはを이다ا]")
_WORDS = re.compile(r"[^\W\d_]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_BROKEN = "\ufffd"
#: A sentence with fewer letters is too short to judge.
_LETTERS = 4
#: A sentence with a letter of its language among the first this many characters was read correctly.
_GLANCE = 40


def _shown(encoding: str, first: int, last: int) -> str:
    """What ``encoding`` shows for the bytes first to last, as the inside of a regex character
    class.
    """
    shown = bytes(range(first, last + 1)).decode(encoding, "ignore")
    return re.escape(shown) + ("\x80-\x9f" if encoding == "cp1252" else "") + _BROKEN


#: Pairs of characters that windows-1252 and windows-1251 show for the start of a UTF-8 sequence. A
#: second character that may also follow a Russian letter in correct text counts only if two such
#: pairs follow each other.
_PAIR = re.compile(
    "[{}][{}]|(?:[{}][{} ]){{2}}".format(
        _shown("cp1252", 0xC2, 0xF4), _shown("cp1252", 0x80, 0xBF),
        _shown("cp1251", 0xC2, 0xF4), _shown("cp1251", 0x80, 0xBF),
    )
)  # fmt: skip


def _byte(error: UnicodeError) -> tuple[bytes, int]:
    """The byte behind a character that the encoding lacks.

    Some readers leave control characters as they are, others write U+FFFD. For windows-1251 that is
    the only byte that it lacks; for windows-1252 it is the missing byte that is most common in
    UTF-8, the one in the Russian «с».
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = error.object[error.start : error.end]
    if any(ord(char) > 0xFF and char != _BROKEN for char in found):
        raise error
    lost = 0x98 if "1251" in error.encoding else 0x81
    return bytes(lost if char == _BROKEN else ord(char) for char in found), error.end


codecs.register_error("sverka-byte", _byte)


def legible(document: Document) -> Document:
    """``document`` with its misread sentences repaired; the same object if all are correct."""
    texts = document.sentence_texts
    meant = as_meant(texts, document.lang)
    if meant is texts:
        return document
    sentences = (
        replace(sentence, text=text)
        for sentence, text in zip(document.sentences, meant, strict=True)
    )
    return replace(document, sentences=tuple(sentences))


def as_meant(texts: Sequence[str], lang: str) -> Sequence[str]:
    """The sentences of one language, with those repaired that were read in the wrong encoding."""
    old = _OLD.get(languages.of(lang).script)
    own = re.compile(old[0]) if old else None
    meant: list[str] | None = None
    for k, text in enumerate(texts):
        if not _HIGH_BYTE.search(text) and (
            text.isascii()
            or _is_cyrillic(text)
            or not (_PAIR.search(text) or (own and not own.search(text[:_GLANCE])))
        ):
            continue  # nearly all of them
        found = _as_meant(text, old)
        if found != text:
            meant = meant or list(texts)
            meant[k] = found
    return tuple(meant) if meant else texts


#: Letters that windows-1251 shows for bytes that cannot continue a UTF-8 sequence.
_CYRILLIC = re.compile("[А-я]{2,}")


def _is_cyrillic(text: str) -> bool:
    """Whether so many Cyrillic letters follow each other that nothing was misread: windows-1252 has
    none, and in UTF-8 read as windows-1251 they hardly ever do.
    """
    words = _CYRILLIC.findall(text)
    return (sum(map(len, words)) - len(words)) * 5 > len(text)


def _as_meant(text: str, old: tuple[str, tuple[str, ...]] | None) -> str:
    if len(_HIGH_BYTE.findall(text)) * 3 > len(text):  # UTF-16, read byte by byte
        return _from_utf16(text, old[0] if old else _LATIN)
    for encoding in _READ_AS:
        raw = _raw(text, encoding)
        meant = raw.decode("utf-8", "replace") if raw else ""
        broken = meant.count(_BROKEN)
        if _count(_BEYOND_ASCII, meant) - broken >= max(1, broken * _SPOILT):
            return meant
    if old and _share(text, old[0]) < _BEFORE:
        raw = _raw(text, "cp1252")
        ways = [raw.decode(way, "replace") for way in old[1]] if raw else []
        good = [
            way for way in ways if _share(way, old[0]) > _AFTER and _count(_WORDS, way) >= _LETTERS
        ]
        return max(good, key=lambda way: len(_COMMON.findall(way)), default=text)
    return text


def _from_utf16(text: str, letters: str) -> str:
    """The text whose UTF-16 was read byte by byte: the reading in which most characters are spaces
    or in ``letters``, a regex character class. Its first byte may be lost.
    """
    raw = _raw(text, "cp1252") or text.encode("latin-1", "replace")
    ways = [
        raw[at : len(raw) - (len(raw) - at) % 2].decode(way, "replace")
        for way in ("utf-16-be", "utf-16-le")
        for at in (0, 1)
    ]
    usual = re.compile(f"(?:{letters}|[ -~])+")
    return max(ways, key=lambda way: _count(usual, way)).strip("\0")


def _raw(text: str, encoding: str) -> bytes:
    """The bytes that ``encoding`` decoded to ``text``; empty if that is impossible."""
    try:
        return text.encode(encoding, "sverka-byte")
    except UnicodeEncodeError:
        return b""


def _share(text: str, letters: str) -> float:
    """The share of letters that are in ``letters``, a regex character class."""
    return _count(re.compile(f"{letters}+"), text) / max(1, _count(_WORDS, text))


def _count(runs: re.Pattern[str], text: str) -> int:
    """How many characters the ``runs`` of a pattern have: quicker than to find each character."""
    return sum(map(len, runs.findall(text)))
