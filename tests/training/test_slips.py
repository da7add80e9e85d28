"""Trainers of the checks plant slips, and see them as the checks would."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from align.aligner.gold import GoldDocument
from training import gold, negations, omissions, renamed, single_words

GOLD = Path(__file__).resolve().parents[2] / "corpora" / "gold"


@pytest.fixture(scope="module")
def lighthouse() -> GoldDocument:
    documents, _ = gold.read([str(GOLD / "lighthouse-interview.jsonl")])
    return documents[0]


def test_planted_omissions_are_seen_among_complete_beads(lighthouse: GoldDocument) -> None:
    rows = list(omissions.rows([lighthouse]))
    assert {(model, row.real) for model, row in rows} == {
        (model, real) for model in ("part", "sentence") for real in (True, False)
    }


def test_planted_negations_are_seen(lighthouse: GoldDocument) -> None:
    rows = list(negations.rows([lighthouse]))
    assert any(row.real and row.found.lost for row in rows)
    assert any(row.real and not row.found.lost for row in rows)


def test_planted_names_are_seen(lighthouse: GoldDocument) -> None:
    strange = ["Криворотов", "Ульяновск", "Мирославль"]
    rows = list(renamed.rows(lighthouse, 0, strange, Random(0)))
    assert any(row.planted and row.view for row in rows)
    assert any(not row.planted for row in rows)


def test_planted_single_words_are_seen(lighthouse: GoldDocument) -> None:
    texts = [(" ".join(src), " ".join(tgt)) for src, tgt in gold.clean(lighthouse)]
    langs = lighthouse.src_lang, lighthouse.tgt_lang
    rows = list(single_words.rows(texts, langs, Random(1), 0))
    assert {0, 1} <= {row.truth for row in rows if row.planted}
    assert {row.truth for row in rows if not row.planted} == {0}
