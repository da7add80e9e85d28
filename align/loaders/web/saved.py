"""Saved pages: HTML and MHTML from a browser, WARC files, addresses of the web archive.

Each is a Getter that has some pages itself and asks another one for the rest.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from align import files
from align.errors import LoadError
from align.loaders import mhtml, raw, urls
from align.loaders.web.client import Fetched, checked
from align.loaders.web.pages import Getter

_WAYBACK = re.compile(
    r"(?P<prefix>https?://web\.archive\.org(?::\d+)?/web/\d{4,14})(?:[a-z]{2}_)?/(?P<address>https?:/.+)"
)

# What browsers write into a saved page: "saved from url=(0042)https://...", "url: https://...".
_SAVED_FROM = re.compile(
    rb"<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\burl:\s*)(?P<address>https?://[^\s>]{1,2000})"
)
_HEAD = 4096

_PAGES = (
    "text/html",
    "application/xhtml+xml",
    "application/pdf",
    "text/plain",
    "application/msword",
)


@dataclass(frozen=True)
class Saved:
    """The ``page`` in a file, called ``name``; ``beyond`` gets all others.

    The name is the page's own address, or the file's if the page does not state one.
    """

    name: str
    page: Fetched
    beyond: Getter

    def get(self, address: str, *, refresh: bool = False) -> Fetched:
        """Return the page at ``address``."""
        if urls.key(address) == urls.key(self.name):
            return self.page
        return self.beyond.get(address, refresh=refresh)


@dataclass(frozen=True)
class Warc:
    """The pages in the WARC file at ``path``: where each begins, by the key of its address."""

    path: Path
    beyond: Getter
    offsets: dict[str, int]

    def get(self, address: str, *, refresh: bool = False) -> Fetched:
        """Return the page at ``address``."""
        offset = self.offsets.get(urls.key(address))
        if offset is None:
            return self.beyond.get(address, refresh=refresh)
        with self.path.open("rb") as file:
            file.seek(offset)
            return next(fetched for _offset, fetched in _records(file, str(self.path)))


@dataclass(frozen=True)
class Wayback:
    """The web as archived around one moment; addresses are those of the original pages."""

    prefix: str
    beyond: Getter

    def get(self, address: str, *, refresh: bool = False) -> Fetched:
        """Return the archived page at ``address`` without the archive's own additions."""
        found = self.beyond.get(f"{self.prefix}id_/{address}", refresh=refresh)
        kept = _WAYBACK.fullmatch(found.url)
        return replace(found, url=kept["address"] if kept else address, source=found.url)


def open_source(source: str, client: Getter) -> tuple[Getter, list[str]]:
    """Return a getter for the pages of ``source``, and their addresses.

    ``source`` is an address (of the web archive or another site), or a file of saved pages. Raises
    LoadError.
    """
    address = raw.address(source)
    if address is None:
        return _open_file(source, client)
    kept = _WAYBACK.fullmatch(checked(address))
    if kept:
        return Wayback(kept["prefix"], client), [checked(kept["address"])]
    return client, [checked(address)]


def _open_file(name: str, client: Getter) -> tuple[Getter, list[str]]:
    path = Path(name)
    if _is_warc(path):
        with path.open("rb") as file:
            found = {page.url: offset for offset, page in _records(file, name)}
        if not found:
            raise LoadError("there is no page in this file", where=name, hint="Give another one")
        offsets = {urls.key(address): offset for address, offset in found.items()}
        return Warc(path, client, offsets), list(found)
    data = raw.read(name).data
    retrieved = datetime.fromtimestamp(int(path.stat().st_mtime)).astimezone()
    page = _mhtml(data) or Fetched(_own_address(data), data)
    page = replace(page, retrieved=retrieved, source=name)
    saved = Saved(page.url or name, page, client)
    return saved, [saved.name]


def record(name: str) -> Fetched:
    """Return one page of a web archive; ``name`` is ``file.warc.gz#page``, and the page is given by
    its address, or by the offset of its record in the file, which is quicker. Raises LoadError.
    """
    path, which = raw.record(name) or (name, "")
    offset = (
        int(which) if which.isdecimal() else _offsets(path, _changed(path)).get(urls.key(which))
    )
    if offset is not None:
        with files.opened(path) as file:
            file.seek(offset)
            found = next(_records(file, path), None)
        if found and found[0] == offset:
            return replace(found[1], source=name)
    raise LoadError(
        "there is no such page in this file", where=name, hint="Give its address or its offset"
    )


@lru_cache(maxsize=8)
def _offsets(path: str, _changed: int) -> dict[str, int]:
    """Where the pages of a web archive begin, by the keys of their addresses."""
    with files.opened(path) as file:
        return {urls.key(page.url): offset for offset, page in _records(file, path)}


def _changed(path: str) -> int:
    """When a file was changed, in nanoseconds; 0 for one in a store."""
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0


def _is_warc(path: Path) -> bool:
    """Whether the file is a WARC file; False if it cannot be read at all."""
    try:
        with path.open("rb") as file:
            return path.name.endswith((".warc", ".warc.gz")) or file.read(5) == b"WARC/"
    except (OSError, ValueError):
        return False


def _records(file: BinaryIO, where: str) -> Iterator[tuple[int, Fetched]]:
    """Yield the pages in a WARC file, each with the offset of its record."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        records = ArchiveIterator(file)
        for record in records:
            headers = record.http_headers
            if record.rec_type != "response" or headers is None:
                continue
            media, _, rest = headers.get_header("Content-Type", "").partition(";")
            if headers.get_statuscode() != "200" or media.strip().lower() not in _PAGES:
                continue
            address = urls.join(
                "", record.rec_headers.get_header("WARC-Target-URI", "").strip("<>")
            )
            data = record.content_stream().read(raw.MAX_BYTES + 1)
            if not address or not data or len(data) > raw.MAX_BYTES:
                continue
            charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.IGNORECASE)
            moment = record.rec_headers.get_header("WARC-Date", "")
            yield (
                records.get_record_offset(),  # only after the content, because this reads past it
                Fetched(
                    address,
                    data,
                    media=media.strip().lower(),
                    charset=charset[1] if charset else None,
                    retrieved=datetime.fromisoformat(moment),
                    source=where,
                ),
            )
    except (ArchiveLoadFailed, ValueError, OSError) as error:
        raise LoadError(
            "not a valid WARC file ({reason})",
            where=where,
            hint="Download the file again",
            reason=error,
        ) from error


def warc_record(fetched: Fetched) -> bytes:
    """Return the answer as a compressed WARC record; the same answer gives the same bytes."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    moment = fetched.retrieved.astimezone(UTC)
    identity = uuid5(NAMESPACE_URL, f"{fetched.url} {sha256(fetched.data).hexdigest()}")
    record = writer.create_warc_record(
        fetched.url,
        "response",
        payload=io.BytesIO(fetched.data),
        http_headers=StatusAndHeaders(f"{fetched.status} OK", list(fetched.headers), "HTTP/1.1"),
        warc_headers_dict={
            "WARC-Date": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "WARC-Record-ID": f"<urn:uuid:{identity}>",
        },
    )
    writer.write_record(record)
    return buffer.getvalue()


def _mhtml(data: bytes) -> Fetched | None:
    """Return the page in an MHTML file, None if ``data`` is something else."""
    found = mhtml.page(data)
    if found is None:
        return None
    return Fetched(found.address, found.data, media="text/html", charset=found.charset)


def _own_address(data: bytes) -> str:
    """Return the address that a saved page says it is from, empty if it says none."""
    found = _SAVED_FROM.search(data[:_HEAD])
    return found["address"].decode("ascii", "ignore") if found else ""
