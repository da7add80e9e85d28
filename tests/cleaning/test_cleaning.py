"""Applying a recipe: counts alone and in sequence, samples, what is left."""

import json

import pytest

from align import cleaning
from align.cleaning import page, reports
from align.cleaning.recipe import read
from align.errors import LoadError, UsageError

GOOD = [
    ("The mill on the Orva was repaired in May.", "Мельницу на реке Орва починили в мае."),
    ("Two carpenters worked there for a week.", "Два плотника работали там неделю."),
]
TAGGED = ("The <b>mill</b> is closed.", "Мельница закрыта.")
RECIPE = read(
    '[[filters]]\nfilter = "HtmlTagFilter"\n[[filters]]\nfilter = "DuplicateFilter"\n', "own"
)


@pytest.fixture
def report(text):
    return cleaning.clean(
        [text("a", [*GOOD, TAGGED, TAGGED]), text("b", [TAGGED, GOOD[0]])], RECIPE
    )


def test_each_filter_counts_what_it_drops_alone_and_after_the_others(report):
    tags, copies = report.outcomes
    assert (tags.alone, tags.dropped, tags.texts) == (3, 3, 2)
    assert (copies.alone, copies.dropped, copies.texts) == (3, 1, 1)
    assert (report.beads, report.texts, report.kept, report.kept_texts) == (6, 2, 2, 1)


def test_samples_are_those_that_only_this_filter_drops_first(report):
    first = report.outcomes[1].samples[0]
    assert (first.text, first.bead) == ("b", 2)
    assert first.src_text == GOOD[0][0]


def test_there_are_five_samples_and_always_the_same(text):
    texts = [text(f"t{k}", [(f"<p>{k}", f"{k}")]) for k in range(30)]
    one, other = (cleaning.clean(texts, RECIPE).outcomes[0].samples for _ in range(2))
    assert len(one) == 5
    assert one == other
    backwards = cleaning.clean(texts[::-1], RECIPE).outcomes[0].samples
    assert set(backwards) == set(one)


def test_what_is_left_keeps_its_order(report, text):
    texts = [text("a", [*GOOD, TAGGED, TAGGED]), text("b", [TAGGED, GOOD[0]])]
    ((own, left),) = report.cleaned(texts)
    assert own.name == "a"
    assert [left.src_text(bead) for bead in left] == [src for src, _ in GOOD]


def test_texts_that_have_changed_are_refused(report, text):
    with pytest.raises(LoadError, match="have changed"):
        list(report.cleaned([text("a", GOOD)]))


def test_an_iterator_is_refused(text):
    with pytest.raises(UsageError, match="only once"):
        cleaning.clean(iter([text("a", GOOD)]), RECIPE)


def test_parts_of_one_text_are_one_text(text):
    texts = [text("a", GOOD), text("a", [TAGGED, GOOD[1]])]
    found = []
    report = cleaning.clean(texts, RECIPE, dropped=found.append)
    assert report.texts == 1
    assert [(one.bead, str(one.reason)) for one in found] == [
        (3, "has the tag <b>"),
        (4, "the same as bead 2 of this text"),
    ]


@pytest.mark.parametrize("recipe", ["gentle", "standard", "strict"])
def test_good_sentences_pass_every_recipe(text, recipe):
    assert cleaning.clean([text("a", GOOD)], recipe).kept == 2


@pytest.mark.parametrize("recipe", ["gentle", "standard", "strict"])
@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [("", "")][:0],
        [("\x00\ud800", "\u202e")],
        [("a" * 9000, "б" * 9000)],
        [("?" * 3000, "ab" * 3000)],
        [("<" * 3000, "&" * 3000)],
        [("", "Только перевод."), ("Only a source.", "")],
        [(" ", " ")],
    ],
)
def test_hostile_texts_are_judged(text, recipe, pairs):
    report = cleaning.clean([text("a", pairs)] if pairs else [], recipe)
    assert report.kept <= len(pairs)


def test_the_report_as_text_names_the_filter_the_reason_and_the_bead(report):
    lines = list(reports.described(report))
    assert any(line.split()[:4] == ["DuplicateFilter", "3", "1", "1"] for line in lines)
    assert "left: 2 beads in 1 text (33.3%)" in lines
    assert "  b:2  the same as bead 1 of a" in lines


def test_the_report_as_json_has_all_figures(report):
    made = json.loads(json.dumps(reports.to_json(report)))
    assert [(one["filter"], one["alone"], one["dropped"]) for one in made["filters"]] == [
        ("HtmlTagFilter", 3, 3),
        ("DuplicateFilter", 3, 1),
    ]


def test_the_page_escapes_what_it_shows(report):
    shown = page.render(report).decode()
    assert "&lt;b&gt;mill" in shown
    assert "<b>" not in shown


def test_the_page_speaks_russian(report):
    assert "Что отбросит очистка" in page.render(report, "ru").decode()
