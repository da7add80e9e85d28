"""Searching the whole library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align import review as rv
from align.alignment import Alignment, Bead
from align.review.find import Pattern, find
from align.review.rights import Project
from align.store import Store
from align.text import Document


@pytest.fixture
def store(tmp_path, harbour) -> Iterator[Store]:
    """The harbour, and a pair with Chinese."""
    store = Store.open(tmp_path / "library.sqlite")
    store.add(harbour, "harbour", "ann")
    src = Document.from_sentences(['The "old" lamps, 50% of them.'], "en")
    tgt = Document.from_sentences(["港口的灯亮着。"], "zh")
    store.add(Alignment(src, tgt, (Bead((0,), (0,)),)), "quay", "ann")
    yield store
    store.close()


def found(store: Store, text: str, *args: object, **options: bool) -> list[tuple[str, int]]:
    return [(hit.name, hit.cell) for hit in store.search(Pattern(text, **options), *args)]


def test_all_documents_are_searched_by_name_and_in_order(store):
    assert found(store, "lamps") == [("harbour", 2), ("quay", 1)]


def test_a_hit_says_where(store):
    (hit,) = store.search(Pattern("экипаж"))
    assert (hit.row, hit.cell, hit.side, hit.spans) == (13, 8, "tgt", ((10, 16),))
    assert hit.number == 3


def test_a_hit_has_its_counterpart(store):
    (hit,) = store.search(Pattern("экипаж"))
    assert hit.other == ("Fourteen crews came.",)
    number, rows = hit.review, store.review(hit.review).rows
    store.apply(number, rv.Merge((rows[2].id, rows[3].id)), "ann", 0)
    (hit,) = store.search(Pattern("экипаж"))
    assert hit.other == ("Fourteen crews came.", "Nobody slept.")


@pytest.mark.parametrize("text", ['"old"', "50%", "灯", "口的灯", "港口的灯亮", "он", "AMP"])
def test_any_part_of_a_text_is_found(store, text):
    assert found(store, text)


def test_either_spelling_of_yo_finds_both(store):
    assert found(store, "еще") == found(store, "ЕЩЁ") == [("harbour", 9)]


def test_case_matters_only_when_asked(store):
    assert found(store, "LAMPS", match_case=True) == []


def test_an_expression_searches_every_sentence(store):
    assert found(store, r"^The \W?\w+", is_regex=True) == [("harbour", 2), ("quay", 1)]


def test_one_document_or_one_side_can_be_asked_for(store):
    assert found(store, "lamps", 2) == [("quay", 1)]
    assert found(store, "lamps", None, "tgt") == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text("abАбёЕ灯 \"'*%-ßéİ\x00", min_size=1, max_size=12), min_size=1, max_size=4
    ),
    data=st.data(),
)
def test_the_index_finds_what_looking_at_every_sentence_finds(store, texts, data):
    text = data.draw(st.sampled_from(texts))
    begin = data.draw(st.integers(0, len(text) - 1))
    wanted = text[begin : data.draw(st.integers(begin + 1, len(text)))]
    wanted = data.draw(st.sampled_from([wanted, wanted.upper(), wanted.replace("ё", "е")]))
    src = Document.from_sentences(texts, "und")
    tgt = Document.from_sentences([], "ru")
    beads = tuple(Bead((i,), ()) for i in range(len(texts)))
    number = store.add(Alignment(src, tgt, beads), "any")
    pattern = Pattern(wanted)
    expected = [match.cell for match in find(store.review(number), pattern)]
    assert [hit.cell for hit in store.search(pattern, number)] == expected


def test_no_more_than_asked_for_are_found(store):
    assert len(store.search(Pattern("lamps"), limit=1)) == 1


def test_an_edit_is_found_at_once_and_what_it_replaced_no_more(store):
    store.apply(1, rv.Edit(2, "The lanterns burn."), "ann", 0)
    assert found(store, "lamps") == [("quay", 1)]
    assert found(store, "lanterns") == [("harbour", 2)]
    store.undo(1, "ann")
    assert found(store, "lanterns") == []


def test_what_was_removed_is_not_found(store):
    store.remove(1, "ann")
    assert found(store, "lamps") == [("quay", 1)]


def test_only_the_documents_of_a_project_are_searched(store):
    number = store.projects.add(Project("Harbour guide"), "ann")
    store.projects.place(2, number, "ann")
    hits = store.search(Pattern("lamps"), project=number)
    assert [hit.name for hit in hits] == ["quay"]
