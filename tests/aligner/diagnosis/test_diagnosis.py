"""What a diagnosis measures, and how it says it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

import align
from align.aligner import decoding
from align.aligner.diagnosis import describe
from align.aligner.diagnosis.facts import Passage, Untrusted
from align.aligner.diagnosis.measuring import alone, broken, doubled, doubtful, same, why
from align.alignment import Alignment, Bead
from align.text import Document


def ladder(*beads: Bead) -> Alignment:
    n, m = (max((side[-1] for side in sides if side), default=-1) + 1 for sides in zip(
        *((bead.src, bead.tgt) for bead in beads), strict=True
    ))  # fmt: skip
    src, tgt = (
        Document.from_sentences([f"{word} {k}." for k in range(count)], lang)
        for word, count, lang in (("Boat", n, "en"), ("Лодка", m, "ru"))
    )
    return Alignment(src, tgt, beads, "anchor")


def test_it_expects_what_the_aligner_expects(pair, found):
    assert found.precision == pytest.approx(found.tried[0].precision, abs=1e-6)
    assert found.f1 == pytest.approx(found.tried[0].f1, abs=1e-6)
    assert found.unmatched == pair.unmatched


def test_it_says_which_weights_won_and_how_the_others_did(en, ru):
    coarse = [" ".join(ru[k : k + 4]) for k in range(0, len(ru), 4)]
    found = align.diagnose(align.align_sentences(en, coarse))
    won, other = found.tried
    assert (won.weights, other.weights) == ("free", "close")
    assert won.f1 > other.f1


def test_other_weights_are_not_tried_on_a_sure_ladder(found):
    assert [one.weights for one in found.tried] == ["close"]


def test_a_long_text_is_weighed_in_its_parts(pair, found, monkeypatch):
    monkeypatch.setattr(decoding, "PART", 40)
    parts = align.diagnose(pair)
    assert parts.tried[0].weights == "close"
    assert parts.ratio == pytest.approx(found.ratio, rel=0.1)


def test_the_method_has_a_reason(en, ru):
    def choice(lang, method):
        return align.diagnose(align.align_sentences(en, ru, "en", lang, method)).choice

    assert choice("ru", "auto") == "supported"
    assert choice("ru", "anchor") == "asked"
    assert choice("kk", "auto") == "unsupported"


def test_doubtful_beads_are_taken_together_and_the_worst_come_first():
    sure, unsure, poor = 0.99, 0.7, 0.3
    chances = [sure, unsure, sure, unsure, sure, sure, sure, poor, poor, poor, sure]
    made = ladder(*(Bead((k,), (k,), chance) for k, chance in enumerate(chances)))
    assert [one.beads for one in doubtful(made)] == [(7, 10), (1, 4)]
    assert doubtful(made)[0].words == ("Boat 7. …", "Лодка 7. …")


def test_sentences_without_a_counterpart_are_counted_by_side():
    made = ladder(
        Bead((0,), (0,)),
        Bead((1,), (), 0.9),
        Bead((2,), (), 0.9),
        Bead((), (1,), 0.9),
        Bead((3,), (2,)),
        Bead((), (3,), 0.3),
    )
    left_out, added = alone(made)
    assert [(one.src, one.tgt) for one in left_out] == [((1, 3), (1, 1))]
    assert [(one.src, one.tgt) for one in added] == [((1, 1), (1, 2))]


def test_passages_that_moved_are_taken_together(en, ru):
    found = align.diagnose(align.align_sentences(en, ru[50:] + ru[:50]))
    (moved,) = found.moved
    assert moved.src[1] - moved.src[0] > 40


def test_an_imported_alignment_is_weighed_once_part_by_part(pair, monkeypatch):
    sizes = []

    def weigh_all(evidence, *rest):
        sizes.append(evidence.shape[0])
        return real(evidence, *rest)

    real = decoding.weigh_all
    monkeypatch.setattr(decoding, "weigh_all", weigh_all)
    monkeypatch.setattr(decoding, "PART", 40)
    align.diagnose(replace(pair, method="imported"))
    assert sum(sizes) == len(pair.src.sentences)
    assert len(sizes) > 1


def test_an_imported_alignment_gets_the_aligners_probabilities(pair):
    stated = replace(
        pair,
        beads=tuple(replace(bead, probability=1.0) for bead in pair.beads),
        method="imported",
    )
    found = align.diagnose(stated)
    assert found.choice == "imported"
    assert 0.9 < found.precision < 1.0


def test_its_progress_has_one_step(pair):
    told = []
    align.diagnose(pair, progress=lambda *one: told.append(one))
    assert {step for step, _ in told} == {"diagnose"}
    assert [share for _, share in told] == sorted(share for _, share in told)
    assert told[-1][1] == 1.0


def test_a_text_without_sentences_is_refused():
    with pytest.raises(align.AlignError, match="nothing to diagnose"):
        align.diagnose(align.align_sentences([], ["Лодка утонула."]))


def test_a_very_short_pair_can_be_diagnosed():
    found = align.diagnose(align.align_sentences(["The boat sank."], ["Лодка утонула."]))
    assert found.precision > 0.9
    assert found.advice == ()


class TestOfTexts:
    def test_prose_in_another_language(self):
        assert why(["Никто не знал, когда вернётся лодка, и все ждали её на берегу."], "en") == (
            "language",
            "ru",
        )

    def test_rows_of_figures(self):
        assert why(["17 | 4,5 | 93 %", "18 | 4,9 | 11 %"], "en")[0] == "figures"

    def test_characters_that_were_lost(self):
        assert why(["The b\ufffdat s\ufffdnk in the h\ufffdrbour."], "en")[0] == "damaged"

    def test_a_question_is_not_damaged(self):
        assert why(["Did the boat sink? Nobody on the whole shore knew."], "en")[0] == "alike"

    def test_units_that_begin_in_the_middle(self):
        assert broken(["The boat", "sank in the", "harbour.", "Nobody knew."]) == 2 / 3

    def test_a_list_is_not_broken(self):
        assert broken(["Bring:", "bread;", "salt;", "The rest is here."]) == 0

    def test_sentences_that_both_sides_have(self):
        long = "The boat sank in the old harbour."
        assert same([long, "Nobody on the shore had seen it."], [long]) == 0.5

    def test_sentences_that_stand_twice(self):
        long = "The boat sank in the old harbour."
        assert doubled([long, "Nobody on the shore had seen it.", long.upper()]) == 2 / 3


class TestInWords:
    def test_the_first_line_says_how_sure_it_is(self, found):
        assert describe(found)[0].endswith(f"(expected F1 {found.f1:.2f}).")

    def test_it_names_places_and_first_words(self, found):
        text = " ".join(" ".join(describe(found)).split())
        place = found.doubtful[0]
        assert f"Translation {place.tgt[0] + 1}" in text
        assert place.words[1] in text

    def test_no_line_is_too_wide(self, found):
        assert max(map(len, describe(found, width=70))) <= 70

    def test_one_sentence_is_not_several(self, found):
        places = (Untrusted("tgt", (27, 28), "alike"), Untrusted("tgt", (2, 4), "alike"))
        text = "\n".join(describe(replace(found, untrusted=places), "ru"))
        assert "предложение 28:" in text
        assert "предложения 3–4:" in text

    def test_the_worst_comes_first(self, found):
        small = Passage((1, 2), (1, 2), (1, 1), 0.9, ("", ""))
        large = Passage((1, 9), (1, 1), (1, 9), 0.9, ("", ""))
        for left_out, added in ((small, large), (large, small)):
            text = "\n".join(describe(replace(found, left_out=(left_out,), added=(added,))))
            first = text.index("Probably left out") < text.index("Probably added")
            assert first == (left_out is large)

    def test_it_speaks_russian(self, found):
        text = "\n".join(describe(found, "ru"))
        assert "Что поможет" in text
        assert "{" not in text

    def test_it_can_be_written_as_json(self, found):
        content = json.loads(json.dumps(found.to_json()))
        assert content["doubtful"][0]["size"] == found.doubtful[0].size
        assert content["advice"][0]["code"] == found.advice[0].code
        assert content["tried"][0]["weights"] == "close"
