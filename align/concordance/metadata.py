"""What is known about a text, by name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from align.text import Document

#: What tables call the names of Dublin Core.
_SAME = {"author": "creator", "genre": "type", "license": "rights", "licence": "rights"}
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")


def described(
    src: Document, tgt: Document, given: Iterable[tuple[str, str]] = ()
) -> dict[str, str]:
    """The metadata of a pair of texts: what is ``given``, and what was found when they were loaded.
    If there is a date, there is also a year.
    """
    found = {name: value for name, value in given if value}
    for name in ("title", "url", "number", "licence"):
        value = getattr(src, name) or getattr(tgt, name)
        if value:
            found.setdefault(name, value)
    date = src.date or tgt.date
    if date:
        found.setdefault("date", date.date().isoformat())
    names = {_SAME.get(name.casefold(), name) for name in found}
    found |= {name: value for name, value in of_files(src, tgt) if name not in names}
    year = _YEAR.search(found.get("date", ""))
    if year:
        found.setdefault("year", year[0])
    return found


def of_files(src: Document, tgt: Document) -> tuple[tuple[str, str], ...]:
    """What the files of a pair say about it: of two values, that of the source; but who translated
    it is said by the translation.
    """
    found = {**dict(tgt.metadata), **dict(src.metadata)}
    translator = dict(tgt.metadata).get("translator")
    if translator:
        found["translator"] = translator
    return tuple(found.items())


def speaker(document: Document, paragraph: int) -> str:
    """Who speaks in a paragraph; empty if unknown."""
    inside = 0 <= paragraph < len(document.paragraphs)
    return (document.paragraphs[paragraph].speaker or "") if inside else ""
