"""Pages saved as one file (MHTML): the page itself, without its pictures and styles."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass, replace
from email.message import EmailMessage

from align.errors import LoadError
from align.loaders import guard, html, sniff
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

_WHAT = Message("MHTML page")


@dataclass(frozen=True, slots=True)
class Part:
    """A page inside an MHTML file: its address, its bytes, and the encoding that the file states.

    The address is empty if the file does not state it.
    """

    address: str
    data: bytes
    charset: str | None


def page(data: bytes) -> Part | None:
    """Return the page in an MHTML file, None if ``data`` is something else."""
    if not sniff.saved_page(data):
        return None
    message = email.message_from_bytes(data, policy=email.policy.default)
    found = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    body = found.get_payload(decode=True) if found is not None else None
    if found is None or not isinstance(body, bytes):
        return None
    return Part(_address(message, found), body, found.get_content_charset())


def read(raw: Raw) -> Document:
    """Return the main text of the page in ``raw``, as from HTML. Raises LoadError."""
    with guard.foreign(raw.name, _WHAT):
        found = page(raw.data)
    if found is None or not found.data.strip():
        raise LoadError(
            "this file (MHTML) holds no page",
            where=raw.name,
            hint="Open the page in a browser and save it again",
        )
    inner = replace(raw, data=found.data, charset=found.charset, address=found.address or None)
    return html.read(inner)


def _address(message: EmailMessage, part: EmailMessage) -> str:
    stated = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
    return str(stated).strip()
