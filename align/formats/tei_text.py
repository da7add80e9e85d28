"""A document as a TEI P5 text: paragraphs, sentences with ids, turns of speech and metadata."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from urllib.parse import urlsplit

from lxml import etree
from lxml.builder import ElementMaker

from align.formats.characters import without_forbidden as _clean
from align.loaders.guard import Element
from align.text import Document

#: The namespace of TEI.
TEI = "http://www.tei-c.org/ns/1.0"
_E = ElementMaker(namespace=TEI, nsmap={None: TEI})
_ID, _LANG = (f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("id", "lang"))
# What the file of a sentence may say about it that TEI has an attribute for.
_OF_SENTENCE = frozenset({"n", "ana", "corresp"})


class Writer:
    """A text being written: its elements, and the ids by which they refer to each other.

    ``identity`` begins the ids; ``ids`` are those of the sentences. ``digest`` is that of the text,
    and ``retrieved`` when it was fetched, if the file is to say so.
    """

    def __init__(
        self,
        document: Document,
        identity: str,
        ids: Sequence[str],
        digest: str = "",
        retrieved: datetime | None = None,
    ) -> None:
        self._document = document
        self._id = identity
        self._ids = ids
        self._digest, self._retrieved = digest, retrieved
        speakers = dict.fromkeys(part.speaker for part in document.paragraphs if part.speaker)
        self._people = {
            speaker: f"{self._id}.speaker{number}" for number, speaker in enumerate(speakers, 1)
        }

    def root(self) -> Element:
        """The element of the whole text."""
        root = _E(
            "TEI",
            _E("teiHeader", self._file(), self._profile(), *self._revisions()),
            _E("text", self._body()),
            {_ID: self._id, _LANG: self._document.lang or "und"},
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
                *([_E("idno", self._digest, type="sha256")] if self._digest else []),
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
        profile = _E(
            "profileDesc", _E("langUsage", _E("language", ident=self._document.lang or "und"))
        )
        if self._people:
            people = (
                _E("person", _E("persName", _clean(speaker)), {_ID: identity})
                for speaker, identity in self._people.items()
            )
            profile.append(_E("particDesc", _E("listPerson", *people)))
        return profile

    def _revisions(self) -> Iterator[Element]:
        if self._retrieved:
            when = self._retrieved.isoformat()
            yield _E("revisionDesc", _E("change", "Retrieved", when=when))

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
        if not len(body):
            body.append(_E("p"))  # a text must have something in it
        return body

    def _paragraphs(self) -> Iterator[Element]:
        sentences: dict[int, list[Element]] = defaultdict(list)
        for identity, one in zip(self._ids, self._document.sentences, strict=True):
            element = _E("s", _clean(one.text), {_ID: identity})
            for fact in one.facts:
                if fact.kind == "attribute" and fact.name in _OF_SENTENCE and fact.value:
                    element.set(fact.name, _clean(fact.value))
            sentences[one.paragraph].append(element)
        for index, part in enumerate(self._document.paragraphs):
            tag = "head" if part.kind in ("title", "heading") else "p"
            element = _E(tag, *sentences[index], {_ID: f"{self._id}.p{index + 1}"})
            if part.kind == "title":
                element.set("type", "main")
            yield element
