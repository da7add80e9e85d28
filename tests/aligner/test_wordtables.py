"""What comes with Sverka of words that render each other; see ``align/aligner/wordtables.py``."""

from __future__ import annotations

import pytest

from align.aligner.wordtables import between, commonness


@pytest.mark.parametrize(
    ("src_lang", "tgt_lang", "src", "tgt"),
    [
        ("en", "hu", "and", "és"),
        ("en-GB", "no", "and", "og"),
        ("bg", "en", "и", "and"),
        ("de", "fr", "und", "et"),
    ],
)
def test_common_words_are_known(src_lang: str, tgt_lang: str, src: str, tgt: str) -> None:
    either, both = between(src_lang, tgt_lang).between([src, "zzzzz"], ["qqqqq", tgt])
    assert either[0, 1] >= both[0, 1] > 0.3
    assert either.sum() == either[0, 1]


def test_turned_languages_know_the_same() -> None:
    there, _ = between("en", "hu").between(["and"], ["és"])
    back, _ = between("hu", "en").between(["és"], ["and"])
    assert there == back


@pytest.mark.parametrize("langs", [("en", "qaa"), ("qaa", "ru"), ("en", "en")])
def test_of_other_languages_nothing_is_known(langs: tuple[str, str]) -> None:
    assert not between(*langs).table


def test_a_function_word_is_common_and_a_rare_word_is_not() -> None:
    assert 0.9 < commonness("en")["the"] <= 1.0
    assert "ostri" not in commonness("en")
