"""Parts of a page that do not belong to its text: menus, side boxes, hidden elements.

``signs`` says what each element says of itself; here the page as a whole decides which signs count.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from align.loaders.signs import HEADINGS, MOST, NEARLY_ALL, NEVER, Sign, is_link, mark_of, tag_of

# A name that holds one of the names of boxes counts only for a box of links, or for a box with so
# few words and no sentence.
_FEW = 100  # characters
_SENTENCE = re.compile(r"\S\s+\S.*[.!?…。]\s*$", re.DOTALL)


@dataclass(slots=True)
class _Place:
    """A marked element, and how many characters of prose it holds."""

    element: HtmlElement
    mark: Sign
    inside_alike: bool
    holds_text: bool = False
    holds_title: bool = False
    prose: int = 0
    linked: int = 0

    def is_small(self, shown: int) -> bool:
        """Whether its mark counts on a page that shows ``shown`` characters of prose."""
        if self.holds_text or (self.mark.why == "part" and not self._is_menu()):
            return False
        return self.prose <= (MOST if self.holds_title else self.mark.limit) * shown

    def _is_menu(self) -> bool:
        if self.linked > self.prose or self.prose > _FEW:
            return self.linked > self.prose
        if not self.linked and any(self.element.find(f".//{tag}") is not None for tag in HEADINGS):
            return False
        texts = self.element.xpath(".//text()[not(ancestor::a)]")
        return not any(map(_SENTENCE.search, texts))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The elements below a root that are not part of its text, with their marks.

    ``shown`` counts the characters of prose that a person sees below the root, ``left`` those of
    them inside these elements, by mark. Prose is text outside links. ``hidden`` counts characters
    that nobody sees. ``overruled`` are marked elements that are kept because they hold most of the
    prose.
    """

    marks: dict[HtmlElement, Sign]
    shown: int
    left: Counter[str]
    hidden: int
    overruled: tuple[HtmlElement, ...]

    def hold(self, element: HtmlElement) -> bool:
        """Whether ``element`` is one of them or inside one; a mere name does not count."""
        found = (self.marks.get(one) for one in (element, *element.iterancestors()))
        return any(mark and mark.why not in ("name", "part") for mark in found)


def find(root: HtmlElement) -> Surroundings:
    """Return the elements below ``root`` that are not part of its text.

    Hidden elements never are. All other marks are hints, and wrong on some pages: a mark is ignored
    if its element holds most of the prose, or if several marked elements together do.
    """
    if not len(root):  # like most paragraphs
        return Surroundings({}, len((root.text or "").strip()), Counter(), 0, ())
    places, hidden, shown = _weigh(root)
    small = [one for one in places if one.is_small(shown)]
    together: Counter[Sign] = Counter()
    for one in small:
        together[one.mark] += 0 if one.inside_alike else one.prose
    out = [one for one in small if together[one.mark] <= one.mark.limit * shown]
    if _take_nearly_all(out, shown):
        out = [one for one in out if not one.mark.is_name]
    marks = hidden | {one.element: one.mark for one in out}
    left: Counter[str] = Counter()
    for one in out:
        if marks.keys().isdisjoint(one.element.iterancestors()):
            left[one.mark.text] += one.prose
    overruled = tuple(
        one.element for one in places if one.element not in marks and one.prose > MOST * shown
    )
    return Surroundings(marks, shown, left, sum(map(_size, hidden)), overruled)


def _take_nearly_all(out: list[_Place], shown: int) -> bool:
    """Whether the names in ``out`` together would exclude nearly everything but comments.

    In that case the names are only what the site calls its parts, not signs of boxes around a text.
    """
    elements = {one.element for one in out}
    outer = [one for one in out if elements.isdisjoint(one.element.iterancestors())]
    named = sum(one.prose for one in outer if one.mark.is_name)
    rest = shown - sum(one.prose for one in outer if not one.mark.is_name)
    return named > NEARLY_ALL * rest


def _weigh(root: HtmlElement) -> tuple[list[_Place], dict[HtmlElement, Sign], int]:
    """Return the marked places below ``root``, what is hidden, and how much prose is visible.

    One pass: each place gets the difference between the counts at its end and at its start.
    """
    places: list[_Place] = []
    hidden: dict[HtmlElement, Sign] = {}
    open_places: list[_Place] = []
    prose = linked = links = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = tag_of(element)
        if event == "start":
            mark = None if element is root else mark_of(element, tag)
            if mark and mark.why == "unseen":
                hidden[element] = mark
                walker.skip_subtree()
                continue
            if mark:
                alike = any(one.mark.text == mark.text for one in open_places)
                place = _Place(element, mark, alike, prose=-prose, linked=-linked)
                open_places.append(place)
                places.append(place)
            if open_places and (tag == "h1" or _is_text(element, tag)):
                for one in open_places:
                    one.holds_text |= tag != "h1"
                    one.holds_title |= tag == "h1"
            links += tag == "a" and is_link(element, tag)
            text = element.text
        else:
            if element not in hidden:
                links -= tag == "a" and is_link(element, tag)
                if open_places and open_places[-1].element is element:
                    place = open_places.pop()
                    place.prose += prose
                    place.linked += linked
            text = None if element is root else element.tail
        if text:
            if links:
                linked += len(text.strip())
            else:
                prose += len(text.strip())
    return places, hidden, prose


def _is_text(element: HtmlElement, tag: str) -> bool:
    return (
        tag == "main" or element.get("role") == "main" or element.get("itemprop") == "articleBody"
    )


def _size(hidden: HtmlElement) -> int:
    """Return how many characters of text a hidden element holds."""
    return 0 if tag_of(hidden) in NEVER else sum(len(part.strip()) for part in hidden.itertext())
