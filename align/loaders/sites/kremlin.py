"""The president of Russia: the same id on the hosts of both languages."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from align.loaders.copied import ZONE
from align.loaders.sites.site import Place, Site, TwinLink

_HOSTS = {"en": "en.kremlin.ru", "ru": "kremlin.ru"}


def _twins(place: Place) -> Iterator[TwinLink]:
    parts = urlsplit(place.address)
    host = _HOSTS.get(place.to)
    if host and parts.path.strip("/"):
        port = f":{parts.port}" if parts.port else ""
        yield TwinLink(parts._replace(netloc=host + port).geturl(), "rule")


def _rewrite(address: str) -> str:
    """It answers on http only."""
    return address.replace("https:", "http:", 1)


SITE = Site(
    key="kremlin",
    hosts=("kremlin.ru",),
    title="h1.entry-title",
    lead=".read__lead",
    date=".read__meta .read__published, .read__meta .read__time",
    body=".read__internal_content, .read__in [itemprop=articleBody]",
    drop=".read__tooltip, .read__cut, .masha-ignore",
    end=".read__bottommeta, .read__tags",
    lines=frozenset(
        {
            "events",
            "text version",
            "publication status",
            "текстовая версия",
            "статус материала",
        }
    ),
    zone=ZONE,
    delay=15.0,
    licence="https://creativecommons.org/licenses/by/4.0/",
    twins=_twins,
    lang_in=lambda address: "en" if urlsplit(address).hostname == _HOSTS["en"] else "ru",
    rewrite=_rewrite,
)
