"""An index holds the texts as they are, and follows them."""

from __future__ import annotations

import stat
from pathlib import Path

import numpy as np
import pytest

from align import lemmas
from align.concordance import Bead, Concordance, building
from align.concordance.arrays import MARK
from align.concordance.index import SENTENCE, Index
from align.errors import ExportError
from tests.concordance.mill import FERRY, MILL, source, sources

#: Texts that are hard to cut, to store or to count.
HOSTILE = (
    Bead(1, (), ()),
    Bead(2, ("…", "!?"), ("—",)),
    Bead(3, ("It cost 5", "000 crowns were paid."), ("Она\nстоила 5.", "")),
    Bead(7, ("a\ud800b \U0001f600 c",), ("\x00 и\u0306",)),
    Bead(8, ("",), ("x" * 5000,)),
)


def opened(path: Path) -> Index:
    index = Index.open(path)
    assert index is not None
    return index


def test_the_texts_come_back_as_they_were(tmp_path: Path) -> None:
    building.build(tmp_path / "i", [source("odd", HOSTILE), source("empty", ())])
    index = opened(tmp_path / "i")
    for number, bead in enumerate(HOSTILE):
        assert index.keys[number] == bead.key
        for side, sentences in (("src", bead.src), ("tgt", bead.tgt)):
            assert index.text(number, side) == " ".join(sentences).replace("\n", " ")


def test_every_word_is_where_the_text_has_it(concordance: Concordance) -> None:
    index = concordance.index
    for bead in range(len(index)):
        for side, column in index.columns.items():
            text = index.text(bead, side)
            numbers = column.tokens[column.starts[bead] : column.starts[bead + 1]]
            words = [text[begin:end] for begin, end in index.spans(bead, side)]
            assert [index.forms[k] for k in numbers] == words


def test_the_places_of_all_words_are_all_places(concordance: Concordance) -> None:
    for column in concordance.index.columns.values():
        every = column.places(np.arange(len(column.counts)))
        assert every.tolist() == list(range(len(column.tokens)))


def test_a_number_that_goes_on_in_the_next_sentence_breaks_nothing(tmp_path: Path) -> None:
    building.build(tmp_path / "i", [source("odd", HOSTILE)])
    column = opened(tmp_path / "i").columns["src"]
    assert np.count_nonzero(column.flags & SENTENCE) <= len(column.tokens)


def test_texts_that_have_not_changed_are_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "i"
    building.build(path, sources())

    def never() -> tuple[dict[str, str], tuple[Bead, ...]]:
        raise AssertionError

    mill, ferry, letter = sources()
    kept = [type(one)(one.name, one.stamp, one.langs, never) for one in (mill, letter)]
    changed = source("ferry", FERRY[1:], stamp="2")
    building.build(path, [kept[0], changed, kept[1]], opened(path))
    fresh = tmp_path / "fresh"
    building.build(fresh, [mill, changed, letter])
    for now, anew in ((opened(path), opened(fresh)),):
        assert [now.text(k, "src") for k in range(len(now))] == [
            anew.text(k, "src") for k in range(len(anew))
        ]
        assert sorted(now.forms) == sorted(anew.forms)
        assert now.texts[0].metadata == anew.texts[0].metadata
    assert ferry.name == "ferry"


def test_an_index_is_current_until_a_text_or_a_library_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    building.build(tmp_path / "i", sources())
    index = opened(tmp_path / "i")
    assert building.is_current(index, sources())
    assert not building.is_current(index, sources()[1:])
    assert not building.is_current(index, [source("mill", MILL, stamp="2"), *sources()[1:]])
    monkeypatch.setattr(lemmas, "reader_of", lambda lang: "another")
    assert not building.is_current(index, sources())


@pytest.mark.parametrize("damage", [b"", b"sverka", MARK * 9])
def test_a_damaged_index_is_made_again(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "i"
    path.write_bytes(damage)
    assert Index.open(path) is None
    assert len(Concordance.open(path, sources()).index) == 9


def test_only_the_owner_can_read_an_index(tmp_path: Path) -> None:
    building.build(tmp_path / "i", sources())
    assert stat.S_IMODE((tmp_path / "i").stat().st_mode) == 0o600


def test_nothing_is_left_of_an_index_that_could_not_be_finished(tmp_path: Path) -> None:
    def fail() -> tuple[dict[str, str], tuple[Bead, ...]]:
        raise ExportError("no")

    broken = type(sources()[0])("mill", "1", ("en", "ru"), fail)
    with pytest.raises(ExportError):
        building.build(tmp_path / "i", [broken])
    assert list(tmp_path.iterdir()) == []
