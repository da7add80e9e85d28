"""Why a bead is as sure as it is."""

from __future__ import annotations

import numpy as np
import pytest

import align
from align.aligner import features, wording
from align.aligner.explain import Explanation, Weighing, describe
from align.alignment import Alignment, Bead
from align.words import LANGUAGES

EN = [
    "The ferry to Ostrel left at 7:15 with 340 people.",
    "Did Captain Varnholt know about the storm?",
    "On the quay a woman in a straw hat, whom Bretta Oskin had hired 3 days before, kept shouting.",
    "Were there 48 lamps on the pier, as Joris Vandermolen swore, or only 17?",
    "The bell rang 12 times in 2031.",
]
RU = [
    "Паром на Острель ушёл в 7:15, на борту было 340 человек.",
    "Знал ли капитан Варнхольт о шторме?",
    "В 2031 году колокол пробил 12 раз.",
]


@pytest.fixture(scope="module")
def ladder() -> Alignment:
    return align.align_sentences(EN, RU, method="anchor")


def number_of(ladder: Alignment, *sentences: int) -> int:
    return next(k for k, bead in enumerate(ladder.beads) if bead.src == sentences)


def words(reading: Weighing) -> dict[str, str]:
    return {reason.feature: reason.words for reason in reading.reasons}


@pytest.fixture(scope="module")
def ferry(ladder: Alignment) -> Explanation:
    return align.explain(ladder, 0)


def test_it_is_as_sure_as_the_alignment_says(ladder):
    for number, bead in enumerate(ladder.beads):
        told = align.explain(ladder, number).bead.bead
        assert told == bead
        assert told.probability == pytest.approx(bead.probability, abs=1e-6)


def test_the_reasons_add_up_to_the_score(ferry):
    assert sum(reason.share for reason in ferry.bead.reasons) == pytest.approx(ferry.bead.score)


def test_the_largest_reason_comes_first(ferry):
    sizes = [abs(reason.share) for reason in ferry.bead.reasons]
    assert sizes == sorted(sizes, reverse=True)


def test_a_share_is_the_value_times_the_learnt_weight(ladder, ferry):
    from align.aligner.model import shipped

    weight = dict(zip(features.FEATURES, shipped().models["anchor"].weights, strict=True))
    for reason in ferry.bead.reasons:
        assert reason.share == pytest.approx(reason.value * weight[reason.feature])


def test_it_quotes_the_numbers_that_both_sides_share(ladder):
    bell = align.explain(ladder, number_of(ladder, 4))
    assert words(bell.bead)["number_shared"] == "both sides share 12, 2031"


def test_it_quotes_names_in_both_spellings(ladder):
    captain = align.explain(ladder, number_of(ladder, 1))
    assert "Varnholt = Варнхольт" in words(captain.bead)["name_shared"]


def test_it_speaks_russian_with_a_decimal_comma(ladder):
    told = align.explain(ladder, number_of(ladder, 4), lang="ru")
    assert words(told.bead)["number_shared"] == "с обеих сторон: 12, 2031"
    line = describe(told, ladder)[0]
    assert line.startswith(f"Сегмент {told.number + 1}: 1-1, вероятность ")
    assert "." not in line


def test_a_rival_holds_one_of_the_sentences(ladder):
    for number, bead in enumerate(ladder.beads):
        for rival in align.explain(ladder, number, rivals=5).rivals:
            other = rival.bead
            assert other != bead or rival.place[1] != 0
            assert set(bead.src) & set(other.src) or set(bead.tgt) & set(other.tgt)


def test_the_likeliest_rival_comes_first(ladder):
    for number in range(len(ladder.beads)):
        sure = [r.bead.probability for r in align.explain(ladder, number, rivals=5).rivals]
        assert sure == sorted(sure, reverse=True)


def test_a_sentence_left_alone_tells_that_it_starts_a_run(ladder):
    first, second = (align.explain(ladder, number_of(ladder, k)).bead for k in (2, 3))
    assert first.bead == Bead((2,), ())
    assert "gap_open" in words(first)
    assert "gap_open" not in words(second)


def test_the_best_other_ladder_is_shown_where_it_differs(ladder):
    told = align.explain(ladder, number_of(ladder, 2))
    assert told.lead > 0
    assert told.instead
    assert not set(told.instead) & set(ladder.beads)
    assert any(2 in bead.src for bead in told.instead)


def test_the_meaning_is_a_reason_of_the_semantic_method():
    ladder = align.align_sentences(EN, RU, method="semantic")
    told = words(align.explain(ladder, 0).bead)
    assert told["cosine"].startswith("meaning: cosine 0.")
    assert told["cosine_margin"].endswith("more similar than the best other candidates")


def test_lines_keep_to_the_width(ladder):
    for number in range(len(ladder.beads)):
        lines = describe(align.explain(ladder, number), ladder, width=60)
        assert max(map(len, lines)) <= 60


def test_there_is_no_bead_beyond_the_last(ladder):
    with pytest.raises(align.UsageError, match=f"from 1 to {len(ladder.beads)}"):
        align.explain(ladder, len(ladder.beads))


def test_a_bead_made_by_hand_has_no_reasons(ladder):
    by_hand = Alignment(ladder.src, ladder.tgt, (Bead(tuple(range(5)), tuple(range(3))),))
    with pytest.raises(align.AlignError, match="by hand"):
        align.explain(by_hand, 0)


def test_an_unknown_language_is_refused(ladder):
    with pytest.raises(align.UsageError, match="Choose en or ru"):
        align.explain(ladder, 0, lang="xx")


@pytest.mark.parametrize("feature", features.FEATURES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_feature_has_words(feature, lang):
    kind = "type" if feature.startswith("type_") else feature
    rows = [row for row in (kind, f"{kind}<", f"{kind}>") if wording.knows(row)]
    assert rows in ([kind], [f"{kind}<", f"{kind}>"])


@pytest.mark.parametrize(
    ("value", "lang", "written"), [(1.5, "en", "1.50"), (-0.25, "ru", "-0,25")]
)
def test_figures_are_written_as_the_language_does(value, lang, written):
    assert wording.figure(np.float64(value), lang) == written
