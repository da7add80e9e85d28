"""Documents are matched by their content, and stay unmatched if they have no counterpart."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align import matching
from align.errors import UsageError
from align.loaders import load
from align.matching import lead, match

EN = (
    "The lighthouse of Tarn burns again. Keeper Olva Brenn lit the lamp on 4 May 2031.",
    "The ferry carries 90 people to the island. It leaves the pier at noon every day.",
    "Snow fell on the vineyards in April, and the growers fear for their grapes.",
    "The museum bought a painting of a horse for 1,200 crowns at an auction.",
    "The school choir won the prize of the county with a song about rain.",
)
RU = (
    "Маяк Тарна снова горит. Смотритель Ольва Бренн зажёг лампу 4 мая 2031 года.",
    "Паром перевозит на остров 90 человек. Он отходит от причала каждый день в полдень.",
    "В апреле на виноградники выпал снег, и виноделы боятся за свой урожай.",
    "Музей купил на аукционе картину с лошадью за 1200 крон.",
    "Школьный хор получил приз округа за песню о дожде.",
)


def documents(texts, lang):
    return [load((f"{number}.txt", text.encode()), lang) for number, text in enumerate(texts)]


ENGLISH, RUSSIAN = documents(EN, "en"), documents(RU, "ru")


def pairs(found):
    return [(one.src, one.tgt) for one in found.pairs]


def test_each_document_finds_its_translation():
    order = [3, 0, 4, 1, 2]
    found = match(ENGLISH, [RUSSIAN[k] for k in order])
    assert pairs(found) == [(k, order.index(k)) for k in range(5)]
    assert found.src_left == found.tgt_left == ()
    assert all(one.score > 0.5 for one in found.pairs)


def test_a_document_without_a_translation_is_listed_with_the_nearest():
    found = match(ENGLISH[:4], [RUSSIAN[k] for k in (0, 1, 4)])
    assert pairs(found) == [(0, 0), (1, 1)]
    assert [one.src for one in found.src_left] == [2, 3]
    assert [one.tgt for one in found.tgt_left] == [2]
    assert all(one.score < 0.5 for one in (*found.src_left, *found.tgt_left))


def test_of_two_rivals_the_better_one_wins():
    found = match([ENGLISH[0], ENGLISH[0], ENGLISH[1]], RUSSIAN[:2])
    assert len({one.tgt for one in found.pairs}) == len(found.pairs)
    assert (2, 1) in pairs(found)


def test_a_single_pair_needs_no_rivals():
    assert pairs(match(ENGLISH[:1], RUSSIAN[:1])) == [(0, 0)]
    assert pairs(match(ENGLISH[:1], RUSSIAN[2:3])) == []


def test_an_empty_side_leaves_all_unmatched():
    found = match(ENGLISH, [])
    assert found.pairs == ()
    assert [(one.src, one.tgt) for one in found.src_left] == [(k, -1) for k in range(5)]


def test_stated_dates_separate_similar_documents():
    days = [datetime(2031, 5, day) for day in (4, 14)]
    src = [replace(ENGLISH[0], date=day) for day in days]
    tgt = [replace(RUSSIAN[0], date=day) for day in reversed(days)]
    assert pairs(match(src, tgt)) == [(0, 1), (1, 0)]


def test_a_stated_number_joins_similar_documents():
    src = [replace(ENGLISH[0], number=number) for number in ("7-04-05-2031", "9-04-05-2031")]
    tgt = [replace(RUSSIAN[0], number=number) for number in ("9-04-05-2031", "7-04-05-2031")]
    assert pairs(match(src, tgt)) == [(0, 1), (1, 0)]


def test_equal_texts_are_told_apart_by_the_names_of_their_files():
    """In the folders of different towns the same page may stand."""
    towns = ("tarn/menu", "orva/menu", "elm/menu")
    src = [replace(ENGLISH[1], source=f"site/en/{town}.html") for town in towns]
    tgt = [replace(RUSSIAN[1], source=f"/home/x/ru/{town}.ru.html") for town in reversed(towns)]
    assert pairs(match(src, tgt)) == [(0, 2), (1, 1), (2, 0)]


def test_names_of_files_decide_nothing_else():
    src = [replace(one, source=f"en/{k}.txt") for k, one in enumerate(ENGLISH)]
    tgt = [replace(one, source=f"ru/{k}.txt") for k, one in enumerate(reversed(RUSSIAN))]
    assert pairs(match(src, tgt)) == [(k, 4 - k) for k in range(5)]


def test_languages_without_an_encoder_are_matched_by_names_and_numbers():
    src = [replace(one, lang="kk") for one in ENGLISH[:2]]
    assert pairs(match(src, [RUSSIAN[1], RUSSIAN[0]], min_score=0.0)) == [(0, 1), (1, 0)]


def test_a_language_without_an_encoder_does_not_change_how_others_are_matched():
    (stranger,) = documents(["A fánk finom. Senki sem hagyja ott a vásárban, ha meleg."], "hu")
    alone, mixed = match(ENGLISH, RUSSIAN), match([stranger, *ENGLISH], RUSSIAN)
    assert [(one.src - 1, one.tgt) for one in mixed.pairs] == pairs(alone)
    assert [one.score for one in mixed.pairs] == pytest.approx([one.score for one in alone.pairs])
    assert mixed.by_meaning


def test_a_document_in_such_a_language_finds_its_translation_among_others():
    (hungarian,) = documents(["A komp 90 embert visz a Tarn szigetre 1200 koronáért."], "hu")
    (russian,) = documents(["Паром везёт 90 человек на остров Тарн за 1200 крон."], "ru")
    found = match([ENGLISH[4], hungarian], [russian, RUSSIAN[4]], min_score=0.0)
    assert pairs(found) == [(0, 1), (1, 0)]


def test_a_higher_minimum_keeps_only_surer_pairs():
    found = match(ENGLISH, RUSSIAN)
    bound = sorted(one.score for one in found.pairs)[2]
    assert len(match(ENGLISH, RUSSIAN, min_score=bound).pairs) == 3


def test_too_many_documents_are_refused(monkeypatch):
    monkeypatch.setattr(matching, "MAX_DOCUMENTS", 4)
    with pytest.raises(UsageError, match="more than 4 documents"):
        match(ENGLISH, RUSSIAN)


def test_progress_ends_with_the_last_step():
    told = []
    match(ENGLISH, RUSSIAN, progress=lambda _step, share: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 0.9


@given(
    st.integers(1, 5).flatmap(
        lambda width: st.lists(
            st.lists(st.floats(-9, 9, width=32), min_size=width, max_size=width),
            min_size=1,
            max_size=5,
        )
    )
)
@settings(max_examples=60)
def test_the_lead_is_the_distance_to_the_best_rival_or_to_nobody(rows):
    import numpy as np

    odds = np.array(rows, np.float32)
    rows, columns = (places.ravel() for places in np.indices(odds.shape))
    ahead = lead(rows, columns, odds.ravel()).reshape(odds.shape)
    for i, j in np.ndindex(odds.shape):
        rivals = [matching.NO_COUNTERPART]
        rivals += [odds[i, k] for k in range(odds.shape[1]) if k != j]
        rivals += [odds[k, j] for k in range(odds.shape[0]) if k != i]
        assert ahead[i, j] == pytest.approx(odds[i, j] - max(rivals))
