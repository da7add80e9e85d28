"""The filter that compares what both sides mean."""

import pytest

from align import cleaning
from align.cleaning.recipe import read
from align.errors import UsageError

PAIRS = [
    ("The old mill on the river was repaired in May.", "Старую мельницу на реке починили в мае."),
    ("The doctor told her to stay in bed for a week.", "Врач велел ей неделю лежать в постели."),
    ("Our team lost the final after extra time.", "Наша команда проиграла финал в доп. время."),
    ("The price of bread has doubled since spring.", "Хлеб с весны подорожал вдвое."),
    ("The children fed the ducks in the park.", "Дети кормили в парке уток."),
    ("The court postponed the trial until autumn.", "Суд отложил процесс до осени."),
]
NAME = "SentenceEmbeddingFilter"


def swapped(first, second):
    """The pairs with two translations swapped."""
    pairs = list(PAIRS)
    pairs[first], pairs[second] = (
        (PAIRS[first][0], PAIRS[second][1]),
        (PAIRS[second][0], PAIRS[first][1]),
    )
    return pairs


def dropped(reasons):
    return [number for number, reason in enumerate(reasons) if reason]


def test_translations_are_kept(verdicts):
    assert dropped(verdicts(NAME, PAIRS)) == []


def test_a_translation_of_another_sentence_of_the_text_is_dropped(verdicts):
    reasons = verdicts(NAME, swapped(1, 4))
    assert dropped(reasons) == [1, 4]
    assert "the sides are alike in meaning by" in reasons[1]


def test_a_translation_that_also_stands_in_its_own_place_is_dropped(verdicts):
    pairs = [*PAIRS[:5], (PAIRS[5][0], PAIRS[0][1])]
    assert dropped(verdicts(NAME, pairs)) == [5]


def test_the_same_short_answer_in_other_words_is_kept(verdicts):
    pairs = [("Yes.", "Да."), ("Yes.", "Ага."), ("Yes!", "Конечно!"), ("Yeah.", "Да.")]
    assert dropped(verdicts(NAME, [*PAIRS, *pairs])) == []


def test_without_rivals_only_the_cosine_counts(verdicts):
    reasons = verdicts(NAME, swapped(1, 4), rivals=0, threshold=0.3)
    assert dropped(reasons) == [1, 4]
    assert "by only" in reasons[1]


def test_a_single_bead_is_judged_by_its_cosine(verdicts):
    assert verdicts(NAME, PAIRS[:1]) == [None]
    assert verdicts(NAME, PAIRS[:1], threshold=0.99)[0].startswith("the sides are alike in meaning")


def test_sides_without_a_counterpart_are_kept(verdicts):
    assert dropped(verdicts(NAME, [("It rained.", ""), *PAIRS, ("", "Шёл снег.")])) == []


def test_long_texts_are_compared_in_runs_of_the_same_size(monkeypatch, verdicts):
    monkeypatch.setattr("align.cleaning.vectors._TOGETHER", 4)
    assert dropped(verdicts(NAME, swapped(0, 2))) == [0, 2]


def test_a_language_that_the_encoder_does_not_know_is_kept_and_named_once(text):
    recipe = read(f'[[filters]]\nfilter = "{NAME}"\nthreshold = 1\n', "x")
    texts = [text(name, PAIRS, langs=("en", "uk")) for name in "ab"]
    report = cleaning.clean(texts, recipe)
    assert report.kept == 12
    assert list(map(str, report.notes)) == [
        "SentenceEmbeddingFilter keeps all beads in Ukrainian, which its encoder does not know"
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('languages = ["en"]', "languages must have one value for each side"),
        ("rivals = 2", "rivals must be from 0 to 1"),
        ("threshold = -2", "threshold must be from -1 to 1"),
    ],
)
def test_parameters_that_make_no_sense_are_refused(given, said):
    with pytest.raises(UsageError, match=said):
        read(f'[[filters]]\nfilter = "{NAME}"\n{given}\n', "x")


def test_a_threshold_for_the_encoder_of_opusfilter_is_not_taken_over(tmp_path):
    pytest.importorskip("yaml")
    (tmp_path / "opus.yaml").write_text(
        "steps:\n  - type: filter\n    parameters:\n      filters:\n"
        f"        - {NAME}: {{languages: [en, ru], threshold: 0.5, chunksize: 200}}\n"
    )
    recipe = cleaning.find(tmp_path / "opus.yaml")
    assert recipe.filters == (cleaning.FILTERS[NAME](languages=["en", "ru"]),)
    assert list(map(str, recipe.notes)) == [f"not taken over: {NAME}: threshold: 0.5"]
