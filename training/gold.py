"""Gold alignments as trainers read them: a number of documents per file, their clean pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import align
from align.aligner.gold import GoldDocument, read_all
from align.alignment import Alignment, Bead
from align.text import Document, primary_language
from training.planting import Pair


class Group(NamedTuple):
    """The documents of one file: their numbers, from ``low`` to below ``high``."""

    name: str
    low: int
    high: int


def read(names: Sequence[str]) -> tuple[list[GoldDocument], list[Group]]:
    """The documents of ``GOLD.jsonl:N ...``: the first N of each file, or all without a number.

    Languages lose their regions, because slips are planted by language alone.
    """
    documents: list[GoldDocument] = []
    groups: list[Group] = []
    for name in names:
        path, _, first = name.partition(":")
        chosen = read_all([Path(path)])[: int(first) if first else None]
        groups.append(Group(Path(path).stem, len(documents), len(documents) + len(chosen)))
        documents += [
            replace(
                one,
                src_lang=primary_language(one.src_lang),
                tgt_lang=primary_language(one.tgt_lang),
            )
            for one in chosen
        ]
    return documents, groups


def clean(document: GoldDocument) -> list[Pair]:
    """The gold beads with text on both sides."""
    return [
        ([document.src[i] for i in src], [document.tgt[j] for j in tgt])
        for src, tgt in document.gold
        if src and tgt
    ]


def aligned(pairs: Sequence[Pair], document: GoldDocument, *, gold: bool = False) -> Alignment:
    """The pairs as one text on each side, aligned again, or with the gold beads."""
    src = [text for one, _ in pairs for text in one]
    tgt = [text for _, other in pairs for text in other]
    if not gold:
        return align.align_sentences(src, tgt, document.src_lang, document.tgt_lang)
    beads, i, j = [], 0, 0
    for one, other in pairs:
        beads.append(Bead(tuple(range(i, i + len(one))), tuple(range(j, j + len(other)))))
        i, j = i + len(one), j + len(other)
    documents = (
        Document.from_sentences(src, document.src_lang),
        Document.from_sentences(tgt, document.tgt_lang),
    )
    return Alignment(*documents, tuple(beads), "semantic")
