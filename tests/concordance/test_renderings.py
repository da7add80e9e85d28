"""Renderings are ranked by association; a list of nouns in real news says how well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from align.concordance import Ask, Bead, Concordance, Source
from align.concordance.renderings import log_dice, log_likelihood
from align.errors import UsageError

EVAL = Path(__file__).resolve().parents[3] / "shared" / "eval"
#: English nouns and the Russian lemmas that are right, by how frequent they are in ``EVAL``.
NOUNS = Path(__file__).with_name("nouns-en-ru.tsv")


def test_the_renderings_of_a_word_with_counts_and_examples(concordance: Concordance) -> None:
    found = concordance.renderings(concordance.find(Ask("mill")).hits)
    assert (found.looked, found.total) == (6, 6)
    first, *_ = found.found
    assert (first.key, first.count, first.text) == (("мельница",), 5, "мельница")
    assert concordance.index.text(int(found.hits.beads[first.occurrences[0].item]), "tgt")


def test_backwards_on_either_side(concordance: Concordance) -> None:
    found = concordance.renderings(concordance.find(Ask("мельницу")).hits)
    assert (found.found[0].key, found.found[0].count) == (("mill",), 5)


def test_articles_are_no_part_of_a_rendering(concordance: Concordance) -> None:
    found = concordance.renderings(concordance.find(Ask("паром")).hits)
    assert [group.key for group in found.found] == [("ferry",)]


def test_a_word_without_a_counterpart_comes_last(concordance: Concordance) -> None:
    found = concordance.renderings(concordance.find(Ask("roof")).hits)
    assert [(group.key, group.count) for group in found.found] == [((), 1)]


def test_renderings_by_metadata(concordance: Concordance) -> None:
    found = concordance.renderings(concordance.find(Ask("mill", side="src")).hits)
    parts = concordance.parted(found, ["translator"])
    assert [(part.values, part.looked) for part in parts] == [(("Orlova",), 3), (("Petrov",), 1)]
    assert parts[1].counts[0][0].key != ("мельница",)
    with pytest.raises(UsageError, match="year"):
        concordance.parted(found, ["decade"])


def test_log_dice_and_log_likelihood() -> None:
    assert log_dice(10, 10, 10) == 14
    assert log_dice(5, 10, 10) == 13
    assert log_likelihood(5, 10, 50, 100) == pytest.approx(0)
    # Dunning's G² of the table 110, 2442, 111, 29114 is 270.72 (his paper, 1993).
    assert log_likelihood(110, 110 + 2442, 110 + 111, 31777) == pytest.approx(270.72, abs=0.05)


@pytest.mark.skipif(not EVAL.is_dir(), reason="needs the shared evaluation sets")
def test_the_right_lemma_of_a_frequent_noun_comes_first(tmp_path: Path) -> None:
    """Some of the list; ``benchmarks/concordance.py`` measures all of it."""
    lines = (EVAL / "ntrexdev-en-ru-clean.jsonl").read_text("utf-8").splitlines()[:4]
    concordance = Concordance.open(tmp_path / "i", [news(json.loads(line)) for line in lines])
    right = dict(line.split("\t") for line in NOUNS.read_text("utf-8").splitlines())
    for noun in ("president", "woman", "court", "week"):
        found = concordance.renderings(concordance.find(Ask(noun, lang="en")).hits, 20)
        assert found.found[0].key[0] in right[noun].split(), noun


def news(document: dict) -> Source:
    beads = [
        Bead(n, tuple(document["src"][k] for k in src), tuple(document["tgt"][k] for k in tgt))
        for n, (src, tgt) in enumerate(document["gold"])
    ]
    return Source(document["id"], "1", ("en", "ru"), lambda: ({}, beads))
