"""Wikipedia: articles on the same subject, rarely translations of each other."""

from __future__ import annotations

from urllib.parse import urlsplit

from align.loaders.sites.site import Site

SITE = Site(
    key="wikipedia",
    hosts=("wikipedia.org",),
    title="h1#firstHeading, h1.firstHeading",
    body=".mw-parser-output",
    drop=(
        ".mw-editsection, .reference, .reflist, .navbox, .infobox, .metadata, .hatnote, .toc, "
        ".thumb, .noprint, .mw-references-wrap, .shortdescription, .mw-empty-elt, .mw-indicators"
    ),
    lang_in=lambda address: (urlsplit(address).hostname or "").partition(".")[0] or None,
    licence="https://creativecommons.org/licenses/by-sa/4.0/",
)
