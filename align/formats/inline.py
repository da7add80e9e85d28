"""Segments with inline codes: new words in them, and every code in its place.

A code is an element of its own (``x``, ``ph``, ``bpt``) or the two ends of an element around text
(``g``, ``mrk``, ``pc``). Codes move with the words that they stand between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from align.formats.characters import without_forbidden
from align.formats.difference import moved, tokens
from align.loaders.units import breaks, is_code

#: Where the places in an old text are in a new one.
_Move = Callable[[str, str, Sequence[int]], list[int]]


@dataclass(frozen=True, slots=True)
class _Code:
    """A code before the character ``place``: all of an element, or one of its ends.

    A code that ``breaks`` stands for white space, which the text has in its place.
    """

    kind: Literal["whole", "begin", "end"]
    element: etree._Element
    place: int
    breaks: bool = False


def rewrite(segment: etree._Element, text: str) -> None:
    """Replace the text of ``segment``; its codes stay between the words that they were between."""
    _fill(segment, *_read(segment), text, moved)


def write(segment: etree._Element, text: str, model: etree._Element) -> None:
    """Write ``text`` into an empty ``segment``, with the codes of ``model``, its source.

    Nobody knows where they belong: they are put at about the same places, never inside a word.
    """
    old, codes = _read(deepcopy(model))
    _fill(segment, old, codes, text, _about)


def _read(segment: etree._Element) -> tuple[str, list[_Code]]:
    """Return the text of a segment and its codes, in order."""
    parts: list[str] = []
    codes: list[_Code] = []

    def place() -> int:
        return sum(map(len, parts))

    def walk(element: etree._Element) -> None:
        parts.append(element.text or "")
        for child in element:
            if not isinstance(child.tag, str) or is_code(etree.QName(child).localname):
                does_break = isinstance(child.tag, str) and breaks(child)
                codes.append(_Code("whole", child, place(), does_break))
                parts.append(" " if does_break else "")
            else:
                codes.append(_Code("begin", child, place()))
                walk(child)
                codes.append(_Code("end", child, place()))
            parts.append(child.tail or "")

    walk(segment)
    return "".join(parts), codes


def _fill(
    segment: etree._Element, old: str, codes: Sequence[_Code], text: str, move: _Move
) -> None:
    head = old[: len(old) - len(old.lstrip())] if old.strip() else ""
    tail = old[len(old.rstrip()) :] if old.strip() else ""
    new = head + without_forbidden(text).strip() + tail
    places = move(old, new, [code.place for code in codes])
    for child in list(segment):
        segment.remove(child)
    segment.text = ""
    at = 0
    # The element that is open, and its last child.
    around: list[etree._Element] = [segment]
    last: etree._Element | None = None

    def add(words: str) -> None:
        if last is None:
            around[-1].text = (around[-1].text or "") + words
        else:
            last.tail = (last.tail or "") + words

    for code, place in zip(codes, places, strict=True):
        add(new[at:place])
        at = place
        if code.kind == "end":
            last = around.pop()
            continue
        code.element.tail = None
        around[-1].append(code.element)
        last = code.element
        if code.kind == "begin":
            for child in list(code.element):
                code.element.remove(child)
            code.element.text = None
            around.append(code.element)
            last = None
        elif code.breaks and new[at : at + 1] == " " and old[code.place : code.place + 1] == " ":
            at += 1  # the code itself stands for this space
    add(new[at:])


def _about(old: str, new: str, places: Sequence[int]) -> list[int]:
    """About the same places in another text, between its words."""
    ends = [0]
    for token in tokens(new):
        ends.append(ends[-1] + len(token))
    found = []
    for place in places:
        if not old[:place].strip():
            found.append(0)
        elif not old[place:].strip():
            found.append(len(new))
        else:
            wanted = place * len(new) / max(1, len(old))
            found.append(min(ends, key=lambda end: abs(end - wanted)))
    return found
