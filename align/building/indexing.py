"""The pairs of a built corpus as the texts of a concordance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

from align.alignment import Alignment
from align.building.corpus import Corpus
from align.building.task import Record
from align.concordance.index import Bead, Source
from align.concordance.metadata import speaker_of
from align.errors import UsageError

#: The file of the index in a corpus.
INDEX = "concordance.index"


def sources(root: Path) -> list[Source]:
    """The pairs of the corpus in the folder ``root``, without those that are doubtful as a whole.

    Raises LoadError if it is not the folder of a built corpus.
    """
    corpus = Corpus(root)
    return [_source(corpus, one) for one in corpus.records if one.state == "aligned"]


def common(root: Path) -> dict[str, str]:
    """The pairs of a corpus in several languages, each with the name of its text: pairs of one text
    have its hub in common.
    """
    return Corpus(root).names


def _source(corpus: Corpus, record: Record) -> Source:
    langs = record.src_lang, record.tgt_lang
    return Source(record.name, record.digest, langs, partial(_read, corpus, record.name))


def _read(corpus: Corpus, name: str) -> tuple[Mapping[str, str], Iterator[Bead]]:
    member = corpus[name]
    return member.metadata, _beads(member.alignment)


def _beads(alignment: Alignment) -> Iterator[Bead]:
    for number, bead in enumerate(alignment.beads, 1):
        yield Bead(
            number,
            tuple(alignment.src.sentences[k].text for k in bead.src),
            tuple(alignment.tgt.sentences[k].text for k in bead.tgt),
            speaker_of(alignment, bead),
        )


class Beside:
    """What the other languages of a corpus say beside its beads, in the order of ``langs``.

    Raises UsageError if the corpus lacks one of them.
    """

    def __init__(self, root: Path, langs: Sequence[str]) -> None:
        self._corpus = Corpus(root)
        self.langs = tuple(langs)
        for lang in langs:
            if lang not in self._corpus.labels:
                raise UsageError(
                    "the corpus has no texts in {lang}",
                    where=str(root),
                    hint="It has: {labels}",
                    lang=lang,
                    labels=", ".join(self._corpus.labels) or "–",
                )
        self._read = lru_cache(maxsize=8)(self._corpus.text_with)
        self._pair = lru_cache(maxsize=8)(self._corpus.__getitem__)

    def texts(self, pair: str, key: int) -> tuple[str, ...]:
        """The text of each language in the row of a bead, which has the number ``key`` (from 1) in
        the pair; empty if it has none.
        """
        text, label = self._read(pair)
        made = text.alignment
        bead = self._pair(pair).alignment.beads[key - 1]
        side, index = (made.hub, bead.src[0]) if bead.src else (label, bead.tgt[0])
        place = made.labels.index(side)
        row = next(one for one in made.rows if index in one.sides[place])
        return tuple(made.text(row, one) if one in made.documents else "" for one in self.langs)

    def shown(self, pair: str) -> tuple[str, str]:
        """The languages of a pair itself."""
        text, label = self._read(pair)
        return text.alignment.hub, label
