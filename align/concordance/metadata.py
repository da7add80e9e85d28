"""What is known about a text, by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from align.alignment import Alignment, Bead
from align.text import Document
from align.textpair import of_files

#: What people and tables call the names of Dublin Core (``docs/loading.md``).
_SAME = {
    "author": "creator",
    "genre": "type",
    "category": "type",
    "keywords": "subject",
    "license": "rights",
    "licence": "rights",
}
#: Before the name of a metadata column that a table has of its own, too.
APART = "meta_"
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")


def described(
    src: Document, tgt: Document, given: Iterable[tuple[str, str]] = ()
) -> dict[str, str]:
    """The metadata of a pair of texts: what is ``given``, and what was found when they were loaded.
    If there is a date, there is also a year.
    """
    found = {name: value for name, value in given if value}
    names = set(map(field_of, found))
    for name in ("title", "url", "number", "licence"):
        value = getattr(src, name) or getattr(tgt, name)
        if value:
            found.setdefault(name, value)
    date = src.date or tgt.date
    if date:
        found.setdefault("date", date.date().isoformat())
    for name, value in of_files(src, tgt):
        if field_of(name) not in names:
            found.setdefault(name, value)
    year = _YEAR.search(found.get("date", ""))
    if year and "year" not in map(field_of, found):
        found["year"] = year[0]
    return found


def field_of(name: str) -> str:
    """The field that a person or a table means by ``name``: case does not count, and ``author`` is
    ``creator``.
    """
    folded = name.casefold()
    return _SAME.get(folded, folded)


def value_of(metadata: Mapping[str, str], name: str) -> str | None:
    """The value of the field that a person calls ``name``; None if it is not there. A field with
    exactly this name comes first, then one in other case, then a synonym.
    """
    if name in metadata:
        return metadata[name]
    folded, field = name.casefold(), field_of(name)
    same = [one for one in metadata if field_of(one) == field]
    same.sort(key=lambda one: one.casefold() != folded)
    return metadata[same[0]] if same else None


def site_of(metadata: Mapping[str, str]) -> str:
    """The host that a text is from, without ``www.``; empty if unknown."""
    return (urlsplit(metadata.get("url", "")).hostname or "").removeprefix("www.")


def columns(every: Iterable[Iterable[str]]) -> list[str]:
    """The headings of a table of texts with these names of metadata: one for each field. Names stay
    apart if a text has several for one field, for example a licence and its address.
    """
    texts = [list(names) for names in every]
    apart = {
        field
        for names in texts
        for field, number in Counter(map(field_of, names)).items()
        if number > 1
    }
    found: dict[str, str] = {}
    for name in (name for names in texts for name in names):
        field = field_of(name)
        found.setdefault(name if field in apart else field, name)
    return list(found.values())


def headings(names: Iterable[str], own: Iterable[str]) -> list[str]:
    """Names of metadata as headings of columns beside those that a table has of its ``own``: one
    that is among these gets ``meta_`` before it.
    """
    taken = set(own)
    return [f"{APART}{name}" if name in taken else name for name in names]


def speaker_of(alignment: Alignment, bead: Bead) -> str:
    """Who speaks in a bead: in the source, if it has a sentence there; empty if unknown."""
    document, indices = (alignment.src, bead.src) if bead.src else (alignment.tgt, bead.tgt)
    return speaker(document, document.sentences[indices[0]].paragraph) if indices else ""


def speaker(document: Document, paragraph: int) -> str:
    """Who speaks in a paragraph; empty if unknown."""
    inside = 0 <= paragraph < len(document.paragraphs)
    return (document.paragraphs[paragraph].speaker or "") if inside else ""
