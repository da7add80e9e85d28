"""What is known of sites: one small file each, behind one table."""

from __future__ import annotations

from urllib.parse import urlsplit

from align.loaders.sites import (
    generic,
    government,
    kremlin,
    liferay,
    mid,
    un_documents,
    un_news,
    wikipedia,
)
from align.loaders.sites.site import Link, Place, Site

__all__ = ["GENERIC", "SITES", "Link", "Place", "Site", "delay", "language", "of"]

#: Every site, in the order in which the layouts of one host are tried.
SITES: tuple[Site, ...] = (
    liferay.SITE,
    mid.SITE,
    kremlin.SITE,
    government.SITE,
    un_news.SITE,
    un_documents.SITE,
    wikipedia.SITE,
)

#: The rules for all other pages.
GENERIC: tuple[Site, ...] = generic.RULES


def of(address: str | None) -> tuple[Site, ...]:
    """Return the sites that ``address`` may be a page of; several where a host had more layouts."""
    host = urlsplit(address or "").hostname or ""
    return tuple(site for site in SITES if site.is_for(host))


def language(address: str | None) -> str | None:
    """Return the primary language that ``address`` has the text in by the rules of its site."""
    known = of(address)
    return known[0].lang_in(address or "") if known else None


def delay(host: str) -> float | None:
    """Return the seconds between requests that ``host`` is known to bear."""
    return next((site.delay for site in SITES if site.is_for(host)), None)
