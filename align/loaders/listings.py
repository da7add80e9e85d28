"""Blocks of program code on a web page: each is one paragraph, as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from lxml.html import HtmlElement

from align.loaders.blocks import Block
from align.text import Document, Sentence

_NAMES = re.compile(
    r"(?:^|[\s_-])(?:code(?:block|hilite)?|highlight|hljs|sourcecode|prettyprint|lang|language|brush"
    r"|syntax\w*|listing|console|terminal|shell)(?:$|[\s_-])",
    re.IGNORECASE,
)
_AROUND = 2  # elements whose classes may say what is inside


def whole(found: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of a page; those of one listing become a block of the kind ``code``."""
    for listing, some in groupby(found, key=_listing):
        text = "" if listing is None else _written(listing)
        if text.strip():
            yield Block(text, "code", place=listing)
        else:
            yield from some


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return each paragraph of code as one sentence; the others are split later."""
    return tuple(
        Sentence(" ".join(document.paragraph_text(part).split()), part.start, part.end, index)
        for index, part in enumerate(document.paragraphs)
        if part.kind == "code"
    )


def _written(listing: HtmlElement) -> str:
    """Return the text of a listing with its line breaks, without its buttons."""
    parts = listing.xpath(".//text()[not(ancestor::button)] | .//br")
    return "".join(part if isinstance(part, str) else "\n" for part in parts).strip("\n").rstrip()


def _listing(block: Block) -> HtmlElement | None:
    """Return the listing that ``block`` is a part of, if it is one.

    A ``pre`` may also be a poem or a plain text: it is code if its only element or a class says so.
    """
    place = block.place
    if place is None or place.tag != "pre" or block.kind != "body":
        return None
    only = place[0] if len(place) == 1 else None
    if only is not None and only.tag in ("code", "samp", "kbd"):
        beside = f"{place.text or ''}{only.tail or ''}".strip()
        if not beside:
            return place
    names = (one.get("class", "") for one in (place, *islice(place.iterancestors(), _AROUND)))
    return place if any(map(_NAMES.search, names)) else None
