"""The files of InterText: two texts whose sentences are marked, and the alignment of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from align.alignment import Bead
from align.formats import marked, several
from align.textpair import TextPair

_LINKS = ".intertext.xml"
_TAIL = b"</linkGrp>\n"


def write(pairs: Iterable[TextPair], stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the alignment, which names the files of the texts, and both texts.

    InterText puts the text that is the target of the links first, in each link as well.
    """
    endings: tuple[str, ...] = ()
    texts = marked.Texts(), marked.Texts()
    for pair in pairs:
        sides = pair.alignment.src, pair.alignment.tgt
        if not endings:
            endings = tuple(f".{code}.xml" for code in several.codes(pair.alignment))
            yield _LINKS, _head(stem, endings)
            yield from ((end, marked.head(one)) for end, one in zip(endings, sides, strict=True))
        ids = [text.placed(one) for text, one in zip(texts, sides, strict=True)]
        links = (marked.written(_link(bead, ids)) + b"\n" for bead in pair.alignment.beads)
        yield _LINKS, b"".join(links)
        for ending, text, one, own in zip(endings, texts, sides, ids, strict=True):
            yield ending, text.written(one, own)
    yield from ((ending, marked.TAIL) for ending in endings)
    yield _LINKS, _TAIL if endings else marked.HEAD + b"<linkGrp/>\n"


def _head(stem: str, endings: tuple[str, ...]) -> bytes:
    names = {"toDoc": f"{stem}{endings[1]}", "fromDoc": f"{stem}{endings[0]}"}
    group = etree.Element("linkGrp", names)
    group.text = "\n"
    return marked.HEAD + marked.written(group).removesuffix(_TAIL.strip())


def _link(bead: Bead, ids: list[list[str]]) -> etree._Element:
    src, tgt = (
        " ".join(own[index] for index in side)
        for own, side in zip(ids, (bead.src, bead.tgt), strict=True)
    )
    sizes = f"{len(bead.tgt)}-{len(bead.src)}"
    return etree.Element("link", type=sizes, xtargets=f"{tgt};{src}", status="auto")
