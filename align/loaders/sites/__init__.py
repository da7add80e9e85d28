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
from align.loaders.sites.site import Place, Site, TwinLink

__all__ = ["GENERIC", "NOWHERE", "SITES", "Place", "Site", "TwinLink", "first", "language", "of"]

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

#: What is known of all other sites: nothing.
NOWHERE = Site(key="", body="")


def of(address: str | None) -> tuple[Site, ...]:
    """Return the sites that ``address`` may be a page of; several where a host had more layouts."""
    host = urlsplit(address or "").hostname or ""
    return tuple(site for site in SITES if site.is_for(host))


def first(address: str | None) -> Site:
    """Return the first site of ``of``, else NOWHERE, for what all layouts of one host share."""
    return next(iter(of(address)), NOWHERE)


def language(address: str | None) -> str | None:
    """Return the primary language that ``address`` has the text in by the rules of its site."""
    return first(address).lang_in(address or "")
