"""The texts that a feed, a sitemap or a page of links names."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from align.errors import LoadError
from align.loaders import beside, blocks, dates, faults, guard, sniff, urls
from align.loaders.sites.site import Alternates, select
from align.loaders.web import coding
from align.loaders.web.client import Fetched
from align.loaders.web.pages import Getter, tree_of
from align.words import Message

#: A list is cut after this many pages, or parts of a sitemap: it may be endless.
MAX_PAGES = 1000
_MAX_BYTES = 64 * 2**20  # the largest sitemap allowed, and some more

_IS_SITEMAP = sniff.xml("urlset", "sitemapindex")
_IS_FEED = sniff.xml("rss", "feed", "RDF")

_NEXT_SAYS = frozenset({"next", "next page", "older", "далее", "следующая", "вперёд", "→", "»"})

# Addresses of texts hold a long number or a long name; those of sections do not.
_TEXT = re.compile(r"\d{3,}|[^/]{24,}")


@dataclass(frozen=True, slots=True)
class Item:
    """A text that a list names: its address, and its day and versions if the list has them."""

    address: str
    day: date | None = None
    alternates: Alternates = ()


@dataclass(frozen=True, slots=True)
class _Listing:
    """One page of a list: its texts, the lists that it consists of, the page after it."""

    items: tuple[Item, ...] = ()
    parts: tuple[str, ...] = ()
    after: str | None = None


def items(
    getter: Getter, address: str, since: date | None = None, until: date | None = None
) -> Iterator[Item]:
    """Yield what the list at ``address`` names, page after page, each text once.

    Texts before ``since`` or after ``until`` are left out if the list has their days. A list runs
    from the newest text to the oldest: reading stops when all are too old. Raises LoadError if it
    cannot be read.
    """
    waiting = deque([address])
    asked: set[str] = set()
    told: set[str] = set()
    while waiting and len(asked) < MAX_PAGES:
        here = waiting.popleft()
        if here in asked:
            continue
        asked.add(here)
        listing = _read(getter.get(here, refresh=True), since)
        fresh = [item for item in listing.items if item.address not in told]
        told.update(item.address for item in fresh)
        for item in fresh:
            if _is_within(item.day, since, until):
                yield item
        waiting.extend(listing.parts)
        if fresh and listing.after and not _is_past(listing.items, since):
            waiting.appendleft(listing.after)


def _is_within(day: date | None, since: date | None, until: date | None) -> bool:
    return day is None or ((since is None or day >= since) and (until is None or day <= until))


def _is_past(found: Iterable[Item], since: date | None) -> bool:
    days = [item.day for item in found if item.day]
    return since is not None and bool(days) and max(days) < since


def _read(fetched: Fetched, since: date | None) -> _Listing:
    data = fetched.data
    if data.startswith(coding.GZIP_MARK):  # sitemaps are often packed files
        data = _unpacked(data, fetched.url)
    if _IS_SITEMAP(data):
        return _sitemap(data, fetched.url, since)
    if _IS_FEED(data):
        return _feed(data, fetched.url)
    tree = tree_of(fetched)
    listing = _Listing() if tree is None else _page(tree, fetched.url)
    if not listing.items:
        if tree is not None:
            faults.refuse(tree, data.decode("utf-8", "replace"), fetched.url)
        raise LoadError(
            "no list of texts was found here",
            where=fetched.url,
            hint="Give the address of a feed, a sitemap or a page that lists texts",
        )
    return listing


def _unpacked(data: bytes, where: str) -> bytes:
    try:
        return coding.unpack([data], ["gzip"], _MAX_BYTES, where)
    except coding.DamagedError as error:
        raise guard.damaged(where, Message("compressed sitemap"), str(error)) from error


def _sitemap(data: bytes, where: str, since: date | None) -> _Listing:
    """Read a sitemap, or a list of sitemaps; skip what was last changed before ``since``."""
    root = guard.xml(data, where, Message("sitemap"))
    guard.without_namespaces(root)
    found: list[Item] = []
    parts: list[str] = []
    for one in root:
        address = urls.join(where, one.findtext("loc", ""))
        changed = _day(one.findtext("lastmod"))
        if not address or (since and changed and changed < since):
            continue
        if one.tag == "sitemap":
            parts.append(address)
        else:
            day = _day(one.findtext(".//publication_date"))
            alternates = tuple(
                (link.get("hreflang"), link.get("href", ""))
                for link in one.iterfind("link[@hreflang]")
            )
            found.append(Item(address, day, alternates))
    return _Listing(tuple(found), tuple(parts))


def _feed(data: bytes, where: str) -> _Listing:
    """Read RSS or Atom of any version."""
    import feedparser

    guard.check_xml(where, data)
    feed = feedparser.parse(data)
    found = (
        Item(address, _day(entry.get("published") or entry.get("updated")))
        for entry in feed.entries
        if entry.get("link") and (address := urls.join(where, entry.link))
    )
    links = feed.feed.get("links", ())
    after = (link.get("href", "") for link in links if link.get("rel") == "next")
    return _Listing(tuple(found), after=urls.join(where, next(after, "")))


def _page(tree: HtmlElement, where: str) -> _Listing:
    """Read a page of links to texts: those to deeper pages of its host, without menus."""
    host = urlsplit(where).netloc
    found: dict[str, Item] = {}
    around = beside.find(tree)
    for link in select(tree, "a[href]"):
        address = (urls.join(where, link.get("href", "")) or "").partition("#")[0]
        parts = urlsplit(address)
        is_text = parts.netloc == host and _TEXT.search(parts.path) and not _leads_on(link)
        if is_text and address != where and not around.hold(link):
            found.setdefault(address, Item(address, _day_near(link)))
    further = next(filter(_leads_on, select(tree, "link[href], a[href]")), None)
    after = None if further is None else urls.join(where, further.get("href", ""))
    return _Listing(tuple(found.values()), after=after)


def _leads_on(link: HtmlElement) -> bool:
    """Whether ``link`` leads to the next page of a list."""
    says = " ".join(link.text_content().split()).casefold()
    around = link.getparent()
    names = link.get("class", "").split()
    names += [] if around is None else around.get("class", "").split()
    return "next" in link.get("rel", "").split() or "next" in names or says in _NEXT_SAYS


def _day_near(link: HtmlElement) -> date | None:
    """Return the date next to ``link``, in the same item of its list."""
    for place in link.iterancestors("li", "article", "tr", "div"):
        if len(select(place, "a[href]")) > 3:
            return None
        for one in place.iter("time", "span", "p", "div", "td", "b"):
            day = _day(one.get("datetime") or blocks.plain(one))
            if day:
                return day
    return None


def _day(text: str | None) -> date | None:
    """Return the day that ``text`` names, in the time zone that it names."""
    if not text:
        return None
    moment: datetime | None = dates.parse_iso(text) or dates.parse(text)
    if moment is None:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return None
    return moment.date()
