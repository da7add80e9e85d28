"""What the other documents of a library render."""

from __future__ import annotations

import pytest

from align.alignment import Alignment, Bead
from align.review import Accept, Edit, Merge, Reject
from align.store import Store, recall
from align.text import Document

NOON = ("The harbour will open again at noon.", "Гавань снова откроется в полдень.")
ELSE = (NOON[0], "Порт опять откроют в полдень.")
LAMPS = ("Nobody repairs lamps in winter.", "Зимой никто не чинит фонари.")


def pair(*couples, langs=("en", "ru"), probability=1.0):
    sides = zip(*couples, strict=True)
    src, tgt = map(Document.from_sentences, sides, langs)
    return Alignment(src, tgt, tuple(Bead((k,), (k,), probability) for k in range(len(couples))))


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "library.sqlite")
    yield store
    store.close()


def others(store, *couples, review=None):
    """The beads of other documents, without their ids."""
    return tuple(one[:5] for one in found(store, *couples, review=review))


def found(store, *couples, review=None):
    return store.checking.memory(pair(*couples), review).others


def test_what_another_document_renders_otherwise_is_known(store):
    store.add(pair(ELSE, LAMPS), "rules")
    assert others(store, NOON) == ((*ELSE, "rules", 1, False),)


def test_where_it_stands_is_known(store):
    number = store.add(pair(LAMPS, ELSE), "rules")
    (one,) = found(store, NOON)
    assert (one.review, one.row) == (number, store.review(number).rows[1].id)


def test_what_it_renders_alike_is_known(store):
    store.add(pair((LAMPS[0], NOON[1])), "rules")
    assert others(store, NOON) == ((LAMPS[0], NOON[1], "rules", 1, False),)


def test_what_agrees_is_no_matter(store):
    store.add(pair(NOON, LAMPS), "rules")
    assert others(store, NOON) == ()


def test_what_agrees_is_counted_where_others_do_not(store):
    store.add(pair(NOON, NOON), "tides")
    store.add(pair(ELSE), "rules")
    assert set(others(store, NOON)) == {(*NOON, "tides", 2, False), (*ELSE, "rules", 1, False)}


def test_the_document_itself_is_none_of_the_others(store):
    number = store.add(pair(ELSE), "rules")
    assert others(store, NOON, review=number) == ()


def test_other_languages_are_none_of_the_matter(store):
    store.add(pair(ELSE, langs=("en", "uk")), "rules")
    assert others(store, NOON) == ()


def test_varieties_of_a_language_are_one(store):
    store.add(pair(ELSE, langs=("en-GB", "ru-RU")), "rules")
    assert len(others(store, NOON)) == 1


def test_a_pair_that_the_aligner_doubts_says_nothing(store):
    store.add(pair(ELSE, probability=0.4), "rules")
    assert others(store, NOON) == ()


def test_a_rejected_pair_says_nothing(store):
    number = store.add(pair(ELSE), "rules")
    store.apply(number, Reject((store.review(number).rows[0].id,)), "ann", 0)
    assert others(store, NOON) == ()


def test_an_accepted_pair_says_so(store):
    number = store.add(pair(ELSE, ELSE, probability=0.4), "rules")
    store.apply(number, Accept((store.review(number).rows[0].id,)), "ann", 0)
    assert others(store, NOON) == ((*ELSE, "rules", 1, True),)


def test_an_edited_sentence_is_known_as_edited(store):
    number = store.add(pair(NOON), "rules")
    assert others(store, NOON) == ()
    store.apply(number, Edit(store.review(number).rows[0].tgt[0], ELSE[1]), "ann", 0)
    assert others(store, NOON) == ((*ELSE, "rules", 1, False),)


def test_sentences_of_a_row_are_joined_in_their_order(store):
    number = store.add(pair(ELSE, LAMPS), "rules")
    store.apply(number, Merge(tuple(row.id for row in store.review(number).rows)), "ann", 0)
    joined = f"{NOON[0]} {LAMPS[0]}", "Порт открыт, фонари стоят."
    assert [one.tgt for one in found(store, joined)] == [f"{ELSE[1]} {LAMPS[1]}"]


def test_a_document_that_is_removed_is_forgotten(store):
    number = store.add(pair(ELSE), "rules")
    assert len(others(store, NOON)) == 1
    store.remove(number)
    assert others(store, NOON) == ()


def test_only_what_has_changed_is_read_again(store, monkeypatch):
    first = store.add(pair(ELSE), "rules")
    second = store.add(pair(NOON), "tides")
    others(store, NOON)
    read = []
    monkeypatch.setattr(
        recall, "_read", lambda *args, real=recall._read: read.append(args[1]) or real(*args)
    )
    others(store, LAMPS)
    store.apply(first, Reject((store.review(first).rows[0].id,)), "ann", 0)
    others(store, NOON)
    assert read == [first]
    assert second not in read


def test_the_names_of_all_documents_are_told(store):
    number = store.add(pair(ELSE), "rules")
    assert store.checking.names() == {number: "rules"}
