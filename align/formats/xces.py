"""XCES, as OPUS has it: a text for each language, and the links of their sentences (cesAlign)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from align.alignment import Bead
from align.formats import marked
from align.textpair import TextPair

_DOCTYPE = b'<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">\n'
_TAIL = b"</linkGrp></cesAlign>\n"


def write(pairs: Iterable[TextPair], stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the links, which name the files of the texts, and both texts.

    Sentences without a counterpart have a link with an empty side.
    """
    return marked.write(pairs, stem, _SCHEME)


def _head(stem: str, endings: Sequence[str]) -> bytes:
    root = etree.Element("cesAlign", version="1.0")
    files = (f"{stem}{ending}" for ending in endings)
    names = dict(zip(("fromDoc", "toDoc"), files, strict=True))
    etree.SubElement(root, "linkGrp", {"targType": "s", **names}).text = "\n"
    return marked.HEAD + _DOCTYPE + marked.written(root).removesuffix(_TAIL.strip())


def _link(bead: Bead, ids: tuple[str, str], number: int) -> etree._Element:
    sure = f"{bead.probability:.4f}"
    return etree.Element("link", id=f"SL{number}", xtargets=";".join(ids), certainty=sure)


_SCHEME = marked.Scheme(
    ".xces.xml",
    marked.Texts.numbered,
    _head,
    _link,
    _TAIL,
    marked.HEAD + _DOCTYPE + b'<cesAlign version="1.0"/>\n',
)
