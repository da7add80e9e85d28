"""The heads of the columns in a table of translations."""

from __future__ import annotations

import pytest

from align.errors import LoadError
from align.loaders import heads, load_pair


@pytest.mark.parametrize(
    ("head", "lang"),
    [
        ("en", "en"),
        ("Английский", "en"),
        ("Deutsch", "de"),
        ("日本語", "ja"),
        ("English (en-GB)", "en-GB"),
        ("Name (id)", None),
        ("target_ru", "ru"),
        ("id", None),
        ("key", None),
        ("The source of all the light in the tower", None),
    ],
)
def test_a_head_may_name_a_language(head, lang):
    assert heads.named(head) == lang


def pairs(text: str, *langs: str) -> list[tuple[str, str]]:
    made = load_pair(("lamps.csv", text.encode()), *langs)
    return [(made.src_text(bead), made.tgt_text(bead)) for bead in made.beads]


@pytest.mark.parametrize(
    "head", ["source,target", "Source text;Translation", "Оригинал\tПеревод", "原文,译文"]
)
def test_few_words_are_read_if_the_heads_name_the_sides(head):
    sign = next(one for one in ",;\t" if one in head)
    text = f"{head}\nlamp{sign}лампа\noil{sign}масло\n"
    assert pairs(text, "en", "ru") == [("lamp", "лампа"), ("oil", "масло")]


def test_few_words_without_heads_are_read_if_there_are_two_columns():
    assert pairs("1,lamp,лампа\n2,oil,масло\n", "en", "ru") == [("lamp", "лампа"), ("oil", "масло")]


def test_languages_of_few_words_must_be_stated_unless_the_heads_name_them():
    with pytest.raises(LoadError, match="too little text"):
        pairs("source,target\nlamp,лампа\n")
    assert pairs("id,source_en,target_ru\n1,lamp,лампа\n") == [("lamp", "лампа")]


def test_two_columns_in_one_language_are_no_pair():
    row = "The lamp of the harbour was lit again.,Nobody in the town rang the bell.\n"
    with pytest.raises(LoadError, match="side by side"):
        pairs(row * 3, "en", "ru")


def test_numbers_are_no_pair():
    with pytest.raises(LoadError, match="side by side"):
        pairs("a,b\n1,2\n3,4\n")
