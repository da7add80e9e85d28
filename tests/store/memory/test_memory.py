"""What a library says about a sentence, and about a word."""

from __future__ import annotations

import time

import pytest

from align.alignment import Alignment, Bead
from align.review import Accept, Edit, Judge, Merge, Reject
from align.store import Store
from align.store.memory import Languages, percent
from align.text import Document

EN_RU = Languages("en", "ru")
NOON = ("The harbour will open again at noon.", "Гавань снова откроется в полдень.")
DAWN = ("The harbour will open again at dawn.", "Порт опять откроют на рассвете.")
LAMPS = ("Nobody repairs lamps in winter.", "Зимой никто не чинит фонари.")
KEEPER = ("The keeper closed the harbour.", "Смотритель закрыл гавань.")


def pair(*couples, langs=("en", "ru"), probability=1.0):
    sides = zip(*couples, strict=True)
    src, tgt = map(Document.from_sentences, sides, langs)
    return Alignment(src, tgt, tuple(Bead((k,), (k,), probability) for k in range(len(couples))))


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "library.sqlite")
    yield store
    store.close()


def found(store, text, **more):
    return [(one.src, one.percent) for one in store.memory.matches(text, EN_RU, **more)]


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ("The harbour will open again at noon.", 100),
        ("The  harbour will open again at noon. ", 100),
        ("The harbour will open again at noon!", 99),
        ("the Harbour will open again at noon", 99),
        ("The harbour will open again at dawn.", 85),
        ("The harbour will open at noon.", 85),
        ("", 0),
    ],
)
def test_likeness_counts_the_words_that_need_no_change(other, alike):
    assert percent(NOON[0], other) == alike


def test_signs_of_scripts_without_spaces_count_as_words():
    assert percent("港は正午に開く。", "港は夜に開く。") > 60


def test_the_most_alike_comes_first(store):
    store.add(pair(DAWN, LAMPS, NOON), "rules")
    assert found(store, NOON[0]) == [(NOON[0], 100), (DAWN[0], 85)]


def test_a_match_says_where_it_is(store):
    number = store.add(pair(LAMPS, NOON), "rules")
    (match,) = store.memory.matches(NOON[0], EN_RU)
    assert (match.review, match.document, match.number) == (number, "rules", 2)
    assert match.row == store.review(number).rows[1].id
    assert (match.tgt, match.verdict) == (NOON[1], "open")


def test_the_row_itself_is_left_out(store):
    number = store.add(pair(NOON, DAWN), "rules")
    own = store.review(number).rows[0].id
    assert found(store, NOON[0], without=(number, own)) == [(DAWN[0], 85)]


def test_equal_rows_are_counted_and_the_accepted_one_is_named(store):
    store.add(pair(NOON), "tides")
    number = store.add(pair(NOON), "rules")
    store.apply(number, Accept((store.review(number).rows[0].id,)), "Mira", 0)
    (match,) = store.memory.matches(NOON[0], EN_RU)
    assert (match.times, match.document, match.verdict) == (2, "rules", "accepted")


def test_a_good_translation_comes_before_a_faulty_one(store):
    store.add(pair((NOON[0], "Полдень.")), "a")
    number = store.add(pair((NOON[0], "Гавань полдень откроется.")), "b")
    good = store.add(pair(NOON), "c")
    for one, verdict in ((number, "faulty"), (good, "good")):
        store.apply(one, Judge((store.review(one).rows[0].id,), verdict), "Mira", 0)
    matches = store.memory.matches(NOON[0], EN_RU)
    assert [one.verdict for one in matches] == ["good", "open", "faulty"]


def test_a_rejected_row_is_left_out(store):
    number = store.add(pair(NOON), "rules")
    store.apply(number, Reject((store.review(number).rows[0].id,)), "Mira", 0)
    assert found(store, NOON[0]) == []


def test_an_edit_is_followed(store):
    number = store.add(pair(LAMPS, KEEPER), "rules")
    assert found(store, NOON[0]) == []
    cell = store.review(number).rows[0].src[0]
    store.apply(number, Edit(cell, NOON[0]), "Mira", 0)
    assert found(store, NOON[0]) == [(NOON[0], 100)]
    assert found(store, LAMPS[0]) == []


def test_merging_is_followed_and_undoing_too(store):
    number = store.add(pair(NOON, LAMPS), "rules")
    assert found(store, NOON[0]) == [(NOON[0], 100)]
    rows = [row.id for row in store.review(number).rows]
    store.apply(number, Merge(tuple(rows)), "Mira", 0)
    assert found(store, NOON[0]) == [(f"{NOON[0]} {LAMPS[0]}", 58)]
    store.undo(number, "Mira")
    assert found(store, NOON[0]) == [(NOON[0], 100)]


def test_new_and_removed_documents_are_followed(store):
    store.add(pair(LAMPS), "lamps")
    assert found(store, NOON[0]) == []
    number = store.add(pair(NOON), "rules")
    assert found(store, NOON[0]) == [(NOON[0], 100)]
    store.remove(number, "")
    assert found(store, NOON[0]) == []


def test_many_changes_at_once_are_followed(store):
    number = store.add(pair(*([LAMPS] * 250)), "lamps")
    assert found(store, NOON[0]) == []
    seq = 0
    for row in store.review(number).rows:
        seq = store.apply(number, Edit(row.src[0], NOON[0]), "Mira", seq).seq
    (match,) = store.memory.matches(NOON[0], EN_RU)
    assert match.times == 250


def test_a_document_the_other_way_round_counts_too(store):
    store.add(pair(NOON[::-1], langs=("ru-RU", "en-GB")), "back")
    (match,) = store.memory.matches(NOON[0], EN_RU)
    assert (match.src, match.tgt) == NOON


def test_other_languages_do_not_count(store):
    store.add(pair((NOON[0], "Le port rouvrira à midi."), langs=("en", "fr")), "fr")
    assert found(store, NOON[0]) == []


def test_rows_without_a_counterpart_are_no_translations(store):
    src, tgt = Document.from_sentences([NOON[0]], "en"), Document.from_sentences(["Нет."], "ru")
    store.add(Alignment(src, tgt, (Bead((0,), ()), Bead((), (0,)))), "alone")
    assert found(store, NOON[0]) == []


@pytest.mark.parametrize("text", ["", " ", "…", "0" * 100_000, "\u202e\x00", "😀"])
def test_any_text_may_be_asked_for(store, text):
    store.add(pair(NOON), "rules")
    assert found(store, text) == []
    assert store.memory.renderings(text, EN_RU).found == ()


def test_an_empty_library_knows_nothing(store):
    assert found(store, NOON[0]) == []
    assert store.memory.renderings("harbour", EN_RU).found == ()


def test_renderings_are_counted_in_all_their_forms(store):
    store.add(pair(NOON, DAWN, KEEPER, LAMPS), "rules")
    asked = store.memory.renderings("Harbours", EN_RU)
    assert [(one.text, one.count) for one in asked.found] == [("гавань", 2), ("порт", 1)]
    assert asked.rows == 3
    example = asked.found[1].examples[0]
    assert [DAWN[0][slice(*span)] for span in example.src] == ["harbour"]
    assert [DAWN[1][slice(*span)] for span in example.tgt] == ["Порт"]


def test_renderings_are_found_from_the_other_side(store):
    store.add(pair(NOON, DAWN, KEEPER), "rules")
    asked = store.memory.renderings("гавани", EN_RU, "tgt")
    assert [(one.text, one.count) for one in asked.found] == [("harbour", 2)]


def test_a_phrase_is_found_where_its_words_follow_each_other(store):
    store.add(
        pair(NOON, ("At noon again the lamps go out.", "В полдень фонари снова гаснут.")), "x"
    )
    assert store.memory.renderings("again at noon", EN_RU).rows == 1
    assert store.memory.renderings("noon", EN_RU).rows == 2


def test_reading_begins_in_another_thread(store):
    store.add(pair(NOON), "rules")
    assert not store.memory.is_ready(EN_RU)
    assert found(store, NOON[0]) == [(NOON[0], 100)]
    assert store.memory.is_ready(EN_RU)


def test_sentences_that_mean_the_same_are_found_when_they_are_ready(store):
    store.add(pair(("He would not reply.", "Он не ответил."), LAMPS), "talk")
    asked = "He refused to answer the question."
    assert found(store, asked) == []
    assert store.memory.similar(asked, EN_RU) == ()  # nothing is ready yet
    end = time.monotonic() + 60
    while not (near := store.memory.similar(asked, EN_RU)) and time.monotonic() < end:
        time.sleep(0.02)
    assert [(one.tgt, one.meaning > 0.6) for one in near] == [("Он не ответил.", True)]


def test_a_language_that_the_encoder_does_not_know_finds_nothing_by_meaning(store):
    langs = Languages("eo", "ru")
    store.add(pair(("La haveno fermiĝis.", "Гавань закрыта."), langs=("eo", "ru")), "eo")
    assert len(store.memory.matches("La haveno", langs)) == 1
    assert store.memory.similar("La haveno", langs) == ()
