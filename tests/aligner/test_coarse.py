"""The coarse search: chains of anchors and the band around them."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from align.aligner import coarse
from align.aligner.evidence import gather
from align.aligner.points import Points
from align.text import Document


def numbered(numbers: range) -> list[str]:
    """Sentences that share nothing with another but their own number."""
    return [f"{1000 + number}." for number in numbers]


def chain_of(src: list[str], tgt: list[str]) -> list[tuple[int, int]]:
    documents = Document.from_sentences(src, "en"), Document.from_sentences(tgt, "ru")
    found = coarse.chain(gather(*documents))
    return list(zip(found.i.tolist(), found.j.tolist(), strict=True))


def test_the_chain_survives_an_omission_of_half_the_text():
    src, tgt = numbered(range(400)), numbered([*range(100), *range(300, 400)])
    assert chain_of(src, tgt) == [
        *((k, k) for k in range(100)),
        *((k + 200, k) for k in range(100, 200)),
    ]


def test_a_lone_coincidence_is_no_part_of_the_chain():
    src = ["Nothing here."] * 30 + ["In 1971."] + ["Nothing here."] * 30
    tgt = ["In 1971."] + ["Ничего."] * 60
    assert chain_of(src, tgt) == []


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 59), st.integers(0, 39)), max_size=20), st.integers(0, 9))
def test_the_band_holds_every_point_with_its_margin(points, margin):
    rising: list[tuple[int, int]] = []
    for i, j in sorted(set(points)):
        if not rising or (i > rising[-1][0] and j > rising[-1][1]):
            rising.append((i, j))
    i, j = np.array(rising, np.int64).reshape(-1, 2).T
    lengths = np.ones(60, np.float32), np.ones(40, np.float32)
    chain = Points(i, j, np.ones(len(i), np.float32))
    band = coarse.band_around(chain, lengths, margin)
    for row, column in rising:
        for point_row, point_column in ((row, column), (row + 1, column + 1)):
            assert band.low[point_row] <= max(0, point_column - margin)
            assert band.high[point_row] >= min(40, point_column + margin)


def test_a_gap_too_large_for_a_rectangle_is_crossed_along_equal_lengths():
    none = Points(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32))
    lengths = np.full(4000, 80, np.float32), np.full(2000, 160, np.float32)
    band = coarse.band_around(none, lengths, 7)
    assert band.size < 4000 * 600
    assert band.low[2000] < 1000 < band.high[2000]


def diagonal(*runs: tuple[int, int, int]) -> Points:
    """Runs of 1-1 points, each from (i, j) on and so many points long."""
    i = [first + k for first, _, length in runs for k in range(length)]
    j = [first + k for _, first, length in runs for k in range(length)]
    return Points(np.array(i), np.array(j), np.ones(len(i), np.float32))


def test_a_long_text_is_cut_inside_unbroken_runs():
    """The chain breaks at (50, 50), where a cut was wanted; it is made well inside a run."""
    chain = diagonal((0, 0, 49), (52, 60, 60))
    (cut,) = coarse.safe_cuts(chain, 50)
    assert cut[0] not in range(45, 57)
    assert cut in zip(chain.i.tolist(), chain.j.tolist(), strict=True)


def test_where_no_run_is_long_enough_nothing_is_cut():
    assert coarse.safe_cuts(diagonal(*((3 * k, 4 * k, 1) for k in range(100))), 50) == []


def test_an_empty_chain_gives_no_cut():
    assert coarse.safe_cuts(diagonal(), 50) == []
