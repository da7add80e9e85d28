"""A page and its twin: fetched, loaded, compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from align import loaders
from align.errors import (
    ChallengeError,
    FetchError,
    LoadError,
    MissingError,
    RefusedError,
    TwinError,
)
from align.loaders import sites, twins
from align.loaders.raw import USUAL, Options, Raw
from align.loaders.sites.site import Alternates, Place
from align.loaders.web.client import Fetched
from align.text import Document, language_tag, primary_language
from align.words import Message, joined


class Getter(Protocol):
    """Anything that can get pages: the client, or an archive on disk."""

    def get(self, address: str, *, refresh: bool = False) -> Fetched:
        """Return the page at ``address``."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was fetched: its answer, and the document on it, not yet split."""

    fetched: Fetched
    document: Document


def get_page(
    getter: Getter,
    address: str,
    lang: str | None = None,
    *,
    refresh: bool = False,
    options: Options = USUAL,
) -> Page:
    """Fetch ``address`` and load its document. Raises LoadError."""
    fetched = get(getter, address, refresh=refresh)
    return Page(fetched, load_fetched(fetched, lang, options))


def get(getter: Getter, address: str, *, refresh: bool = False) -> Fetched:
    """Fetch ``address``, or the address where its site keeps the text. Raises LoadError."""
    return getter.get(sites.first(address).rewrite(address), refresh=refresh)


def load_fetched(fetched: Fetched, lang: str | None = None, options: Options = USUAL) -> Document:
    """Load the document in ``fetched``."""
    name = fetched.source or fetched.url
    raw = Raw(name, fetched.data, fetched.url or None, fetched.media, fetched.charset, options)
    document = loaders.load_raw(raw, lang)
    if not fetched.url:
        return document
    site = sites.first(fetched.url)
    return replace(  # only HTML pages state these themselves
        document,
        url=document.url or fetched.url,
        number=document.number or site.number_in(fetched.url),
        licence=document.licence or site.licence,
    )


def get_twin(
    getter: Getter,
    page: Page,
    to: str | None = None,
    *,
    alternates: Alternates = (),
    refresh: bool = False,
    options: Options = USUAL,
) -> Page:
    """Return the other language version of ``page``, compared with it.

    ``to`` is its language; without it, Russian for an English page and English for any other.
    ``alternates`` are versions that a sitemap names. Doubts that do not rule the page out become
    notes of the document. ``options`` say how the other page is read. Raises TwinError if the page
    names no twin and none can be guessed, or if the page found is another text; FetchError and
    ChallengeError if the host did not give an answer.
    """
    lang = primary_language(page.document.lang)
    to = primary_language(language_tag(to)) if to else other_language(lang)
    address = page.document.url or page.fetched.url
    place = Place(address, tree_of(page.fetched), lang, to, alternates)
    failures: list[str] = []
    for link in twins.links(place):
        try:
            twin = get_page(getter, link.address, refresh=refresh, options=options)
            back = tuple(twins.declared(tree_of(twin.fetched), lang))
            notes = twins.verify(page.document, twin.document, link, to, back)
        except LoadError as error:
            if _may_pass(error):
                raise
            failures.append(error.sentence)
            continue
        return replace(twin, document=_told(twin.document, to, notes))
    told = tuple(dict.fromkeys(map(primary_language, page.document.languages)))
    if len(told) > 1 and to not in told:
        failures.append(Message("the page says that it exists in {langs}", langs=", ".join(told)))
    raise TwinError(
        "its version in {lang} was not found: {reasons}",
        where=address or page.fetched.source,
        hint="Give its address as the second one" if address else "Give both versions",
        lang=to,
        reasons=joined(failures, "; ")
        or (
            Message("the page does not link to one, and its address gives no clue")
            if address
            else Message("the file does not name another version")
        ),
    )


def other_language(lang: str) -> str:
    """Return the default language of the twin of a text in ``lang``."""
    return "ru" if lang == "en" else "en"


def _may_pass(error: LoadError) -> bool:
    """Whether ``error`` says nothing about the page, only that its host is unavailable now."""
    is_told = isinstance(error, (MissingError, RefusedError))
    return isinstance(error, (FetchError, ChallengeError)) and not is_told


def _told(document: Document, lang: str, notes: tuple[str, ...]) -> Document:
    """Return ``document`` in ``lang``, which was verified and overrides a detector."""
    own = document.lang if primary_language(document.lang) == lang else lang
    return replace(document, lang=own, notes=document.notes + notes)


def tree_of(fetched: Fetched) -> HtmlElement | None:
    """Return the page as a tree for its links, None if it is not HTML."""
    try:
        return document_fromstring(fetched.data, parser=HTMLParser(encoding=fetched.charset))
    except (etree.LxmlError, ValueError, LookupError):
        return None
