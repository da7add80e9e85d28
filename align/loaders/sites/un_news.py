"""UN News: the ids differ from language to language, so only the page itself knows its twin."""

from __future__ import annotations

from align.loaders.sites import swap
from align.loaders.sites.site import Site

SITE = Site(
    key="un-news",
    hosts=("news.un.org",),
    title="h1 .field--name-title, h1.field--name-title",
    lead=".views-field-field-news-story-lead",
    date="time.datetime",
    body=".field--name-field-text-column",
    lang_in=swap.folder_lang,
)
