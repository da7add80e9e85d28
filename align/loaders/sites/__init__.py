"""What is known about sites: one small file for each, and one table of them."""

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

#: A site about which nothing is known.
NOWHERE = Site(key="", body="")


def of(address: str | None) -> tuple[Site, ...]:
    """Return the sites that ``address`` may belong to; several if a host had several layouts."""
    host = urlsplit(address or "").hostname or ""
    return tuple(site for site in SITES if site.is_for(host))


def first(address: str | None) -> Site:
    """Return the first site of ``of``, else NOWHERE, for what all layouts of one host share."""
    return next(iter(of(address)), NOWHERE)


def language(address: str | None) -> str | None:
    """Return the primary language of the text at ``address`` by the rules of its site."""
    return first(address).lang_in(address or "")
