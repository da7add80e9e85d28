"""How the probabilities of findings are learnt and measured; see ``training/odds.py``."""

from __future__ import annotations

import numpy as np

from align.aligner.gold import GoldDocument
from training import odds
from training.marked import meets, paired, tagged, touches
from training.odds import Row


def row(kind, *, real, held_out=False, source="gold clean"):
    return Row((0.0,) * len(odds.FEATURES), kind, real, source, "harbour", held_out)


def test_a_kind_that_is_mostly_right_is_more_probable():
    rows = [row("lamp", real=k < 9) for k in range(10)] + [
        row("oar", real=k < 1) for k in range(10)
    ]
    model, kinds = odds.learnt(rows)
    lamp, oar = odds.chances(model, kinds, [row("lamp", real=False), row("oar", real=False)])
    assert lamp > 0.5 > oar


def test_the_calibration_error_is_0_if_the_shares_are_right():
    real = np.array([True, False, False, False])
    assert odds.calibration_error(np.full(4, 0.25), real) == 0
    assert odds.calibration_error(np.full(4, 0.75), real) == 0.5


def test_the_usual_share_of_a_kind_is_never_0_or_1():
    shares = odds.usual([row("lamp", real=True), row("oar", real=False)])
    assert 0 < shares["oar"] < shares["lamp"] < 1


def test_only_what_is_held_out_is_measured():
    model, kinds = odds.learnt([row("lamp", real=True), row("lamp", real=False)])
    assert list(odds.measured([row("lamp", real=True)], model, kinds)) == []
    (line,) = odds.measured([row("lamp", real=True, held_out=True)], model, kinds)
    assert "1 findings" in line


def test_faults_are_planted_in_gold_documents():
    src = [f"The crew of boat {k} came back at noon with {k + 20} baskets." for k in range(30)]
    tgt = [f"Экипаж лодки {k} вернулся в полдень с {k + 20} корзинами." for k in range(30)]
    gold = tuple(((k,), (k,)) for k in range(30))
    document = GoldDocument("1", "harbour", "en", "ru", tuple(src), tuple(tgt), gold)
    rows = list(odds.planted([document]))
    assert {one.source for one in rows if one.real} == {"gold planted"}


def test_findings_that_are_kept_are_not_computed_again(tmp_path):
    kept = [row("lamp", real=True), row("oar", real=False, held_out=True)]
    found = [odds._kept(tmp_path, "gold", made) for made in (lambda: iter(kept), iter([]).__iter__)]
    assert found == [kept, kept]


class TestMarked:
    def test_words_become_a_text_with_the_places_of_bad_ones(self):
        found = tagged(["The", "lamp", "burns", "."], ["OK", "BAD", "OK", "OK"], gaps=False)
        assert found == ("The lamp burns.", [(4, 8)])

    def test_a_bad_gap_spans_the_words_around_it(self):
        found = tagged(["The", "lamp"], ["OK", "OK", "BAD", "OK", "OK"], gaps=True)
        assert found.bad == [(0, 8)]

    def test_a_finding_touches_what_was_marked(self):
        assert touches((3, 5), [(4, 8, "minor")])
        assert not touches((0, 4), [(4, 8, "minor")])

    def test_a_finding_without_words_needs_a_major_error(self):
        assert touches((0, 0), [(4, 8, "major")])
        assert not touches((0, 0), [(4, 8, "minor")])

    def test_spans_meet_if_they_share_a_character(self):
        assert meets((3, 5), [(4, 8)])
        assert not meets((0, 4), [(4, 8)])

    def test_each_pair_of_texts_is_a_bead(self):
        pair = paired([("One lamp.", "Один фонарь."), ("", "Два.")], "en", "ru")
        assert [pair.src_text(bead) for bead in pair.beads] == ["One lamp.", "."]
