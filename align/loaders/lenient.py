"""XML as people write it: the faults that a parser refuses, but that hide no text, are repaired.

Manuals declare entities for names of products and for other files. Those with a short text of their
own are put in place here, once and up to a limit, so that the parser never expands any.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from html.entities import html5

from align.errors import LoadError
from align.loaders import decode, guard, records
from align.loaders.guard import Element
from align.loaders.raw import Raw
from align.words import Message

_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]{0,1000}(?:\[(?P<own>.{0,200000}?)\]\s*)?>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ENTITY = re.compile(
    r"""<!ENTITY\s+(?P<name>[\w.:-]{1,80})\s+(?:"(?P<text>[^"]*)"|'(?P<other>[^']*)'|[^>]*)>"""
)
_REFERENCE = re.compile(r"&([\w.:-]{1,80});")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})

# An entity that stands for more characters is a part of the document in another place, and together
# entities may not add more than this: each step of an attack multiplies the text.
_LONGEST_ENTITY = 2_000
_MOST_ADDED = 4_000_000
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Parsed:
    """The root of a document, its encoding, and what was changed or left out, for the user."""

    root: Element
    encoding: str
    notes: tuple[str, ...] = ()


def parse(raw: Raw, what: str) -> Parsed:
    """Return the XML in ``raw``, which is a ``what``. Raises LoadError if it is not XML."""
    stated = _ENCODING.search(raw.data[:1024].replace(b"\x00", b""))
    said = stated[1].decode().lower() if stated else "utf-8"
    if b"<!ENTITY" not in raw.data.replace(b"\x00", b""):
        with suppress(LoadError):
            return Parsed(guard.xml(raw.data, raw.name, what), said)
    guard.check_tags(raw.name, raw.data)
    wide = said.replace("_", "-").startswith(("utf-16", "utf-32", "ucs"))
    decoded = decode.decode(raw.data, raw.name, None if wide else said)
    text, missing = _expanded(decoded.text, raw.name)
    root = guard.xml(records.repair(text).encode(), raw.name, what)
    notes = decoded.notes
    if missing:
        notes += (
            Message(
                "names of texts in other files were read instead of these texts: {n}"
                " (the first: {name})",
                n=len(missing),
                name=missing[0],
            ),
        )
    return Parsed(root, decoded.encoding, notes)


def _expanded(text: str, where: str) -> tuple[str, list[str]]:
    """Return the XML without its declarations and with entities of its own in place, and the names
    of the entities whose text is in other files.
    """
    text = _DECLARATION.sub("", text, count=1)
    found = _DOCTYPE.search(text)
    if found is None:
        return text, []
    subset = _COMMENT.sub("", found["own"] or "")
    own: dict[str, str] = {}
    outside: set[str] = set()
    for entity in _ENTITY.finditer(subset):
        value = entity["text"] if entity["text"] is not None else entity["other"]
        if value is None:
            outside.add(entity["name"])
        elif len(value) <= _LONGEST_ENTITY:
            own.setdefault(entity["name"], value)
        else:
            raise guard.entities(where)
    text = text[: found.start()] + text[found.end() :]
    if "<!ENTITY" in text:
        raise guard.entities(where)
    # Names that neither this file nor HTML defines come from a file of entities.
    foreign = "%" in subset or "SYSTEM" in found[0] or "PUBLIC" in found[0]
    missing: list[str] = []
    left = _MOST_ADDED

    def put(match: re.Match[str]) -> str:
        nonlocal left
        name = match[1]
        if name in own:
            left -= len(own[name])
            if left < 0:
                raise guard.entities(where)
            return own[name]
        if name in outside or (foreign and name not in _OWN and f"{name};" not in html5):
            missing.append(name)
            return name
        return match[0]

    for _ in range(_DEPTH):
        text, before = _REFERENCE.sub(put, text), text
        if text == before:
            break
    return text, missing
