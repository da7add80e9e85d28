"""Bytes -> text: which encoding, and a clear error if none fits.

Tried in this order: a byte order mark, UTF-8, UTF-16 or UTF-32 without a mark, what the file itself
declares, a guess. Offsets count in the decoded text, which differs from the file in three ways:
line ends are single line feeds, and the byte order mark and soft hyphens are removed. (A soft
hyphen is a hint to the line breaker; if kept, it would hide a word from every search.)
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from align.errors import EncodingError, LoadError, UsageError
from align.loaders import unread
from align.loaders.guess import guess
from align.loaders.raw import Raw
from align.words import Message, joined

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Kinds of files that state their encoding, or have none: archives, PDF, RTF.
_BINARY = (b"PK\x03\x04", b"%PDF", b"{\\rtf")

_SOFT_HYPHEN = "\u00ad"
_C1 = re.compile(r"[\x80-\x9f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of the encoding it was in, and notes for the user."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """Return ``data`` as text; ``declared`` is the encoding that the file itself states.

    ``where`` names the file in errors. Raises LoadError for binary data, for UTF-8 with damaged
    bytes, and if no encoding fits.
    """
    unread.refuse(data, where)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _with_mark(data, mark, name, where)
    if b"\x00" in data:
        return _wide(data, where)
    if declared and _codec(declared) not in (None, "utf-8") and b"\x1b" in data:
        # The seven-bit codes of ISO 2022 are valid UTF-8 too, but leave escapes in the text.
        text = _try(data, declared)
        if text is not None:
            return Decoded(_normalise(text), declared.lower())
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, where, declared)
    _refuse_controls(text, where)
    return Decoded(_normalise(text), "utf-8")


def restated(raw: Raw) -> Raw:
    """Return ``raw`` as UTF-8 with a mark if the user has stated its encoding.

    A file with a byte order mark, and valid UTF-8, stay as they are. Raises EncodingError if the
    encoding does not fit, UsageError if there is none of this name.
    """
    name = raw.options.encoding
    if name is None or is_binary(raw.data):
        return raw
    check_encoding(name)
    if has_mark(raw.data):
        return raw
    try:
        raw.data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return raw
    try:
        text = _as_browsers(raw.data, name)
    except UnicodeDecodeError as error:
        raise EncodingError(
            "byte {byte} (from 0), on line {line}, is not valid {encoding}",
            where=raw.name,
            hint="State another encoding (--encoding)",
            byte=error.start,
            line=raw.data.count(b"\n", 0, error.start) + 1,
            encoding=name,
        ) from error
    return replace(raw, data=codecs.BOM_UTF8 + text.encode("utf-8", "surrogatepass"))


def _as_browsers(data: bytes, name: str) -> str:
    """``data`` in the encoding ``name``; windows-1252 for ISO 8859-1 if it fits, as browsers do."""
    text = data.decode(name)
    if _codec(name) == "iso8859-1" and _C1.search(text):
        return _try(data, name) or text
    return text


def is_binary(data: bytes) -> bool:
    """Whether a file states its own encoding or is not text."""
    return data.startswith(_BINARY)


def has_mark(data: bytes) -> bool:
    """Whether ``data`` begins with a byte order mark."""
    return data.startswith(tuple(mark for mark, _ in _MARKS))


def check_encoding(name: str) -> None:
    """Raise UsageError if there is no text encoding called ``name``."""
    if not is_known(name):
        raise UsageError(
            "unknown encoding {name!r}",
            hint="For example utf-8, windows-1251 or iso-8859-2",
            name=name,
        )


def _normalise(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace(_SOFT_HYPHEN, "")


def _with_mark(data: bytes, mark: bytes, name: str, where: str) -> Decoded:
    try:
        text = data[len(mark) :].decode(name)
    except UnicodeDecodeError as error:
        raise _damaged(data, name, len(mark) + error.start, where) from error
    _refuse_controls(text, where)
    return Decoded(_normalise(text), name)


def _damaged(data: bytes, name: str, offset: int, where: str) -> LoadError:
    line = data.count(b"\n", 0, offset) + 1
    return LoadError(
        "damaged {encoding}: byte {byte} (from 0), on line {line}, is not valid",
        where=where,
        hint="Repair this place or download the file again. Save it as UTF-8",
        encoding=name.upper(),
        byte=offset,
        line=line,
    )


def _wide(data: bytes, where: str) -> Decoded:
    """Decode bytes with zeros: UTF-16 or UTF-32 without a mark, or not text."""
    for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = _try(data, name)
        if text is not None and not _CONTROL.search(text) and _mostly_one_page(text):
            return Decoded(_normalise(text), name, (_guess_note(name),))
    raise _binary(where)


def _mostly_one_page(text: str) -> bool:
    """Whether ``text`` has the spaces or line ends, and the low code points, of alphabetic text.

    With its bytes swapped, a text would become rare ideographs without spaces.
    """
    low = sum(char < "\u2100" for char in text)
    return low > 0.9 * len(text)


def _binary(where: str) -> LoadError:
    return LoadError(
        "this looks like binary data, not text", where=where, hint="Give plain text or HTML"
    )


def _refuse_controls(text: str, where: str) -> None:
    """Raise LoadError if control characters are frequent: a few happen, many mean binary data."""
    if len(_CONTROL.findall(text)) > max(2, len(text) // 200):
        raise _binary(where)


def _not_utf8(data: bytes, error: UnicodeDecodeError, where: str, declared: str | None) -> Decoded:
    if declared and _codec(declared) not in (None, "utf-8"):
        text = _try(data, declared)
        if text is not None:
            return Decoded(_normalise(text), declared.lower())
    if is_mostly_utf8(data):
        raise _damaged(data, "utf-8", error.start, where) from error
    found = guess(data)
    if found.codec is None:
        raise _unsure(found.candidates, data, error, where) from error
    return Decoded(_normalise(data.decode(found.codec)), found.name, (_guess_note(found.name),))


def _unsure(
    candidates: tuple[str, ...], data: bytes, error: UnicodeDecodeError, where: str
) -> EncodingError:
    line = data.count(b"\n", 0, error.start) + 1
    if not candidates:
        return EncodingError(
            "byte {byte} (from 0), on line {line}, is not UTF-8, and no other common encoding fits",
            where=where,
            hint="Save it again as UTF-8, or state the encoding (--encoding)",
            byte=error.start,
            line=line,
        )
    return EncodingError(
        "the encoding of this text cannot be guessed: it is not UTF-8, and may be {candidates}",
        where=where,
        hint="State the encoding, for example --encoding {first}, or save the text as UTF-8",
        candidates=joined(candidates),
        first=candidates[0],
    )


def _guess_note(name: str) -> str:
    return Message("the encoding was guessed: {name}", name=name)


def is_mostly_utf8(data: bytes) -> bool:
    """Whether ``data``, which is not valid UTF-8, is UTF-8 with some damaged bytes.

    Bytes of another code rarely form UTF-8 by chance: such text has far more bad than good ones.
    """
    replaced = data.decode("utf-8", "replace")
    bad = replaced.count("\ufffd")
    return sum(char > "\x7f" for char in replaced) - bad >= bad


def is_known(name: str) -> bool:
    """Whether Python has a text encoding called ``name``."""
    return _codec(name) is not None


def is_telling(name: str) -> bool:
    """Whether ``name`` is a known encoding, and not one that is stated by default."""
    return _codec(name) not in (None, "utf-8", "iso8859-1")


def _codec(name: str) -> str | None:
    """Python's own name of the encoding, None if Python has no such text encoding."""
    try:
        "".encode(name)
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def _try(data: bytes, name: str) -> str | None:
    if _codec(name) == "iso8859-1":
        name = "cp1252"  # as browsers do: pages that state one often use the other
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None
