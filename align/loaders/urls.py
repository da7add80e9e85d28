"""Addresses as pages write them: whole or in part, sound or not."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def join(base: str, address: str) -> str | None:
    """Return the address of the web that ``address`` means on the page at ``base``.

    None where it is none: another scheme, no host, or nothing that can be read as an address.
    """
    try:
        whole = urljoin(base, address.strip())
        parts = urlsplit(whole)
        _port = parts.port  # reading it is what checks it
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.hostname else None


def key(address: str) -> str:
    """Return what all forms of a page's address share: with or without ``www.``, a last slash."""
    parts = urlsplit(address)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
