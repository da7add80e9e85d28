"""The blocks of an article, and what each of them is: prose, a link, a label, a date, a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from align.loaders import box_names, captions, dates
from align.loaders.blocks import Block
from align.loaders.layout import ENDED

# Shorter blocks are prose only among longer ones.
_PROSE = 60  # characters
_PROSE_DENSE = 20  # in a script that does not separate words
_PROSE_BESIDE_LINKS = 300  # characters
#: A box holds at most this share of the prose.
BOX = 0.25
#: A block is a link if so much of it is.
LINKED = 0.8
_SHORT = 160  # characters
_NOTICE = 400  # characters
_NAME_WORDS = 4
_CARDS = 5
_TEASED = 0.7
_TEASER = 300  # characters
_CLIMB = 12  # ancestors
CODE = frozenset({"pre", "code"})
_CONTENT = frozenset({"p", "li", "td", "th", "dt", "dd", "pre", "blockquote"})
# Scripts that do without full stops: Thai, Lao.
_UNMARKED = re.compile("[\u0e00-\u0eff]{3}")
_SAID = re.compile(r"[^.][.!?]$")
_RIGHTS = re.compile(r"©|copyright|rights reserved|[)\]]$", re.IGNORECASE)


class Article:
    """The blocks of an article, known by their index, and what each of them is.

    ``prose`` tells which blocks hold whole sentences, ``sizes`` how many characters of prose each
    has, and ``total`` all have. ``above`` are the elements around each block below the roots, the
    innermost first; ``first`` and ``last`` are the blocks with which each such element begins and
    ends.
    """

    def __init__(self, found: Sequence[Block], roots: frozenset[HtmlElement]) -> None:
        self.found = found
        self.prose = [_is_prose(block) for block in found]
        self.above = [_ancestors(block, roots) for block in found]
        self.first: dict[HtmlElement, int] = {}
        self.last: dict[HtmlElement, int] = {}
        for index, above in enumerate(self.above):
            for element in above:
                self.first.setdefault(element, index)
                self.last[element] = index
        self._announced = _announced(found)
        self.sizes = [
            len(block.text) * prose for block, prose in zip(found, self.prose, strict=True)
        ]
        self.total = sum(self.sizes)

    @property
    def prose_share(self) -> float:
        """How much of the text is prose; links count only if there is little of it."""
        enough = self.total >= _PROSE_BESIDE_LINKS
        sizes = (len(block.text) * (1 - enough * block.linked) for block in self.found)
        return self.total / max(1, sum(sizes))

    def is_listing(self) -> bool:
        """Whether most of the prose is short texts below linked headings: a list of other pages."""
        below, cards, teased = False, 0, 0
        for block, size in zip(self.found, self.sizes, strict=True):
            if block.kind == "heading":
                below = block.linked >= LINKED
                cards += below
            teased += below * size
        return cards >= _CARDS and _TEASED * self.total < teased < _TEASER * cards

    def prose_in(self, indices: set[int]) -> int:
        """Return how many characters of prose these blocks have."""
        return sum(self.sizes[index] for index in indices)

    def is_label(self, index: int) -> bool:
        """Whether the block is a button or a mark, not a word said or the heading of a text."""
        block = self.found[index]
        if not captions.is_label(block.text):
            return False
        if block.kind == "heading":
            return not self.has_text(index + 1)
        if self._is_code(index):
            return False
        return not (self._is_content(index) and _SAID.search(block.text))

    def is_button(self, index: int) -> bool:
        """Whether the block is a link of a few words, no heading and no item of a list."""
        block = self.found[index]
        short = block.kind == "body" and len(block.text.split()) <= _NAME_WORDS
        return short and block.linked >= LINKED and not self.in_list(index)

    def has_text(self, index: int) -> bool:
        """Whether the block at ``index`` is text, not a heading and not a link."""
        block = self.found[index] if index < len(self.found) else None
        return block is not None and block.kind == "body" and block.linked < LINKED

    def is_linked(self, indices: set[int]) -> bool:
        """Whether these blocks hold no sentence, or are mostly links."""
        some = [self.found[index] for index in indices]
        linked = sum(len(block.text) * block.linked for block in some)
        sentences = any(
            block.kind == "body" and block.linked < LINKED and ENDED.search(block.text)
            for block in some
        )
        return not sentences or 2 * linked >= sum(len(block.text) for block in some)

    def has_links(self, indices: set[int]) -> bool:
        """Whether most of these blocks below the first are links."""
        linked = sum(self.found[index].linked >= LINKED for index in indices)
        return 2 * linked >= len(indices)

    def is_beside(self, index: int) -> bool:
        """Whether the block is a reference, a credit, an invitation, or stands for something
        embedded, wherever it stands.
        """
        block = self.found[index]
        if self._is_code(index):
            return False
        if len(block.text) <= _NOTICE and captions.stands_for_embedded(block.text):
            return True
        if len(block.text) > 2 * _SHORT:
            return False
        if captions.refers(block.text) and len(block.text) <= _SHORT:
            ended = ENDED.search(block.text) and not _RIGHTS.search(block.text)
            return block.linked > 0 or not ended
        if captions.invites(block.text) and block.linked > 0 and block.kind == "body":
            return True
        if self.prose[index] or ENDED.search(block.text):
            return False
        if block.linked >= LINKED and block.kind == "body" and not self.in_list(index):
            return not self._announced[index]
        if block.linked < LINKED:
            return False
        return self.is_named(index) or (block.kind == "heading" and self._is_link(index + 1))

    def _is_link(self, index: int) -> bool:
        """Whether the block at ``index`` is a link and no heading."""
        block = self.found[index] if index < len(self.found) else None
        return block is not None and block.kind == "body" and block.linked >= LINKED

    def is_about(self, index: int, *, head: bool) -> bool:
        """Whether a block before or after the text is about the article or about others."""
        block = self.found[index]
        if captions.is_notice(block.text) and len(block.text) <= _NOTICE:
            return True
        if self.prose[index] or (len(block.text) > _SHORT and block.linked < LINKED):
            return False
        if block.linked >= LINKED or captions.is_address(block.text):
            return head or not self._announced[index]
        if ENDED.search(block.text) and block.kind == "body" and len(block.text) > _PROSE // 2:
            return False
        if block.kind == "heading":
            return False
        if self.is_date_or_author(index):
            return head or captions.is_byline(block.text) or not self._is_content(index)
        return self.is_named(index) or (head and self._is_name(index))

    def is_date_or_author(self, index: int) -> bool:
        """Whether the block is a short line with a date, or one that names the author."""
        block = self.found[index]
        text = block.text
        if block.kind != "body" or self.prose[index] or len(text.split()) > 3 * _NAME_WORDS:
            return False
        if ENDED.search(text) and len(text) > _PROSE // 2:
            return False
        return (
            captions.tells_time(text) or captions.is_byline(text) or dates.parse(text) is not None
        )

    def _is_name(self, index: int) -> bool:
        """Whether the block looks like a person's name outside a paragraph."""
        block = self.found[index]
        words = block.text.split()
        return (
            not self._is_content(index)
            and len(words) <= _NAME_WORDS
            and not ENDED.search(block.text)
            and not block.text.endswith(",")
        )

    def _is_content(self, index: int) -> bool:
        """Whether the block is in an element that texts are made of."""
        place = self.found[index].place
        return place is not None and place.tag in _CONTENT

    def _is_code(self, index: int) -> bool:
        place = self.found[index].place
        return place is not None and place.tag in CODE

    def is_named(self, index: int) -> bool:
        """Whether an element around the block has the name of a box, and holds at most as much
        prose as a box.
        """
        most = BOX * self.total
        for element in self.above[index]:
            if box_names.mean_box(element):
                inside = set(range(self.first[element], self.last[element] + 1))
                if self.prose_in(inside) <= most:
                    return True
        return False

    def in_list(self, index: int) -> bool:
        """Whether the block is in an item of a list or in a cell of a table."""
        return any(one.tag in ("li", "td", "th", "dd", "dt") for one in self.above[index])


def _announced(found: Sequence[Block]) -> list[bool]:
    """Return of each block whether it is a link, or in a list of links, that follows a colon."""
    announced, colon = [], False
    for block in found:
        is_link = block.linked >= LINKED
        if not is_link:
            colon = block.kind == "body" and block.text.endswith(":")
            colon = colon and not captions.refers(block.text) and not captions.box(block.text)
        announced.append(is_link and colon)
    return announced


def _is_prose(block: Block) -> bool:
    """Whether the block holds whole sentences of the text: no link, and no notice."""
    if block.kind != "body" or block.linked >= LINKED / 2:
        return False
    if not ENDED.search(block.text) and not _UNMARKED.search(block.text[-40:]):
        return False
    if len(block.text) <= _NOTICE and captions.is_notice(block.text):
        return False
    dense = len(block.text.split()) * 12 < len(block.text)
    return len(block.text) >= (_PROSE_DENSE if dense else _PROSE)


def is_slight(block: Block) -> bool:
    """Whether the block is short, or a link."""
    return len(block.text) <= _SHORT or block.linked >= LINKED


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
