"""What is known about a site: the places of things on its pages, and its other languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache
from typing import Literal, cast

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from align.loaders import blocks, dates

#: Who says that two addresses are the same text: the page itself, a rule of its site, or nobody.
By = Literal["page", "rule", "guess"]


@dataclass(frozen=True, slots=True)
class TwinLink:
    """An address where the page may exist in the other language."""

    address: str
    by: By


#: The versions of a page: language tags and addresses.
Alternates = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A page whose twin is wanted.

    ``lang`` is its primary language, ``to`` that of the twin. ``tree`` is None if it is not HTML.
    ``alternates`` are its versions by language tag, if a sitemap names them.
    """

    address: str
    tree: HtmlElement | None
    lang: str
    to: str
    alternates: Alternates = ()


# The digit only numbers the versions.
_LANGUAGES = re.compile(r"\b[a-z]{2,3}-[A-Z]{2}(?=\d\b)")

#: Yields addresses where the twin of a page may be, the likeliest first.
Twins = Callable[[Place], Iterable[TwinLink]]


@dataclass(frozen=True, slots=True)
class Site:
    """How to read the pages of a site; CSS selectors say where things are.

    The ids of its texts begin with ``key``. ``body`` holds the text, ``lead`` what precedes it,
    ``drop`` what does not belong to it, ``end`` where it ends early; ``lines`` are captions in
    lower case: a paragraph that equals one is dropped. ``date`` may select several elements that
    form one date: each one's ``datetime``, else its text; ``zone`` is the time zone of dates
    without one. ``languages`` selects a list such as ``en-GB1 ru-RU1``.

    ``hosts`` are its domains, with their subdomains; a rule without any is tried on every page.
    ``delay`` is the number of seconds between requests that its host is known to accept. ``twins``
    adds to what every page may say itself; ``rewrite`` turns the address that people know into the
    one to fetch; ``number_in`` and ``lang_in`` read the document's number and its primary language
    from an address. ``licence`` is that of all its texts.
    """

    key: str
    body: str
    hosts: tuple[str, ...] = ()
    title: str | None = None
    lead: str | None = None
    date: str | None = None
    number: str | None = None
    languages: str | None = None
    drop: str | None = None
    end: str | None = None
    lines: frozenset[str] = frozenset()
    zone: tzinfo | None = None
    delay: float | None = None
    licence: str | None = None
    twins: Twins = lambda _place: ()
    rewrite: Callable[[str], str] = lambda address: address
    number_in: Callable[[str], str | None] = lambda _address: None
    lang_in: Callable[[str], str | None] = lambda _address: None

    def is_for(self, host: str) -> bool:
        """Whether ``host`` belongs to this site."""
        return any(host == domain or host.endswith(f".{domain}") for domain in self.hosts)

    def title_on(self, tree: HtmlElement) -> str | None:
        """Return the page's title, None if it is not in its place."""
        return next(filter(None, map(blocks.plain, select(tree, self.title))), None)

    def number_on(self, tree: HtmlElement) -> str | None:
        """Return the document's number, None if it is not in its place."""
        return next(filter(None, map(blocks.plain, select(tree, self.number))), None)

    def languages_on(self, tree: HtmlElement) -> tuple[str, ...]:
        """Return the languages that the page says it exists in; empty if it says nothing."""
        text = " ".join(map(blocks.plain, select(tree, self.languages)))
        return tuple(_LANGUAGES.findall(text))

    def date_on(self, tree: HtmlElement) -> datetime | None:
        """Return when the page was published, None if the date is not in its place."""
        parts = (one.get("datetime") or blocks.plain(one) for one in select(tree, self.date))
        text = " ".join(dict.fromkeys(filter(None, parts)))
        found = dates.parse_iso(text) or dates.parse(text)
        return found.replace(tzinfo=self.zone) if found and found.tzinfo is None else found


def select(tree: HtmlElement, selector: str | None) -> list[HtmlElement]:
    """Return what the CSS ``selector`` finds below ``tree``, in document order."""
    if selector is None:
        return []
    return list(cast("list[HtmlElement]", _compiled(selector)(tree)))


@cache
def _compiled(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")
