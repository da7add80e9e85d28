"""What an element of a page says of itself: whether it is hidden, and whether its tag, its role or
its name is that of a menu or a side box.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from lxml import etree
from lxml.html import HtmlElement


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: A person does not see these, or they hold no text.
NEVER = _words(
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
# As a part of a longer name they prove less.
_PARTS = _words(
    "nav navbar menu breadcrumb breadcrumbs sidebar share sharing social related meta tags promo "
    "byline comment comments cookie cookies banner footer pagination pager newsletter subscribe"
)
# Each of _NAMES has one of these parts.
_TELLING_PARTS = _PARTS | _words("advert caption hidden print toc")
# Text that a button unfolds is part of the page, menus are not.
_UNFOLDED = 40  # characters
_NEAR_BUTTON = 12  # elements
_GLANCE = 400  # tags
_HIDING = frozenset({".hidden", "aria-hidden"})
_POPUPS = frozenset({"dialog", "alertdialog", "menu", "listbox", "tooltip", "search"})
_NEAR = 4  # neighbours on each side
_BOXES = _words("article div header ol section table ul")
_PANELS = _BOXES | {"dd"}

# Attributes whose values say something about an element.
_TELLING = _words("aria-hidden class hidden id itemprop name role style")

#: A mark is only a hint. It never excludes an element that holds most of the prose and the page's
#: title. Elements that can be longer than the text, such as comments, must hold nearly all of it.
MOST = 0.5
NEARLY_ALL = 0.85
_ALL = 0.97
# Inside a sentence, a name or a role excludes nothing.
_INLINE = _words(
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark meter "
    "nobr output q rb rp rt rtc ruby s samp slot small span strike strong sub sup time tt u var wbr"
)
_SENTENCES = _words("p h1 h2 h3 h4 h5 h6 li dd dt td th summary blockquote")
HEADINGS = _words("h1 h2 h3 h4 h5 h6 summary")


Why = Literal["unseen", "tag", "role", "name", "part"]


class Sign(NamedTuple):
    """The reason why an element is not part of the text: ``name`` if a class or an id says so,
    ``unseen`` if it is hidden. ``text`` is the mark as people write it, ``.related`` or ``aside``.
    ``limit`` is the largest share of a page's prose that the mark may exclude.
    """

    why: Why
    text: str
    limit: float

    @property
    def is_name(self) -> bool:
        """Whether the only mark is a name, and not one of comments, which may outgrow the text."""
        return self.why in ("name", "part") and self.limit == MOST


def _sign(why: Why, text: str) -> Sign:
    if "omment" in text:
        return Sign(why, text, _ALL)
    return Sign(why, text, MOST if why in ("name", "part") else NEARLY_ALL)


def tag_of(element: HtmlElement) -> str:
    """Return the tag of ``element`` in lower case, empty for a comment."""
    tag = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def is_link(element: HtmlElement, tag: str) -> bool:
    """Whether ``element`` is a link, and not the mark of a place, which old pages leave open."""
    return tag == "a" and ("href" in element.attrib or not _is_place(element.attrib))


def _is_place(attributes: Mapping[str, str]) -> bool:
    return bool(attributes.get("name") or attributes.get("id"))


class Said(NamedTuple):
    """What an element's tag and attributes say of it, wherever on a page it is.

    ``tag`` is a mark that does not count if the element is read after all; ``hint`` is the other
    mark, which does not count ``if_in_sentence`` or ``if_unfolded``. ``is_text`` says that the
    element holds the page's text, ``is_title`` that it is its title.
    """

    tag: Sign | None
    hint: Sign | None
    if_in_sentence: bool
    if_unfolded: bool
    is_link: bool
    is_text: bool
    is_title: bool

    def mark(self, element: HtmlElement) -> Sign | None:
        """Return the mark that counts against ``element``, which says this, or None."""
        if self.tag and not _is_read(element, self.tag.text):
            return self.tag
        if self.hint is None or (self.if_in_sentence and _is_in_sentence(element)):
            return None
        return None if self.if_unfolded and _unfolds(element) else self.hint


def said_by(element: HtmlElement) -> Said | None:
    """Return what ``element`` says of itself, or None if that is nothing, as of most elements."""
    names, leads, said = _telling(element.tag, tuple(element.keys()))
    if not names:
        return said
    if len(names) == 1:
        return _said(element.tag, leads, names, element.get(names[0]))
    return _said(element.tag, leads, names, *[element.get(name) for name in names])


@lru_cache(maxsize=4096)
def _telling(tag: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], bool, Said | None]:
    """Return which of these attributes to read, whether one makes ``tag`` a link, and, if there is
    nothing to read, what they say.
    """
    telling, leads = tuple(name for name in names if name in _TELLING), "href" in names
    return telling, leads, None if telling else _said(tag, leads, ())


# Most elements of a page share their classes with others.
@lru_cache(maxsize=8192)
def _said(tag: str, leads: bool, names: tuple[str, ...], *values: str) -> Said | None:
    tag, attributes = tag.lower(), dict(zip(names, values, strict=True))
    by_tag = None
    if tag in NEVER or _is_unseen(attributes):
        hint: Sign | None = _sign("unseen", tag)
    else:
        by_tag = _sign("name" if tag == "form" else "tag", tag) if tag in _TAGS else None
        hint = _hint(attributes, tag)
    hides = hint is not None and (hint.why == "unseen" or hint.text in _HIDING)
    said = Said(
        tag=by_tag,
        hint=hint,
        if_in_sentence=hint is not None
        and hint.why != "unseen"
        and hint.text != "aria-hidden"
        and _is_inline(tag),
        if_unfolded=hides and "id" in attributes and tag in _PANELS,
        is_link=tag == "a" and (leads or not _is_place(attributes)),
        is_text=tag != "h1" and _is_text(tag, attributes),
        is_title=tag == "h1",
    )
    return said if any(said) else None


def _is_text(tag: str, attributes: Mapping[str, str]) -> bool:
    return (
        tag == "main"
        or attributes.get("role") == "main"
        or attributes.get("itemprop") == "articleBody"
    )


def _is_inline(tag: str) -> bool:
    """Whether ``tag`` is an inline element; tags that a site has made up are inline too."""
    return tag in _INLINE or "-" in tag


def _hint(attributes: Mapping[str, str], tag: str) -> Sign | None:
    if attributes.get("aria-hidden") == "true":
        return _sign("role", "aria-hidden")
    role = attributes.get("role")
    if role in _ROLES:
        return _sign("role", role)
    each = (*attributes.get("class", "").split(), *attributes.get("id", "").split())
    marks = [mark for mark in map(_named, each) if mark]
    whole = next((mark for mark in marks if mark.why == "name"), None)
    return whole or (marks[0] if marks and tag in _BOXES else None)


@lru_cache(maxsize=4096)
def _named(name: str) -> Sign | None:
    """Return the mark that a class name or an id is: the name of a box, or with one in it."""
    parts = name.lower().replace("_", "-").split("-")
    if _TELLING_PARTS.isdisjoint(parts):
        return None
    if _NAMES.fullmatch(name):
        return _sign("name", f".{name}")
    return None if _PARTS.isdisjoint(parts) else _sign("part", f".{name}")


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
        tag == "dt" or tag in HEADINGS for tag in around
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
    return tag_of(above) in HEADINGS or _has_words_beside(element)


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
