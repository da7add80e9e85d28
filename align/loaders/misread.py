"""Text that was read in the wrong encoding: undo it.

The loaders tell the user about such text and repair it on request; the aligner reads what was
meant. A wrong decoding is undone only if there is no doubt: bytes rarely form valid UTF-8 by
accident, and they rarely form text in the letters of a language unless someone wrote it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from align import languages
from align.loaders import guess

#: The encodings that UTF-8 is most often read in by mistake.
_READ_AS = ("cp1252", "cp1251")
#: For every this many intact characters that UTF-8 writes in several bytes, at most one may be
#: damaged: readers replace U+00A0 with a space, and write U+FFFD for a byte without a character.
_SPOILT = 4
#: The letters of a script (ISO 15924), and the encodings that its texts had before UTF-8.
_Old = tuple[str, tuple[str, ...]] | None
_OLD: dict[str, _Old] = {
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


def _shown(codes: Sequence[str], first: int, last: int) -> str:
    """What encodings show for the bytes first to last, as the inside of a regex character class."""
    found = {bytes([n]).decode(code, "ignore") for code in codes for n in range(first, last + 1)}
    return re.escape("".join(sorted("".join(found))))


_C1 = "\x80-\x9f"
#: Pairs of characters that windows-1252 and windows-1251 show for the start of a UTF-8 sequence. A
#: second character that may also follow a Russian letter in correct text counts only if two such
#: pairs follow each other.
_USUAL_PAIR = re.compile(
    "[{}][{}]|(?:[{}][{} ]){{2}}".format(
        _shown(["cp1252"], 0xC2, 0xF4) + _C1 + _BROKEN,
        _shown(["cp1252"], 0x80, 0xBF) + _C1 + _BROKEN,
        _shown(["cp1251"], 0xC2, 0xF4) + _BROKEN,
        _shown(["cp1251"], 0x80, 0xBF) + _BROKEN,
    )
)
#: The same for all one-byte encodings. Every Russian text has the first, few have both side by
#: side.
_CODES = ("cp1252", "cp1251", "cp1250", "cp1254", "cp1257", "mac_roman", "cp437", "latin-1")
_ANY_PAIR = re.compile(f"[{_shown(_CODES, 0xC2, 0xF4)}][{_shown(_CODES, 0x80, 0xBF)}]")
#: What the old codes of Cyrillic show for UTF-8, and no text has: boxes beside letters.
_BOXES = re.compile("[^\\W\\d_][\u2500-\u259f]+[^\\W\\d_]|[\u2550-\u259f]{2}")
_BOXED = ("koi8_r", "cp866")

#: Letters that windows-1251 shows for bytes that cannot continue a UTF-8 sequence.
_CYRILLIC = re.compile("[А-я]{2,}")

# What a text is full of if another one-byte code was meant: Latin letters with accents in a row, or
# capitals and signs inside words.
_ACCENTS = re.compile("[\u00c0-\u00ff\u0102-\u017f]{3}")
_MOSTLY = 0.05  # this many of them per letter
_SIGNS = re.compile(
    "(?<=[A-Za-z])[бгдёжзийлнпфцчшщъыьэюяα-ξπ-ω](?=[a-z])|[\u0402\u0403\u0409\u040a\u040c\u040f\u0453\u201a\u2020\u2021€‰¤¦¬±µ¶]"
    r"|(?<=[^\W\d_])[\u00a1-\u00bf](?=[^\W\d_])|[¿³¹](?=[^\W\d_])"
)
# KOI8 has its letters in the other case: so a text of capitals is examined, too.
_CAPITALS = re.compile("[А-Я]{3,}")
_SHOUTED = 0.4
# A sentence that begins with a small letter and goes on in capitals was not written so.
_INVERTED = re.compile(r"\b[а-яё][А-ЯЁ]{2,}\b")
_WHOLE_AS = ("cp1252", "cp1251", "latin-1", "koi8_r", "cp866", "mac_cyrillic", "cp1250")
_SAMPLE = 4000

# The letters of an encoding with other letters, read as Latin 1: all of them have accents.
# Beside them, letters outside the alphabets' rows are signs.
_SIGNS_SHOWN = "\u00a1-\u00a3\u00a5\u00a8\u00aa\u00af\u00b2-\u00b4\u00b8\u00ba\u00bf"
_SHOWN = re.compile(
    f"[{_SIGNS_SHOWN}]*[\u00c0-\u00ff][{_SIGNS_SHOWN}\u00c0-\u00ff]*|(?<= )\u00b3(?= )"
)
_IN_A_ROW = re.compile("[\u00c0-\u00ff]{3,}")
_ENOUGH = 30  # characters
_OTHER_LETTERS = ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp1253", "iso8859_7", "cp1255")

# The language must be certain after the repair, and not be recognised before it.
_LIKELY, _TIMES = 0.15, 3.0
_TIMES_IF_INVERTED = 1.5
_HIGHEST = 0.9  # no text is so much like its language


def passages(texts: Sequence[str]) -> Sequence[str]:
    """``texts`` as they were meant, whatever their language: each that is UTF-8 read in another
    encoding, or else all, if the whole text was in one one-byte encoding and read in another.
    """
    meant = _by_accents([_of_any_language(text) for text in texts])
    if meant != list(texts):
        return meant
    whole = _another_code(texts)
    return [whole(text) for text in texts] if whole else texts


def sentences(texts: Sequence[str], lang: str) -> Sequence[str]:
    """Sentences in one language as they were meant; the same object if all were read correctly.

    Its letters also tell when a sentence was in one of the old encodings of the language.
    """
    old = _OLD.get(languages.of(lang).script)
    own = re.compile(old[0]) if old else None
    meant: list[str] | None = None
    for k, text in enumerate(texts):
        if not _HIGH_BYTE.search(text) and (
            text.isascii()
            or _is_cyrillic(text)
            or not (_USUAL_PAIR.search(text) or (own and not own.search(text[:_GLANCE])))
        ):
            continue  # nearly all of them
        found = (
            _from_utf16(text, old) or _from_utf8(text) or _by_letters(text, old) or _by_ftfy(text)
        )
        if found and found != text:
            meant = meant or list(texts)
            meant[k] = found
    return tuple(meant) if meant else texts


def _is_cyrillic(text: str) -> bool:
    """Whether so many Cyrillic letters follow each other that nothing was misread: windows-1252 has
    none, and in UTF-8 read as windows-1251 they hardly ever do.
    """
    words = _CYRILLIC.findall(text)
    return (sum(map(len, words)) - len(words)) * 5 > len(text)


def _of_any_language(text: str) -> str:
    if text.isascii():
        return text
    if _BOXES.search(text) and (meant := _strictly(text, _BOXED)):
        return meant
    if not _ANY_PAIR.search(text):
        return text
    if not _is_cyrillic(text) and _USUAL_PAIR.search(text) and (meant := _from_utf8(text)):
        return meant
    return _by_ftfy(text) or text


def _by_accents(texts: list[str]) -> list[str]:
    """``texts`` with those passages decoded again whose words are made of accented letters, if that
    gives words of a language with other letters.

    PDFs whose fonts name no characters show windows-1251 as Latin 1, between passages in English.
    """
    strange = [k for k, text in enumerate(texts) if not text.isascii() and _is_accented(text)]
    sample = " ".join(run for k in strange for run in _SHOWN.findall(texts[k]))[:_SAMPLE]
    if len(sample) < _ENOUGH:
        return texts
    code = guess.guess(sample.encode("latin-1")).codec
    if code not in _OTHER_LETTERS:
        return texts
    meant = list(texts)
    for k in strange:
        meant[k] = _SHOWN.sub(
            lambda run: run[0].encode("latin-1").decode(code, "replace"), texts[k]
        )
    return meant


def _is_accented(text: str) -> bool:
    """Whether half of the letters are accented letters in a row, as in no Latin script."""
    return 2 * _count(_IN_A_ROW, text) >= max(1, _count(_WORDS, text))


def _from_utf16(text: str, old: _Old) -> str:
    """The text whose UTF-16 was read byte by byte, else empty: the reading in which most characters
    are spaces or letters of the script. Its first byte may be lost.
    """
    if len(_HIGH_BYTE.findall(text)) * 3 <= len(text):
        return ""
    raw = _raw(text, "cp1252") or text.encode("latin-1", "replace")
    ways = [
        raw[at : len(raw) - (len(raw) - at) % 2].decode(way, "replace")
        for way in ("utf-16-be", "utf-16-le")
        for at in (0, 1)
    ]
    usual = re.compile(f"(?:{old[0] if old else _LATIN}|[ -~])+")
    return max(ways, key=lambda way: _count(usual, way)).strip("\0")


def _from_utf8(text: str) -> str:
    """``text`` if all of it is UTF-8 that was read in a usual encoding, though a few characters are
    lost; else empty.
    """
    for encoding in _READ_AS:
        raw = _raw(text, encoding)
        meant = raw.decode("utf-8", "replace") if raw else ""
        broken = meant.count(_BROKEN)
        if _beyond_ascii(meant) - broken >= max(1, broken * _SPOILT):
            return meant
    return ""


def _by_letters(text: str, old: _Old) -> str:
    """``text`` if it was in an ``old`` encoding of its language and has hardly any letter of it;
    else empty.
    """
    if not old or _share(text, old[0]) >= _BEFORE:
        return ""
    raw = _raw(text, "cp1252")
    ways = [raw.decode(way, "replace") for way in old[1]] if raw else []
    good = [way for way in ways if _share(way, old[0]) > _AFTER and _count(_WORDS, way) >= _LETTERS]
    return max(good, key=lambda way: len(_COMMON.findall(way)), default="")


def _by_ftfy(text: str) -> str:
    """``text`` if it, or a part of it, is UTF-8 read in any one-byte encoding; else empty."""
    if not _ANY_PAIR.search(text):
        return ""
    from ftfy import fix_encoding

    fixed = fix_encoding(text)
    if fixed != text:
        return fixed
    # It is careful with short texts, especially in Cyrillic.
    return _strictly(text, ("cp1251", "cp1252"), 2)


def _strictly(text: str, codes: Sequence[str], least: int = 1) -> str:
    """``text`` if all of it is UTF-8 that was read in one of the ``codes`` without loss, and has at
    ``least`` this many characters beyond ASCII; else empty.
    """
    for code in codes:
        try:
            meant = text.encode(code).decode("utf-8")
        except UnicodeError:
            continue
        if _beyond_ascii(meant) >= least:
            return meant
    return ""


def _beyond_ascii(text: str) -> int:
    """How many characters of ``text`` are beyond ASCII. Accents alone do not count: they are there
    by chance, as in “ÍŽ”, which has the bytes of one.
    """
    runs = _BEYOND_ASCII.findall(text)
    return sum(not unicodedata.combining(char) for run in runs for char in run)


def _byte(lost: int, error: UnicodeError) -> tuple[bytes, int]:
    """The byte behind a character that the encoding lacks.

    Some readers leave control characters as they are, others write U+FFFD, which stands for the
    byte ``lost``.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = error.object[error.start : error.end]
    if any(ord(char) > 0xFF and char != _BROKEN for char in found):
        raise error
    return bytes(lost if char == _BROKEN else ord(char) for char in found), error.end


#: The only byte that windows-1251 lacks, and of those that windows-1252 lacks the one that is most
#: common in UTF-8, as in the Russian «с».
codecs.register_error("sverka-cp1251", partial(_byte, 0x98))
codecs.register_error("sverka-cp1252", partial(_byte, 0x81))


def _raw(text: str, encoding: str) -> bytes:
    """The bytes that ``encoding`` decoded to ``text``; empty if that is impossible."""
    try:
        return text.encode(encoding, f"sverka-{encoding}")
    except UnicodeEncodeError:
        return b""


def _share(text: str, letters: str) -> float:
    """The share of letters that are in ``letters``, a regex character class."""
    return _count(re.compile(f"{letters}+"), text) / max(1, _count(_WORDS, text))


def _count(runs: re.Pattern[str], text: str) -> int:
    """How many characters the ``runs`` of a pattern have: quicker than to find each character."""
    return sum(map(len, runs.findall(text)))


def _another_code(texts: Sequence[str]) -> Callable[[str], str] | None:
    """Return what undoes the reading of a whole text in a wrong one-byte code, if it was one."""
    sample = ""
    for text in texts:
        if not text.isascii():
            sample += f"{text}\n"
        if len(sample) > _SAMPLE:
            break
    return _code_of(sample[: 2 * _SAMPLE])


@lru_cache(maxsize=64)  # tables have many columns that are alike
def _code_of(sample: str) -> Callable[[str], str] | None:
    letters = sum(char > "\x7f" and char.isalpha() for char in sample)
    if not letters or not _is_strange(sample, letters):
        return None
    before = guess.likeness(sample)
    times = _TIMES_IF_INVERTED if _INVERTED.search(sample) else _TIMES
    if times * before > _HIGHEST:
        return None
    best: tuple[float, str, str] = (0.0, "", "")
    for code in _WHOLE_AS:
        data = sample.encode(code, "ignore")
        found = guess.guess(data) if len(data) > len(sample) * 0.9 else guess.Guess(None)
        if found.codec and found.codec != code:
            best = max(best, (guess.likeness(data.decode(found.codec)), code, found.codec))
    score, code, meant = best
    if score < max(_LIKELY, times * before):
        return None
    return lambda text: _reread(text, code, meant)


def _is_strange(sample: str, letters: int) -> bool:
    count = len(_ACCENTS.findall(sample)) * 3 + guess.odd_places(sample)
    capitals = sum(map(len, _CAPITALS.findall(sample)))
    return count + len(_SIGNS.findall(sample)) > _MOSTLY * letters or capitals > _SHOUTED * letters


def _reread(text: str, code: str, meant: str) -> str:
    try:
        return text.encode(code).decode(meant)
    except UnicodeError:
        return text
