"""What a file says about its text: author, translator, subject, rights and the like.

The names are those of Dublin Core where it has one (``docs/loading.md`` lists them). ``_READERS``
is the one table of the kinds of files that say such things. The title, the date of the text, its
address and its language are fields of the document, not here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement

from align.errors import LoadError
from align.loaders import guard
from align.loaders.placeholders import is_nobody, is_of_template, is_untitled
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

#: Names and values, a name once for each value.
Said = Iterable[tuple[str, str]]

_WHAT = Message("file")
#: A value that is longer is a text, not a fact.
_LONGEST = 500
#: The elements of Dublin Core that are taken as they are.
_DUBLIN_CORE = (
    "creator", "contributor", "publisher", "subject", "type", "source", "rights", "identifier",
)  # fmt: skip
#: The roles of the MARC relators that books use.
_ROLES = {"aut": "creator", "trl": "translator"}
#: What pages call the same things in ``meta``.
_OF_PAGE = {
    "author": "creator",
    "article:author": "creator",
    "translator": "translator",
    "publisher": "publisher",
    "og:site_name": "publisher",
    "copyright": "rights",
    "rights": "rights",
    "keywords": "subject",
    "article:section": "subject",
    **{f"{prefix}{name}": name for name in _DUBLIN_CORE for prefix in ("dc.", "dcterms.")},
}


def read(raw: Raw, module: str) -> tuple[tuple[str, str], ...]:
    """Return what a file says about its text; ``module`` is that of its loader.

    Several values of one name are joined by ``; ``. A file that says nothing, or says it in a
    damaged part, says nothing.
    """
    reader = _READERS.get(module)
    if reader is None:
        return ()
    try:
        return _joined(reader(raw))
    except (LoadError, etree.LxmlError, ValueError, KeyError):
        return ()


def of_page(root: HtmlElement) -> tuple[tuple[str, str], ...]:
    """Return what a web page says about its text, as ``read`` does."""
    keyed = (
        ((one.get("name") or one.get("property") or "").casefold(), one.get("content") or "")
        for one in root.iter("meta")
    )
    return _joined((_OF_PAGE[key], value) for key, value in keyed if key in _OF_PAGE)


def _joined(said: Said) -> tuple[tuple[str, str], ...]:
    found: dict[str, dict[str, None]] = {}
    for name, value in said:
        value = " ".join(value.split())
        if value and len(value) <= _LONGEST and not _unstated(name, value):
            found.setdefault(name, {})[value] = None
    return tuple((name, "; ".join(values)) for name, values in found.items())


def _unstated(name: str, value: str) -> bool:
    """Whether a program put the value there, and not a person who knew the text."""
    if name in ("creator", "translator"):
        return is_nobody(value)
    return name == "created" and is_of_template(value)


def told(document: Document, raw: Raw, module: str) -> Document:
    """``document`` with what its file says about it. The properties of an office document give the
    title if the text has none. The loader of pages has already read what they say.
    """
    if module not in _READERS:
        return document
    said = read(raw, module)
    if _READERS.get(module) in (_word, _open_document):
        title = dict(said).get("title")
        if title and is_untitled(title):
            title = None
        said = tuple(one for one in said if one[0] != "title")
        document = replace(document, title=document.title or title)
    return replace(document, metadata=said)


def _word(raw: Raw) -> Iterator[tuple[str, str]]:
    with guard.archive(raw, _WHAT) as parts:
        core = guard.member(parts, "docProps/core.xml", raw.name, _WHAT)
    yield from _core(_root(core, raw))


def _open_document(raw: Raw) -> Iterator[tuple[str, str]]:
    if raw.data.startswith(b"PK"):
        with guard.archive(raw, _WHAT) as parts:
            data = guard.member(parts, "meta.xml", raw.name, _WHAT)
    else:
        data = raw.data
    about = _root(data, raw).find("meta")
    if about is None:
        return
    for name, value in _core(about):
        if name != "creator":  # here, this is who saved the file last
            yield name, value
    yield "creator", about.findtext("initial-creator") or ""
    for one in about.iterfind("keyword"):
        yield "subject", _text(one)
    for one in about.iterfind("user-defined"):
        yield one.get("name", ""), _text(one)


def _core(root: guard.Element) -> Iterator[tuple[str, str]]:
    """The properties of an office document."""
    for name in _DUBLIN_CORE:
        for one in root.iterfind(name):
            yield name, _text(one)
    yield "title", root.findtext("title") or ""
    yield "subject", root.findtext("keywords") or ""
    yield "type", root.findtext("category") or ""
    yield "created", (root.findtext("created") or root.findtext("creation-date") or "")[:10]


def _epub(raw: Raw) -> Iterator[tuple[str, str]]:
    with guard.archive(raw, _WHAT) as parts:
        container = _root(guard.member(parts, "META-INF/container.xml", raw.name, _WHAT), raw)
        path = posixpath.normpath(str(container.xpath("string((//@full-path)[1])")))
        package = _root(guard.member(parts, path, raw.name, _WHAT), raw)
    about = package.find("metadata")
    if about is None:
        return
    roles = {
        one.get("refines", "").lstrip("#"): _text(one)
        for one in about.iterfind("meta[@property='role']")
    }
    for name in _DUBLIN_CORE:
        for one in about.iterfind(name):
            role = one.get("role") or roles.get(one.get("id", ""), "")
            told = _ROLES.get(role, name) if name in ("creator", "contributor") else name
            if name != "identifier" or not one.get("id"):  # its own id is no fact of the text
                yield told, _text(one)
    yield "date", (about.findtext("date") or "")[:10]


def _fb2(raw: Raw) -> Iterator[tuple[str, str]]:
    if raw.data.startswith(b"PK"):
        with guard.archive(raw, _WHAT) as parts:
            name = next(one for one in parts.namelist() if one.lower().endswith(".fb2"))
            data = guard.member(parts, name, raw.name, _WHAT)
    else:
        data = raw.data
    root = _root(data, raw)
    for one in root.iterfind("description/title-info/*"):
        if one.tag in ("author", "translator"):
            yield "creator" if one.tag == "author" else "translator", _person(one)
        elif one.tag == "genre":
            yield "type", _text(one)
        elif one.tag in ("keywords", "date"):
            yield "subject" if one.tag == "keywords" else "date", _text(one)
    for one in root.iterfind("description/publish-info/*"):
        if one.tag == "publisher":
            yield "publisher", _text(one)
        elif one.tag == "year":
            yield "issued", _text(one)


def _person(one: guard.Element) -> str:
    parts = (one.findtext(name) or "" for name in ("first-name", "middle-name", "last-name"))
    return " ".join(filter(None, map(str.strip, parts))) or (one.findtext("nickname") or "")


def _tei(raw: Raw) -> Iterator[tuple[str, str]]:
    header = _root(raw.data, raw).find(".//teiHeader")
    if header is None:
        return
    for path, name in (
        (".//titleStmt/author", "creator"),
        (".//sourceDesc//author", "creator"),
        (".//publicationStmt/publisher", "publisher"),
        (".//textClass//keywords//term", "subject"),
        (".//textClass//catRef", "type"),
        (".//sourceDesc/p", "source"),
        (".//publicationStmt//availability/p", "rights"),
        (".//publicationStmt//availability/licence[@target]", "rights"),
    ):
        for one in header.iterfind(path):
            text = _text(one)
            # The address of a licence is a field of the document.
            if one.tag != "licence" or text.strip() != one.get("target"):
                yield name, text or one.get("target", "").lstrip("#")
    for one in header.iterfind(".//editor[@role='translator']"):
        yield "translator", _text(one)
    for one in header.iterfind(".//respStmt"):
        if "transl" in _text(one.find("resp")).casefold():
            yield "translator", " ".join(_text(name) for name in one if name.tag != "resp")


def _tmx(raw: Raw) -> Iterator[tuple[str, str]]:
    header = _root(raw.data, raw).find("header")
    for one in () if header is None else header.iterfind("prop"):
        name = one.get("type", "").removeprefix("x-")
        yield _OF_PAGE.get(name.casefold(), name), _text(one)


def _xliff(raw: Raw) -> Iterator[tuple[str, str]]:
    root = _root(raw.data, raw)
    for one in root.iterfind("file/header/prop-group/prop"):
        name = one.get("prop-type", "").removeprefix("x-")
        yield _OF_PAGE.get(name.casefold(), name), _text(one)
    for one in root.iterfind("file/metadata//meta"):
        name = one.get("type", "")
        yield _OF_PAGE.get(name.casefold(), name), _text(one)


def _root(data: bytes, raw: Raw) -> guard.Element:
    root = guard.xml(data, raw.name, _WHAT)
    guard.without_namespaces(root)
    return root


def _text(one: guard.Element | None) -> str:
    return "" if one is None else "".join(one.itertext())


#: The module of a loader -> what its files say.
_READERS: dict[str, Callable[[Raw], Said]] = {
    "align.loaders.word": _word,
    "align.loaders.opendocument": _open_document,
    "align.loaders.epub": _epub,
    "align.loaders.fb2": _fb2,
    "align.loaders.tei": _tei,
    "align.loaders.tmx": _tmx,
    "align.loaders.xliff": _xliff,
}
