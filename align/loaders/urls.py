"""Addresses as pages write them: complete or partial, valid or not."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def join(base: str, address: str) -> str | None:
    """Return the web address that ``address`` means on the page at ``base``.

    None if it is not one: another scheme, no host, or not an address at all.
    """
    try:
        whole = urljoin(base, address.strip())
        parts = urlsplit(whole)
        _port = parts.port  # reading the port checks it
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.hostname else None


def key(address: str) -> str:
    """Return what all forms of a page's address share: ``www.`` and a last slash do not count."""
    parts = urlsplit(address)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
