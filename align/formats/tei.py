"""TEI P5: both texts with their sentences, and the links between them (``linkGrp``).

Sentences without a counterpart have no link, because TEI wants two ends for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from align.alignment import Alignment, Bead
from align.formats.characters import without_forbidden
from align.formats.ids import SentenceIds
from align.formats.tei_text import TEI, Writer
from align.textpair import TextPair

_E = ElementMaker(namespace=TEI, nsmap={None: TEI})
_NS = f' xmlns="{TEI}"'.encode()
_END = b"</teiCorpus>"


def write(pairs: Iterable[TextPair]) -> Iterator[bytes]:
    """Yield one file: a ``teiCorpus`` of two texts, or one of such corpora if there are several."""
    rest = iter(pairs)
    first = list(islice(rest, 2))
    ids = SentenceIds()
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    if len(first) == 1:
        yield _written(_corpus(first[0], ids, 1)) + b"\n"
        return
    whole = _E("teiCorpus", _header("Parallel texts", ()))
    yield _written(whole).removesuffix(_END)
    for number, pair in enumerate(chain(first, rest), 1):
        yield _written(_corpus(pair, ids, number)).replace(_NS, b"", 1) + b"\n"
    yield _END + b"\n"


def _written(element: Any) -> bytes:
    content: bytes = etree.tostring(element, encoding="unicode").encode()
    return content


def _corpus(pair: TextPair, ids: SentenceIds, number: int) -> Any:
    alignment = pair.alignment
    names = ids.of_sides(alignment)
    title = pair.name or alignment.src.title or alignment.tgt.title or "Parallel texts"
    return _E(
        "teiCorpus",
        _header(title, pair.known),
        _E("standOff", _links(alignment, names)),
        *(
            Writer(document, f"{side}{number}", own).root()
            for side, document, own in zip(
                ("src", "tgt"), (alignment.src, alignment.tgt), names, strict=True
            )
        ),
    )


def _header(title: str, metadata: Iterable[tuple[str, str]]) -> Any:
    notes = [
        _E("note", without_forbidden(value), type="metadata", n=without_forbidden(name))
        for name, value in metadata
    ]
    return _E(
        "teiHeader",
        _E(
            "fileDesc",
            _E("titleStmt", _E("title", without_forbidden(title))),
            _E("publicationStmt", _E("p", "Aligned with Sverka.")),
            *([_E("notesStmt", *notes)] if notes else []),
            _E("sourceDesc", _E("p", "See the headers of the texts.")),
        ),
    )


def _links(alignment: Alignment, names: tuple[list[str], list[str]]) -> Any:
    group = _E("linkGrp", type="alignment")
    group.extend(_link(bead, names) for bead in alignment.beads if not bead.is_null)
    if not len(group):
        group.append(_E("desc", "No sentence has a counterpart."))
    return group


def _link(bead: Bead, names: tuple[list[str], list[str]]) -> Any:
    ends = [f"#{names[0][index]}" for index in bead.src]
    ends += [f"#{names[1][index]}" for index in bead.tgt]
    sure = f"{bead.probability:.4f}"
    return _E("link", type=bead.type, target=" ".join(ends), cert=sure)
