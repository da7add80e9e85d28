"""Text that was once read in a wrong encoding and then saved: reported, and repaired on request.

``misread`` finds what was meant; here the document, its offsets and its notes follow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from align.loaders import garbled, language, misread
from align.text import Document
from align.words import Message, later

#: The note on damage that ``--repair`` undoes.
DAMAGED = later(
    "passages look damaged, as if read in a wrong encoding: {n} (the first: {text}); "
    "they can be repaired (--repair)"
)
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
    return Message(DAMAGED, n=count, text=first)


def find(document: Document) -> Damage | None:
    """Return what looks damaged in ``document``, None if nothing does."""
    texts = [document.text[start:end] for start, end in _spans(document)]
    meant = misread.passages(texts)
    changed = _changed(texts, meant)
    return Damage(document, meant, len(changed), _quoted(changed)) if changed else None


def examined(document: Document, *, repair: bool) -> Document:
    """Return ``document`` with damaged passages repaired if ``repair`` is set, else with a note;
    and with a note on what cannot be repaired.
    """
    found = find(document)
    made = document
    if found:
        made = found.repaired if repair else found.told
    texts = [document.text[start:end] for start, end in _spans(document)]
    lost = garbled.notes(found.meant if found else texts, document.lang)
    return replace(made, notes=(*made.notes, *lost))


def of_texts(
    texts: Sequence[str], lang: str, *, repair: bool
) -> tuple[Sequence[str], tuple[str, ...]]:
    """Return ``texts`` in ``lang``, repaired if ``repair`` is set, and notes on what is damaged or
    in another language than ``lang``: only one of the two, because words of another language are no
    words of this one either.
    """
    meant = misread.passages(texts)
    changed = _changed(texts, meant)
    notes = (note(len(changed), _quoted(changed), repair=repair),) if changed else ()
    lost = tuple(garbled.notes(meant, lang))
    if not changed and all(one.template == garbled.UNKNOWN for one in lost):
        lost = language.misstated(lang, "\n".join(meant)) or lost
    return meant if repair else texts, (*notes, *lost)


def _changed(texts: Sequence[str], meant: Sequence[str]) -> list[str]:
    return [text for text, mended in zip(texts, meant, strict=True) if mended != text]


def _quoted(changed: Sequence[str]) -> str:
    return changed[0][:_QUOTED].strip()


def _spans(document: Document) -> list[tuple[int, int]]:
    pieces = document.sentences or document.paragraphs
    return [(piece.start, piece.end) for piece in pieces]


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
