"""The government of Russia: both languages share one range of numbers; English is in ``/en/``."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from align.loaders.copied import ZONE
from align.loaders.sites.site import Place, Site, TwinLink


def _twins(place: Place) -> Iterator[TwinLink]:
    """Equal numbers are only a guess: a comparison must show that it is the same text."""
    parts = urlsplit(place.address)
    bare = parts.path.removeprefix("/en/").lstrip("/")
    path = {"en": f"/en/{bare}", "ru": f"/{bare}"}.get(place.to)
    if bare and path and path != parts.path:
        yield TwinLink(parts._replace(path=path).geturl(), "guess")


SITE = Site(
    key="government",
    hosts=("government.ru",),
    title=".reader_article_headline",
    date=".reader_article_dateline__date",
    body=".reader_article_body",
    drop="p[class^=gallery], p[class*=' gallery']",
    zone=ZONE,
    twins=_twins,
    lang_in=lambda address: "en" if urlsplit(address).path.startswith("/en/") else "ru",
)
