"""HTML: the main text of a page as paragraphs, and what its head states about it.

The text of such a document is built here: its paragraphs, separated by blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from align.errors import LayoutError, LoadError
from align.loaders import (
    about,
    beside,
    blocks,
    copied,
    dates,
    decode,
    faults,
    guard,
    language,
    listings,
    main_text,
    marks,
    sites,
    urls,
)
from align.loaders.blocks import Block
from align.loaders.main_text import MainText
from align.loaders.raw import Raw
from align.loaders.sites.site import Site, select
from align.text import Document
from align.words import Message

_CHARSET = re.compile(
    rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})|<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_CHARSET_WITHIN = 4096  # browsers look at 1024; some pages state it later

# lxml.html asks a function in Python for the class of each element; one class is enough here.
_ALL_ALIKE = etree.ElementDefaultClassLookup(element=HtmlElement)

# The body has begun at the first paragraph that is longer than a line of the head.
_HEAD_LINE = 60

# The title is among this many first blocks of the text; later it is a repetition worth keeping.
_HEAD_BLOCKS = 6

# Separators between the page's title and the site's name.
_SITE_TAIL = re.compile(r"\s+[|•·—–-]\s+[^|•·—–]{1,80}$")

# The most common parts of a page; each is examined only once.
_NEVER_TEXT = ("script", "style", "template", "svg", "iframe")
_MENUS = frozenset({"nav", "footer"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_A_LIFE = re.compile(r"birth|death", re.IGNORECASE)
# A page that shows so many characters is no error page.
_SURELY_A_TEXT = 3000


def read(raw: Raw) -> Document:
    """Return the main text of the page in ``raw``, with the ``lang`` that ``<html lang>`` states.

    Raises LoadError if the bytes are not text or no main text is found.
    """
    guard.check_tags(raw.name, raw.data)
    decoded = decode.decode(raw.data, raw.name, _charset(raw))
    tree = _parse(marks.with_breaks(decoded.text), raw.name)
    _held = list(tree.iter())  # lxml makes a Python object again for each that nobody holds
    licence, metadata = _licence(tree), about.of_page(tree)
    etree.strip_elements(tree, *_NEVER_TEXT, with_tail=False)
    around = beside.find(tree)
    guard.drop(tree, [one for one in around.marks if one.tag in _MENUS])
    if around.shown - around.left.total() < _SURELY_A_TEXT:
        faults.refuse(tree, decoded.text, raw.name, around)
    url = raw.address or _url(tree)
    marks.settle(tree)
    main, notes = _main_text(tree, raw, sites.of(url), around)
    site = main.site or sites.NOWHERE
    heading = site.title_on(tree) or _heading(tree, main.elements, around)
    whole = blocks.assemble(_under(heading, list(listings.whole(main.whole or main.blocks))))
    document = copied.take_marks(whole)
    if document is None:
        document = blocks.assemble(_under(heading, list(listings.whole(main.blocks))))
    stated = site.date_on(tree) or _date(tree, main.elements)
    document = _without_date(document, stated or document.date or _without_date(whole, None).date)
    own = language.well_formed(tree.get("lang") or _meta(tree, "og:locale"))
    return replace(
        document,
        sentences=listings.sentences(document),
        lang=own or "",
        title=heading or _page_title(tree),
        url=url,
        number=site.number_on(tree) or document.number,
        licence=licence or site.licence,
        encoding=decoded.encoding,
        languages=site.languages_on(tree) or _languages(own, tree) or document.languages,
        notes=decoded.notes + notes,
        metadata=metadata,
    )


def _charset(raw: Raw) -> str | None:
    """Return the encoding that the server states, else the one that the page does.

    Servers state UTF-8 and Latin 1 by default, whatever they send: UTF-8 is easy to confirm, and
    Latin 1 fits any bytes, so neither outweighs the page's own statement.
    """
    if raw.charset and decode.is_telling(raw.charset):
        return raw.charset
    stated = _CHARSET.search(raw.data[:_CHARSET_WITHIN])
    return (stated[1] or stated[2]).decode("ascii") if stated else None


def _main_text(
    tree: HtmlElement, raw: Raw, known: Sequence[Site], around: beside.Surroundings
) -> tuple[MainText, tuple[str, ...]]:
    """Return the main text, and notes on how it was found.

    A page that was fetched from a known site must have a known layout, otherwise it is not a text.
    A page that a person saved may also be read by the general rules.
    """
    found = main_text.find(tree, known, around)
    if found:
        return found, found.notes
    if raw.address == raw.name and known:
        raise LayoutError(
            "this page does not look like an article on {host}",
            where=raw.name,
            hint="If it is an article, save the page in the browser and give the file",
            host=known[0].hosts[0],
        )
    found = main_text.find(tree, (), around)
    if found is None:
        raise _nothing_on(raw.name)
    note = Message(
        "the page does not have this site's usual layout; its text was found with general rules"
    )
    return found, ((note,) if known else ()) + found.notes


def _parse(text: str, where: str) -> HtmlElement:
    """Return the page's tree without comments."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    parser.set_element_class_lookup(_ALL_ALIKE)
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise _nothing_on(where) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise LoadError(
            "the markup of this page is nested too deeply",  # and the parser gave up
            where=where,
            hint="Copy its text into a .txt file",
        )
    return tree


def _nothing_on(where: str) -> LayoutError:
    return LayoutError(
        "no main text was found on this page",
        where=where,
        hint="Open it in a browser and save it once it is fully loaded, "
        "or copy its text into a .txt file",
    )


def _under(heading: str | None, found: list[Block]) -> list[Block]:
    """Return ``found`` below ``heading``, which is removed from its old place."""
    if heading is None:
        return found
    begin = [block.text for block in found[:_HEAD_BLOCKS]]
    if heading in begin:
        del found[begin.index(heading)]
    return [Block(heading, "title"), *found]


def _without_date(document: Document, stated: datetime | None) -> Document:
    """Return ``document`` with its date, and without the line of its head that prints the date.

    The date is the ``stated`` one, else the printed one.
    """
    date = stated or document.date
    kept = []
    body_begun = False
    for part in document.paragraphs:
        text = document.paragraph_text(part)
        printed = None if body_begun else dates.parse(text)
        if printed and (date is None or printed.date() == date.date()):
            date = date or printed
            continue
        body_begun = body_begun or (part.kind == "body" and len(text) > _HEAD_LINE)
        kept.append(part)
    return replace(document, date=date, paragraphs=tuple(kept))


def _heading(
    tree: HtmlElement, main: Sequence[HtmlElement], around: beside.Surroundings
) -> str | None:
    """Return the title that a reader sees: the text's own h1, the page's, else the shared title."""
    own = (blocks.plain(one) for element in main for one in element.iter("h1"))
    found = next(filter(None, own), None)
    if found:
        return found
    named = _meta(tree, "og:title") or _page_title(tree) or ""
    outside = [blocks.plain(one) for one in tree.iter("h1") if not around.hold(one)]
    by_name = sorted(
        (text for text in outside if text in named),
        key=lambda text: (-len(text), named.index(text)),
    )
    found = next(filter(None, (*by_name, *outside)), None)
    if found:
        return found
    shared = _meta(tree, "og:title")
    return _SITE_TAIL.sub("", shared) if shared and _meta(tree, "og:site_name") else shared


def _page_title(tree: HtmlElement) -> str | None:
    text = " ".join(tree.xpath("string(//head/title)").split())
    return text or None


def _meta(tree: HtmlElement, name: str) -> str | None:
    """Return the content of the first ``<meta>`` called ``name``."""
    found = tree.xpath(
        "//meta[@property=$name or @name=$name or @itemprop=$name]/@content", name=name
    )
    return " ".join(found[0].split()) or None if found else None


def _date(tree: HtmlElement, main: Sequence[HtmlElement]) -> datetime | None:
    """Return when the page was published: the first date with a time zone, else the first date."""
    times = _times(tree.xpath("//time[@pubdate or @itemprop='datePublished']"))
    times += [_meta(tree, name) for name in ("article:published_time", "datePublished", "date")]
    times += _times(one for element in main for one in element.iter("time"))
    times += _times(tree.xpath("//time[not(ancestor::aside or ancestor::nav or ancestor::footer)]"))
    read = [moment for moment in map(dates.parse_iso, filter(None, times)) if moment]
    return next((moment for moment in read if moment.tzinfo), read[0] if read else None)


def _times(elements: Iterable[HtmlElement]) -> list[str | None]:
    """Return the times that ``<time>`` elements state, but not those of a person's life, nor those
    that differ from the date that the element shows.
    """
    found = []
    for element in elements:
        name = f"{element.get('class', '')} {element.get('itemprop', '')}"
        stated, years = element.get("datetime"), _YEAR.findall(element.text or "")
        differs = stated and years and not any(stated.startswith(year) for year in years)
        if not _OF_A_LIFE.search(name) and not differs:
            found.append(stated)
    return found


def _url(tree: HtmlElement) -> str | None:
    """Return the page's own address: the first valid one that it states."""
    stated = (*tree.xpath("//link[@rel='canonical']/@href"), _meta(tree, "og:url") or "")
    return next(filter(None, (urls.join("", found) for found in stated)), None)


def _licence(tree: HtmlElement) -> str | None:
    found = select(tree, "link[rel~=license], a[rel~=license]")
    return found[0].get("href", "").strip() or None if found else None


def _languages(own: str | None, tree: HtmlElement) -> tuple[str, ...]:
    """Return the page's own language and those of its alternates, each once."""
    others = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' alternate ')]/@hreflang")
    tags = map(language.well_formed, (own, *(one for one in others if one != "x-default")))
    return tuple(dict.fromkeys(filter(None, tags)))
