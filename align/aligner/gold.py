"""Gold alignments: reading them, and making them fit for a monotone model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from align import files
from align.alignment import Alignment, Bead
from align.errors import LoadError, UsageError
from align.text import Document, language_tag
from align.words import Message

Beads = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


@dataclass(frozen=True)
class GoldDocument:
    """Two lists of sentences and the beads between them, ``((0,), (0, 1))``, from 0.

    ``collection`` is the file it came from.
    """

    id: str
    collection: str
    src_lang: str
    tgt_lang: str
    src: tuple[str, ...]
    tgt: tuple[str, ...]
    gold: Beads

    def texts(self) -> tuple[Document, Document]:
        """Both sides as documents."""
        return (
            Document.from_sentences(self.src, self.src_lang),
            Document.from_sentences(self.tgt, self.tgt_lang),
        )

    def alignment(self) -> Alignment:
        """Both sides with the gold beads, each of them sure."""
        return Alignment(*self.texts(), tuple(Bead(src, tgt) for src, tgt in self.gold))


def read_gold(path: Path) -> Iterator[GoldDocument]:
    """The documents of a JSON lines file; raises LoadError that names the line."""
    found = False
    for number, line in enumerate(files.text(path).split("\n"), 1):
        if line.strip():
            found = True
            yield _document(line, path.stem, Message("{path}, line {line}", path=path, line=number))
    if not found:
        raise LoadError("the file contains no gold alignment", where=str(path))


def _document(line: str, collection: str, where: str) -> GoldDocument:
    try:
        row = json.loads(line)
        document = GoldDocument(
            str(row.get("id", where)),
            collection,
            language_tag(row["src_lang"]),
            language_tag(row["tgt_lang"]),
            tuple(row["src"]),
            tuple(row["tgt"]),
            tuple((tuple(sorted(s)), tuple(sorted(t))) for s, t in row["gold"]),
        )
        for side, (count, sentences) in enumerate(
            ((len(document.src), document.src), (len(document.tgt), document.tgt))
        ):
            if not all(isinstance(sentence, str) for sentence in sentences):
                raise TypeError("sentences must be strings")
            if any(not 0 <= i < count for bead in document.gold for i in bead[side]):
                raise ValueError("a bead refers to a sentence that does not exist")
    except (ValueError, KeyError, TypeError, AttributeError, UsageError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise LoadError(
            "not a gold alignment ({reason})",
            where=where,
            hint="Each line needs src_lang, tgt_lang, src, tgt and gold",
            reason=reason,
        ) from error
    return document


class Block(NamedTuple):
    """A gold bead as a rectangle: source sentences i1 to i2 - 1, target sentences j1 to j2 - 1."""

    i1: int
    i2: int
    j1: int
    j2: int


def monotone_blocks(gold: Beads, n: int, m: int) -> tuple[Block, ...]:
    """Gold projected on a monotone ladder that covers n by m sentences.

    Beads are kept while they rise on both sides (the heaviest such chain, by sentences linked);
    what crosses it, and sentences that no bead names, become unlinked stretches.
    """
    linked = sorted(bead for bead in gold if bead[0] and bead[1])
    weights: list[int] = []
    back: list[int] = []
    for k, (src, tgt) in enumerate(linked):
        best, who = 0, -1
        for h in range(max(0, k - 60), k):
            before_src, before_tgt = linked[h]
            if before_src[-1] < src[0] and before_tgt[-1] < tgt[0] and weights[h] > best:
                best, who = weights[h], h
        weights.append(best + len(src) + len(tgt))
        back.append(who)
    chain: list[int] = []
    k = max(range(len(linked)), key=weights.__getitem__, default=-1)
    while k >= 0:
        chain.append(k)
        k = back[k]
    blocks: list[Block] = []
    i = j = 0
    for k in reversed(chain):
        src, tgt = linked[k]
        blocks += _unlinked(i, src[0], j, tgt[0])
        blocks.append(Block(src[0], src[-1] + 1, tgt[0], tgt[-1] + 1))
        i, j = src[-1] + 1, tgt[-1] + 1
    blocks += _unlinked(i, n, j, m)
    return tuple(blocks)


def _unlinked(i1: int, i2: int, j1: int, j2: int) -> Iterable[Block]:
    if i1 < i2:
        yield Block(i1, i2, j1, j1)
    if j1 < j2:
        yield Block(i2, i2, j1, j2)


def read_all(paths: Sequence[Path]) -> list[GoldDocument]:
    """The documents of several files, in order."""
    return [document for path in paths for document in read_gold(path)]
