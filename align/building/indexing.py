"""The pairs of a built corpus as the texts of a concordance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from align.alignment import Alignment
from align.building.corpus import Corpus
from align.building.task import Record
from align.concordance.index import Bead, Source
from align.concordance.metadata import speaker

#: The file of the index in a corpus.
INDEX = "concordance.index"


def sources(root: Path) -> list[Source]:
    """The pairs of the corpus in the folder ``root``, without those that are doubtful as a whole.

    Raises LoadError if it is not the folder of a built corpus.
    """
    corpus = Corpus(root)
    return [_source(corpus, one) for one in corpus.records if one.state == "aligned"]


def _source(corpus: Corpus, record: Record) -> Source:
    langs = record.src_lang, record.tgt_lang
    return Source(record.name, record.digest, langs, partial(_read, corpus, record.name))


def _read(corpus: Corpus, name: str) -> tuple[Mapping[str, str], Iterator[Bead]]:
    member = corpus[name]
    return member.metadata, _beads(member.alignment)


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
