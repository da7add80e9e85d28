"""A text with a mark around each sentence, in simple XML: what XCES and InterText link."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import etree
from lxml.builder import E

from align.formats.characters import without_forbidden
from align.formats.ids import SentenceIds
from align.text import Document

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TITLES = ("title", "heading")

#: Gives the ids of a paragraph and of its sentences: their numbers in the file, and how many
#: sentences of the paragraph come before.
Name = Callable[[int, int], str]

#: How XML files begin.
HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
#: How these texts end.
TAIL = b"</body></text>\n"


def head(document: Document) -> bytes:
    """Return the beginning of a file in the language of ``document``."""
    text = E.text(E.body(""), {_LANG: document.lang or "und"})
    return HEAD + written(text).removesuffix(TAIL.strip()) + b"\n"


def written(element: etree._Element) -> bytes:
    """Return an element in UTF-8."""
    return etree.tostring(element, encoding="unicode").encode()


class Texts:
    """The text of one side, written document by document; it counts the paragraphs."""

    def __init__(self) -> None:
        self._paragraphs = 0
        self._ids = SentenceIds()

    def numbered(self, document: Document) -> list[str]:
        """Return ids for the sentences: those of their files, else their numbers: ``s12``."""
        return self._ids.give(document, "s")

    def placed(self, document: Document) -> list[str]:
        """Return ids that say the numbers of the paragraph and of the sentence in it: ``3:1``."""
        found = []
        before = (-1, 0)
        paragraphs = self._paragraphs
        for sentence in document.sentences:
            if sentence.paragraph != before[0]:
                before = (sentence.paragraph, 0)
                paragraphs += 1
            before = (before[0], before[1] + 1)
            found.append(f"{paragraphs}:{before[1]}")
        return found

    def written(self, document: Document, ids: Sequence[str]) -> bytes:
        """Return the paragraphs of ``document`` whose sentences have ``ids``."""
        return b"".join(written(one) + b"\n" for one in self._elements(document, ids))

    def _elements(self, document: Document, ids: Sequence[str]) -> Iterator[etree._Element]:
        last, element = -1, None
        for identity, sentence in zip(ids, document.sentences, strict=True):
            if sentence.paragraph != last or element is None:
                if element is not None:
                    yield element
                last = sentence.paragraph
                self._paragraphs += 1
                kind = document.paragraphs[last].kind if document.paragraphs else "body"
                tag = "head" if kind in _TITLES else "p"
                element = etree.Element(tag, id=f"{self._paragraphs}")
            one = etree.SubElement(element, "s", id=identity)
            one.text = without_forbidden(sentence.text)
            one.tail = " "
        if element is not None:
            yield element
