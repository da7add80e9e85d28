"""Finds what an article contains besides its text: bylines, buttons, credits, lists of other pages.

The markup often puts them between the paragraphs, without a role or a name that tells them apart.
So the blocks themselves decide: what they say, whether they are links, and where they stand. A
block of prose is only left out with a box that says what it is, such as *About the author*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from align.loaders import box_names, captions
from align.loaders.article import BOX, CODE, LINKED, Article, is_slight
from align.loaders.blocks import Block
from align.loaders.layout import ENDED

# Without this share of prose, a page is a list, a table or a poem; only labels are removed.
_ENOUGH = 0.4
_BOXES = 0.3  # all boxes together hold at most this share of the prose
_LEAD = 4  # a date may be among this many first blocks, below a lead
_BELOW_LEAD = 8  # or between a lead and the next paragraph, if no more blocks are there
_HEADINGS_IN_A_ROW = 4
_CELLS = CODE | {"td", "th", "dt", "dd"}


def surplus(found: Sequence[Block], roots: Sequence[HtmlElement]) -> frozenset[int]:
    """Return the indices of the blocks of an article that are not part of its text.

    ``roots`` are the elements of the article.
    """
    article = Article(found, frozenset(roots))
    out = {index for index in range(len(found)) if article.is_label(index)}
    if article.prose_share < _ENOUGH:
        return frozenset(out)
    if article.is_listing():
        return frozenset(out | {index for index in range(len(found)) if article.is_button(index)})
    room = _BOXES * article.total
    boxes: set[int] = set()
    for box in _boxes(article):
        prose = article.prose_in(box - boxes)
        if prose <= room:
            room -= prose
            boxes |= box
    out |= boxes
    out |= {index for index in range(len(found)) if index not in out and article.is_beside(index)}
    out |= _at_head(article, out) | _at_tail(article, out)
    out |= _rows_of_headings(article, out)
    return frozenset(out | _empty_headings(article, out))


def _boxes(article: Article) -> Iterator[set[int]]:
    """Yield the boxes: those with a title that says so, and those with a name that does."""
    past = 0
    for index, block in enumerate(article.found):
        kind = captions.box(block.text)
        if kind and not article.prose[index] and _can_be_title(article, index):
            box = _below(article, index, kind, past)
            if kind == "contents" and not article.has_links(box):
                if _is_left_over(article, index):
                    yield {index}
                continue
            if box != {index} or not article.has_text(index + 1):
                yield box
        past += article.sizes[index]
    yield from _contacts(article)
    named = [
        set(range(first, article.last[element] + 1))
        for element, first in article.first.items()
        if box_names.mean_box_of_sentences(element)
    ]
    # If names would remove much, they are only what the site calls the parts of its text.
    if article.prose_in(set().union(*named)) <= _BOXES * article.total:
        yield from named
    yield from _edges(article)


def _contacts(article: Article) -> Iterator[set[int]]:
    """Yield the contacts below the text: from their title to the last number or address, if no
    prose is between them or below.
    """
    last = max((index for index, prose in enumerate(article.prose) if prose), default=-1)
    reached = [
        index
        for index in range(last + 1, len(article.found))
        if captions.reaches(article.found[index].text)
    ]
    titles = range(last + 1, reached[-1]) if reached else ()
    first = next((at for at in titles if captions.is_contact(article.found[at].text)), None)
    if first is not None:
        yield set(range(first, reached[-1] + 1))


def _edges(article: Article) -> Iterator[set[int]]:
    """Yield the parts above and below the text with a name that says that they are boxes."""
    edges = [
        (first, article.last[element])
        for element, first in article.first.items()
        if box_names.mean_box_at_edge(element)
    ]
    places = [index for index, prose in enumerate(article.prose) if prose]
    begin, end = (places[0], places[-1]) if places else (0, 0)
    for first, last in sorted(edges):  # what stands above the first prose that is left
        if first <= begin <= last:
            begin = next((at for at in places if at > last), begin)
    for first, last in sorted(edges, key=lambda edge: -edge[1]):
        if first <= end <= last:
            end = next((at for at in reversed(places) if at < first), end)
    for first, last in edges:
        if last < begin or first > end:
            yield set(range(first, last + 1))


def _can_be_title(article: Article, index: int) -> bool:
    """Whether the block may be the title of a box: no cell, no line of code, no button."""
    block = article.found[index]
    place = block.place
    if block.kind != "heading" and block.linked >= LINKED:
        return False
    return place is None or place.tag not in _CELLS


def _below(article: Article, index: int, kind: captions.BoxKind, past: int) -> set[int]:
    """Return the box that begins with the title at ``index``.

    It is the largest element that begins there. If that is only the title, what follows belongs to
    the box while it is not prose; in a box that says something, also prose up to the next heading,
    if most of the text is ``past``. A box that may be a section of the text, such as *Comments*,
    holds no sentence, unless its name says that it is a box.
    """
    says = kind == "box" or (kind == "section" and article.is_named(index))
    around = [one for one in article.above[index] if article.first[one] == index]
    for element in reversed(around):
        box = set(range(index, article.last[element] + 1))
        fits = article.prose_in(box) <= BOX * article.total if says else article.is_linked(box)
        fits = fits and (kind != "contents" or article.has_links(box))
        if len(box) > 1 and fits:
            return box
    box = {index}
    may_say = says and past >= (1 - BOX) * article.total
    for after in range(index + 1, len(article.found)):
        block = article.found[after]
        if captions.stands_for_embedded(block.text):
            box.add(after)
            continue
        ends = block.kind == "heading" and block.linked < LINKED
        ends = ends or captions.box(block.text) is not None
        if ends or (article.prose[after] and not may_say):
            break
        if not article.prose[after] and not is_slight(block):
            break
        if not may_say and block.linked < LINKED and ENDED.search(block.text):
            break
        box.add(after)
    return box


def _is_left_over(article: Article, index: int) -> bool:
    """Whether the title of a contents list has lost its list, which was left out before."""
    after = index + 1
    if after == len(article.found) or article.found[after].kind == "heading":
        return True
    return article.found[index].kind != "heading" and not article.in_list(after)


def _at_head(article: Article, out: set[int]) -> set[int]:
    """Return the blocks before the text that are not part of it, and dates below its lead."""
    first = next((at for at, prose in enumerate(article.prose) if prose and at not in out), 0)
    about = {index for index in range(first) if article.is_about(index, head=True)}
    last = max((at for at, prose in enumerate(article.prose) if prose), default=0)
    second = next((at for at in range(first + 1, last) if article.prose[at] and at not in out), 0)
    below = range(first, max(min(_LEAD, last), min(second, first + _BELOW_LEAD)))
    return about | {index for index in below if article.is_date_or_author(index)}


def _at_tail(article: Article, out: set[int]) -> set[int]:
    """Return the blocks after the text that are not part of it."""
    last = len(article.found)
    while last and (not article.prose[last - 1] or last - 1 in out):
        last -= 1
    about: set[int] = set()
    below = ""  # the kind of the next block that is kept
    for index in reversed(range(last, len(article.found))):
        kind = article.found[index].kind
        has_text = kind == "heading" and below == "body"
        if article.is_about(index, head=False) and not has_text:
            about.add(index)
        elif index not in out:
            below = kind
    return about


def _rows_of_headings(article: Article, out: set[int]) -> set[int]:
    """Return linked headings without any text between them: the titles of other pages."""
    rest = [index for index in range(len(article.found)) if index not in out]
    rows: set[int] = set()
    row: list[int] = []
    for index in rest:
        if article.found[index].kind == "heading":
            row.append(index)
            continue
        linked = sum(article.found[one].linked >= LINKED for one in row)
        if len(row) >= _HEADINGS_IN_A_ROW and 2 * linked > len(row):
            rows.update(row[:-1])
        row = []
    return rows


def _empty_headings(article: Article, out: set[int]) -> set[int]:
    """Return the headings that nothing follows but what is left out."""
    empty: set[int] = set()
    if len(article.found) - 1 not in out:
        return empty
    for index in reversed(range(len(article.found))):
        if index in out:
            continue
        if article.found[index].kind != "heading" or ENDED.search(article.found[index].text):
            break
        empty.add(index)
    return empty
