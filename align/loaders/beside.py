"""Parts of a page that do not belong to its text: menus, side boxes, hidden elements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal

from lxml import etree
from lxml.html import HtmlElement


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A person does not see these, or they hold no text.
_NEVER = _words(
    "annotation annotation-xml audio canvas embed graphic iframe input object script "
    "select style svg template textarea title video"
)
_HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
# React sends the parts of a page in hidden boxes with such ids; its script shows them at once.
_STREAMED = re.compile(r"S:[0-9a-f]+")
# Classes of common style sheets that show a text only to screen readers.
_HIDDEN_NAMES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"})

_TAGS = _words("aside button dialog figcaption figure footer form menu nav noscript")
_ROLES = frozenset(
    {"navigation", "complementary", "contentinfo", "search", "banner", "dialog", "menu"}
)
# Class names and ids of boxes around a text. Only whole words count: a ``sidebar-grid`` is the grid
# that contains a sidebar, and a ``field-label-hidden`` is a visible field.
_NAMES = re.compile(
    r"advert|banner|hidden|print|promo|toc|(?:[a-z]+[-_]+)*(?:byline|caption(?:[-_]+text)?)"
    r"|(?:(?:article|block|entry|main|page|post|site|story|top)[-_]+)?"
    r"(?:nav|navbar|menu|breadcrumbs?|sidebar|share|sharing|social|related|meta|tags"
    r"|comments?|cookies?|footer|pagination|pager|newsletter|subscribe)"
    r"(?:[-_]+(?:area|banner|bar|block|box|buttons?|container|form|icons|inner|items?|links?|list"
    r"|menu|nav|notice|posts|section|tools|widget|wrap|wrapper))?",
    re.IGNORECASE,
)
# As a part of a longer name they prove less: they count only for a box of links, or a box with few
# words and no sentence.
_PARTS = re.compile(
    r"(?:^|.*[-_])(?:nav|navbar|menu|breadcrumbs?|sidebar|share|sharing|social|related|meta|tags|promo"
    r"|byline|comments?|cookies?|banner|footer|pagination|pager|newsletter|subscribe)(?:$|[-_])",
    re.IGNORECASE,
)
_FEW = 100  # characters
# Text that a button unfolds is part of the page, menus are not.
_UNFOLDED = 40  # characters
_NEAR_BUTTON = 12  # elements
_GLANCE = 400  # tags
_HIDING = frozenset({".hidden", "aria-hidden"})
_POPUPS = frozenset({"dialog", "alertdialog", "menu", "listbox", "tooltip", "search"})
_NEAR = 4  # neighbours on each side
_SENTENCE = re.compile(r"\S\s+\S.*[.!?…。]\s*$", re.DOTALL)
_BOXES = _words("article div header ol section table ul")
_PANELS = _BOXES | {"dd"}

# A mark is only a hint. It never excludes an element that holds most of the prose and the page's
# title. Elements that can be longer than the text, such as comments, must hold nearly all of it.
_MOST = 0.5
_NEARLY_ALL = 0.85
_ALL = 0.97
# Inside a sentence, a name or a role excludes nothing.
_INLINE = _words(
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark meter "
    "nobr output q rb rp rt rtc ruby s samp slot small span strike strong sub sup time tt u var wbr"
)
_SENTENCES = _words("p h1 h2 h3 h4 h5 h6 li dd dt td th summary blockquote")
_HEADINGS = _words("h1 h2 h3 h4 h5 h6 summary")


Why = Literal["unseen", "tag", "role", "name", "part"]


@dataclass(frozen=True, slots=True)
class Sign:
    """The reason why an element is not part of the text: ``name`` if a class or an id says so,
    ``unseen`` if it is hidden. ``text`` is the mark as people write it, ``.related`` or ``aside``.
    """

    why: Why
    text: str

    @property
    def is_name(self) -> bool:
        """Whether the only mark is a name, and not one of comments, which may outgrow the text."""
        return self.why in ("name", "part") and self.limit == _MOST

    @property
    def limit(self) -> float:
        """The largest share of a page's prose that the mark may exclude."""
        if "omment" in self.text:
            return _ALL
        return _MOST if self.why in ("name", "part") else _NEARLY_ALL


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
        return self.prose <= (_MOST if self.holds_title else self.mark.limit) * shown

    def _is_menu(self) -> bool:
        if self.linked > self.prose or self.prose > _FEW:
            return self.linked > self.prose
        if not self.linked and any(self.element.find(f".//{tag}") is not None for tag in _HEADINGS):
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
        one.element for one in places if one.element not in marks and one.prose > _MOST * shown
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
    return named > _NEARLY_ALL * rest


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
            mark = None if element is root else _mark(element, tag)
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


def tag_of(element: HtmlElement) -> str:
    """Return the tag of ``element`` in lower case, empty for a comment."""
    tag = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def is_link(element: HtmlElement, tag: str) -> bool:
    """Whether ``element`` is a link, and not the mark of a place, which old pages leave open."""
    if tag != "a":
        return False
    return element.get("href") is not None or not (element.get("name") or element.get("id"))


def _is_text(element: HtmlElement, tag: str) -> bool:
    return (
        tag == "main" or element.get("role") == "main" or element.get("itemprop") == "articleBody"
    )


def _mark(element: HtmlElement, tag: str) -> Sign | None:
    """Return the mark against ``element``, or None."""
    attributes = dict(element.items())
    found = _mark_of(element, tag, attributes)
    if found is None or "id" not in attributes or tag not in _PANELS:
        return found
    hides = found.why == "unseen" or found.text in _HIDING
    return None if hides and _unfolds(element) else found


def _mark_of(element: HtmlElement, tag: str, attributes: Mapping[str, str]) -> Sign | None:
    if tag in _NEVER or (attributes and _is_unseen(attributes)):
        return Sign("unseen", tag)
    if tag in _TAGS and not _is_read(element, tag):
        return Sign("name" if tag == "form" else "tag", tag)
    if not attributes:
        return None
    if attributes.get("aria-hidden") == "true":
        return Sign("role", "aria-hidden")
    found = _hint(attributes, tag)
    return None if found and _is_inline(tag) and _is_in_sentence(element) else found


def _is_inline(tag: str) -> bool:
    """Whether ``tag`` is an inline element; tags that a site has made up are inline too."""
    return tag in _INLINE or "-" in tag


def _hint(attributes: Mapping[str, str], tag: str) -> Sign | None:
    role = attributes.get("role")
    if role in _ROLES:
        return Sign("role", role)
    name, part = _telling(attributes.get("class", ""), attributes.get("id", ""))
    if name:
        return Sign("name", f".{name}")
    return Sign("part", f".{part}") if part and tag in _BOXES else None


@lru_cache(maxsize=20_000)
def _telling(names: str, key: str) -> tuple[str | None, str | None]:
    """Return the first class name or id that is the name of a box, and the first that has one."""
    each = (*names.split(), *key.split())
    return next(filter(_is_name, each), None), next(filter(_is_part, each), None)


def _is_unseen(attributes: Mapping[str, str]) -> bool:
    if attributes.get("hidden", "until-found") != "until-found":
        return not _STREAMED.fullmatch(attributes.get("id", ""))
    style, names = attributes.get("style"), attributes.get("class")
    if style and _HIDDEN_STYLE.search(style):
        return True
    return names is not None and not _HIDDEN_NAMES.isdisjoint(names.split())


def _unfolds(element: HtmlElement) -> bool:
    """Whether a button above ``element`` unfolds it, and it is a text, not a menu."""
    if element.get("role") in _POPUPS or _button_of(element) is None:
        return False
    size = linked = links = 0
    for event, one in islice(etree.iterwalk(element, events=("start", "end")), _GLANCE):
        links += (one.tag == "a") * (1 if event == "start" else -1)
        text = one.text if event == "start" else one.tail
        size += len((text or "").strip())
        linked += (links > 0) * len((text or "").strip())
    return size >= _UNFOLDED and size > 2 * linked


def _button_of(element: HtmlElement) -> HtmlElement | None:
    """Return the button that unfolds ``element``: it stands just before it or the box around it."""
    name = element.get("id")
    for one in (element, element.getparent()):
        before = None if one is None else one.getprevious()
        near = () if before is None else islice(before.iter(), _NEAR_BUTTON)
        for button in near:
            if button.get("aria-controls") == name and _can_unfold(button):
                return button
    return None


def _can_unfold(button: HtmlElement) -> bool:
    """Whether ``button`` unfolds something. Scripts may state it only on the live page, so in a
    heading its name is enough.
    """
    if button.get("aria-haspopup"):
        return False
    around = (tag_of(one) for one in islice(button.iterancestors(), _NEAR))
    return button.get("aria-expanded") is not None or any(
        tag == "dt" or tag in _HEADINGS for tag in around
    )


def _panel_of(button: HtmlElement) -> HtmlElement | None:
    """Return the text that ``button`` unfolds, if it follows."""
    name, one = button.get("aria-controls"), button
    for _ in range(_NEAR):
        after = one.getnext()
        for panel in () if after is None else (after, *islice(after.iterchildren(), 1)):
            if panel.get("id") == name:
                return panel
        one = one.getparent()
        if one is None:
            break
    return None


def _is_read(element: HtmlElement, tag: str) -> bool:
    """Whether an element of one of _TAGS is text after all: a table in a figure, the source of a
    quotation, or a button that unfolds a heading or a text, or is a word of a sentence.
    """
    if tag == "figure":
        return any(
            next(element.iter(inner), None) is not None for inner in ("table", "blockquote", "pre")
        )
    if tag == "footer":  # names who is quoted
        return next(element.iterancestors("blockquote"), None) is not None
    if tag != "button":
        return False
    if element.get("aria-controls") and _can_unfold(element):
        panel = _panel_of(element)
        if panel is not None and _unfolds(panel):
            return True
    above = element.getparent()
    while above is not None and tag_of(above) in _INLINE:
        above = above.getparent()
    if above is None or tag_of(above) not in _SENTENCES:
        return False
    return tag_of(above) in _HEADINGS or _has_words_beside(element)


def _is_in_sentence(element: HtmlElement) -> bool:
    """Whether words stand next to the inline ``element``, or a paragraph holds it."""
    above = element.getparent()
    if above is None or tag_of(above) in _INLINE or tag_of(above) in _SENTENCES:
        return True
    return _has_words_beside(element)


def _has_words_beside(element: HtmlElement) -> bool:
    """Whether ``element`` is in a line of words, judged by its nearest neighbours."""
    before = list(islice(element.itersiblings(preceding=True), _NEAR))
    after = [element, *islice(element.itersiblings(), _NEAR)]
    if any(tag_of(one) == "br" for one in (*before, *after)):
        return True
    tails = [one.tail for one in (*before, *after)]
    start = element.getparent().text if len(before) < _NEAR else None
    return any(text and text.strip() for text in (start, *tails))


def _size(hidden: HtmlElement) -> int:
    """Return how many characters of text a hidden element holds."""
    return 0 if tag_of(hidden) in _NEVER else sum(len(part.strip()) for part in hidden.itertext())


def _is_name(name: str) -> bool:
    return _NAMES.fullmatch(name) is not None


def _is_part(name: str) -> bool:
    return _PARTS.match(name) is not None
