"""BlackLab 4: both texts of each pair as words, their sentences and words linked both ways, and a
file that tells BlackLab how to index them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import count, product
from typing import Any

from lxml import etree

from align.aligner.links import Linker
from align.alignment import Alignment
from align.formats.characters import without_forbidden
from align.formats.marked import HEAD, written
from align.formats.tokenised import tokenised
from align.languages import joiner
from align.tags import language_name
from align.text import Document, primary_language
from align.textpair import TextPair

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_TEXTS, _INDEX = ".blacklab.xml", ".blf.yaml"


def write(pairs: Iterable[TextPair], stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the texts and the index format.

    BlackLab has a field for each version of a document, here for each language, and finds the
    version that a link leads to by the beginning of the id.
    """
    versions: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    numbers: tuple[Iterator[int], ...] = tuple(count(1) for _ in range(4))
    linker = cache(Linker)  # it keeps the vectors of words
    yield _TEXTS, HEAD + b"<docs>\n"
    for number, pair in enumerate(pairs, 1):
        sides = pair.alignment.src, pair.alignment.tgt
        if not versions:
            langs = tuple(one.lang for one in sides)
            versions = _versions(langs)
        texts = [
            _Text(document, version, own)
            for document, version, own in zip(
                sides, versions, (numbers[:2], numbers[2:]), strict=True
            )
        ]
        links = list(_links(pair.alignment, texts, linker(sides[0].lang, sides[1].lang)))
        for side, text in enumerate(texts):
            text.element.extend(_link(ends[side], ends[1 - side], kind) for kind, *ends in links)
        doc = _doc(pair, f"{pair.name or stem}", number)
        doc.extend(text.element for text in texts)
        yield _TEXTS, written(doc) + b"\n"
    yield _TEXTS, b"</docs>\n"
    yield _INDEX, _format(versions, langs)


def _versions(langs: tuple[str, ...]) -> tuple[str, ...]:
    src, tgt = (primary_language(lang) or side for lang, side in zip(langs, "st", strict=True))
    return (src, tgt) if src != tgt else (f"{src}a", f"{tgt}b")


def _doc(pair: TextPair, name: str, number: int) -> Any:
    doc = etree.Element("doc", id=str(number))
    for key, value in (("name", name), *pair.known):
        meta = etree.SubElement(doc, "meta", name=without_forbidden(key))
        meta.text = without_forbidden(value)
    return doc


class _Text:
    """A text as an element, and the ids of its sentences and of its words; ``numbers`` count both
    through the whole file.
    """

    def __init__(self, document: Document, version: str, numbers: Sequence[Iterator[int]]) -> None:
        self.element: Any = etree.Element("text", version=version, lang=document.lang or "und")
        self.sentences: list[str] = []
        self._between = joiner(document.lang)
        self._texts: list[str] = []
        self._words: list[dict[int, str]] = []  # by their places in each sentence
        for sentence in document.sentences:
            element = etree.SubElement(self.element, "s")
            self.sentences.append(f"{version}_s{next(numbers[0])}")
            element.set(_ID, self.sentences[-1])
            self._texts.append(without_forbidden(sentence.text))
            self._words.append({})
            last = None
            for word in tokenised(sentence.text, document.lang):
                if last is not None and not word.glued:
                    last.tail = " "
                tag = word.tags[0] if word.tags else "X"
                last = etree.SubElement(element, "w", lemma=word.lemma, pos=tag)
                last.text = word.form
                self._words[-1][word.at] = f"{version}_w{next(numbers[1])}"
                last.set(_ID, self._words[-1][word.at])
            element.tail = "\n"

    def joined(self, indices: Sequence[int]) -> tuple[str, dict[int, str]]:
        """Return the text of some sentences, and the ids of its words by their places in it."""
        found: dict[int, str] = {}
        start = 0
        for index in indices:
            found |= {start + place: word for place, word in self._words[index].items()}
            start += len(self._texts[index]) + len(self._between)
        return self._between.join(self._texts[index] for index in indices), found


def _links(
    alignment: Alignment, texts: Sequence[_Text], linker: Linker
) -> Iterator[tuple[str, str, str]]:
    """Yield the kind and the ends of the links: from each sentence of a bead to each on the other
    side, and from word to word.
    """
    filled = [bead for bead in alignment.beads if not bead.is_null]
    for bead in filled:
        for one, two in product(bead.src, bead.tgt):
            yield "s", texts[0].sentences[one], texts[1].sentences[two]
    sides = [(texts[0].joined(bead.src), texts[1].joined(bead.tgt)) for bead in filled]
    found = linker.link([(src[0], tgt[0]) for src, tgt in sides], punctuation=False)
    for (src, tgt), links in zip(sides, found, strict=True):
        for link in links:
            ends = src[1].get(link.src[0]), tgt[1].get(link.tgt[0])
            # A number may go on from one sentence of a bead into the next.
            if ends[0] and ends[1]:
                yield "w", ends[0], ends[1]


def _link(source: str, target: str, kind: str) -> Any:
    return etree.Element("link", source=source, target=target, type=kind)


def _format(versions: tuple[str, ...], langs: tuple[str, ...]) -> bytes:
    fields = "".join(
        _FIELD.format(version=version, lang=language_name(lang) or lang or version)
        for version, lang in zip(versions, langs, strict=True)
    )
    return f"{_HEAD}{fields}{_METADATA}".encode()


_HEAD = """displayName: Parallel texts from Sverka
documentPath: //doc
annotatedFields:
"""
_FIELD = """  contents__{version}:
    displayName: {lang}
    containerPath: text[@version='{version}']
    wordPath: .//w
    tokenIdPath: "@xml:id"
    annotations:
      - name: word
        valuePath: .
        sensitivity: sensitive_insensitive
      - name: lemma
        valuePath: "@lemma"
        sensitivity: sensitive_insensitive
      - name: pos
        valuePath: "@pos"
    inlineTags:
      - path: .//s
        tokenIdPath: "@xml:id"
    standoffAnnotations:
      - type: relation
        path: ./link
        valuePath: "@type"
        sourcePath: "@source"
        targetPath: "@target"
        targetVersionPath: "substring-before(@target, '_')"
"""
_METADATA = """metadata:
  containerPath: .
  fields:
    - forEachPath: meta
      namePath: "@name"
      valuePath: .
"""
