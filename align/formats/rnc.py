"""The XML of the parallel corpora in the Russian National Corpus: a ``para`` for each bead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from lxml import etree
from lxml.builder import E

from align.alignment import Alignment, Bead
from align.formats.characters import without_forbidden
from align.formats.marked import HEAD, written
from align.text import primary_language
from align.textpair import TextPair

_TAIL = b"</body></html>\n"


def write(pairs: Iterable[TextPair]) -> Iterator[bytes]:
    """Yield one file. Beads are counted from 0 through all pairs. The format holds one text, so the
    head is that of the first pair.
    """
    numbers = count()
    head = b""
    for pair in pairs:
        if not head:
            head = HEAD + written(_head(pair)).removesuffix(_TAIL.strip()) + b"\n"
            yield head
        for bead in pair.alignment.beads:
            yield written(_para(pair.alignment, bead, next(numbers))) + b"\n"
    yield _TAIL if head else HEAD + written(E.html(E.head(), E.body("")))


def _head(pair: TextPair) -> etree._Element:
    alignment = pair.alignment
    title = pair.name or alignment.src.title or alignment.tgt.title or ""
    metas = [
        E.meta(name=without_forbidden(name), content=without_forbidden(value))
        for name, value in pair.known
    ]
    root: etree._Element = E.html(E.head(E.title(without_forbidden(title)), *metas), E.body(""))
    return root


def _para(alignment: Alignment, bead: Bead, number: int) -> etree._Element:
    para = etree.Element("para", id=str(number))
    for variant, (document, text) in enumerate(
        (
            (alignment.src, alignment.src_text(bead)),
            (alignment.tgt, alignment.tgt_text(bead)),
        )
    ):
        if text:
            one = etree.SubElement(para, "se", lang=primary_language(document.lang) or "und")
            one.set("variant_id", str(variant))
            one.text = without_forbidden(text)
    return para
