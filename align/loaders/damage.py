"""Text that was once read in a wrong encoding and then saved: reported, and repaired on request.

ftfy repairs the usual case, UTF-8 read in a one-byte code. If a whole text in one code was read
in another, so that it has no words of any language, ``guess`` finds the code that it was in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from align.loaders import guess
from align.text import Document
from align.words import Message

# What one-byte codes show for the first byte of a UTF-8 sequence, and after it: only such texts are
# examined. Every Russian text has the first, few have both side by side.
_CODES = ("cp1252", "cp1251", "cp1250", "cp1254", "cp1257", "mac_roman", "cp437", "latin-1")


def _shown(first: int, last: int) -> str:
    found = {bytes([n]).decode(code, "ignore") for code in _CODES for n in range(first, last + 1)}
    return "".join(map(re.escape, sorted("".join(found))))


_PAIR = re.compile(f"[{_shown(0xC2, 0xF4)}][{_shown(0x80, 0xBF)}]")

# What a text is full of if another one-byte code was meant: Latin letters with accents in a row, or
# capitals and signs inside words.
_ACCENTS = re.compile("[\u00c0-\u00ff\u0102-\u017f]{3}")
_MOSTLY = 0.05  # this many of them per letter
_SIGNS = re.compile(
    "[\u0402\u0403\u0409\u040a\u040c\u040f\u0453\u201a\u2020\u2021€‰¤¦¬±µ¶]"
    r"|(?<=[^\W\d_])[\u00a1-\u00bf](?=[^\W\d_])|[¿³¹](?=[^\W\d_])"
)
# KOI8 has its letters in the other case: so a text of capitals is examined, too.
_CAPITALS = re.compile("[А-Я]{3,}")
_SHOUTED = 0.4
_READ_AS = ("cp1252", "cp1251", "latin-1", "koi8_r", "cp866", "mac_cyrillic", "cp1250")
_GLANCE = 4000

# The language must be certain after the repair, and not be recognised before it.
_AFTER, _TIMES = 0.15, 3.0

_QUOTED = 40  # characters of the first damaged passage that the note shows


@dataclass(frozen=True, slots=True)
class Damage:
    """What looks damaged in a document, and the text that was meant, in pieces: paragraphs, or
    sentences if the document has any.
    """

    document: Document
    meant: Sequence[str]
    count: int
    first: str

    @property
    def told(self) -> Document:
        """The document with a note on the damage."""
        told = note(self.count, self.first, repair=False)
        return replace(self.document, notes=(*self.document.notes, told))

    @property
    def repaired(self) -> Document:
        """The document as it was meant, with a note; offsets are those of the repaired text."""
        made = _rebuilt(self.document, _spans(self.document), self.meant)
        told = note(self.count, self.first, repair=True)
        return replace(made, notes=(*self.document.notes, told))


def note(count: int, first: str, *, repair: bool) -> Message:
    """Say how many passages are damaged, or were repaired, and show the ``first``."""
    if repair:
        return Message(
            "damaged passages were repaired: {n} (the first: {text})", n=count, text=first
        )
    return Message(
        "passages look damaged, as if read in a wrong encoding: {n} (the first: {text}); "
        "they can be repaired (--repair)",
        n=count,
        text=first,
    )


def find(document: Document) -> Damage | None:
    """Return what looks damaged in ``document``, None if nothing does."""
    texts = [document.text[start:end] for start, end in _spans(document)]
    meant = _mended(texts)
    changed = _changed(texts, meant)
    return Damage(document, meant, len(changed), _quoted(changed)) if changed else None


def examined(document: Document, *, repair: bool) -> Document:
    """Return ``document`` with damaged passages repaired if ``repair`` is set, else with a note."""
    found = find(document)
    if not found:
        return document
    return found.repaired if repair else found.told


def of_texts(texts: Sequence[str], *, repair: bool) -> tuple[Sequence[str], tuple[str, ...]]:
    """Return ``texts``, repaired if ``repair`` is set, and a note if any looks damaged."""
    meant = _mended(texts)
    changed = _changed(texts, meant)
    notes = (note(len(changed), _quoted(changed), repair=repair),) if changed else ()
    return meant if repair else texts, notes


def _changed(texts: Sequence[str], meant: Sequence[str]) -> list[str]:
    return [text for text, mended in zip(texts, meant, strict=True) if mended != text]


def _quoted(changed: Sequence[str]) -> str:
    return changed[0][:_QUOTED].strip()


def _spans(document: Document) -> list[tuple[int, int]]:
    pieces = document.sentences or document.paragraphs
    return [(piece.start, piece.end) for piece in pieces]


def _mended(texts: Sequence[str]) -> Sequence[str]:
    found = list(texts)
    for k, text in enumerate(texts):
        if not text.isascii() and _PAIR.search(text):
            found[k] = _undone(text)
    if found != texts:
        return found
    whole = _another_code(texts)
    return [whole(text) for text in texts] if whole else texts


def _undone(text: str) -> str:
    """Return ``text`` as it was if it is UTF-8 that was read in another code."""
    from ftfy import fix_encoding

    fixed = fix_encoding(text)
    if fixed != text:
        return fixed
    for code in ("cp1251", "cp1252"):  # ftfy is careful with short texts, especially in Cyrillic
        try:
            meant = text.encode(code).decode("utf-8")
        except UnicodeError:
            continue
        if sum(char > "\x7f" for char in meant) > 1:
            return meant
    return text


def _another_code(texts: Sequence[str]) -> Callable[[str], str] | None:
    """Return what undoes the reading of a whole text in a wrong one-byte code, if it was one."""
    sample = ""
    for text in texts:
        if not text.isascii():
            sample += f"{text[:_GLANCE]}\n"
        if len(sample) > _GLANCE:
            break
    letters = sum(char > "\x7f" and char.isalpha() for char in sample)
    if not letters or not _is_strange(sample, letters):
        return None
    before = guess.likeness(sample)
    best: tuple[float, str, str] = (0.0, "", "")
    for code in _READ_AS:
        data = sample.encode(code, "ignore")
        found = guess.guess(data) if len(data) > len(sample) * 0.9 else guess.Guess(None)
        if found.codec and found.codec != code:
            best = max(best, (guess.likeness(data.decode(found.codec)), code, found.codec))
    score, code, meant = best
    if score < max(_AFTER, _TIMES * before):
        return None
    return lambda text: _reread(text, code, meant)


def _is_strange(sample: str, letters: int) -> bool:
    # Names such as McLeod are in order; damage is in words with letters beyond ASCII.
    foreign = " ".join(word for word in sample.split() if not word.isascii())
    count = len(_ACCENTS.findall(sample)) * 3 + guess.odd_places(foreign)
    capitals = sum(map(len, _CAPITALS.findall(sample)))
    return count + len(_SIGNS.findall(sample)) > _MOSTLY * letters or capitals > _SHOUTED * letters


def _reread(text: str, code: str, meant: str) -> str:
    try:
        return text.encode(code).decode(meant)
    except UnicodeError:
        return text


def _rebuilt(
    document: Document, spans: Sequence[tuple[int, int]], texts: Sequence[str]
) -> Document:
    """Return ``document`` with other texts at ``spans``, and all its offsets moved."""
    parts, ends, moved, done, grown = [], [0], [0], 0, 0
    for (start, end), text in zip(spans, texts, strict=True):
        parts += [document.text[done:start], text]
        grown += len(text) - (end - start)
        ends.append(end)
        moved.append(grown)
        done = end
    parts.append(document.text[done:])

    def place(offset: int) -> int:
        return offset + moved[bisect_right(ends, offset) - 1]

    paragraphs = tuple(
        replace(one, start=place(one.start), end=place(one.end)) for one in document.paragraphs
    )
    whole = "".join(parts)
    sentences = tuple(
        replace(one, text=text, start=place(one.start), end=place(one.start) + len(text))
        for one, text in zip(document.sentences, texts, strict=False)
    )
    title = next((one for one in paragraphs if one.kind == "title"), None)
    return replace(
        document,
        text=whole,
        paragraphs=paragraphs,
        sentences=sentences,
        title=whole[title.start : title.end] if title else document.title,
    )
