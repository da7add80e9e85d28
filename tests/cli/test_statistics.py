"""sverka statistics: what is counted, what is printed, and the files."""

import json

import pytest

from align import build, review
from align.building import Pair, Pairs, Settings, here
from align.store import Store


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Two pairs; one has a year."""
    root = tmp_path_factory.mktemp("corpus")
    pairs = []
    for name, metadata in (("mill", (("year", "2031"),)), ("zeal", ())):
        for lang, text in (
            ("en", "Two crews came.\n\nIt rained."),
            ("ru", "Пришли двое.\n\nЛил дождь."),
        ):
            (root / f"{name}.{lang}.txt").write_text(text, encoding="utf-8")
        paths = (str(root / f"{name}.{lang}.txt") for lang in ("en", "ru"))
        pairs.append(Pair(name, *paths, metadata=metadata))
    settings = Settings("en", "ru", method="length")
    build(Pairs(tuple(pairs), (), "table"), root / "out", settings, run=here)
    return root / "out"


def test_figures_are_printed(corpus, sverka):
    out = sverka("statistics", corpus, "--by", "year")
    lines = [line.split() for line in out.stdout.splitlines()]
    assert ["sentences", "4", "4"] in lines
    assert [line[:3] for line in lines[-2:]] == [["2031", "1", "2"], ["–", "1", "2"]]


def test_figures_are_printed_in_russian(corpus, sverka):
    assert "предложений" in sverka("statistics", corpus, "--lang", "ru").stdout


def test_json_has_all_figures(corpus, sverka):
    found = json.loads(sverka("statistics", corpus, "--json", "--by", "year,document").stdout)
    assert found["all"]["beads"] == 4
    assert [one["values"] for one in found["groups"]] == [
        {"year": "2031", "document": "mill"},
        {"year": "", "document": "zeal"},
    ]


def test_csv_has_a_row_for_all_texts_if_there_are_no_groups(corpus, sverka):
    head, row = sverka("statistics", corpus, "--csv").stdout.lstrip("\ufeff").splitlines()
    assert dict(zip(head.split(","), row.split(","), strict=True))["src_words"] == "10"


def test_a_folder_gets_tables_and_pictures(corpus, sverka, tmp_path):
    sverka("statistics", corpus, "--by", "year", "-o", tmp_path / "a")
    assert {path.name for path in (tmp_path / "a").iterdir()} == {
        "statistics.json", "statistics.csv", "confidence.svg", "types.svg", "lengths.svg",
        "words-by-year.svg", "sentences-by-year.svg",
    }  # fmt: skip


def test_the_library_is_counted_with_decisions(harbour, sverka, tmp_path, monkeypatch):
    path = tmp_path / "library.sqlite"
    monkeypatch.setenv("SVERKA_LIBRARY", str(path))
    store = Store.open(path)
    number = store.add(harbour, "harbour")
    store.apply(number, review.Accept((store.review(number).rows[0].id,)), "ann", 0)
    store.close()
    found = json.loads(sverka("statistics", "--json").stdout)["all"]
    assert found["review"] == {"accepted": 1, "open": 4}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--json", "--csv"], "only one of"),
        (["--png"], "--png has no effect without a folder"),
        (["--by", "year,"], "--by needs names"),
        (["--by", "translator"], "no text has the metadata 'translator'"),
        (["--library", "x"], "--library has no effect with a corpus"),
    ],
)
def test_what_makes_no_sense_is_refused(corpus, sverka, options, said):
    out = sverka("statistics", corpus, *options)
    assert (out.exit_code, said in out.output) == (2, True)


def test_warnings_are_in_the_language_of_the_card(corpus, sverka):
    said = sverka("card", corpus, "--lang", "ru").stderr
    assert "предупреждение: у 2 документов неизвестна лицензия" in said
