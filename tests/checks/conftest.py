"""Pairs to check, made of beads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

import align
from align.alignment import Alignment, Bead
from align.text import Document

Couple = tuple[str | Sequence[str], str | Sequence[str]]


def aligned(
    *couples: Couple, langs: tuple[str, str] = ("en", "ru"), probability: float = 1.0
) -> Alignment:
    """An alignment with a bead for each couple; a side is one or several sentences, "" for none."""
    src: list[str] = []
    tgt: list[str] = []
    beads = []
    for couple in couples:
        groups = []
        for text, side in zip(couple, (src, tgt), strict=True):
            new = [text] if isinstance(text, str) else list(text)
            new = [sentence for sentence in new if sentence]
            groups.append(tuple(range(len(side), len(side) + len(new))))
            side += new
        beads.append(Bead(*groups, probability))
    documents = map(Document.from_sentences, (src, tgt), langs)
    return Alignment(*documents, tuple(beads))


@pytest.fixture
def kinds() -> Callable[..., list[str]]:
    """A function that returns the kinds of the findings, without hints, for couples of texts."""

    def run(
        *couples: Couple, langs: tuple[str, str] = ("en", "ru"), least: str = "warning"
    ) -> list[str]:
        found = align.check(aligned(*couples, langs=langs))
        return [one.kind for one in found if least == "info" or one.severity != "info"]

    return run


@pytest.fixture
def pair_of() -> Callable[..., Alignment]:
    """A function that returns an alignment with a bead for each couple of texts."""
    return aligned
