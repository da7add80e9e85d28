"""Where the main text of a page stands: what is known of its site, and trafilatura for the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from align.loaders import blocks, guard, sites
from align.loaders.blocks import Block
from align.loaders.sites.site import Site, select

# A generic rule must find this share of the text in all paragraphs of the page, or it has
# found a teaser; and of several places that fit, one must hold this share of their text.
_COVER = 0.4
_CHIEF = 0.7

# A page with more blocks is a book, or hostile.
_MANY_BLOCKS = 4000

# Of what trafilatura finds, the element that is read in its place holds at least this share.
_HELD = 0.95


@dataclass(frozen=True, slots=True)
class MainText:
    """The blocks of a page's main text, its element in the page, the rule that found it.

    Without a rule where trafilatura did, without an element where the text lies scattered.
    """

    blocks: tuple[Block, ...]
    element: HtmlElement | None = None
    site: Site | None = None


def find(tree: HtmlElement, known: Sequence[Site]) -> MainText | None:
    """Return the main text of the page ``tree`` where one of the rules of its site fits it.

    ``known`` are those rules; without any, the general ones and trafilatura are tried. What is no
    part of the text is removed from ``tree``.
    """
    for site in known or sites.GENERIC:
        element = _chief(select(tree, site.body))
        if element is None:
            continue
        _cut(element, site)
        found = tuple(
            block
            for place in (*select(tree, site.lead), element)
            for block in blocks.walk(place)
            if " ".join(block.text.split()).casefold() not in site.lines
        )
        if found and (known or _covers(found, tree)):
            return MainText(found, element, site)
    return None if known else _by_trafilatura(tree)


def _cut(element: HtmlElement, site: Site) -> None:
    """Remove from ``element`` what is no part of the text, its contents list for one."""
    for end in select(element, site.end)[:1]:
        later = (end, *end.itersiblings())
        for one in later:
            one.tail = None
        guard.drop(element, later)
    contents = filter(_is_contents, element.iter("p", "li"))
    guard.drop(element, (*select(element, site.drop), *contents))


def _is_contents(element: HtmlElement) -> bool:
    """Whether all of ``element`` is a link to a place further down on the page."""
    links = element.xpath(".//a[starts-with(@href, '#') and string-length(@href) > 1]")
    return bool(links) and links[0].text_content().strip() == element.text_content().strip()


def _chief(elements: list[HtmlElement]) -> HtmlElement | None:
    """Return the element that holds most of the text in all of ``elements``, if one does."""
    sizes = [len(element.xpath("string()")) for element in elements]
    if not sizes or max(sizes) < _CHIEF * sum(sizes):
        return None
    return elements[sizes.index(max(sizes))]


def _covers(found: tuple[Block, ...], tree: HtmlElement) -> bool:
    everywhere = sum(len(blocks.plain(p)) for p in tree.xpath("//p") if not blocks.is_dropped(p))
    return _size(found) >= _COVER * everywhere


def _by_trafilatura(tree: HtmlElement) -> MainText | None:
    """Return what trafilatura finds, read anew from the page.

    It tells well where a text is, but loses headings and lists inside it: so
    the element that holds what it found is read whole, unless that brings in
    as much again that it had left out.
    """
    import trafilatura

    result = trafilatura.bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=True, fast=_is_long(tree)
    )
    body = getattr(result, "body", None)
    # Where it finds no text, it falls back on all there is, menus included.
    visible = " ".join(map(blocks.plain, tree.xpath("//body")))
    walked = () if body is None else blocks.walk(body)
    found = tuple(block for block in walked if " ".join(block.text.split()) in visible)
    if not found:
        return None
    element = _holder(tree, {" ".join(block.text.split()) for block in found})
    whole = () if element is None else tuple(blocks.walk(element))
    if _HELD * _size(found) <= _size(whole) <= 2 * _size(found):
        return MainText(whole, element)
    return MainText(found)


def _is_long(tree: HtmlElement) -> bool:
    """Whether ``tree`` has so many blocks that trafilatura's second opinion, justext, which takes
    quadratic time, is not asked.
    """
    return next(islice(tree.iter(*blocks.TAGS), _MANY_BLOCKS, None), None) is not None


def _holder(tree: HtmlElement, texts: set[str]) -> HtmlElement | None:
    """Return the innermost element with nearly all paragraphs that are among ``texts``."""
    weights: Counter[HtmlElement] = Counter()
    shortest = min(map(len, texts))
    for paragraph in tree.iter("p", "li", "td", "blockquote"):
        if len(paragraph.text_content()) < shortest:  # an entry of a menu
            continue
        text = blocks.plain(paragraph)
        if text in texts:
            for element in paragraph.iterancestors():
                weights[element] += len(text)
    # The innermost comes last: document order lists an element before what it holds.
    most = [one for one in tree.iter() if weights[one] >= _HELD * max(weights.values(), default=1)]
    return most[-1] if most else None


def _size(found: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in found)
