"""A document as a TEI P5 file: paragraphs, sentences with ids, turns of speech and metadata."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree
from lxml.builder import ElementMaker

from align.formats.characters import without_forbidden as _clean
from align.loaders import guard
from align.loaders.guard import Element
from align.text import Document, primary_language
from align.words import Message

_TEI = "http://www.tei-c.org/ns/1.0"
_E = ElementMaker(namespace=_TEI, nsmap={None: _TEI})
_ID, _LANG = (f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("id", "lang"))

_WHAT = Message("TEI text")


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says about itself: the address it was fetched from, and its digest."""

    source: str | None
    digest: str | None


def render(document: Document, name: str, retrieved: datetime) -> bytes:
    """Return ``document``, split into sentences, as a TEI file whose ids begin with ``name``.

    Sentences are counted from 1 through the whole text: ``NAME.en.s12``. The same document gives
    the same bytes.
    """
    return etree.tostring(
        _Writer(document, name).root(retrieved),
        xml_declaration=True,
        encoding="UTF-8",
    )


def digest(document: Document) -> str:
    """Return the SHA-256 of everything that is kept of ``document`` except the time of fetching."""
    said = (
        document.lang,
        document.title,
        document.date and document.date.isoformat(),
        document.url,
        document.number,
        document.licence,
        *(
            f"{part.kind} {part.speaker} {document.paragraph_text(part)}"
            for part in document.paragraphs
        ),
    )
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def read_header(path: Path) -> Header:
    """Return what the file at ``path`` says about itself. Raises LoadError if it is damaged."""
    root = guard.xml(path.read_bytes(), str(path), _WHAT)
    guard.without_namespaces(root)

    def one(expression: str) -> str | None:
        return str(root.xpath(f"string({expression})")) or None

    return Header(
        one("//sourceDesc//ref/@target"),
        one("//publicationStmt/idno[@type='sha256']"),
    )


class _Writer:
    """A file being written: its elements, and the ids by which they refer to each other."""

    def __init__(self, document: Document, name: str) -> None:
        self._document = document
        self._id = f"{name}.{primary_language(document.lang)}"
        speakers = dict.fromkeys(part.speaker for part in document.paragraphs if part.speaker)
        self._people = {
            speaker: f"{self._id}.speaker{number}" for number, speaker in enumerate(speakers, 1)
        }

    def root(self, retrieved: datetime) -> Element:
        root = _E(
            "TEI",
            _E("teiHeader", self._file(), self._profile(), self._revisions(retrieved)),
            _E("text", self._body()),
            {_ID: self._id, _LANG: self._document.lang},
        )
        etree.indent(root, "  ")
        return root

    def _file(self) -> Element:
        document = self._document
        title = _clean(document.title or self._id)
        host = urlsplit(document.url or "").hostname
        source = [_E("title", title)]
        if document.number:
            source.append(_E("idno", _clean(document.number), type="number"))
        if document.date:
            source.append(_E("date", when=document.date.isoformat()))
        if document.url:
            source.append(_E("ref", _clean(document.url), target=_clean(document.url)))
        return _E(
            "fileDesc",
            _E("titleStmt", _E("title", title)),
            _E(
                "publicationStmt",
                _E("publisher", _clean(host or document.source or "unknown")),
                _E("idno", digest(document), type="sha256"),
                _E("availability", self._licence()),
            ),
            _E("sourceDesc", _E("bibl", *source)),
        )

    def _licence(self) -> Element:
        if self._document.licence is None:
            return _E("p", "The source states no licence.")
        licence = _clean(self._document.licence)
        return _E("licence", licence, target=licence)

    def _profile(self) -> Element:
        profile = _E("profileDesc", _E("langUsage", _E("language", ident=self._document.lang)))
        if self._people:
            people = (
                _E("person", _E("persName", _clean(speaker)), {_ID: identity})
                for speaker, identity in self._people.items()
            )
            profile.append(_E("particDesc", _E("listPerson", *people)))
        return profile

    def _revisions(self, retrieved: datetime) -> Element:
        return _E("revisionDesc", _E("change", "Retrieved", when=retrieved.isoformat()))

    def _body(self) -> Element:
        """Return the text: each heading begins a ``div``, each turn of speech is an ``sp``."""
        body = place = _E("body")
        paragraphs = zip(self._document.paragraphs, self._paragraphs(), strict=True)
        for (kind, speaker), turn in groupby(paragraphs, lambda one: (one[0].kind, one[0].speaker)):
            elements = [element for _part, element in turn]
            if kind in ("question", "answer"):
                who = {"who": f"#{self._people[speaker]}"} if speaker else {}
                place.append(_E("sp", *elements, who, n=kind))
            elif kind == "heading":
                for element in elements:
                    place = _E("div", element)
                    body.append(place)
            else:
                place.extend(elements)
        return body

    def _paragraphs(self) -> Iterator[Element]:
        sentences: dict[int, list[Element]] = defaultdict(list)
        for number, one in enumerate(self._document.sentences, 1):
            element = _E("s", _clean(one.text), {_ID: f"{self._id}.s{number}"})
            sentences[one.paragraph].append(element)
        for index, part in enumerate(self._document.paragraphs):
            tag = "head" if part.kind in ("title", "heading") else "p"
            element = _E(tag, *sentences[index], {_ID: f"{self._id}.p{index + 1}"})
            if part.kind == "title":
                element.set("type", "main")
            yield element
