"""A built corpus is read pair by pair."""

from dataclasses import replace

import pytest

import align
from align import LoadError, UsageError
from align.building import Pair, Pairs, Settings, build, by_name, here

SETTINGS = Settings("en", "ru", method="anchor")


@pytest.fixture
def root(folders, tmp_path):
    build(by_name(*folders), tmp_path / "out", SETTINGS, run=here)
    return tmp_path / "out"


def test_the_pairs_come_in_the_order_of_the_corpus(root):
    assert [one.name for one in align.Corpus(root)] == ["deep/mill", "mill", "zeal"]


def test_a_pair_is_found_by_its_name(root):
    member = align.Corpus(root)["mill"]
    assert [bead.type for bead in member.alignment.beads] == ["1-1"] * 3


def test_a_pair_has_the_metadata_that_were_given(folders, tmp_path):
    given = Pair("one", *(str(one / "mill.txt") for one in folders), metadata=(("year", "1931"),))
    build(Pairs((given,), ()), tmp_path / "out", SETTINGS, run=here)
    assert align.Corpus(tmp_path / "out")["one"].metadata["year"] == "1931"


def test_doubtful_pairs_are_read_only_when_asked_for(folders, tmp_path):
    in_another_language = replace(SETTINGS, src_lang="de")
    build(by_name(*folders), tmp_path / "out", in_another_language, run=here)
    assert len(align.Corpus(tmp_path / "out")) == 0
    assert len(align.Corpus(tmp_path / "out", doubtful=True)) == 3


def test_a_name_that_is_not_there_is_an_error(root):
    with pytest.raises(UsageError, match="'mil'"):
        align.Corpus(root)["mil"]


def test_another_folder_is_not_a_corpus(tmp_path):
    with pytest.raises(LoadError, match="not a corpus"):
        align.Corpus(tmp_path)
