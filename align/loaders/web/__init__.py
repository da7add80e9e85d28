"""Pages from the web, fetched as a polite visitor does, and their other language versions."""

from __future__ import annotations

from align.errors import require
from align.words import Message

require(
    Message("reading from the web"),
    "brotli", "feedparser", "hishel", "httpcore", "httpx", "protego", "tenacity", "warcio",
    "zstandard",
)  # fmt: skip

from align.loaders.web.client import Client, Fetched
from align.loaders.web.listing import Item, items
from align.loaders.web.pages import Getter, Page, get, get_page, get_twin, load_fetched
from align.loaders.web.saved import open_source, record, warc_record
from align.loaders.web.settings import Settings

__all__ = [
    "Client",
    "Fetched",
    "Getter",
    "Item",
    "Page",
    "Settings",
    "get",
    "get_page",
    "get_twin",
    "items",
    "load_fetched",
    "open_source",
    "record",
    "warc_record",
]
