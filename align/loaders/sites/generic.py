"""Pages of any site, by the elements of HTML and schema.org that contain a text."""

from __future__ import annotations

from align.loaders.sites.site import Site

#: The rules in the order in which they are tried.
RULES = (
    Site("web", "article"),
    Site("web", "[itemprop=articleBody]"),
    Site("web", "main, [role=main]"),
)
