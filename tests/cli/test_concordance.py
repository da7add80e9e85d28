"""Searching the library and built corpora from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from align import review as rv
from align.cli import concordance
from align.concordance import Order
from align.store import Store

EN = ("The mill was repaired in May.", "Two carpenters sold the old mill.", "Nobody was hurt.")
RU = ("Мельницу починили в мае.", "Два плотника продали старую мельницу.", "Никто не пострадал.")


@pytest.fixture
def library(tmp_path, harbour, monkeypatch) -> Path:
    """A library of one document."""
    path = tmp_path / "library.sqlite"
    store = Store.open(path)
    number = store.add(harbour, "harbour", "ann")
    store.apply(number, rv.Edit(1, "New harbour"), "ann", 0)
    store.close()
    monkeypatch.setenv("SVERKA_LIBRARY", str(path))
    return path


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Two pairs with metadata, built by the command."""
    from click.testing import CliRunner

    from align.cli import main

    root = tmp_path_factory.mktemp("corpus")
    for lang, texts in (("en", EN), ("ru", RU)):
        (root / lang).mkdir()
        for name in ("one", "two"):
            (root / lang / f"{name}.txt").write_text("\n\n".join(texts), encoding="utf-8")
    table = root / "meta.tsv"
    table.write_text(
        "name\ttranslator\tdate\none\tOrlova\t2031-05-01\ntwo\tPetrov\t2032\n", "utf-8"
    )
    built = CliRunner().invoke(
        main,
        ["build", str(root / "en"), str(root / "ru"), "-o", str(root / "out"), "--jobs", "1",
         "--meta", str(table), "--src-lang", "en", "--tgt-lang", "ru"],
    )  # fmt: skip
    assert built.exit_code == 0, built.output
    return root / "out"


def test_a_line_has_the_match_and_the_rendering_in_brackets(sverka, library):
    found = sverka("search", "экипаж")
    where, own, other = found.stdout.replace("\n", "\t").split("\t")[:3]
    assert where == "1:3"  # the bead that is the third one on the page
    assert own.strip() == "Пришли 14 [экипажей]."
    assert other == ""
    assert "Fourteen [crews] came." in found.stdout
    assert found.stderr == "1 hit in 1 document, 76923.1 per million words\n"
    assert sverka("search", "экипаж", "--side", "src").exit_code == 1


def test_a_search_follows_the_library(sverka, library):
    assert sverka("search", "new harbour").exit_code == 0
    store = Store.open(library)
    store.apply(1, rv.Edit(1, "Fresh harbour"), "ann", 1)
    store.close()
    assert sverka("search", "new harbour").exit_code == 1
    assert sverka("search", "fresh harbour").exit_code == 0


def test_parts_of_texts_and_expressions(sverka, library):
    assert sverka("search", r"\d{2}", "--regex").exit_code == 0
    assert "[кипаже]" in sverka("search", "кипаже", "--text").stdout
    assert sverka("search", "(", "--regex").exit_code == 2


def test_a_corpus_is_searched_with_its_metadata(sverka, corpus):
    found = sverka("search", "mill", corpus, "--group-by", "translator")
    assert [line.split() for line in found.stdout.splitlines()] == [
        ["hits", "per", "million", "translator"],
        ["2", "133333.3", "Orlova"],
        ["2", "133333.3", "Petrov"],
    ]
    found = sverka("search", "mill", corpus, "--where", "year=2031", "--limit", "1")
    assert "only the first line is shown" in found.stderr
    assert "2 hits in 1 document" in found.stderr
    assert sverka("search", "mill", corpus, "--without", "мельница").exit_code == 1
    assert sverka("search", "mill", corpus, "--group-by", "editor").exit_code == 2


def test_results_go_to_files(sverka, corpus, tmp_path):
    done = sverka("search", "mill", corpus, "-o", tmp_path / "a.json", "-o", tmp_path / "a.xlsx")
    assert (done.exit_code, done.stdout) == (0, "")
    first = json.loads((tmp_path / "a.json").read_text("utf-8"))[0]
    assert (first["document"], first["match"], first["rendering"]) == ("one", "mill", "Мельницу")
    assert sverka("search", "mill", corpus, "-o", tmp_path / "a.doc").exit_code == 2


def test_renderings_with_counts_examples_and_by_year(sverka, corpus, tmp_path):
    found = sverka("renderings", "mill", corpus)
    assert found.stdout.splitlines()[0].split() == ["hits", "share", "logDice", "rendering"]
    assert found.stdout.splitlines()[1].split() == ["4", "100%", "14.0", "мельницу"]
    assert EN[0] in found.stdout
    by = sverka("renderings", "мельница", corpus, "--by", "year,translator").stdout
    head, by = by.split("\n", 1)
    assert head == "year, translator\thits\trenderings"
    assert by == "2031, Orlova\t2\tmill 2 (100%)\n2032, Petrov\t2\tmill 2 (100%)\n"
    sverka("renderings", "mill", corpus, "-o", tmp_path / "r.json")
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))[0]["lemmas"] == "мельница"
    assert sverka("renderings", "zebra", corpus).exit_code == 1


@pytest.mark.parametrize(
    "options",
    [
        ("mill", "--form", "--cql"), ("mill", "--where", "year"), ("[lemma",),
        ("mill", "--lang", "fr"), ("mill", "--library", "x.sqlite"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(sverka, corpus, options):
    refused = sverka("search", options[0], corpus, *options[1:])
    assert refused.exit_code == 2
    assert refused.stderr.startswith("sverka: ")


def test_a_folder_that_is_no_corpus_is_refused(sverka, tmp_path):
    assert "not a corpus" in sverka("search", "mill", tmp_path).stderr


def test_the_orders_offered_are_those_that_there_are():
    assert get_args(Order) == concordance.ORDERS


def test_collocations_and_keywords(sverka, corpus, tmp_path):
    found = sverka("collocations", "mill", corpus, "--least", "2")
    assert [line.split()[0] for line in found.stdout.splitlines()] == ["hits", *["2"] * 5]
    across = sverka("collocations", "mill", corpus, "--across", "-o", tmp_path / "c.json")
    assert across.exit_code == 0
    assert json.loads((tmp_path / "c.json").read_text("utf-8"))[0]["lemma"] == "мельница"
    assert sverka("keywords", corpus, "--lang", "en").exit_code == 2
    none = sverka("keywords", corpus, "--lang", "en", "--where", "year=2031")
    assert (none.exit_code, none.stdout) == (1, "")
    assert "there at least 3 times (--least changes this) is more frequent" in none.stderr


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        (["foo=1"], "no text has the metadata 'foo'. Use one of: document, "),
        (["translator=Ann"], "no text has translator=Ann. Values of translator: Orlova, Petrov"),
        (["translator=Orlova", "year=2032"], "Each is there, but not together"),
    ],
)
def test_conditions_in_vain_say_what_there_is(sverka, corpus, conditions, said):
    options = [part for one in conditions for part in ("--where", one)]
    assert said in sverka("search", "mill", corpus, *options).stderr


def test_terms_go_to_a_glossary(sverka, corpus, tmp_path):
    found = sverka("terms", corpus, "--lang", "en", "--least", "2")
    assert [line.split("\t")[2] for line in found.stdout.splitlines()] == ["term", "old mill"]
    written = sverka("terms", corpus, "--lang", "en", "--least", "2", "-o", tmp_path / "t.tbx")
    assert (written.exit_code, written.stdout) == (0, "")
    assert b"old mill" in (tmp_path / "t.tbx").read_bytes()
    none = sverka("terms", corpus, "--lang", "en", "--least", "9")
    assert none.exit_code == 1
    assert "no noun phrase is there at least 9 times (--least changes this)" in none.stderr


def test_no_folder_is_made_for_an_index(sverka, library, tmp_path):
    refused = sverka("search", "harbour", "--index", str(tmp_path / "none" / "i"))
    assert refused.exit_code == 2
    assert "there is no such folder" in refused.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "asked",
    [
        ["search", "formula"],
        ["search", "--cql", '[lemma="gate" & tag="NOUN"] | "well"'],
        ["search", "formula", "--lang", "en", "--with", "формула"],
        ["renderings", "formula"],
        ["collocations", "formula"],
        ["keywords", "--lang", "en"],
        ["terms", "--lang", "en"],
    ],
)
def test_a_corpus_without_texts_is_searched_in_vain(sverka, tmp_path, asked):
    (tmp_path / "manifest.tsv").touch()
    (tmp_path / "records.jsonl").touch()
    searched = sverka(*asked, tmp_path)
    assert searched.exit_code == 1
    assert searched.stderr == "warning: nothing found: there are no texts to search\n"
