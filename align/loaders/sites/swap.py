"""Addresses that state the language as a folder, part of the host name, a word or an ending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from align.loaders.sites.site import By, Place, TwinLink

_QUERY = re.compile(r"\b(?:lang|language|locale|hl|l)=(?P<lang>[a-z]{2})\b", re.IGNORECASE)


def folder_or_query(place: Place) -> Iterator[TwinLink]:
    """``/en/NAME`` -> ``/ru/NAME`` and ``?lang=en`` -> ``?lang=ru``, for sites with this rule."""
    yield from _folder(place, "rule")
    yield from _query(place, "rule")


def folder_lang(address: str) -> str | None:
    """Return the language that the first folder of ``address`` names: ``/ru/NAME`` -> ``ru``."""
    first = urlsplit(address).path.strip("/").partition("/")[0]
    return first.lower() if re.fullmatch(r"[a-zA-Z]{2}", first) else None


def anywhere(place: Place) -> Iterator[TwinLink]:
    """Yield the address with its language replaced, wherever it states one; a guess."""
    yield from _folder(place, "guess")
    yield from _query(place, "guess")
    yield from _host(place)
    yield from _ending(place)


def _folder(place: Place, by: By) -> Iterator[TwinLink]:
    parts = urlsplit(place.address)
    names = parts.path.split("/")
    places = [index for index, name in enumerate(names) if states(name, place.lang)]
    if places and any(names[places[0] + 1 :]):
        names[places[0]] = _like(names[places[0]], place.to)
        yield TwinLink(parts._replace(path="/".join(names)).geturl(), by)


def _query(place: Place, by: By) -> Iterator[TwinLink]:
    parts = urlsplit(place.address)
    found = _QUERY.search(parts.query)
    if found and states(found["lang"], place.lang):
        start, end = found.span("lang")
        query = parts.query[:start] + _like(found["lang"], place.to) + parts.query[end:]
        yield TwinLink(parts._replace(query=query).geturl(), by)


def _host(place: Place) -> Iterator[TwinLink]:
    parts = urlsplit(place.address)
    first, _, rest = parts.netloc.partition(".")
    if states(first, place.lang) and "." in rest and parts.path.strip("/"):
        yield TwinLink(parts._replace(netloc=f"{place.to}.{rest}").geturl(), "guess")


def _ending(place: Place) -> Iterator[TwinLink]:
    """``report_en.html``, ``report-en``, ``report.en.html``."""
    parts = urlsplit(place.address)
    found = re.search(rf"[._-]({place.lang})(?=\.[a-z]{{2,5}}$|/?$)", parts.path, re.IGNORECASE)
    if found:
        start, end = found.span(1)
        path = parts.path[:start] + _like(found[1], place.to) + parts.path[end:]
        yield TwinLink(parts._replace(path=path).geturl(), "guess")


def states(name: str, lang: str) -> bool:
    """Whether a part of an address names ``lang``: ``ru``, ``RU``, ``ru-RU``."""
    return re.fullmatch(rf"{lang}([-_][a-z]{{2}})?", name, re.IGNORECASE) is not None


def _like(name: str, lang: str) -> str:
    return lang.upper() if name.isupper() else lang
