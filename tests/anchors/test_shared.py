"""Anchors to highlight on both sides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from align.anchors import shared


def pairs(src: str, tgt: str) -> list[tuple[str, str]]:
    return [(src[slice(*link.src)], tgt[slice(*link.tgt)]) for link in shared(src, tgt, "en", "ru")]


def test_numbers_dates_names_and_symbols_are_found():
    src = "On March 2 Resolution S/RES/77 cost Orlov 1.5 crowns."
    tgt = "2 марта резолюция S/RES/77 обошлась Орлову в 1,5 кроны."
    assert pairs(src, tgt) == [
        ("March", "марта"),
        ("2", "2"),
        ("S/RES/77", "S/RES/77"),
        ("Orlov", "Орлову"),
        ("1.5", "1,5"),
    ]


def test_a_missing_number_is_not_linked():
    assert pairs("It cost 12 crowns.", "Стоило 13 крон.") == []


def test_each_anchor_is_used_once():
    assert pairs("7 and 7", "только 7") == [("7", "7")]


def test_spans_count_code_points():
    assert pairs("👍🏽 In 1971.", "👍🏽 В 1971.") == [("1971", "1971")]


@given(st.text(), st.text(), st.sampled_from(["en", "ru", "zh", "xx"]))
def test_spans_lie_in_their_texts(src, tgt, lang):
    for link in shared(src, tgt, "en", lang):
        assert 0 <= link.src[0] < link.src[1] <= len(src)
        assert 0 <= link.tgt[0] < link.tgt[1] <= len(tgt)
