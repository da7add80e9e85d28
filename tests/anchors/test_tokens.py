"""Anchor candidates in a sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.anchors.tokens import index, number_key, scan

LANGUAGES = st.sampled_from(["en", "ru", "fr", "ar"])
SENTENCES = (
    "On 12.05.2031 we may meet in May 7.",
    "В марте, 3 мая и 21st.",
    "5 per cent, S/RES/77.",
)


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("7", "en", "7"),
        ("1,500", "en", "1500"),
        ("1,5", "ru", "1.5"),
        ("1.5", "ru", "1.5"),
        ("12.50", "en", "12.5"),
        ("1 234 567", "ru", "1234567"),
        ("1\u00a0234,50", "ru", "1234.5"),
        ("1.234.567", "de", "1234567"),
        ("1.234", "de", "1234"),
        ("1.234", "en", "1.234"),
        ("3,000", "ru", "3"),
        ("007", "en", "7"),
    ],
)
def test_a_number_is_read_by_its_language(text, lang, value):
    assert number_key(text, lang) == value


def keys(text: str, lang: str, kind: str) -> list[str]:
    return [token.key for token in scan(text, lang) if token.kind == kind]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("on 8 May 2015", "en"),
        ("on May 8, 2015", "en"),
        ("8 мая 2015 г.", "ru"),
        ("08.05.2015", "ru"),
        ("am 8. Mai 2015", "de"),
    ],
)
def test_a_date_is_the_same_in_every_form(text, lang):
    assert set(keys(text, lang, "date")) == {"m5"}
    assert set(keys(text, lang, "number")) == {"8", "2015"}


def test_may_is_not_always_a_month():
    assert keys("We may agree.", "en", "date") == []


def test_a_month_after_a_russian_preposition_is_a_month():
    assert keys("В сентябре они вернулись.", "ru", "date") == ["m9"]


@pytest.mark.parametrize("symbol", ["S/RES/2270", "A/70/L.1", "G20", "COVID-19", "P5+1"])
def test_a_symbol_is_one_token(symbol):
    assert keys(f"under {symbol} again", "en", "symbol") == [symbol]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("5 percent", "en"), ("5 per cent", "en"), ("5 процентов", "ru"), ("5%", "ru")],
)
def test_percent_is_a_symbol_in_words_and_signs(text, lang):
    assert "%" in keys(text, lang, "symbol")


def test_ordinals_are_numbers():
    assert keys("the 21st meeting", "en", "number") == ["21"]
    assert keys("21-я встреча", "ru", "number") == ["21"]


def test_a_capital_at_the_start_proves_nothing():
    kinds = [token.kind for token in scan("Yesterday Marta slept.", "en")]
    assert kinds == ["initial", "name", "word"]


@given(st.text(), st.sampled_from(["en", "ru", "de", "ar", "zh", "xx", ""]))
def test_tokens_lie_in_the_text_in_order(text, lang):
    tokens = scan(text, lang)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(a.start <= b.start for a, b in pairwise(tokens))


def test_a_word_keeps_its_vowel_signs():
    assert keys("भारत की भाषा हिन्दी है", "hi", "word") == ["भारत", "की", "भाषा", "हिन्दी", "है"]


@given(st.lists(st.text("aZß9 ./-'’%\n\u00a0мая") | st.sampled_from(SENTENCES)), LANGUAGES)
def test_many_sentences_at_once_have_the_same_anchors(texts, lang):
    found = index(texts, lang)
    expected: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for kind, key, _, _ in scan(text, lang):
            label = key if kind in ("name", "initial", "word") else f"{kind} {key}"
            expected.setdefault(label, []).append(number)
    held = {
        key: found.items[found.start[k] : found.start[k + 1]].tolist()
        for k, key in enumerate(found.keys)
    }
    assert held == {key: sorted(set(numbers)) for key, numbers in expected.items()}


def test_a_word_is_a_name_if_it_mostly_has_a_capital():
    found = index(["Marta saw a Rose.", "Roses, like a rose, are for Marta.", "No rose."], "en")
    names = {key for key, is_name in zip(found.keys, found.is_name, strict=True) if is_name}
    assert names == {"marta"}
