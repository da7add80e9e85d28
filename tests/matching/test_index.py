"""Which pairs of large collections are compared: the same in blocks of any size."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest

from align.loaders import load
from align.matching import index, match
from align.matching.evidence import sides
from align.matching.index import candidates, nearest
from align.matching.reading import ONE, read

DAYS = [datetime(2031, 5, day) for day in (4, 14, 24, 28)]


def vectors(count: int, seed: int) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, 16))
    rows[::5] = rows[0]  # ties
    return np.rint(rows / np.linalg.norm(rows, axis=1, keepdims=True) * ONE).astype(np.int16)


def plainly(queries: np.ndarray, targets: np.ndarray, most: int) -> set[tuple[int, int]]:
    """Every product, sorted."""
    found = set()
    for row, query in enumerate(queries.tolist()):
        products = [sum(map(int.__mul__, query, one)) for one in targets.tolist()]
        order = sorted(range(len(products)), key=lambda k: (-products[k], k))
        found |= {(row, column) for column in order[:most]}
    return found


def everything(queries, targets):
    yield np.arange(len(queries)), np.arange(len(targets))


@pytest.mark.parametrize("block", [(1, 1), (3, 7), (1024, 4096)])
def test_the_nearest_are_the_same_in_blocks_of_any_size(monkeypatch, block):
    monkeypatch.setattr(index, "_BLOCK", block)
    queries, targets = vectors(23, 1), vectors(31, 2)
    rows, columns = nearest(queries, targets, everything(queries, targets), 4)
    pairs = list(zip(rows.tolist(), columns.tolist(), strict=True))
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == plainly(queries, targets, 4)


def test_fewer_targets_than_wanted_are_all_taken():
    queries, targets = vectors(3, 1), vectors(2, 2)
    rows, columns = nearest(queries, targets, everything(queries, targets), 9)
    assert sorted(zip(rows.tolist(), columns.tolist(), strict=True)) == [
        (row, column) for row in range(3) for column in range(2)
    ]


def test_a_document_looks_only_through_the_cells_around_it(monkeypatch):
    """And still finds what is nearest to it, if there are clear groups."""
    monkeypatch.setattr(index, "LOOKED_AT", 40)
    monkeypatch.setattr(index, "_CELL", 20)
    rng = np.random.default_rng(5)
    groups = np.repeat(np.eye(16)[:10], 20, axis=0)
    rows = groups + rng.normal(scale=0.02, size=groups.shape)
    targets = np.rint(rows / np.linalg.norm(rows, axis=1, keepdims=True) * ONE).astype(np.int16)
    seen = 0
    for found, others in index._looked_at(targets, targets):
        seen += len(found) * len(others)
    assert seen < 200 * 200 / 2
    found = nearest(targets, targets, index._looked_at(targets, targets), 1)
    assert np.array_equal(found[0], found[1])


def facts(texts, lang, **own):
    documents = [
        replace(
            load((f"{k}.txt", text.encode()), lang),
            **{name: values[k] for name, values in own.items()},
        )
        for k, text in enumerate(texts)
    ]
    return read(documents, None)


def chosen(src, tgt):
    rows, columns = candidates(src, tgt, sides(src, tgt), (5.0, 14.0))
    return set(zip(rows.tolist(), columns.tolist(), strict=True))


def test_all_pairs_of_small_collections_are_compared():
    src, tgt = facts(["One lamp.", "Two ferries."], "en"), facts(["Лампа.", "Паром."], "ru")
    assert chosen(src, tgt) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_large_ones_are_compared_if_they_share_something_rare(monkeypatch):
    monkeypatch.setattr(index, "ALL", 0)
    src = facts(["The bill was 1,743 crowns.", "Keeper Olva Brenn slept.", "It rained."], "en")
    tgt = facts(["Смотритель Ольва Бренн спал.", "Был дождь.", "Счёт был 1743 кроны."], "ru")
    assert chosen(src, tgt) == {(0, 2), (1, 0)}


@pytest.mark.parametrize("name", ["number", "date"])
def test_large_ones_are_compared_if_they_state_the_same(monkeypatch, name):
    monkeypatch.setattr(index, "ALL", 0)
    values = {"number": ["7", "8", "9", None], "date": DAYS}[name]
    src = facts(["Rain."] * 4, "en", **{name: values})
    tgt = facts(["Дождь."] * 4, "ru", **{name: values[::-1]})
    expected = {(k, 3 - k) for k in range(4) if values[k]}
    if name == "date":  # only what has vectors is looked for by days
        found = nearest(vectors(4, 1), vectors(4, 2), index._same_days(src.days, tgt.days), 3)
        assert set(zip(*(one.tolist() for one in found), strict=True)) == expected
    else:
        assert chosen(src, tgt) == expected


def test_frequent_things_are_looked_up_last(monkeypatch):
    monkeypatch.setattr(index, "ALL", 0)
    monkeypatch.setattr(index, "OCCURRENCES", 3)
    src = facts(["Room 12 of 1,743.", "Room 12.", "Room 12.", "Room 12."], "en")
    tgt = facts(["Комната 12.", "Комната 12.", "Комната 12.", "Комната 12 из 1743."], "ru")
    assert {pair for pair in chosen(src, tgt) if pair[0] == 0} == {(0, 3)}


def test_an_index_finds_what_comparing_everything_finds(monkeypatch):
    english = (
        "The ferry carries 90 people to Tarn.",
        "Snow fell on the vineyards in April.",
        "The museum bought a painting of a horse.",
        "The choir won a prize for its song.",
    )
    russian = (
        "Паром везёт 90 человек в Тарн.",
        "В апреле на виноградники выпал снег.",
        "Музей купил картину с лошадью.",
        "Хор получил приз за свою песню.",
    )
    src = [load((f"{k}.txt", text.encode()), "en") for k, text in enumerate(english)]
    tgt = [load((f"{k}.txt", text.encode()), "ru") for k, text in enumerate(russian[::-1])]
    whole = match(src, tgt)
    for name, value in {"ALL": 0, "LOOKED_AT": 2, "_CELL": 2, "NEAREST": 2, "_ROWS": 3}.items():
        monkeypatch.setattr(index, name, value)
    parts = match(src, tgt)
    assert [(one.src, one.tgt) for one in parts.pairs] == [(k, 3 - k) for k in range(4)]
    assert [(one.src, one.tgt) for one in whole.pairs] == [(k, 3 - k) for k in range(4)]
