"""Counting texts, all together and by what is known about them."""

from dataclasses import replace

import pytest

from align.alignment import Alignment
from align.errors import UsageError
from align.review import Review
from align.statistics import Text, Unit, count, of_alignment, of_review
from align.statistics.variety import Variety
from align.text import Document

KELP = Text(
    "kelp",
    ("en", "ru"),
    (
        Unit(("The kelp is cut.", "Boats wait."), ("Водоросли режут, лодки ждут.",), 0.9, "Ada"),
        Unit(("Who pays?",), (), 0.4, "Bo", "accepted", ("error",)),
    ),
    {"year": "2031", "url": "https://www.kelp.example/a"},
)
SALT = Text("salt", ("en", "de"), (Unit(("Salt dries.",), ("Salz trocknet.",), 1.0, "Ada"),))


def test_both_sides_are_counted():
    whole = count([KELP]).whole
    assert (whole.src.lang, whole.src.sentences, whole.src.words, whole.src.types) == (
        "en",
        3,
        8,
        8,
    )
    assert whole.tgt.characters == len("Водоросли режут, лодки ждут.")
    assert (whole.documents, whole.beads, whole.types) == (1, 2, {"1-0": 1, "2-1": 1})


def test_probabilities_decisions_and_findings_are_counted():
    whole = count([KELP]).whole
    assert (whole.doubtful, whole.probability) == (1, pytest.approx(0.65))
    assert (whole.confidence[8], whole.confidence[18]) == (1, 1)
    assert (whole.statuses, whole.findings) == ({"accepted": 1}, {"error": 1})


def test_words_are_the_same_in_any_case():
    text = Text("x", ("en", "ru"), (Unit(("Tide tide TIDE",), (), 1.0),))
    assert count([text]).whole.src.types == 1


@pytest.mark.parametrize(
    ("by", "values"),
    [
        (["language"], [("en → de",), ("en → ru",)]),
        (["year"], [("2031",), ("",)]),
        (["site"], [("kelp.example",), ("",)]),
        (["speaker"], [("Ada",), ("Bo",)]),
        (["document"], [("kelp",), ("salt",)]),
        (["speaker", "year"], [("Ada", "2031"), ("Ada", ""), ("Bo", "2031")]),
    ],
)
def test_groups_are_in_order_of_their_values_and_those_without_are_last(by, values):
    assert [one.values for one in count([KELP, SALT], by).groups] == values


def test_groups_add_up():
    found = count([KELP, SALT], ["speaker"])
    assert sum(one.beads for one in found.groups) == found.whole.beads
    assert [one.documents for one in found.groups] == [2, 1]


def test_a_name_that_no_text_has_is_refused_with_those_that_exist():
    with pytest.raises(UsageError, match="translator") as caught:
        count([KELP], ["translator"])
    assert "year" in str(caught.value)


def test_metadata_go_before_names_of_our_own():
    text = Text("x", ("en", "ru"), (), {"site": "Print archive"})
    assert count([text], ["site"]).groups[0].values == ("Print archive",)


def test_texts_are_read_one_by_one():
    opened = []

    def texts():
        for number in range(3):
            opened.append(number)
            yield Text(str(number), ("en", "ru"), (read(number),))

    def read(number):
        assert opened[-1] == number
        return Unit(("One.",), ("Один.",), 1.0)

    assert count(texts()).whole.documents == 3


def test_nothing_has_no_ratio():
    whole = count([]).whole
    assert (whole.length_ratio, whole.ratio_at(0.5), whole.probability) == (None, None, 0.0)


def test_rejected_beads_say_nothing_about_lengths():
    text = Text("x", ("en", "ru"), (Unit(("One.",), ("Один.",), 1.0, status="rejected"),))
    assert not count([text]).whole.ratios


def test_the_median_of_lengths_is_that_of_beads():
    units = tuple(Unit(("a" * 10,), ("б" * n,), 1.0) for n in (10, 20, 40))
    assert count([Text("x", ("en", "ru"), units)]).whole.ratio_at(0.5) == 2


def test_an_alignment_counts_like_its_review(harbour):
    both = (count([of_alignment(harbour)]).whole, count([of_review(Review.of(harbour))]).whole)
    assert both[0].src == both[1].src
    assert both[0].types == both[1].types == {"1-1": 5}


def test_what_people_decided_is_counted(harbour):
    review = Review.of(harbour)
    rows = (replace(review.rows[0], status="accepted"), *review.rows[1:])
    found = count([of_review(replace(review, rows=rows))]).whole
    assert found.statuses == {"accepted": 1, "open": 4}


def test_findings_belong_to_their_beads(harbour):
    found = [{"bead": 2, "severity": "error"}]
    texts = [of_alignment(harbour, "x", {"genre": "news"}, found)]
    assert count(texts, ["genre"]).groups[0].findings == {"error": 1}


def test_an_empty_alignment_is_a_document():
    empty = Alignment(*(Document.from_sentences((), lang) for lang in ("en", "ru")), ())
    assert count([of_alignment(empty)], ["language"]).groups[0].documents == 1


def test_variety_does_not_depend_on_the_length():
    once, often = Variety(3), Variety(3)
    once.add(["a", "b", "c", "a"])
    often.add(["a", "b", "c", "a", "b", "c", "a", "b", "c", "a"])
    assert once.value == often.value == 1


def test_variety_is_the_mean_over_all_windows():
    words = ["a", "a", "b", "c", "c", "c", "a"]
    one = Variety(3)
    for word in words:
        one.add([word])
    windows = [words[k : k + 3] for k in range(len(words) - 2)]
    assert one.value == pytest.approx(sum(len(set(w)) for w in windows) / (3 * len(windows)))


def test_variety_of_few_words_is_unknown():
    few = Variety(3)
    few.add(["a", "b"])
    assert few.value is None
