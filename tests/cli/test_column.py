"""sverka library column."""

import pytest

from align.store import Store


@pytest.fixture
def library(tmp_path, harbour):
    path = tmp_path / "library.sqlite"
    store = Store.open(path)
    store.add(harbour, "Harbour", "Mira")
    store.close()
    return path


@pytest.fixture
def text(tmp_path, library):
    """A file with the translation, as an earlier version."""
    texts = [one.text for one in Store.open(library).review(1).in_order("tgt")]
    path = tmp_path / "before.txt"
    path.write_text("\n".join(texts), "utf-8")
    return path


def test_a_column_is_added_listed_and_removed(sverka, library, text):
    with_library = ("--library", library)
    made = sverka("library", "column", "add", 1, text, "--keep-segments", *with_library)
    assert made.exit_code == 0
    assert "column 1: before (ru), aligned with the translation" in made.stderr
    assert "5 of 5 beads" in made.stderr
    listed = sverka("library", "column", "list", 1, *with_library)
    assert listed.stdout.split() == ["1", "ru", "before"]
    assert sverka("library", "column", "remove", 1, 1, *with_library).exit_code == 0
    assert Store.open(library).columns.ids(1) == ()


def test_a_missing_document_is_said(sverka, library, text):
    result = sverka("library", "column", "add", 9, text, "--library", library)
    assert result.exit_code == 2
    assert "9" in result.stderr
