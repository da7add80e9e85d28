"""How the content of each kind of file begins. What a file is called is asked only afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable

Sniffer = Callable[[bytes], bool]

_HEAD = 4096

# A byte order mark and the zero bytes of UTF-16 may stand around and inside it.
_HTML = re.compile(
    rb"[^<a-z]{0,64}(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_CUES = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:WEBVTT(?:[ \t\r\n]|$)"
    rb"|\s*\d{1,6}\s*\r?\n\s*\d{1,3}:\d\d:\d\d[,.]\d{1,3}\s*-->\s*\d)"
)


def html(data: bytes) -> bool:
    """Whether a page's first tag stands at the start of ``data``."""
    return _HTML.match(_ascii(data)) is not None


def xml(*roots: str) -> Sniffer:
    """Return what tells XML whose root is called one of ``roots``, whatever its prefix."""
    names = "|".join(map(re.escape, roots)).encode()
    pattern = re.compile(
        rb"[^<]{0,16}(?:<\?.{0,500}?\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]*\])?>\s*)*"
        rb"<(?:[\w.-]{1,40}:)?(?:" + names + rb")[\s/>]",
        re.DOTALL,
    )
    return lambda data: pattern.match(_ascii(data)) is not None


def either(*sniffers: Sniffer) -> Sniffer:
    """Return what tells a file that one of ``sniffers`` tells."""
    return lambda data: any(sniffer(data) for sniffer in sniffers)


def archive(mark: bytes) -> Sniffer:
    """Return what tells a zip archive that has ``mark`` as or in the name of one of its files."""
    return lambda data: data.startswith(b"PK\x03\x04") and mark in data


def media_type(name: bytes) -> Sniffer:
    """Return what tells a zip archive whose first file states the media type ``name``."""
    mark = b"mimetype" + name
    return lambda data: data.startswith(b"PK\x03\x04") and mark in data[:200]


def start(mark: bytes, within: int = 1) -> Sniffer:
    """Return what tells a file with ``mark`` among its first bytes."""
    return lambda data: mark in data[: within - 1 + len(mark)]


def cues(data: bytes) -> bool:
    """Whether ``data`` begins as subtitles do."""
    return _CUES.match(_ascii(data).removeprefix(b"\xff\xfe")) is not None


def never(_data: bytes) -> bool:
    """Whether the content tells: this kind has no marks of its own."""
    return False


def anything(_data: bytes) -> bool:
    """Whether the content tells: this kind takes whatever is left."""
    return True


def _ascii(data: bytes) -> bytes:
    return data[:_HEAD].replace(b"\x00", b"")
