"""The Russian foreign ministry, as its pages have been since 2021."""

from __future__ import annotations

from align.loaders.copied import TAIL, ZONE
from align.loaders.sites import swap
from align.loaders.sites.site import Site

#: Captions that look like paragraphs of the text.
LINES = TAIL | {"contents", "back to contents", "содержание", "назад к оглавлению"}

HOSTS = ("mid.ru",)

#: Its guard is known to turn away faster visitors.
DELAY = 10.0

# The same id in the other language is likely, not certain: the twin is always compared.
SITE = Site(
    key="mid",
    hosts=HOSTS,
    title=".photo-content__title, h1.announcement__title, h3.announcement__title",
    date=".photo-content__date",
    number=".article-line__note, .announcement__doc-num",
    body=".article-content, .announcement__text",
    lines=LINES,
    zone=ZONE,
    delay=DELAY,
    twins=swap.folder_or_query,
    lang_in=swap.folder_lang,
)
