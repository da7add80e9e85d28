"""Helpers that the tests of languages share with those of the checks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import align
from align.alignment import Alignment, Bead
from align.segment import spans
from align.text import Document


@pytest.fixture
def kinds() -> Callable[..., list[str]]:
    """The kinds of the findings for pairs of texts, without hints unless they are requested."""

    def run(*couples: tuple[str, str], langs: tuple[str, str], least: str = "warning") -> list[str]:
        sides = zip(*couples, strict=True)
        documents = map(Document.from_sentences, sides, langs)
        beads = tuple(Bead((k,), (k,)) for k in range(len(couples)))
        found = align.check(Alignment(*documents, beads))
        return [one.kind for one in found if least == "info" or one.severity != "info"]

    return run


@pytest.fixture
def cut() -> Callable[[str, str], str]:
    """Segment a text given with " | " between its sentences, without the bars."""

    def run(text: str, lang: str) -> str:
        whole = text.replace(" | ", " ")
        return " | ".join(whole[a:b] for a, b in spans(whole, lang))

    return run
