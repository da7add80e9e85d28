"""A corpus as Parquet files: whole, the same each time, and answered in SQL."""

import pytest

from align import ExportError, LoadError, UsageError
from align.building import Corpus, Settings, asking, build, by_name, here, shards

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("duckdb")

SETTINGS = Settings("en", "ru", method="anchor", checked=True)


@pytest.fixture
def corpus(folders, tmp_path):
    """Three pairs, one of which has a wrong number."""
    (folders[1] / "mill.txt").write_text(
        "Мельницу на реке Орва починили в мае.\n\nДва плотника работали там неделю.\n\n"
        "Счёт составил 430 крон.",
        encoding="utf-8",
    )
    build(by_name(*folders), tmp_path / "out", SETTINGS, run=here)
    return Corpus(tmp_path / "out")


@pytest.fixture
def small(monkeypatch):
    """Files that are full after four beads."""
    monkeypatch.setattr(shards, "BEADS", 4)
    monkeypatch.setattr(shards, "_GROUP", 2)


def asked(place, question):
    return list(asking.answer(asking.connect(place), question)[1])


def test_every_bead_is_in_one_file(corpus, small):
    shards.write(corpus, corpus.root / "shards")
    names = sorted(path.name for path in (corpus.root / "shards").iterdir())
    assert names == ["pairs.parquet", "part-00001.parquet", "part-00002.parquet"]
    assert asked(corpus.root, "SELECT pair, count(*) FROM beads GROUP BY 1 ORDER BY 1") == [
        ("deep/mill", 3),
        ("mill", 3),
        ("zeal", 3),
    ]


def test_a_bead_has_its_sentences_and_findings(corpus):
    shards.write(corpus, corpus.root / "shards")
    question = (
        "SELECT pair, bead, type, src_text, findings[1].kind FROM beads WHERE len(findings) > 0"
    )
    assert asked(corpus.root, question) == [
        ("mill", 3, "1-1", "The bill came to 340 crowns.", "number")
    ]


def test_a_file_of_unchanged_pairs_is_left_alone(corpus, small, folders):
    place = corpus.root / "shards"
    shards.write(corpus, place)
    before = {path.name: path.stat().st_mtime_ns for path in place.glob("part-*")}
    (folders[0] / "zeal.txt").write_text("The mill on the Orva was repaired in June.")
    build(by_name(*folders), corpus.root, SETTINGS, run=here)
    shards.write(Corpus(corpus.root), place)
    after = {path.name: path.stat().st_mtime_ns for path in place.glob("part-*")}
    assert [name for name in before if before[name] != after.get(name)] == ["part-00002.parquet"]


def test_files_that_are_not_needed_any_more_are_removed(corpus, small, monkeypatch):
    place = corpus.root / "shards"
    shards.write(corpus, place)
    (place / "notes.txt").write_text("mine")
    monkeypatch.setattr(shards, "BEADS", 100)
    shards.write(corpus, place)
    names = sorted(path.name for path in place.iterdir())
    assert names == ["notes.txt", "pairs.parquet", "part-00001.parquet"]


def test_a_store_has_the_same_bytes(corpus):
    fsspec = pytest.importorskip("fsspec")
    shards.write(corpus, corpus.root / "shards")
    shards.write(corpus, "memory://kept/corpus")
    shards.write(corpus, "memory://kept/corpus/")
    here = (corpus.root / "shards" / "part-00001.parquet").read_bytes()
    assert fsspec.filesystem("memory").cat("/kept/corpus/part-00001.parquet") == here
    assert asked("memory://kept/corpus", "SELECT count(*) FROM beads") == [(9,)]


def test_an_answer_is_written_as_its_extension_says(corpus, tmp_path):
    shards.write(corpus, corpus.root / "shards")
    path = tmp_path / "it's.tsv"
    question = "SELECT src_text, tgt_text FROM beads WHERE pair = 'zeal' AND bead = 2;"
    asking.write(asking.connect(corpus.root), question, path)
    assert path.read_text("utf-8") == (
        "src_text\ttgt_text\n"
        "Two carpenters worked there for a week.\tДва плотника работали там неделю.\n"
    )


def test_a_question_that_is_no_sql_is_refused(corpus):
    shards.write(corpus, corpus.root / "shards")
    with pytest.raises(UsageError, match="cannot be answered"):
        asked(corpus.root, "SELECT nonsense FROM beads")


def test_a_folder_without_them_says_how_to_make_them(tmp_path):
    with pytest.raises(LoadError, match="sverka build --shards"):
        asking.connect(tmp_path)


def test_files_of_an_earlier_build_are_free(corpus):
    place = corpus.root / "shards"
    shards.check_free(place)
    shards.write(corpus, place)
    (place / "part-00001.parquet").write_bytes(b"damaged")
    shards.check_free(place)


def test_a_file_of_somebody_else_among_them_is_not_free(corpus):
    place = corpus.root / "shards"
    shards.write(corpus, place)
    parquet.write_table(pa.table({"a": [1]}), place / "part-00009.parquet")
    with pytest.raises(ExportError, match="part-00009"):
        shards.check_free(place)


@pytest.mark.parametrize("name", ["pairs.parquet", "part-00001.parquet"])
def test_a_table_of_somebody_else_is_not_free(tmp_path, name):
    parquet.write_table(pa.table({"a": [1]}), tmp_path / name)
    with pytest.raises(ExportError, match="did not write this file"):
        shards.check_free(tmp_path)
