"""Gold with passages missing and sentences joined; see ``training/mixing.py``."""

from __future__ import annotations

from random import Random

from training.mixing import damaged, document

LANGS = ("en", "hu")
BEADS = [[[f"Boat {k} came."], [f"Jött a {k}. hajó."]] for k in range(300)]


def test_nothing_is_put_in_another_order():
    found = document("boats", LANGS, damaged(BEADS, LANGS, Random("0")), 1000)
    for side, texts in enumerate((found["src"], found["tgt"])):
        places = [" ".join(text for text in bead[side]) for bead in BEADS]
        assert [text for text in places if any(text in one for one in texts)] == [
            text for text in places if text in " ".join(texts)
        ]
        assert sorted(k for bead in found["gold"] for k in bead[side]) == list(range(len(texts)))


def test_some_passages_are_missing_and_some_sentences_joined():
    gold = document("boats", LANGS, damaged(BEADS, LANGS, Random("0")), 1000)["gold"]
    sizes = {(len(src), len(tgt)) for src, tgt in gold}
    assert sizes >= {(1, 1), (1, 0), (0, 1), (1, 2), (2, 1)}


def test_the_same_seed_gives_the_same_text():
    one, other = (list(damaged(BEADS, LANGS, Random("7"))) for _ in range(2))
    assert one == other


def test_a_document_ends_after_the_size_asked_for():
    assert len(document("boats", LANGS, iter(BEADS), 30)["src"]) == 30
