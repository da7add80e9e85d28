"""sverka library renew."""

import pytest

from align.review import Accept
from align.store import Store


@pytest.fixture
def library(tmp_path, harbour):
    path = tmp_path / "library.sqlite"
    store = Store.open(path)
    number = store.add(harbour, "Harbour", "Mira")
    rows = store.review(number).rows
    store.apply(number, Accept(tuple(row.id for row in rows)), "Mira", 0)
    store.close()
    return path


@pytest.fixture
def version(tmp_path, library):
    """A file with the translation and one more sentence."""
    texts = [one.text for one in Store.open(library).review(1).in_order("tgt")]
    path = tmp_path / "new.txt"
    path.write_text("\n\n".join([*texts, "Так закончился тот долгий день."]), "utf-8")
    return path


def test_a_new_version_is_kept_with_the_decisions(sverka, library, version):
    result = sverka("library", "renew", 1, version, "--side", "tgt", "--yes", "--library", library)
    assert result.exit_code == 0
    assert "new\n    + Так закончился тот долгий день." in result.stdout
    assert "kept as document 2" in result.stderr
    store = Store.open(library)
    assert store.review(2).name == "Harbour (2)"
    assert store.library()[1].progress.accepted == store.library()[0].progress.accepted
    assert store.check() == ()


def test_nothing_is_kept_without_a_yes(sverka, library, version):
    result = sverka("library", "renew", 1, version, "--side", "tgt", "--library", library)
    assert result.exit_code == 1
    assert len(Store.open(library).library()) == 1


def test_the_wrong_text_is_noticed(sverka, library, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Совсем другое. Ничего общего тут нет. Ни слова.", "utf-8")
    result = sverka("library", "renew", 1, other, "--side", "tgt", "--library", library)
    assert "little in common" in result.stderr
