"""Texts may be in a store, such as S3, or in a web archive; pages are not fetched."""

import pytest

from align.building import Pair, Pairs, Settings, build, by_name, here, of_table

fsspec = pytest.importorskip("fsspec")

SETTINGS = Settings("en", "ru", method="anchor")


@pytest.fixture
def store(folders):
    """The same folders in the memory of this process, which stands for any store."""
    system = fsspec.filesystem("memory")
    for folder in folders:
        system.put(str(folder), f"/{folder.name}", recursive=True)
    yield "memory://en", "memory://ru"
    system.rm("/", recursive=True)


def test_folders_in_a_store_are_paired_by_name(store, tmp_path):
    report = build(by_name(*store), tmp_path, SETTINGS, run=here)
    assert [(one.src, one.state) for one in report.records] == [
        ("memory://en/deep/mill.txt", "aligned"),
        ("memory://en/mill.txt", "aligned"),
        ("memory://en/zeal.txt", "aligned"),
    ]


def test_a_table_in_a_store_names_files_beside_it(store, tmp_path):
    fsspec.filesystem("memory").pipe("/pairs.tsv", b"src\ttgt\nen/mill.txt\tru/mill.txt\n")
    (pair,) = of_table("memory://pairs.tsv").pairs
    assert (pair.name, pair.src) == ("mill", "memory://en/mill.txt")


def test_a_text_that_is_not_in_the_store_is_unreadable(store, tmp_path):
    pair = Pair("none", "memory://en/none.txt", "memory://ru/none.txt")
    (record,) = build(Pairs((pair,)), tmp_path, SETTINGS, run=here).records
    assert (record.state, record.code) == ("unreadable", "load")
    assert "there is no such file" in record.reason


def test_what_a_store_did_not_give_is_tried_again(store, tmp_path):
    pairs = Pairs((Pair("none", "memory://en/none.txt", "memory://ru/none.txt"),))
    build(pairs, tmp_path, SETTINGS, run=here)
    assert build(pairs, tmp_path, SETTINGS, run=here).reused == 0


def test_a_changed_text_in_a_store_is_done_again(store, tmp_path):
    build(by_name(*store), tmp_path, SETTINGS, run=here)
    fsspec.filesystem("memory").pipe("/en/mill.txt", b"The mill was sold.")
    assert build(by_name(*store), tmp_path, SETTINGS, run=here).reused == 2


def test_pages_are_not_fetched(folders, tmp_path):
    table = tmp_path / "pairs.tsv"
    table.write_text(f"src\ttgt\nhttps://orva.example/mill\t{folders[1]}/mill.txt\n")
    (record,) = build(of_table(table), tmp_path / "out", SETTINGS, run=here).records
    assert record.state == "unreadable"
    assert record.reason.startswith("https://orva.example/mill: sverka build does not fetch pages")
