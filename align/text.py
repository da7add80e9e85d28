"""Texts in Sverka: a document of paragraphs of sentences.

All three are frozen. Every offset counts code points from 0 in ``Document.text``, the text as it
was loaded. Offsets are recorded when a piece is cut, never found later by searching.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal, NamedTuple

from align.arguments import checked
from align.tags import language_tag as language_tag
from align.tags import primary_language as primary_language

#: A piece of a text: where it begins and ends, in code points from 0.
Span = tuple[int, int]

ParagraphKind = Literal["title", "heading", "question", "answer", "body", "code"]


#: No-break and thin spaces.
_TYPED = "\u00a0\u202f\u2009"
# White space that is only layout: line breaks, tabs, and more than one space.
_LAYOUT = re.compile(rf"\s{{2,}}|[^\S {_TYPED}]")


def even(text: str) -> str:
    """``text`` on one line, with runs of white space as one space. A single no-break or thin space
    stays: it is part of what the author wrote, as before the colon in French.
    """
    return _LAYOUT.sub(" ", text)


def one_line(text: str) -> str:
    """``text`` as ``even`` leaves it, without white space at its ends."""
    if any(sign in text for sign in _TYPED):
        return even(text).strip()
    return " ".join(text.split())  # the same, in a quarter of the time


class Fact(NamedTuple):
    """Something that the file of a sentence says about it: an id, a state, an author, a note.

    It is about the ``side`` or about the translation ``unit`` that the sentence is a side of.
    ``kind`` is ``attribute``, ``note`` or ``prop``. ``name`` is what the file calls it: ``tuid``,
    ``creationid``, ``state``, ``xml:id``; a note may have none.
    """

    of: str
    kind: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: ``text`` is ``Document.text[start:end]`` with line breaks and runs of spaces as
    one space; ``paragraph`` is an index. ``facts`` are what its file says about it.
    """

    text: str
    start: int
    end: int
    paragraph: int
    facts: tuple[Fact, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, ``Document.text[start:end]``. ``code`` is a block of program code,
    which is neither split nor checked.

    ``speaker`` is the person who speaks in this turn (``Sergey Lavrov``), without the colon and
    without remarks in brackets; None outside turns and for unnamed questioners. A label such as
    ``Question:`` stays part of the text. ``facts`` are what its file says about the translation
    unit that it is a side of; its sentences take them over, and only they keep them in a library.
    """

    start: int
    end: int
    kind: ParagraphKind = "body"
    speaker: str | None = None
    facts: tuple[Fact, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, repr=False)
class Document:
    """One text in one language.

    ``text`` is all that was loaded; only ``paragraphs`` are aligned, the rest (dates, language
    markers, menus) has become metadata. ``sentences`` is empty until the document has been split.
    ``date`` carries a time zone if it is known. ``source`` is the path or address as the user gave
    it, ``url`` the page's own address. ``times`` are when each paragraph of subtitles begins and
    ends, in seconds; they are not kept in a library. ``notes`` are facts about the loading that a
    user should know, for example a guessed encoding. ``metadata`` are names and values that the
    file states about the text, for example its ``creator``.
    """

    text: str
    lang: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...] = ()
    title: str | None = None
    date: datetime | None = None
    url: str | None = None
    number: str | None = None
    licence: str | None = None
    source: str | None = None
    encoding: str | None = None
    languages: tuple[str, ...] = ()
    times: tuple[tuple[float, float], ...] = field(default=(), compare=False, repr=False)
    notes: tuple[str, ...] = field(default=(), compare=False)
    metadata: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    def __repr__(self) -> str:
        """A short description; the text itself may be a book."""
        name = self.title or self.source
        cut = (
            f"{len(self.sentences)} sentences" if self.sentences else f"{len(self.text)} characters"
        )
        return f"<Document {self.lang or 'und'}{f' {name!r}' if name else ''}: {cut}>"

    @classmethod
    @checked
    def from_sentences(
        cls, sentences: Iterable[str], lang: str, *, source: str | None = None
    ) -> Document:
        """Make a document of ready sentences, one per line; paragraphs are unknown.

        ``lang`` is as for ``language_tag``, or empty if unknown. Raises UsageError.
        """
        texts = list(sentences)
        tag = lang and language_tag(lang)
        cut, start = [], 0
        for text in texts:
            cut.append(Sentence(text, start, start + len(text), 0))
            start += len(text) + 1
        whole = "\n".join(texts)
        return cls(whole, tag, (Paragraph(0, len(whole)),), tuple(cut), source=source)

    @cached_property
    def sentence_texts(self) -> Sequence[str]:
        """The sentences as strings, in order."""
        return tuple(sentence.text for sentence in self.sentences)

    def paragraph_text(self, paragraph: Paragraph) -> str:
        """The text of one of this document's paragraphs."""
        return self.text[paragraph.start : paragraph.end]


def shown(text: str) -> str:
    """A text as a message quotes it: long ones are cut."""
    return text if len(text) < 60 else f"{text[:57].rstrip()}…"


def units(text: str, offset: int) -> int:
    """``offset`` in ``text``, given in code points, in UTF-16 units."""
    return (
        offset if text.isascii() else len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    )


def points(text: str, offset: int) -> int:
    """``offset`` in ``text``, given in UTF-16 units, in code points: the inverse of ``units``."""
    if text.isascii():
        return offset
    cut = text.encode("utf-16-le", "surrogatepass")[: 2 * offset]
    return len(cut.decode("utf-16-le", "ignore"))
