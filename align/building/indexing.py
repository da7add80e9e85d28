"""The pairs of a built corpus as the texts of a concordance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from align import files
from align.alignment import Alignment
from align.building import pairfile
from align.building.ledger import Ledger
from align.building.task import Record
from align.concordance.index import Bead, Source
from align.concordance.metadata import described, speaker
from align.errors import LoadError

#: The file of the index in a corpus.
INDEX = "concordance.index"


def sources(root: Path) -> list[Source]:
    """The pairs of the corpus in the folder ``root``, without those that are doubtful as a whole.

    Raises LoadError if it is not the folder of a built corpus.
    """
    ledger = Ledger(root)
    if not ledger.path.is_file():
        raise LoadError(
            "this is not a corpus that Sverka has built",
            where=str(root),
            hint="Build one with sverka build, or leave the folder out to search the library",
        )
    return [_source(ledger, one) for one in ledger.records() if one.state == "aligned"]


def _source(ledger: Ledger, record: Record) -> Source:
    langs = record.src_lang, record.tgt_lang
    path = ledger.file_of(record.name)
    return Source(record.name, record.digest, langs, partial(_read, path))


def _read(path: Path) -> tuple[Mapping[str, str], Iterator[Bead]]:
    held = pairfile.read(files.content(str(path)), str(path))
    alignment = held.alignment
    return described(alignment.src, alignment.tgt, held.metadata), _beads(alignment)


def _beads(alignment: Alignment) -> Iterator[Bead]:
    for number, bead in enumerate(alignment.beads, 1):
        document, indices = (alignment.src, bead.src) if bead.src else (alignment.tgt, bead.tgt)
        paragraph = document.sentences[indices[0]].paragraph if indices else -1
        yield Bead(
            number,
            tuple(alignment.src.sentences[k].text for k in bead.src),
            tuple(alignment.tgt.sentences[k].text for k in bead.tgt),
            speaker(document, paragraph),
        )
