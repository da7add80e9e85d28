"""Gold files, and their projection on a monotone ladder."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align import LoadError
from align.aligner.gold import Block, monotone_blocks, read_gold

ROW = {
    "src_lang": "en",
    "tgt_lang": "ru",
    "src": ["A.", "B."],
    "tgt": ["А."],
    "gold": [[[0, 1], [0]]],
}


def test_a_line_is_a_document(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(ROW) + "\n\n")
    (document,) = read_gold(path)
    assert document.gold == (((0, 1), (0,)),)
    assert document.collection == "set"


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        json.dumps({**ROW, "gold": [[[0, 2], [0]]]}),
        json.dumps({**ROW, "src": [1, 2]}),
        json.dumps({key: ROW[key] for key in ROW if key != "tgt"}),
    ],
)
def test_a_faulty_line_is_named(tmp_path, line):
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(ROW) + "\n" + line + "\n")
    with pytest.raises(LoadError, match="line 2"):
        list(read_gold(path))


def test_an_empty_file_holds_no_gold(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_text("\n")
    with pytest.raises(LoadError, match="no gold"):
        list(read_gold(path))


def test_a_crossing_bead_becomes_two_unlinked_stretches():
    gold = (((0,), (0,)), ((1,), (3,)), ((2,), (1,)), ((3,), (2,)))
    assert monotone_blocks(gold, 4, 4) == (
        Block(0, 1, 0, 1),
        Block(1, 2, 1, 1),
        Block(2, 3, 1, 2),
        Block(3, 4, 2, 3),
        Block(4, 4, 3, 4),
    )


beads = st.lists(
    st.tuples(
        st.sets(st.integers(0, 9), max_size=3).map(lambda s: tuple(sorted(s))),
        st.sets(st.integers(0, 7), max_size=3).map(lambda s: tuple(sorted(s))),
    ),
    max_size=12,
).map(tuple)


@given(beads)
def test_blocks_cover_both_texts_in_order_whatever_the_gold(gold):
    i = j = 0
    for block in monotone_blocks(gold, 10, 8):
        assert (block.i1, block.j1) == (i, j)
        i, j = block.i2, block.j2
    assert (i, j) == (10, 8)
