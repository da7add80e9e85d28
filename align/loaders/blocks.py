"""An HTML tree -> the blocks of text that a reader sees, in order."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.html import HtmlElement

from align.loaders import beside, layout
from align.loaders.signs import is_link, tag_of
from align.text import Document, Paragraph, ParagraphKind, one_line


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# HTML's own tags, and those of trafilatura's result: head, item, list, quote, row, cell.
_HEADINGS = _words("h1 h2 h3 h4 h5 h6 head")
_BLOCKS = _HEADINGS | _words(
    "address article aside blockquote body caption cell center dd details div dl doc dt fieldset "
    "figure footer form header hr html item li list main nav ol p pre quote row section summary "
    "table tbody td tfoot th thead tr ul"
)
#: Tags that separate blocks of text.
TAGS = (*sorted(_BLOCKS), "br")
_BOLD = frozenset({"b", "strong"})
_SPACE = re.compile(r"[ \t\n\f\r]+")
_AROUND_BREAK = re.compile(r" *\n *")
_PERMALINK = re.compile(r"\s*[¶🔗]+$")  # a heading's link to itself
_LINE = "\x00"  # stands for <br> until a block is complete; no text contains it
_BLANK = f" {_LINE}"
_UNSEEN = str.maketrans("", "", "\u200b\u00ad\ufeff")
_JOINERS = "\u200c\u200d\u2060"  # part of words, but no text by themselves
_NOTHING = f"{_BLANK}{_JOINERS}"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's text, never blank, and its kind according to the markup.

    ``linked`` is the share of the text inside links, ``place`` the element of a page around it.
    """

    text: str
    kind: ParagraphKind = "body"
    linked: float = field(default=0.0, compare=False)
    place: HtmlElement | None = field(default=None, compare=False, repr=False)


def assemble(found: Iterable[Block]) -> Document:
    """Return the document of these blocks: their texts, separated by blank lines."""
    parts, texts, start = [], [], 0
    for block in found:
        parts.append(Paragraph(start, start + len(block.text), block.kind))
        texts.append(block.text)
        start += len(block.text) + 2
    return Document("\n\n".join(texts), "", tuple(parts))


def document(found: Iterable[Block]) -> Document:
    """Return ``assemble(found)`` with its title: a heading that comes first, else a first block
    that looks like one. If the markup has no headings, the layout shows them.
    """
    whole = assemble(found)
    parts = whole.paragraphs
    if not any(part.kind == "heading" for part in parts):
        parts = layout.headed(whole.text, layout.titled(whole.text, parts, sure=False))
    elif parts[0].kind == "heading":
        parts = (replace(parts[0], kind="title"), *parts[1:])
    else:
        parts = layout.titled(whole.text, parts, sure=False)
    has_title = bool(parts) and parts[0].kind == "title"
    title = whole.paragraph_text(parts[0]) if has_title else None
    return replace(whole, paragraphs=parts, title=title)


def walk(root: HtmlElement, around: beside.Surroundings | None = None) -> Iterator[Block]:
    """Yield the blocks below ``root``; menus, captions and other surroundings are left out.

    ``around`` is ``beside.find(root)``, if it is known.

    White space collapses as in a browser. Lines separated by ``<br>`` are joined into paragraphs by
    the same rules as in plain text.
    """
    dropped = (around or beside.find(root)).marks
    pieces: list[str] = []
    links: list[str] = []  # those of the pieces that are inside links
    headings = preformatted = linking = 0
    skipped: HtmlElement | None = None
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = tag_of(element)
        if tag in _BLOCKS:
            place = element if event == "end" else element.getparent()
            yield from _flush(pieces, links, heading=headings > 0, place=place)
        if event == "start" and element in dropped:
            skipped = element
            walker.skip_subtree()
        elif event == "start":
            headings += tag in _HEADINGS
            preformatted += tag == "pre"
            linking += _links(element, tag, in_heading=headings > 0)
            pieces.append(_LINE if tag in ("br", "lb") else "")
            pieces.append(_visible(element.text, preformatted > 0))
            if linking:
                links.append(pieces[-1])
        else:
            if element is not skipped:
                linking -= _links(element, tag, in_heading=headings > 0)
                headings -= tag in _HEADINGS
                preformatted -= tag == "pre"
            if element is not root:
                tail = _visible(element.tail, preformatted > 0)
                pieces.append(" " * (tag in _BOLD and _is_glued("".join(pieces[-4:]), tail)))
                pieces.append(tail)
                if linking:
                    links.append(tail)
    yield from _flush(pieces, links, heading=False, place=root)


def plain(element: HtmlElement) -> str:
    """Return all visible text below ``element`` on one line."""
    if not len(element) and tag_of(element) not in _HEADINGS:  # like most paragraphs
        text = (element.text or "").translate(_UNSEEN)
        return one_line(text) if text.strip(_NOTHING) else ""
    return one_line(" ".join(block.text for block in walk(element)))


def tables(root: HtmlElement) -> Iterator[list[list[str]]]:
    """Yield the tables below ``root`` as rows of cells, each on one line."""
    for table in root.iter("table"):
        yield [
            [plain(cell) for cell in row.iterchildren("td", "th")]
            for row in table.iter("tr")
            if next(row.iterancestors("table")) is table
        ]


def _links(element: HtmlElement, tag: str, *, in_heading: bool) -> bool:
    """Whether ``element`` leads elsewhere: a link or a button, but not one that unfolds a text, nor
    the link of a heading to itself.
    """
    if tag == "button":
        return element.get("aria-controls") is None
    if not is_link(element, tag):
        return False
    if not (element.get("href") or "").startswith("#"):
        return True
    toggles = (element.get(name) for name in ("data-toggle", "data-bs-toggle"))
    return not (in_heading or "collapse" in toggles or element.get("aria-expanded"))


def outside_tables(root: HtmlElement) -> int:
    """Count the paragraphs below ``root`` that are in no table."""
    places = [block.place for block in walk(root) if block.place is not None]
    return sum(next(place.iterancestors("table"), None) is None for place in places)


def _is_glued(label: str, said: str) -> bool:
    """Whether ``said`` follows its bold label, such as ``Question:``, without a space."""
    return label.endswith(":") and label[-2:-1].isalpha() and said[:1].isalpha()


def _visible(text: str | None, preformatted: bool) -> str:
    if not text:
        return ""
    text = text.translate(_UNSEEN)
    return text.replace("\n", _LINE) if preformatted else _SPACE.sub(" ", text)


def _flush(
    pieces: list[str], links: list[str], *, heading: bool, place: HtmlElement | None
) -> Iterator[Block]:
    """Yield the blocks in ``pieces``, and empty the lists."""
    text = "".join(pieces)
    pieces.clear()
    if not text.strip(_NOTHING):  # like most text between tags
        links.clear()
        return
    in_links = [found for found in map(str.strip, links) if found]
    links.clear()
    text = _SPACE.sub(" ", text).replace(_LINE, "\n")
    text = _AROUND_BREAK.sub("\n", text).strip()
    if not text:
        return
    if heading:
        text = _PERMALINK.sub("", one_line(text)) or text
        yield Block(text, "heading", _share(deque(in_links), text), place)
        return
    rest = deque(in_links)
    for start, end in layout.paragraph_spans(text, is_file=False):
        part = text[start:end]
        yield Block(part, "body", _share(rest, part), place)


def _share(links: deque[str], text: str) -> float:
    """Return how much of ``text`` its links make up, from 0 to 1; they are taken from ``links``."""
    linked = at = 0
    while links and (found := text.find(links[0], at)) >= 0:
        at = found + len(links[0])
        linked += len(links.popleft())
    return linked / len(text)
