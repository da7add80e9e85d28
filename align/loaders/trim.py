"""Finds what an article contains besides its text: bylines, buttons, credits, lists of other pages.

The markup often puts them between the paragraphs, without a role or a name that tells them apart.
So the blocks themselves decide: what they say, whether they are links, and where they stand. A
block of prose is only left out with a box that says what it is, such as *About the author*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from align.loaders import box_names, captions, dates
from align.loaders.blocks import Block
from align.loaders.layout import ENDED

# Shorter blocks are prose only among longer ones.
_PROSE = 60  # characters
_PROSE_DENSE = 20  # in a script that does not separate words
# Without this share of prose, a page is a list, a table or a poem; only labels are removed.
_ENOUGH = 0.4
_PROSE_BESIDE_LINKS = 300  # characters
# A box holds at most this share of the prose, and all boxes together.
_BOX = 0.25
_BOXES = 0.3
_LINKED = 0.8
_SHORT = 160
_NOTICE = 400
_NAME_WORDS = 4
_LEAD = 4  # a date may be among this many first blocks, below a lead
_BELOW_LEAD = 8  # or between a lead and the next paragraph, if no more blocks are there
_HEADINGS_IN_A_ROW = 4
_CARDS = 5
_TEASED = 0.7
_TEASER = 300  # characters
_CLIMB = 12  # ancestors
_CODE = frozenset({"pre", "code"})
_CELLS = _CODE | {"td", "th", "dt", "dd"}
_CONTENT = frozenset({"p", "li", "td", "th", "dt", "dd", "pre", "blockquote"})

_SAID = re.compile(r"[^.][.!?]$")
_RIGHTS = re.compile(r"©|copyright|rights reserved|[)\]]$", re.IGNORECASE)


def surplus(found: Sequence[Block], roots: Sequence[HtmlElement]) -> frozenset[int]:
    """Return the indices of the blocks of an article that are not part of its text.

    ``roots`` are the elements of the article.
    """
    blocks = _Blocks(found, frozenset(roots))
    out = {index for index in range(len(found)) if blocks.is_label(index)}
    if blocks.prose_share < _ENOUGH:
        return frozenset(out)
    if blocks.is_listing():
        return frozenset(out | {index for index in range(len(found)) if blocks.is_button(index)})
    room = _BOXES * blocks.total
    boxes: set[int] = set()
    for box in blocks.boxes():
        prose = blocks.prose_in(box - boxes)
        if prose <= room:
            room -= prose
            boxes |= box
    out |= boxes
    out |= {index for index in range(len(found)) if index not in out and blocks.is_beside(index)}
    out |= blocks.at_head(out) | blocks.at_tail(out)
    out |= blocks.rows_of_headings(out)
    return frozenset(out | blocks.empty_headings(out))


class _Blocks:
    """The blocks of an article, and what they are."""

    def __init__(self, found: Sequence[Block], roots: frozenset[HtmlElement]) -> None:
        self._found = found
        self._prose = [_is_prose(block) for block in found]
        self._above = [_ancestors(block, roots) for block in found]
        self._first: dict[HtmlElement, int] = {}
        self._last: dict[HtmlElement, int] = {}
        for index, above in enumerate(self._above):
            for element in above:
                self._first.setdefault(element, index)
                self._last[element] = index
        self._announced = _announced(found)
        self._sizes = [
            len(block.text) * prose for block, prose in zip(found, self._prose, strict=True)
        ]
        self.total = sum(self._sizes)

    @property
    def prose_share(self) -> float:
        """How much of the text is prose; links count only if there is little of it."""
        enough = self.total >= _PROSE_BESIDE_LINKS
        sizes = (len(block.text) * (1 - enough * block.linked) for block in self._found)
        return self.total / max(1, sum(sizes))

    def is_listing(self) -> bool:
        """Whether most of the prose is short texts below linked headings: a list of other pages."""
        below, cards, teased = False, 0, 0
        for block, size in zip(self._found, self._sizes, strict=True):
            if block.kind == "heading":
                below = block.linked >= _LINKED
                cards += below
            teased += below * size
        return cards >= _CARDS and _TEASED * self.total < teased < _TEASER * cards

    def prose_in(self, indices: set[int]) -> int:
        """Return how many characters of prose these blocks have."""
        return sum(self._sizes[index] for index in indices)

    def is_label(self, index: int) -> bool:
        """Whether the block is a button or a mark, not a word said or the heading of a text."""
        block = self._found[index]
        if not captions.is_label(block.text):
            return False
        if block.kind == "heading":
            return not self._has_text(index + 1)
        if self._is_code(index):
            return False
        return not (self._is_content(index) and _SAID.search(block.text))

    def is_button(self, index: int) -> bool:
        """Whether the block is a link of a few words, no heading and no item of a list."""
        block = self._found[index]
        short = block.kind == "body" and len(block.text.split()) <= _NAME_WORDS
        return short and block.linked >= _LINKED and not self._in_list(index)

    def boxes(self) -> Iterator[set[int]]:
        """Yield the boxes: those with a title that says so, and those with a name that does."""
        past = 0
        for index, block in enumerate(self._found):
            kind = captions.box(block.text)
            if kind and not self._prose[index] and self._can_be_title(index):
                box = self._below(index, kind, past)
                if kind == "contents" and not self._has_links(box):
                    if self._is_left_over(index):
                        yield {index}
                    continue
                if box != {index} or not self._has_text(index + 1):
                    yield box
            past += self._sizes[index]
        named = [
            set(range(first, self._last[element] + 1))
            for element, first in self._first.items()
            if box_names.mean_box_of_sentences(element)
        ]
        # If names would remove much, they are only what the site calls the parts of its text.
        if self.prose_in(set().union(*named)) <= _BOXES * self.total:
            yield from named
        yield from self._edges()

    def _edges(self) -> Iterator[set[int]]:
        """Yield the parts above and below the text with a name that says that they are boxes."""
        edges = [
            (first, self._last[element])
            for element, first in self._first.items()
            if box_names.mean_box_at_edge(element)
        ]
        places = [index for index, prose in enumerate(self._prose) if prose]
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

    def _can_be_title(self, index: int) -> bool:
        """Whether the block may be the title of a box: no cell, no line of code, no button."""
        block = self._found[index]
        place = block.place
        if block.kind != "heading" and block.linked >= _LINKED:
            return False
        return place is None or place.tag not in _CELLS

    def _below(self, index: int, kind: captions.BoxKind, past: int) -> set[int]:
        """Return the box that begins with the title at ``index``.

        It is the largest element that begins there. If that is only the title, what follows belongs
        to the box while it is not prose; in a box that says something, also prose up to the next
        heading, if most of the text is ``past``. A box that may be a section of the text, such as
        *Comments*, holds no sentence, unless its name says that it is a box.
        """
        says = kind == "box" or (kind == "section" and self._is_named(index))
        around = [one for one in self._above[index] if self._first[one] == index]
        for element in reversed(around):
            box = set(range(index, self._last[element] + 1))
            fits = self.prose_in(box) <= _BOX * self.total if says else self._is_linked(box)
            fits = fits and (kind != "contents" or self._has_links(box))
            if len(box) > 1 and fits:
                return box
        box = {index}
        may_say = says and past >= (1 - _BOX) * self.total
        for after in range(index + 1, len(self._found)):
            block = self._found[after]
            ends = block.kind == "heading" and block.linked < _LINKED
            ends = ends or captions.box(block.text) is not None
            if ends or (self._prose[after] and not may_say):
                break
            if not self._prose[after] and not _is_slight(block):
                break
            if not may_say and block.linked < _LINKED and ENDED.search(block.text):
                break
            box.add(after)
        return box

    def _has_text(self, index: int) -> bool:
        """Whether the block at ``index`` is text, not a heading and not a link."""
        block = self._found[index] if index < len(self._found) else None
        return block is not None and block.kind == "body" and block.linked < _LINKED

    def _is_linked(self, indices: set[int]) -> bool:
        """Whether these blocks hold no sentence, or are mostly links."""
        some = [self._found[index] for index in indices]
        linked = sum(len(block.text) * block.linked for block in some)
        sentences = any(
            block.kind == "body" and block.linked < _LINKED and ENDED.search(block.text)
            for block in some
        )
        return not sentences or 2 * linked >= sum(len(block.text) for block in some)

    def _is_left_over(self, index: int) -> bool:
        """Whether the title of a contents list has lost its list, which was left out before."""
        after = index + 1
        if after == len(self._found) or self._found[after].kind == "heading":
            return True
        return self._found[index].kind != "heading" and not self._in_list(after)

    def _has_links(self, indices: set[int]) -> bool:
        """Whether most of these blocks below the first are links."""
        linked = sum(self._found[index].linked >= _LINKED for index in indices)
        return 2 * linked >= len(indices)

    def is_beside(self, index: int) -> bool:
        """Whether the block is a reference, a credit or an invitation, wherever it stands."""
        block = self._found[index]
        if len(block.text) > 2 * _SHORT or self._is_code(index):
            return False
        if captions.refers(block.text) and len(block.text) <= _SHORT:
            ended = ENDED.search(block.text) and not _RIGHTS.search(block.text)
            return block.linked > 0 or not ended
        if captions.invites(block.text) and block.linked > 0 and block.kind == "body":
            return True
        if self._prose[index] or ENDED.search(block.text):
            return False
        if block.linked >= _LINKED and block.kind == "body" and not self._in_list(index):
            return not self._announced[index]
        if block.linked < _LINKED:
            return False
        return self._is_named(index) or (block.kind == "heading" and self._is_link(index + 1))

    def _is_link(self, index: int) -> bool:
        """Whether the block at ``index`` is a link and no heading."""
        block = self._found[index] if index < len(self._found) else None
        return block is not None and block.kind == "body" and block.linked >= _LINKED

    def at_head(self, out: set[int]) -> set[int]:
        """Return the blocks before the text that are not part of it, and dates below its lead."""
        first = next((at for at, prose in enumerate(self._prose) if prose and at not in out), 0)
        about = {index for index in range(first) if self._is_about(index, head=True)}
        last = max((at for at, prose in enumerate(self._prose) if prose), default=0)
        second = next((at for at in range(first + 1, last) if self._prose[at] and at not in out), 0)
        below = range(first, max(min(_LEAD, last), min(second, first + _BELOW_LEAD)))
        return about | {index for index in below if self._is_date_or_author(index)}

    def at_tail(self, out: set[int]) -> set[int]:
        """Return the blocks after the text that are not part of it."""
        last = len(self._found)
        while last and (not self._prose[last - 1] or last - 1 in out):
            last -= 1
        about: set[int] = set()
        below = ""  # the kind of the next block that is kept
        for index in reversed(range(last, len(self._found))):
            kind = self._found[index].kind
            has_text = kind == "heading" and below == "body"
            if self._is_about(index, head=False) and not has_text:
                about.add(index)
            elif index not in out:
                below = kind
        return about

    def _is_about(self, index: int, *, head: bool) -> bool:
        """Whether a block before or after the text is about the article or about others."""
        block = self._found[index]
        if captions.is_notice(block.text) and len(block.text) <= _NOTICE:
            return True
        if self._prose[index] or (len(block.text) > _SHORT and block.linked < _LINKED):
            return False
        if block.linked >= _LINKED or captions.is_address(block.text):
            return head or not self._announced[index]
        if ENDED.search(block.text) and block.kind == "body" and len(block.text) > _PROSE // 2:
            return False
        if block.kind == "heading":
            return False
        if self._is_date_or_author(index):
            return head or captions.is_byline(block.text) or not self._is_content(index)
        return self._is_named(index) or (head and self._is_name(index))

    def _is_date_or_author(self, index: int) -> bool:
        """Whether the block is a short line with a date, or one that names the author."""
        block = self._found[index]
        text = block.text
        if block.kind != "body" or self._prose[index] or len(text.split()) > 3 * _NAME_WORDS:
            return False
        if ENDED.search(text) and len(text) > _PROSE // 2:
            return False
        return (
            captions.tells_time(text) or captions.is_byline(text) or dates.parse(text) is not None
        )

    def _is_name(self, index: int) -> bool:
        """Whether the block looks like a person's name outside a paragraph."""
        block = self._found[index]
        words = block.text.split()
        return (
            not self._is_content(index)
            and len(words) <= _NAME_WORDS
            and not ENDED.search(block.text)
            and not block.text.endswith(",")
        )

    def _is_content(self, index: int) -> bool:
        """Whether the block is in an element that texts are made of."""
        place = self._found[index].place
        return place is not None and place.tag in _CONTENT

    def _is_code(self, index: int) -> bool:
        place = self._found[index].place
        return place is not None and place.tag in _CODE

    def _is_named(self, index: int) -> bool:
        """Whether an element around the block has the name of a box, and holds at most as much
        prose as a box.
        """
        most = _BOX * self.total
        for element in self._above[index]:
            if box_names.mean_box(element):
                inside = set(range(self._first[element], self._last[element] + 1))
                if self.prose_in(inside) <= most:
                    return True
        return False

    def _in_list(self, index: int) -> bool:
        return any(one.tag in ("li", "td", "th", "dd", "dt") for one in self._above[index])

    def rows_of_headings(self, out: set[int]) -> set[int]:
        """Return linked headings without any text between them: the titles of other pages."""
        rest = [index for index in range(len(self._found)) if index not in out]
        rows: set[int] = set()
        row: list[int] = []
        for index in rest:
            if self._found[index].kind == "heading":
                row.append(index)
                continue
            linked = sum(self._found[one].linked >= _LINKED for one in row)
            if len(row) >= _HEADINGS_IN_A_ROW and 2 * linked > len(row):
                rows.update(row[:-1])
            row = []
        return rows

    def empty_headings(self, out: set[int]) -> set[int]:
        """Return the headings that nothing follows but what is left out."""
        empty: set[int] = set()
        if len(self._found) - 1 not in out:
            return empty
        for index in reversed(range(len(self._found))):
            if index in out:
                continue
            if self._found[index].kind != "heading" or ENDED.search(self._found[index].text):
                break
            empty.add(index)
        return empty


def _announced(found: Sequence[Block]) -> list[bool]:
    """Return of each block whether it is a link, or in a list of links, that follows a colon."""
    announced, colon = [], False
    for block in found:
        is_link = block.linked >= _LINKED
        if not is_link:
            colon = block.kind == "body" and block.text.endswith(":")
            colon = colon and not captions.refers(block.text) and not captions.box(block.text)
        announced.append(is_link and colon)
    return announced


def _is_prose(block: Block) -> bool:
    """Whether the block holds whole sentences of the text: no link, and no notice."""
    if block.kind != "body" or block.linked >= _LINKED / 2 or not ENDED.search(block.text):
        return False
    if len(block.text) <= _NOTICE and captions.is_notice(block.text):
        return False
    dense = len(block.text.split()) * 12 < len(block.text)
    return len(block.text) >= (_PROSE_DENSE if dense else _PROSE)


def _is_slight(block: Block) -> bool:
    return len(block.text) <= _SHORT or block.linked >= _LINKED


def _ancestors(block: Block, roots: frozenset[HtmlElement]) -> tuple[HtmlElement, ...]:
    """Return the elements around the block below the ``roots``, the innermost first."""
    if block.place is None or block.place in roots:
        return ()
    above = []
    for element in (block.place, *islice(block.place.iterancestors(), _CLIMB)):
        if element in roots:
            break
        above.append(element)
    return tuple(above)
