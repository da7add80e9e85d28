"""Class names and ids that say that an element of an article is a box, not part of its text."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Names of boxes without sentences, and of the lines around a text.
_NAMED = re.compile(
    r"(?:^|[-_])(?:ads?|advert\w*|authors?|bio|byline|breadcrumbs?|captions?|categor\w+|comments?|copyright"
    r"|credits?|date|dateline|disclaimer|headlines|infobox|keywords|kicker|meta|more|newsletter|outbrain|paywall"
    r"|popular|promo\w*|published|read-?more|recirc\w*|recommend\w*|related|share|sharing|signup|social"
    r"|sponsor\w*|subscribe|subscription|taboola|tags?|taglist|teasers?|time|timestamp|toolbar|topics?|trending|widget)"
    r"(?:$|[-_])",
    re.IGNORECASE,
)
# Of these names, the ones of boxes that may hold sentences.
_SAYING = re.compile(
    r"(?:^|[-_])(?:newsletter|signup|author[-_]*(?:bio|box|info|description|card|profile)|about-?(?:the-?)?author"
    r"|copyright|paywall|cookies?|outbrain|taboola|related(?:articles?|content|links|posts?)?|recirc\w*|upsell|cross-?sell"
    r"|interesting[-_]*articles?|next-?(?:post|stor(?:y|ies)|articles?)|(?:embed|cookie|media)-?consent"
    r"|third-party-services|most-?(?:popular|read|viewed|shared|commented)|(?:video-?)?playlist)(?:$|[-_])"
    r"|^(?:bio|promo)$|(?:^|[-_])(?:bio|promo)[-_]+(?:block|box|card|container|section|text|wrapper)$|[-_]bio$",
    re.IGNORECASE,
)
# Of parts that stand above or below a text, more names say that they may hold sentences.
_EDGE = re.compile(
    r"(?:^|[-_])(?:authors?|contributors?|vcard|cta|recommended|recommendations?"
    r"|subscribe|subscription|feedback|donat(?:e|ion)|(?:other|more|latest|recent|similar|popular|next|read)"
    r"[-_]+(?:articles?|news|posts?|stories|reads?|up|next))(?:$|[-_])",
    re.IGNORECASE,
)
# A word in the middle of a name may begin with a capital: relatedArticles. Some tools add a few
# characters by chance, which are no words: table__adKqa.
_HUMP = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
_BY_CHANCE = re.compile(r"__(?=[a-z]*[A-Z\d])[\w-]{5}$")
_SLUG = 3  # words; a longer id is the title of a section


def mean_box(element: HtmlElement) -> bool:
    """Whether ``element`` is by its name a box without sentences, or a line around a text."""
    return element.tag in ("time", "address") or any(map(_is_of_box, _names(element)))


def mean_box_of_sentences(element: HtmlElement) -> bool:
    """Whether ``element`` is by its name a box, even if it holds sentences.

    The id of a heading or a section repeats its words, and says nothing.
    """
    if element.tag in _HEADINGS:
        return False
    return any(
        _is_of_sentences(name)
        for name in _names(element)
        if name != element.get("id") or len(name.split("-")) <= _SLUG
    )


def mean_box_at_edge(element: HtmlElement) -> bool:
    """Whether ``element`` is by its name a box, if it stands above or below the text."""
    classes = element.get("class", "").split()
    return element.tag not in _HEADINGS and any(map(_is_at_edge, classes))


def _names(element: HtmlElement) -> tuple[str, ...]:
    return (*element.get("class", "").split(), *element.get("id", "").split())


def _in_words(name: str) -> str:
    return _HUMP.sub("-", _BY_CHANCE.sub("", name))


@lru_cache(maxsize=10_000)
def _is_of_box(name: str) -> bool:
    return _NAMED.search(_in_words(name)) is not None


@lru_cache(maxsize=10_000)
def _is_of_sentences(name: str) -> bool:
    return _SAYING.search(_in_words(name)) is not None


@lru_cache(maxsize=10_000)
def _is_at_edge(name: str) -> bool:
    return _EDGE.search(_in_words(name)) is not None
