"""UN documents by their symbol, such as S/RES/2270 (2016): the same symbol is the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from align.loaders.sites.site import Place, Site, TwinLink

_ACCESS = "/api/symbol/access"
_SHORT = re.compile(r"/(?P<lang>ar|en|es|fr|ru|zh)/(?P<symbol>[A-Z].*)")


def _rewrite(address: str) -> str:
    """``undocs.org/en/S/RES/2270(2016)`` -> the address that the site's script would call."""
    parts = urlsplit(address)
    found = _SHORT.fullmatch(unquote(parts.path))
    if not found or not (parts.hostname or "").endswith("undocs.org"):
        return address
    query = _encoded({"s": found["symbol"], "l": found["lang"], "t": "pdf"})
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://documents.un.org{port}{_ACCESS}?{query}"


def _asked(address: str) -> dict[str, str]:
    """Return the query of ``address``: ``s`` is the symbol, ``l`` the language."""
    query = parse_qs(urlsplit(_rewrite(address)).query)
    return {name: values[0] for name, values in query.items()}


def _twins(place: Place) -> Iterator[TwinLink]:
    parts = urlsplit(_rewrite(place.address))
    query = _asked(place.address)
    if parts.path == _ACCESS and "s" in query and query.get("l") != place.to:
        query["l"] = place.to
        yield TwinLink(parts._replace(query=_encoded(query)).geturl(), "rule")


def _encoded(query: dict[str, str]) -> str:
    return urlencode(query, quote_via=quote, safe="()")


SITE = Site(
    key="un",
    hosts=("documents.un.org", "undocs.org"),
    body="body",
    twins=_twins,
    rewrite=_rewrite,
    number_in=lambda address: _asked(address).get("s"),
    lang_in=lambda address: _asked(address).get("l"),
)
