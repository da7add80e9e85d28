"""Finds the main text of a page: by the rules of its site, or with trafilatura."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import chain, islice, takewhile

from lxml.html import HtmlElement

from align.loaders import beside, blocks, guard, sites, trim
from align.loaders.blocks import Block
from align.loaders.sites.site import Site, select
from align.words import Message

# A generic rule must find this share of the text in all paragraphs of the page, or it has found a
# teaser; if several places match, one must hold this share of their text.
_COVER = 0.4
_CHIEF = 0.7
# An element that says that it is the body of an article needs less: the rest may be comments.
_COVER_SAID = 0.15

# A page with more blocks is a book, or hostile.
_MANY_BLOCKS = 4000
# At most this share of the text may follow the place where it ends.
_BEHIND = 0.2

# An element is read instead of trafilatura's result if it holds at least this share of it.
_HELD = 0.95
_DEEP = 20  # levels
_TEXT_TAGS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre"}
)

# Dropping this percentage of an article is reported, with these reasons beside the marks.
_WORTH_A_NOTE = 25
_RULE = Message("a rule of its site")
_BOXES = Message("boxes between the paragraphs")


@dataclass(frozen=True, slots=True)
class MainText:
    """The blocks of a page's main text, its elements in the page, the rule that found it.

    Without a rule if trafilatura found it; without elements if the text is scattered over the page.
    ``whole`` are all blocks of the elements, with those that are not part of the text.
    ``shown`` counts the characters of prose that a person sees in the elements, ``left`` those of
    them outside the blocks, by the mark that excluded them; ``hidden`` those that nobody sees,
    ``everywhere`` those in all paragraphs of the page, 0 if they were not counted.
    """

    blocks: tuple[Block, ...]
    elements: tuple[HtmlElement, ...] = ()
    site: Site | None = None
    shown: int = 0
    left: Counter[str] = field(default_factory=Counter)
    hidden: int = 0
    everywhere: int = 0
    whole: tuple[Block, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person who misses a part of the text should know."""
        notes = []
        percent = 100 * self.left.total() // max(1, self.shown)
        if percent >= _WORTH_A_NOTE:
            names = reduce(
                lambda first, second: Message("{first}, {second}", first=first, second=second),
                (name for name, size in self.left.most_common(3) if size),
            )
            notes.append(
                Message(
                    "{percent} % of the text in the article was left out "
                    "as not part of it ({names})",
                    percent=percent,
                    names=names,
                )
            )
        percent = 100 * self.hidden // max(1, self.shown + self.hidden)
        if percent >= _WORTH_A_NOTE:
            notes.append(
                Message(
                    "{percent} % of the text in the article is hidden on the page and was not read",
                    percent=percent,
                )
            )
        if 2 * _size(self.whole or self.blocks) < self.everywhere:
            notes.append(
                Message("most of the text on this page is outside the article that was read")
            )
        return tuple(notes)


def find(tree: HtmlElement, known: Sequence[Site], around: beside.Surroundings) -> MainText | None:
    """Return the main text of the page ``tree``, or None if no rule of its site fits.

    ``known`` are those rules; the one that finds the most text wins. Without any, the general rules
    and trafilatura are tried. What is not part of the text is removed from ``tree``. ``around`` is
    ``beside.find(tree)``.
    """
    if known:
        found = filter(None, (_by_rule(tree, site) for site in known))
        return max(found, key=lambda main: _size(main.blocks), default=None)
    everywhere = _in_paragraphs(tree, around)
    for site in sites.GENERIC:
        main = _by_rule(tree, site)
        cover = _COVER_SAID if site.body == "[itemprop=articleBody]" else _COVER
        if main and _size(main.whole or main.blocks) >= cover * everywhere:
            return replace(main, everywhere=everywhere)
    main = _by_trafilatura(tree)
    return main and replace(main, everywhere=everywhere)


def _by_rule(tree: HtmlElement, site: Site) -> MainText | None:
    """Return the text on the page ``tree`` by the rule of ``site``, None if it fits no element."""
    elements = _parts(tree, site)
    if not elements:
        return None
    leads = _leads(tree, site, elements[0])
    around = [beside.find(element) for element in elements]
    shown = sum(one.shown for one in around)
    for index, element in enumerate(elements):
        if _cut(element, site, around[index].shown):
            around[index] = beside.find(element)
    found = tuple(
        block
        for block in chain(
            *map(blocks.walk, leads),
            *(blocks.walk(*pair) for pair in zip(elements, around, strict=True)),
        )
        if not site.lines or " ".join(block.text.split()).casefold() not in site.lines
    )
    if not found:
        return None
    main = _main(found, elements, around, site, shown)
    return main if site.hosts else _trimmed(main)


def _trimmed(main: MainText) -> MainText:
    """Return ``main`` without the blocks that are not part of its text."""
    out = trim.surplus(main.blocks, main.elements)
    kept = tuple(block for index, block in enumerate(main.blocks) if index not in out)
    if not kept:
        return main
    gone: Counter[str] = Counter({_BOXES: sum(_seen(main.blocks[index]) for index in out)})
    return replace(main, blocks=kept, whole=main.blocks, left=main.left + gone)


def _seen(block: Block) -> int:
    """Return how many characters of ``block`` are not links."""
    return round(len(block.text) * (1 - block.linked))


def _main(
    found: tuple[Block, ...],
    elements: tuple[HtmlElement, ...],
    around: Sequence[beside.Surroundings],
    site: Site | None = None,
    shown: int | None = None,
) -> MainText:
    """Return the main text and what ``elements`` leave out; they first had ``shown``."""
    rest = sum(one.shown for one in around)
    left = sum((one.left for one in around), Counter())
    if shown is not None and shown > rest:
        left[_RULE] = shown - rest
    hidden = sum(one.hidden for one in around)
    return MainText(found, elements, site, rest if shown is None else shown, left, hidden)


def _parts(tree: HtmlElement, site: Site) -> tuple[HtmlElement, ...]:
    """Return the elements that hold the text by the rule of ``site``, in order.

    This is one element, or several below one title: what follows the next title is another text.
    One text must have most of what they all hold.
    """
    found = set(select(tree, site.body))
    barred = found | set(select(tree, site.drop))
    outer = [one for one in select(tree, site.body) if barred.isdisjoint(one.iterancestors())]
    if len(outer) < 2:
        return tuple(outer)
    within, titles = set(outer), set(select(tree, site.title))
    texts: dict[int, list[HtmlElement]] = {}
    number = 0
    for element in tree.iter():
        number += element in titles
        if element in within:
            number += not titles  # without titles each is a separate text
            texts.setdefault(number, []).append(element)
    sizes = {number: sum(beside.find(one).shown for one in text) for number, text in texts.items()}
    largest = max(sizes, key=lambda number: sizes[number])
    most = max(1, _CHIEF * sum(sizes.values()))
    return tuple(texts[largest]) if sizes[largest] >= most else ()


def _leads(tree: HtmlElement, site: Site, element: HtmlElement) -> list[HtmlElement]:
    """Return the lead of the text in ``element``: the last one before it."""
    leads = select(tree, site.lead)
    order = {one: place for place, one in enumerate(tree.iter())} if leads else {}
    return [one for one in leads if order[one] < order[element]][-1:]


def _cut(element: HtmlElement, site: Site, shown: int) -> bool:
    """Remove from ``element`` what is not part of the text, such as its contents list; return
    whether there was any. The element has ``shown`` characters of prose.

    An end mark with much text after it is only a box in the middle of the text, and is removed
    alone.
    """
    room = _BEHIND * shown
    gone: set[HtmlElement] = set()
    for end in reversed(_inside(element, site.end)):
        if room >= 0:
            later = (end, *takewhile(lambda one: one not in gone, end.itersiblings()))
            room -= sum(len((one.tail or "").strip()) for one in later)
            room -= sum(beside.find(one).shown for one in later[1:])
            if room >= 0:
                gone.update(later)
                for one in later:
                    one.tail = None
        gone.add(end)
    guard.drop(element, gone)
    contents = filter(_is_contents, element.iter("p", "li"))
    more = (*_inside(element, site.drop), *contents)
    guard.drop(element, more)
    return bool(gone or more)


def _inside(element: HtmlElement, selector: str | None) -> list[HtmlElement]:
    return [one for one in select(element, selector) if one is not element]


def _is_contents(element: HtmlElement) -> bool:
    """Whether ``element`` consists of a link to a place further down the page."""
    link = next(element.iter("a"), None)
    if link is None:
        return False
    links = element.xpath(".//a[starts-with(@href, '#') and string-length(@href) > 1]")
    return bool(links) and links[0].text_content().strip() == element.text_content().strip()


def _in_paragraphs(tree: HtmlElement, around: beside.Surroundings) -> int:
    """Return how many characters the page's paragraphs outside menus have."""
    return sum(len(blocks.plain(p)) for p in tree.iter("p") if not around.hold(p))


def _by_trafilatura(tree: HtmlElement) -> MainText | None:
    """Return what trafilatura finds, read again from the page.

    It is good at finding a text, but loses headings and lists inside it. So the element that holds
    what it found is read whole, unless that adds as much again as it had found.
    """
    import trafilatura

    copy = deepcopy(tree)
    for text in beside.find(copy).overruled:  # it would exclude them by their names again
        text.attrib.clear()
        text.tag = "div"
    for formula in copy.iter("math"):  # which it would drop from their sentences
        said, formula.tag = blocks.plain(formula), "span"
        guard.drop(copy, list(formula))
        formula.text = said
    result = trafilatura.bare_extraction(
        copy, include_comments=False, include_tables=True, fast=_is_long(tree)
    )
    body = getattr(result, "body", None)
    # If it finds no text, it falls back on everything, menus included.
    visible = " ".join(map(blocks.plain, tree.xpath("//body")))
    walked = () if body is None else blocks.walk(body)
    found = tuple(block for block in walked if " ".join(block.text.split()) in visible)
    if not found:
        return None
    paragraphs = _confirmed(tree, {" ".join(block.text.split()) for block in found})
    weights = _weights(paragraphs)
    element = _holder(weights)
    if element is None:
        return _trimmed(_run_together(tree, found))
    around = beside.find(element)
    whole = tuple(blocks.walk(element, around))
    if _HELD * _size(found) <= _size(whole) <= 2 * _size(found):
        return _trimmed(_main(whole, (element,), (around,)))
    parts = _pieces(element, weights + Counter(paragraphs))
    whole = tuple(block for part in parts for block in blocks.walk(part))
    if _HELD * _size(found) <= _size(whole):
        return _trimmed(_main(whole, parts, tuple(map(beside.find, parts))))
    return _trimmed(MainText(found, shown=sum(map(_seen, found))))


def _is_long(tree: HtmlElement) -> bool:
    """Whether ``tree`` has too many blocks for justext, trafilatura's second opinion, which takes
    quadratic time.
    """
    return next(islice(tree.iter(*blocks.TAGS), _MANY_BLOCKS, None), None) is not None


def _confirmed(tree: HtmlElement, texts: set[str]) -> dict[HtmlElement, int]:
    """Return the paragraphs that are among ``texts``, with their lengths."""
    paragraphs: dict[HtmlElement, int] = {}
    shortest = min(map(len, texts))
    for paragraph in tree.iter("p", "li", "td", "blockquote"):
        if len(paragraph.text_content()) < shortest:  # an entry of a menu
            continue
        text = blocks.plain(paragraph)
        if text in texts:
            paragraphs[paragraph] = len(text)
    return paragraphs


def _weights(paragraphs: dict[HtmlElement, int]) -> Counter[HtmlElement]:
    """Return how many characters of ``paragraphs`` each element around them holds."""
    weights: Counter[HtmlElement] = Counter()
    for paragraph, size in paragraphs.items():
        for element in paragraph.iterancestors():
            weights[element] += size
    return weights


def _holder(weights: Counter[HtmlElement]) -> HtmlElement | None:
    """Return the innermost element with nearly all of the text."""
    most = _HELD * max(weights.values(), default=1)
    nearly = [element for element, weight in weights.items() if weight >= most]
    return max(nearly, key=_depth, default=None)


def _run_together(tree: HtmlElement, found: tuple[Block, ...]) -> MainText:
    """Return what trafilatura ``found`` as a single paragraph, as it does on a short page: read
    again from the element that holds it, if that holds little else.
    """
    element = _around(tree, " ".join(found[0].text.split())) if len(found) == 1 else None
    if element is not None:
        around = beside.find(element)
        whole = tuple(blocks.walk(element, around))
        words, more = (sum(len(one.text.split()) for one in some) for some in (found, whole))
        if _HELD * words <= more <= words / _HELD:
            return _main(whole, (element,), (around,))
    return MainText(found, shown=sum(map(_seen, found)))


def _around(tree: HtmlElement, text: str) -> HtmlElement | None:
    """Return the innermost element of ``tree`` that holds ``text``, down to a certain depth."""
    element: HtmlElement | None = None
    inner = tree.xpath("//body")[:1]
    for _ in range(_DEEP):
        if len(inner) != 1:
            break
        element = inner[0]
        inner = [one for one in element.iterchildren("*") if text in blocks.plain(one)]
    return element


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _pieces(element: HtmlElement, weights: Counter[HtmlElement]) -> tuple[HtmlElement, ...]:
    """Return the outermost elements that are mostly text: a text may be in several boxes, among
    others. A box with nothing but a heading, just before one of them, is its heading.
    """
    sizes: Counter[HtmlElement] = Counter()
    direct: Counter[HtmlElement] = Counter()  # in paragraphs, lists and tables just below it
    for block in blocks.walk(element):
        place = block.place
        while place is not None:
            sizes[place] += len(block.text)
            above = None if place is element else place.getparent()
            if above is not None and place.tag in _TEXT_TAGS:
                direct[above] += round(len(block.text) * (1 - block.linked))
            place = above
    pieces: list[HtmlElement] = []
    waiting = [element]
    while waiting:
        one = waiting.pop()
        inner = [child for child in one.iterchildren() if weights[child]]
        confirmed = 2 * weights[one] >= sizes[one] or 2 * direct[one] >= sizes[one]
        if not inner or confirmed:
            before = one.getprevious()
            if before is not None and not weights[before] and _is_heading(before):
                pieces.append(before)
            pieces.append(one)
        else:
            waiting.extend(reversed(inner))
    return tuple(pieces)


def _is_heading(element: HtmlElement) -> bool:
    found = tuple(islice(blocks.walk(element), 2))
    return len(found) == 1 and found[0].kind == "heading"


def _size(found: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in found)
