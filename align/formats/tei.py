"""TEI P5: both texts with their sentences, and the links between them (``linkGrp``).

Sentences without a counterpart have no link, because TEI wants two ends for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from align.alignment import Alignment, Bead
from align.formats.characters import without_forbidden
from align.formats.ids import SentenceIds
from align.formats.tei_text import TEI, Writer
from align.text import Document, primary_language
from align.textpair import TextPair, places

_E = ElementMaker(namespace=TEI, nsmap={None: TEI})
_NS = f' xmlns="{TEI}"'.encode()
_END = b"</teiCorpus>"
#: The type of the links between a pair and a further text.
FURTHER = "further"


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
    further = _Further(pair, ids, names, number)
    title = pair.name or alignment.src.title or alignment.tgt.title or "Parallel texts"
    return _E(
        "teiCorpus",
        _header(title, pair.known),
        _E("standOff", _links(alignment, names), *further.links),
        *(
            Writer(document, f"{side}{number}", own).root()
            for side, document, own in zip(
                ("src", "tgt"), (alignment.src, alignment.tgt), names, strict=True
            )
        ),
        *further.texts,
    )


class _Further:
    """The further texts of a pair as TEI texts, and the links of each with the pair."""

    def __init__(
        self, pair: TextPair, ids: SentenceIds, names: tuple[list[str], list[str]], number: int
    ) -> None:
        self.texts: list[Any] = []
        self.links: list[Any] = []
        beads = pair.alignment.beads
        for at, one in enumerate(pair.further, 1):
            document = replace(
                Document.from_sentences([said.text for said in one.said], one.lang), title=one.name
            )
            own = ids.give(document, f"further{at}.{primary_language(one.lang) or 'und'}.s")
            self.texts.append(Writer(document, f"further{number}.{at}", own).root())
            group = _E("linkGrp", type=FURTHER, n=without_forbidden(one.name))
            at_place: dict[tuple[str, int], list[str]] = {}
            for said, identity in zip(one.said, own, strict=True):
                at_place.setdefault((said.side, said.index), []).append(identity)
            for bead in beads:
                inside = [one for place in places(bead) for one in at_place.get(place, ())]
                if inside:
                    ends = [*_ends(bead, names), *inside]
                    group.append(_E("link", target=" ".join(f"#{end}" for end in ends)))
            if not len(group):
                group.append(_E("desc", "No sentence has a counterpart."))
            self.links.append(group)


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
    sure = f"{bead.probability:.4f}"
    target = " ".join(f"#{end}" for end in _ends(bead, names))
    return _E("link", type=bead.type, target=target, cert=sure)


def _ends(bead: Bead, names: tuple[list[str], list[str]]) -> list[str]:
    return [*(names[0][index] for index in bead.src), *(names[1][index] for index in bead.tgt)]
