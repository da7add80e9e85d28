"""Readable names for texts: ``mid-2016-03-11-2138871``."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from anyascii import anyascii

from align.loaders import sites
from align.text import Document

_MOST = 48  # characters of the last part: file names stay short enough for every disk

_NUMBER = re.compile(r"\d{3,}")


def name(document: Document) -> str:
    """Return the name of ``document``: its site, its date, and its name in its address.

    It begins with a letter and holds only lower-case letters, digits and hyphens. Two texts may get
    the same name.
    """
    day = document.date.date().isoformat() if document.date else None
    address = document.url or ""
    return "-".join(filter(None, (_site(address), day, _own(address) or _slug(document.title))))


def distinct(taken: str, address: str) -> str:
    """Return another name for the text at ``address`` if another text has ``taken``."""
    return f"{taken}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"


def _site(address: str) -> str:
    key = sites.first(address).key
    if key:
        return key
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    slug = _slug(host)
    return slug if slug[:1].isalpha() else f"web-{slug}".rstrip("-")


def _own(address: str) -> str:
    """Return the number in an address, else its last part."""
    number = sites.first(address).number_in(address)
    if number:
        return _slug(number)
    parts = [part for part in unquote(urlsplit(address).path).split("/") if part]
    last = PurePosixPath(parts[-1]).stem if parts else ""
    return _slug(last if not last.isdecimal() or len(last) > 2 else "-".join(parts[-2:]))


def _slug(text: str | None) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(text or "").lower())
    return plain.strip("-")[:_MOST].rstrip("-")
