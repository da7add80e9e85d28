"""XCES, as OPUS has it: a text for each language, and the links of their sentences (cesAlign)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from align.alignment import Bead
from align.formats import marked, several
from align.textpair import TextPair

_LINKS = ".xces.xml"
_DOCTYPE = b'<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">\n'
_TAIL = b"</linkGrp></cesAlign>\n"


def write(pairs: Iterable[TextPair], stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the links, which name the files of the texts, and both texts.

    Sentences without a counterpart have a link with an empty side.
    """
    endings: tuple[str, ...] = ()
    texts = marked.Texts(), marked.Texts()
    number = 0
    for pair in pairs:
        sides = pair.alignment.src, pair.alignment.tgt
        if not endings:
            endings = tuple(f".{code}.xml" for code in several.codes(pair.alignment))
            yield _LINKS, _head(stem, endings)
            yield from ((end, marked.head(one)) for end, one in zip(endings, sides, strict=True))
        ids = [text.numbered(one) for text, one in zip(texts, sides, strict=True)]
        links = []
        for bead in pair.alignment.beads:
            number += 1
            links.append(marked.written(_link(bead, ids, number)) + b"\n")
        yield _LINKS, b"".join(links)
        for ending, text, one, own in zip(endings, texts, sides, ids, strict=True):
            yield ending, text.written(one, own)
    yield from ((ending, marked.TAIL) for ending in endings)
    yield _LINKS, _TAIL if endings else marked.HEAD + _DOCTYPE + b'<cesAlign version="1.0"/>\n'


def _head(stem: str, endings: tuple[str, ...]) -> bytes:
    root = etree.Element("cesAlign", version="1.0")
    files = (f"{stem}{ending}" for ending in endings)
    names = dict(zip(("fromDoc", "toDoc"), files, strict=True))
    etree.SubElement(root, "linkGrp", {"targType": "s", **names}).text = "\n"
    return marked.HEAD + _DOCTYPE + marked.written(root).removesuffix(_TAIL.strip())


def _link(bead: Bead, ids: list[list[str]], number: int) -> etree._Element:
    src, tgt = (
        " ".join(own[index] for index in side)
        for own, side in zip(ids, (bead.src, bead.tgt), strict=True)
    )
    return etree.Element(
        "link", id=f"SL{number}", xtargets=f"{src};{tgt}", certainty=f"{bead.probability:.4f}"
    )
