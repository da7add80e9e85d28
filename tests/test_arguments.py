"""Public functions refuse bad values with one sentence, never with a traceback."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import align
from align.aligner import lexicon, training
from align.review.find import Pattern

EN, RU = ["It rained all day.", "Nobody left."], ["Весь день шёл дождь.", "Никто не ушёл."]
ODD = [None, "", [], {}, 0, -1, 1.5, math.nan, b"x", True, object(), ("a",), [1], "\0", "x" * 5000]


@pytest.fixture(scope="module")
def made() -> align.Alignment:
    return align.align_sentences(EN, RU, method="anchor")


def test_a_string_is_not_a_list_of_sentences() -> None:
    with pytest.raises(align.UsageError, match="src must be a list of str, not str 'text'"):
        align.align_sentences("text", ["текст"])
    with pytest.raises(align.UsageError, match="tgt must be a list of str"):
        align.align_sentences(["text"], "текст")
    with pytest.raises(align.UsageError, match="sentences must be a list"):
        align.Document.from_sentences("text", "en")


def test_sentences_may_come_from_any_iterable() -> None:
    made = align.align_sentences((one for one in EN), tuple(RU), method="anchor")
    assert made.src.sentence_texts == tuple(EN)


@pytest.mark.parametrize("odd", [[None], ["a", 1], [b"a"], [["a"]]])
def test_a_list_of_something_else_is_not_a_list_of_sentences(odd: list[Any]) -> None:
    with pytest.raises(align.UsageError, match="src must be a list of str"):
        align.align_sentences(odd, RU)


def test_a_lexicon_may_be_the_path_of_its_file(tmp_path: Path, made: align.Alignment) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("# sverka lexicon 1\ten\tru\t9\nrain\tдождь\t0.9\n", encoding="utf-8")
    for given in (path, str(path)):
        found = align.align_sentences(EN, RU, method="anchor", lexicon=given)
        assert "of 1 pairs" in found.made_with
        assert align.explain(found, 0, lexicon=given).bead.bead == found.beads[0]


@pytest.mark.parametrize("path", ["nowhere.tsv", "", ".", "\0"])
def test_a_lexicon_that_cannot_be_read_is_refused(path: str) -> None:
    with pytest.raises((align.LoadError, align.UsageError)):
        align.align_sentences(EN, RU, lexicon=path)


def _calls(tmp_path: Path, made: align.Alignment) -> dict[str, Callable[[Any], object]]:
    """Public functions, each with one argument missing; none accepts the values in ODD."""
    store = align.Store.open(tmp_path / "library.sqlite")
    number = store.add(made, "Rain")
    doc = made.src
    return {
        "load": align.load,
        "load_pair": align.load_pair,
        "pair": align.pair,
        "pair tgt": lambda odd: align.pair("nowhere.txt", odd),
        "align_documents": lambda odd: align.align_documents(odd, doc),
        "fixed": lambda odd: align.align_documents(doc, made.tgt, fixed=[odd]),
        "boundaries": lambda odd: align.align_documents(doc, made.tgt, boundaries=[odd]),
        "progress": lambda odd: align.align_documents(doc, made.tgt, progress=[odd]),
        "method": lambda odd: align.align_sentences(EN, RU, method=odd),
        "src_lang": lambda odd: align.align_sentences(EN, RU, src_lang=odd),
        "check": align.check,
        "check lang": lambda odd: align.check(made, lang=odd),
        "check profile": lambda odd: align.check(made, profile=odd),
        "explain": lambda odd: align.explain(odd, 0),
        "explain lang": lambda odd: align.explain(made, 0, lang=odd),
        "export": lambda odd: align.export(odd, tmp_path / "x.tmx"),
        "export path": lambda odd: align.export(made, odd, "tmx"),
        "export format": lambda odd: align.export(made, tmp_path / "x", odd or "?"),
        "word_links": lambda odd: align.word_links([odd], "текст", "en", "ru"),
        "realign": align.realign,
        "learn": lambda odd: lexicon.learn([odd]),
        "train": lambda odd: training.train([odd]),
        "Lexicon.load": lexicon.Lexicon.load,
        "add": lambda odd: store.add(odd, "name"),
        "search": store.search,
        "search limit": lambda odd: store.search(Pattern("rain"), limit=odd or -1),
        "history limit": lambda odd: store.history(number, odd or -1),
        "backup": store.backup,
    }


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd)[:20])
def test_odd_values_are_refused_with_a_sentence(
    odd: object, tmp_path: Path, made: align.Alignment
) -> None:
    for name, call in _calls(tmp_path, made).items():
        with pytest.raises(align.SverkaError) as refused:
            call(odd)
        assert len(str(refused.value)) > 10, name
        assert "0x" not in str(refused.value), name


def test_a_number_too_large_for_a_library_is_refused(tmp_path, made) -> None:
    store = align.Store.open(tmp_path / "library.sqlite")
    with pytest.raises(align.StoreError):
        store.review(10**30)


def test_a_document_of_the_library_needs_a_name(tmp_path, made) -> None:
    store = align.Store.open(tmp_path / "library.sqlite")
    for name in ("", " "):
        with pytest.raises(align.UsageError, match="needs a name"):
            store.add(made, name)
