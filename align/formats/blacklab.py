"""BlackLab 4: both texts of each pair as words, their sentences linked both ways, and a file that
tells BlackLab how to index them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from lxml import etree

from align.alignment import Alignment
from align.formats.characters import without_forbidden
from align.formats.marked import HEAD, written
from align.formats.tokenised import tokenised
from align.tags import language_name
from align.text import primary_language
from align.textpair import TextPair

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_TEXTS, _INDEX = ".blacklab.xml", ".blf.yaml"


def write(pairs: Iterable[TextPair], stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the texts and the index format.

    BlackLab has a field for each version of a document, here for each language, and finds the
    version that a link leads to by the beginning of the id.
    """
    versions: tuple[str, ...] = ()
    yield _TEXTS, HEAD + b"<docs>\n"
    langs: tuple[str, ...] = ()
    counts = [0, 0]
    for number, pair in enumerate(pairs, 1):
        if not versions:
            langs = pair.alignment.src.lang, pair.alignment.tgt.lang
            versions = _versions(langs)
        yield _TEXTS, written(_doc(pair, versions, counts, f"{pair.name or stem}", number)) + b"\n"
    yield _TEXTS, b"</docs>\n"
    yield _INDEX, _format(versions, langs)


def _versions(langs: tuple[str, ...]) -> tuple[str, ...]:
    src, tgt = (primary_language(lang) or side for lang, side in zip(langs, "st", strict=True))
    return (src, tgt) if src != tgt else (f"{src}a", f"{tgt}b")


def _doc(
    pair: TextPair, versions: tuple[str, ...], counts: list[int], name: str, number: int
) -> Any:
    alignment = pair.alignment
    doc = etree.Element("doc", id=str(number))
    etree.SubElement(doc, "meta", name="name").text = without_forbidden(name)
    for key, value in pair.known:
        meta = etree.SubElement(doc, "meta", name=without_forbidden(key))
        meta.text = without_forbidden(value)
    firsts = tuple(counts)
    for side, document in enumerate((alignment.src, alignment.tgt)):
        text = etree.SubElement(doc, "text", version=versions[side], lang=document.lang or "und")
        for index, sentence in enumerate(document.sentences, firsts[side] + 1):
            element = etree.SubElement(text, "s")
            element.set(_ID, f"{versions[side]}_s{index}")
            _fill(element, sentence.text, document.lang)
        text.extend(_links(alignment, side, versions, firsts))
        counts[side] += len(document.sentences)
    return doc


def _fill(element: Any, text: str, lang: str) -> None:
    last = None
    for word in tokenised(text, lang):
        if last is not None and not word.glued:
            last.tail = " "
        tag = word.tags[0] if word.tags else "X"
        last = etree.SubElement(element, "w", lemma=word.lemma, pos=tag)
        last.text = word.form
    element.tail = "\n"


def _links(
    alignment: Alignment, side: int, versions: tuple[str, ...], firsts: tuple[int, ...]
) -> Iterator[Any]:
    """Yield the links of one text: from each sentence of a bead to each on the other side."""
    other = 1 - side
    for bead in alignment.beads:
        ends = (bead.src, bead.tgt)
        for one, two in product(ends[side], ends[other]):
            yield etree.Element(
                "link",
                source=f"{versions[side]}_s{firsts[side] + one + 1}",
                target=f"{versions[other]}_s{firsts[other] + two + 1}",
                type="s",
            )


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
