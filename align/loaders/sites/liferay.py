"""The Russian foreign ministry as its pages were until 2021, and as its archive shows them."""

from __future__ import annotations

from align.loaders.copied import ZONE
from align.loaders.sites import mid, swap
from align.loaders.sites.site import Site

SITE = Site(
    key="mid",
    hosts=mid.HOSTS,
    title="h1, p.anons-title",
    date=".article-status-line > span",
    number=".article-note span.nowrap, b.doc-number",
    languages=".article-status-line",
    body=".article-status-line ~ .article-content, .anons-text",
    lines=mid.LINES,
    zone=ZONE,
    delay=mid.DELAY,
    twins=swap.folder_or_query,
    lang_in=swap.folder_lang,
)
