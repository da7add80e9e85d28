"""A ministry's page as a browser copies it: what surrounds the text becomes metadata.

Such a text begins with a date (often joined to its time), the title, a line with the languages of
the page (``• en-GB1 ru-RU1``) and a document number (``1345-28-06-2022``), and ends with the
captions of menus. None of these is text to align. They are removed only if the layout as a whole is
recognised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from align.loaders import dates
from align.text import Document

#: These pages use Moscow time, the English ones too.
ZONE = ZoneInfo("Europe/Moscow")

_HEAD = 6  # the marks are among the first lines, at most this many

_MARKERS = re.compile(r"[•·*\s]*+(?=[^\d\n]*\d)([a-z]{2,3}-[A-Z]{2}\d?(?:\s++|$))+")
_NUMBER = re.compile(r"(?:№\s*)?(\d{1,5}-\d{2}-\d{2}-\d{4})")
#: Captions that follow the text on a ministry's page.
TAIL = frozenset(
    {
        "additional materials",
        "advanced settings",
        "advanced search",
        "дополнительные материалы",
        "расширенные настройки",
        "расширенный поиск",
    }
)


@dataclass(frozen=True, slots=True)
class _Marks:
    """The values of the marks, and the indices of their paragraphs."""

    taken: frozenset[int]
    date: datetime | None
    glued: bool
    languages: tuple[str, ...]
    number: str | None
    tail: bool

    @property
    def are_a_layout(self) -> bool:
        """Whether they prove the layout: one mark that occurs nowhere else, or two that do."""
        common = (self.date is not None, self.number is not None, self.tail)
        return self.glued or bool(self.languages) or sum(common) >= 2


def take_marks(document: Document) -> Document | None:
    """Return ``document`` with the marks of the layout moved from its paragraphs to its metadata.

    None if the layout is another, so that a text which merely contains a date loses nothing.
    """
    parts = document.paragraphs
    marks = _find([document.paragraph_text(part) for part in parts])
    rest = tuple(part for index, part in enumerate(parts) if index not in marks.taken)
    if not marks.are_a_layout or not rest:
        return None
    return replace(
        document,
        paragraphs=rest,
        date=marks.date,
        number=marks.number,
        languages=marks.languages,
    )


def _find(texts: Sequence[str]) -> _Marks:
    """Find the marks among the paragraphs: the first of each kind in the head, and the tail."""
    taken: dict[str, int] = {}
    for index, text in enumerate(texts[:_HEAD]):
        if dates.has_time(text) and dates.parse(text):
            taken.setdefault("date", index)
        elif _MARKERS.fullmatch(text):
            taken.setdefault("languages", index)
        elif _NUMBER.fullmatch(text):
            taken.setdefault("number", index)
    said = {kind: texts[index] for kind, index in taken.items()}
    end = len(texts)
    while end and texts[end - 1].casefold() in TAIL:
        end -= 1
    number = _NUMBER.fullmatch(said.get("number", ""))
    return _Marks(
        taken=frozenset((*taken.values(), *range(end, len(texts)))),
        date=dates.parse(said["date"], ZONE) if "date" in said else None,
        glued=dates.is_glued(said.get("date", "")),
        languages=_tags(said.get("languages", "")),
        number=number[1] if number else None,
        tail=end < len(texts),
    )


def _tags(markers: str) -> tuple[str, ...]:
    """``• en-GB1 ru-RU1`` -> ``en-GB``, ``ru-RU``; the digits only number the versions."""
    return tuple(re.findall(r"[a-z]{2,3}-[A-Z]{2}", markers))
