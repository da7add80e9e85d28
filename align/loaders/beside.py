"""Parts of a page that do not belong to its text: menus, side boxes, hidden elements.

``signs`` says what each element says of itself; here the page as a whole decides which signs count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from align.loaders.signs import HEADINGS, MOST, NEARLY_ALL, NEVER, Said, Sign, said_by, tag_of

# A name that holds one of the names of boxes counts only for a box of links, or for a box with so
# few words and no sentence.
_FEW = 100  # characters
_SENTENCE = re.compile(r"\S\s+\S.*[.!?…。]\s*$", re.DOTALL)


@dataclass(slots=True)
class _Place:
    """A marked element, and how many characters of prose it holds.

    ``above`` is the innermost marked element around it. It is ``out`` of the text, or ``within``
    another that is.
    """

    element: HtmlElement
    mark: Sign
    above: _Place | None
    inside_alike: bool
    prose: int
    linked: int
    holds_text: bool = False
    holds_title: bool = False
    out: bool = False
    within: bool = False

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
        if one.prose and not one.inside_alike:
            together[one.mark] += one.prose
    too_much = {mark for mark, prose in together.items() if prose > mark.limit * shown}
    _put_out((one for one in small if one.mark not in too_much), places)
    if _take_nearly_all(places, shown):
        _put_out([one for one in places if one.out and not one.mark.is_name], places)
    marks = {**hidden, **{one.element: one.mark for one in places if one.out}}
    left: Counter[str] = Counter()
    for one in places:
        if one.prose and one.out and not one.within:
            left[one.mark.text] += one.prose
    overruled = tuple(
        one.element for one in places if one.element not in marks and one.prose > MOST * shown
    )
    return Surroundings(marks, shown, left, sum(map(_size, hidden)), overruled)


def _put_out(some: Iterable[_Place], places: Iterable[_Place]) -> None:
    """Note of ``places``, in document order, that ``some`` of them are out, and which are within
    these.
    """
    for one in places:
        one.out = False
    for one in some:
        one.out = True
    for one in places:
        above = one.above
        one.within = above is not None and (above.out or above.within)


def _take_nearly_all(places: Iterable[_Place], shown: int) -> bool:
    """Whether the names of the places that are out together exclude nearly everything but comments.

    In that case the names are only what the site calls its parts, not signs of boxes around a text.
    """
    outer = [one for one in places if one.out and not one.within]
    named = sum(one.prose for one in outer if one.mark.is_name)
    rest = shown - sum(one.prose for one in outer if not one.mark.is_name)
    return named > NEARLY_ALL * rest


def _weigh(root: HtmlElement) -> tuple[list[_Place], dict[HtmlElement, Sign], int]:
    """Return the marked places below ``root``, what is hidden, and how much prose is visible.

    One pass: each place gets the difference between the counts at its end and at its start.
    """
    places: list[_Place] = []
    hidden: dict[HtmlElement, Sign] = {}
    around: list[_Place] = []
    texts: list[str] = []  # of the marks around
    links: list[HtmlElement] = []
    prose = linked = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            said = said_by(element)
            if said is not None:
                mark = None if element is root else said.mark(element)
                if mark and mark.why == "unseen":
                    hidden[element] = mark
                    walker.skip_subtree()
                    continue
                if mark:
                    above = around[-1] if around else None
                    place = _Place(element, mark, above, mark.text in texts, -prose, -linked)
                    around.append(place)
                    texts.append(mark.text)
                    places.append(place)
                if said.is_link:
                    links.append(element)
                if said.is_text or said.is_title:
                    _note_held(around, said)
            text = element.text
        else:
            if links and links[-1] is element:
                links.pop()
            if around and around[-1].element is element:
                texts.pop()
                place = around.pop()
                place.prose += prose
                place.linked += linked
            text = None if element is root else element.tail
        if text:
            if links:
                linked += len(text.strip())
            else:
                prose += len(text.strip())
    return places, hidden, prose


def _note_held(around: Iterable[_Place], said: Said) -> None:
    for one in around:
        one.holds_text |= said.is_text
        one.holds_title |= said.is_title


def _size(hidden: HtmlElement) -> int:
    """Return how many characters of text a hidden element holds."""
    return 0 if tag_of(hidden) in NEVER else sum(len(part.strip()) for part in hidden.itertext())
