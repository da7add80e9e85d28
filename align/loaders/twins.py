"""The other language version of a page: where it may be, and whether it is the right one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from align.errors import TwinError
from align.loaders import blocks, language, sites, urls
from align.loaders.sites import swap
from align.loaders.sites.site import Place, TwinLink, select
from align.text import Document, primary_language
from align.words import Message, later

# Where common systems put the link to another language: WPML, Polylang, Drupal, MediaWiki, Liferay.
_SWITCHERS = (
    "li.wpml-ls-item-{to} a",
    "li.lang-item-{to} a",
    ".language-switcher-language-url a[hreflang^={to}]",
    "li.interwiki-{to} a",
    "a.taglib-language-list-text[lang^={to}]",
    "a[hreflang^={to}]",
)

# A text and its translation rarely differ in length by more than this factor.
_LENGTHS = 2.5
_DAYS = 3
_FIGURES = re.compile(r"\d{2,}")


def links(place: Place) -> Iterator[TwinLink]:
    """Yield addresses where the twin of ``place`` may be, the likeliest first, each once."""
    known = sites.of(place.address)
    seen = {urls.key(place.address)}
    for link in _all(place, known):
        address = urls.join(place.address, link.address)
        if address and urls.key(address) not in seen and not _is_home(address, place.to):
            seen.add(urls.key(address))
            yield TwinLink(address, link.by)


def declared(tree: HtmlElement | None, to: str) -> Iterator[str]:
    """Yield the addresses that the head of a page names for its version in ``to``."""
    for link in select(tree, "link[rel~=alternate][hreflang]") if tree is not None else ():
        if primary_language(link.get("hreflang", "")) == to:
            yield link.get("href", "")


def _all(place: Place, known: tuple[sites.Site, ...]) -> Iterator[TwinLink]:
    yield from (TwinLink(address, "page") for address in declared(place.tree, place.to))
    for tag, address in place.alternates:
        if primary_language(tag) == place.to:
            yield TwinLink(address, "page")
    if place.tree is not None:
        yield from _switchers(place.tree, place.to)
    for site in known:
        yield from site.twins(place)
    if not known:
        yield from swap.anywhere(place)


def _switchers(tree: HtmlElement, to: str) -> Iterator[TwinLink]:
    for pattern in _SWITCHERS:
        for link in select(tree, pattern.format(to=to)):
            yield TwinLink(link.get("href", ""), "page")
    names = _names(to)
    for link in select(tree, "[class*=lang] a, [id*=lang] a, a[class*=lang]"):
        if blocks.plain(link).casefold() in names:
            yield TwinLink(link.get("href", ""), "page")


def _names(lang: str) -> frozenset[str]:
    """The texts of a link to a language: its name in that language, or its code."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale(lang)
    except (UnknownLocaleError, ValueError):
        return frozenset({lang})
    said = filter(None, (locale.get_display_name(lang), locale.get_display_name("en")))
    return frozenset({lang, *(form.casefold() for name in said for form in (name, name[:3]))})


def _is_home(address: str, to: str) -> bool:
    """Whether ``address`` is a language's home page: switchers link to it if no twin exists."""
    path = urlsplit(address).path.strip("/")
    query = urlsplit(address).query
    return not query and (path == "" or swap.states(path, to))


def verify(
    page: Document, twin: Document, link: TwinLink, to: str, back: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return notes on how ``twin`` differs from what a twin of ``page`` should be.

    ``back`` are the addresses that the twin names for its version in the language of ``page``.
    Raises TwinError if it is another text: it is clearly in another language than ``to``, or has
    another number; or it was only guessed, and its date, length and link back do not fit either.
    """
    where = twin.source or link.address
    if primary_language(twin.lang) != to and language.contradiction(to, twin.text):
        raise TwinError(
            "this page should be in {to}, but it is in {found}",
            where=where,
            hint=_GIVE,
            to=to,
            found=twin.lang,
        )
    if page.number and twin.number and page.number != twin.number:
        raise TwinError(
            "this is another text: its number is {found}, not {number}",
            where=where,
            hint=_GIVE,
            found=twin.number,
            number=page.number,
        )
    doubts = tuple(_doubts(page, twin, back))
    if link.by != "guess":
        return doubts
    if doubts:
        raise TwinError(
            "this is probably another text: {doubt}", where=where, hint=_GIVE, doubt=doubts[0]
        )
    return (
        ()
        if _agree(page, twin)
        else (Message("only its address suggests that it is the same text"),)
    )


_GIVE = later("Give the address of the right page as the second one")


def _doubts(page: Document, twin: Document, back: Sequence[str]) -> Iterator[str]:
    own = urls.key(page.url or "")
    own_too = (urls.key(urls.join(twin.url or "", one) or "") for one in back)
    if page.url and back and own not in own_too:
        yield Message(
            "it names another page as its version in {lang}: {address}",
            lang=primary_language(page.lang),
            address=back[0],
        )
    if page.date and twin.date:
        apart = abs((page.date.date() - twin.date.date()).days)
        if apart > _DAYS:
            yield Message("the dates of the two pages are {apart} days apart", apart=apart)
    sizes = sorted(_size(one) for one in (page, twin))
    if sizes[1] > _LENGTHS * sizes[0]:
        yield Message(
            "one text is {times:.1f} times as long as the other", times=sizes[1] / max(1, sizes[0])
        )


def _agree(page: Document, twin: Document) -> bool:
    """Whether something independent of language shows that both are the same text."""
    if (page.number and twin.number) or (page.date and twin.date):
        return True  # differing ones were rejected before
    mine, others = (set(_FIGURES.findall(one.text)) for one in (page, twin))
    return 3 * len(mine & others) >= len(mine | others) > 0


def _size(document: Document) -> int:
    return sum(part.end - part.start for part in document.paragraphs)
