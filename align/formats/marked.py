"""Two texts with a mark around each sentence, in simple XML, and links: XCES and InterText."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from lxml import etree
from lxml.builder import E

from align.alignment import Bead
from align.formats import several
from align.formats.characters import without_forbidden
from align.formats.ids import SentenceIds, of_bead
from align.text import Document
from align.textpair import TextPair

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TITLES = ("title", "heading")

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


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a format links the texts: the ``ending`` of the file of links, what gives the sentences
    their ``ids``, the ``head`` of the file (from the name and the endings of the texts), a ``link``
    (from the bead, the ids of both sides, and its number from 1), its ``tail``, and a file without
    texts.
    """

    ending: str
    ids: Callable[[Texts, Document], list[str]]
    head: Callable[[str, Sequence[str]], bytes]
    link: Callable[[Bead, tuple[str, str], int], etree._Element]
    tail: bytes
    empty: bytes


def write(pairs: Iterable[TextPair], stem: str, scheme: Scheme) -> Iterator[tuple[str, bytes]]:
    """Yield the links, which name the files of the texts, and both texts."""
    endings: tuple[str, ...] = ()
    texts = Texts(), Texts()
    numbers = count(1)
    for pair in pairs:
        sides = pair.alignment.src, pair.alignment.tgt
        if not endings:
            endings = tuple(f".{code}.xml" for code in several.codes(pair.alignment))
            yield scheme.ending, scheme.head(stem, endings)
            yield from ((end, head(one)) for end, one in zip(endings, sides, strict=True))
        ids = [scheme.ids(text, one) for text, one in zip(texts, sides, strict=True)]
        links = (
            written(scheme.link(bead, of_bead(bead, ids), number)) + b"\n"
            for bead, number in zip(pair.alignment.beads, numbers, strict=False)
        )
        yield scheme.ending, b"".join(links)
        for ending, text, one, own in zip(endings, texts, sides, ids, strict=True):
            yield ending, text.written(one, own)
    yield from ((ending, TAIL) for ending in endings)
    yield scheme.ending, scheme.tail if endings else scheme.empty


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
