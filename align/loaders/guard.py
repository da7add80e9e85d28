"""Limits on files that unpack to more than they seem, and on failing parsers.

A zip archive or an XML file of a few kilobytes can unpack to gigabytes. Both are measured before
anything is unpacked or built; any error that a parser still raises becomes a LoadError.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from align.errors import LoadError, SverkaError
from align.loaders.raw import MAX_BYTES, Raw
from align.words import Message

#: Limits of an archive: its files, its bytes when unpacked, the compression of a large file.
MAX_MEMBERS = 10_000
MAX_UNPACKED = 256 * 2**20
MAX_RATIO = 200
_LARGE = 2**20

#: The most tags in an XML (a book of some 1,000 pages): each costs up to 1 kB.
MAX_TAGS = 2_000_000

#: An element of lxml. The stubs give ``xpath`` no usable type.
Element = Any

#: How XML is read: nothing is expanded or fetched, and comments are left out.
SAFELY: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "remove_comments": True,
    "remove_pis": True,
}

_XML = Message("XML file")
_MANIFEST = "META-INF/manifest.xml"  # OpenDocument's, which lists the files
_ENCRYPTED = b"encryption-data"
_DROPPED = "dropped"
_GZIP = b"\x1f\x8b\x08"
_GZIP_ONLY = 31  # zlib's name for this format, with the usual window size
_ENTRY = b"PK\x01\x02"  # begins a file's row in the directory of an archive
_CHUNK = 2**20


@contextmanager
def foreign(where: str, what: str) -> Iterator[None]:
    """Turn an error of a library into a LoadError: ``where`` is not valid ``what``."""
    try:
        yield
    except SverkaError:
        raise
    except Exception as error:  # a damaged file can make a parser raise anything
        raise damaged(where, what, str(error) or type(error).__name__) from error


def damaged(where: str, what: str, why: str) -> LoadError:
    """Return the error for a file that looks like a ``what`` but is damaged."""
    return LoadError(
        "not a valid {what} ({reason})",
        where=where,
        hint="Open it in the program it comes from and save it again, or save its text as .txt",
        what=what,
        reason=why if isinstance(why, Message) else why[:200],
    )


def archive(raw: Raw, what: str) -> zipfile.ZipFile:
    """Open the zip archive in ``raw`` after checking the total size of its files.

    Raises LoadError if it is damaged, locked by a password or too large when unpacked.
    """
    if raw.data.count(_ENTRY) > MAX_MEMBERS:
        raise _too_much(raw.name, Message("more than {most:,} files", most=MAX_MEMBERS))
    with foreign(raw.name, what):
        opened = zipfile.ZipFile(io.BytesIO(raw.data))
    members = opened.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise _locked(raw.name)
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise _too_much(raw.name, _unpacked_to(MAX_UNPACKED))
    if any(member.file_size > max(_LARGE, MAX_RATIO * member.compress_size) for member in members):
        raise _too_much(
            raw.name, Message("a file compressed more than {most}-fold", most=MAX_RATIO)
        )
    if _MANIFEST in opened.NameToInfo and _ENCRYPTED in member(opened, _MANIFEST, raw.name, what):
        raise _locked(raw.name)
    return opened


def _locked(where: str) -> LoadError:
    return LoadError(
        "this archive is protected by a password", where=where, hint="Save it without one"
    )


def unpacked(raw: Raw, *, begins: bool = False) -> Raw:
    """Return ``raw`` unpacked if it is packed with gzip, else unchanged.

    ``begins`` says that it is only the beginning of a file. Raises LoadError if it is damaged, or
    larger than ``MAX_BYTES`` when unpacked.
    """
    if not raw.data.startswith(_GZIP):
        return raw
    with foreign(raw.name, Message("gzip archive")):
        if begins:
            data = zlib.decompressobj(_GZIP_ONLY).decompress(raw.data, len(raw.data))
        else:
            with gzip.GzipFile(fileobj=io.BytesIO(raw.data)) as opened:
                data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_much(raw.name, _unpacked_to(MAX_BYTES))
    return replace(raw, data=data)


def member(opened: zipfile.ZipFile, name: str, where: str, what: str) -> bytes:
    """Return the file called ``name`` inside the archive. Raises LoadError if it is missing."""
    with foreign(where, what):
        return opened.read(name)


def xml(data: bytes, where: str, what: str = _XML) -> Element:
    """Return the root of the XML in ``data``, without comments.

    Entities are never declared or expanded, and nothing external is fetched. Raises LoadError.
    """
    check_xml(where, data)
    parser = etree.XMLParser(**SAFELY)
    with foreign(where, what):
        root: Element = etree.fromstring(data, parser)
    # An unusual encoding can hide the declaration from check_xml, but not from the parser.
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise entities(where)
    return root


def html(text: str, where: str, what: str) -> HtmlElement:
    """Return the root of the page in ``text``, without comments. Raises LoadError."""
    data = text.encode("utf-8", "replace")
    check_xml(where, data)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    with foreign(where, what):
        root: HtmlElement = document_fromstring(data, parser=parser)
    return root


def drop(root: Element, elements: Iterable[Element]) -> None:
    """Remove ``elements`` from the tree below ``root``; the text after them stays.

    ``drop_tree`` would copy texts, and fails on control characters, which pages may hold.
    """
    for element in elements:
        element.tag = _DROPPED
    etree.strip_elements(root, _DROPPED, with_tail=False)


def check_xml(where: str, *parts: bytes) -> None:
    """Raise LoadError if ``parts`` together have too many tags, or declare entities."""
    check_tags(where, *parts, most=MAX_TAGS)
    for part in parts:
        _refuse_entities(part, where)


def check_size(raw: Raw, most: int) -> None:
    """Raise LoadError if ``raw`` has more than ``most`` bytes, for parsers that need memory."""
    if len(raw.data) > most:
        raise _too_much(
            raw.name,
            Message(
                "more than {most} MB of a format that takes a lot of memory", most=most // 2**20
            ),
        )


def check_tags(where: str, *parts: bytes, most: int = MAX_TAGS) -> None:
    """Raise LoadError if ``parts`` together have more than ``most`` tags."""
    if sum(part.count(b"<") for part in parts) > most:
        raise _too_much(where, Message("more than {most:,} tags", most=most))


def _refuse_entities(data: bytes, where: str) -> None:
    if b"<!ENTITY" in data.replace(b"\x00", b""):
        raise entities(where)


def without_namespaces(root: Element) -> None:
    """Reduce each tag and attribute below ``root`` to its local name."""
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
        for name in [name for name in element.attrib if name.startswith("{")]:
            local = etree.QName(name).localname
            if local not in element.attrib:
                element.set(local, element.attrib.pop(name))


def entities(where: str) -> LoadError:
    """Return the error for XML that declares entities."""
    return LoadError(
        "its XML declares entities, which can expand without end, so it is not read",
        where=where,
        hint="Save it again in another program",
    )


def _unpacked_to(most: int) -> Message:
    return Message("more than {most} MB once unpacked", most=most // 2**20)


def _too_much(where: str, what: str) -> LoadError:
    return LoadError(
        "this file is too large, or is too large once unpacked: {what}",
        where=where,
        hint="Split the text into parts",
        what=what,
    )
