"""The files of InterText: two texts whose sentences are marked, and the alignment of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from align.alignment import Bead
from align.formats import marked
from align.textpair import TextPair

_TAIL = b"</linkGrp>\n"


def write(pairs: Iterable[TextPair], stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the alignment, which names the files of the texts, and both texts.

    InterText puts the text that is the target of the links first, in each link as well.
    """
    return marked.write(pairs, stem, _SCHEME)


def _head(stem: str, endings: Sequence[str]) -> bytes:
    names = {"toDoc": f"{stem}{endings[1]}", "fromDoc": f"{stem}{endings[0]}"}
    group = etree.Element("linkGrp", names)
    group.text = "\n"
    return marked.HEAD + marked.written(group).removesuffix(_TAIL.strip())


def _link(bead: Bead, ids: tuple[str, str], _number: int) -> etree._Element:
    src, tgt = ids
    sizes = f"{len(bead.tgt)}-{len(bead.src)}"
    return etree.Element("link", type=sizes, xtargets=f"{tgt};{src}", status="auto")


_SCHEME = marked.Scheme(
    ".intertext.xml",
    marked.Texts.placed,
    _head,
    _link,
    _TAIL,
    marked.HEAD + b"<linkGrp/>\n",
)
