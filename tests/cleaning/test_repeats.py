"""Filters that know the whole corpus."""

import random

import pytest

from align import cleaning
from align.cleaning.recipe import read

MILL = (
    "The mill on the Orva was repaired in May by two carpenters.",
    "Мельницу на Орве починили в мае два плотника.",
)
NEAR = (
    "The mill on the Orva was repaired in June by two carpenters!",
    "Мельницу на Орве починили в июне два плотника!",
)
FERRY = (
    "The ferry leaves at nine from the old quay every morning.",
    "Паром отходит в девять от старого причала.",
)
NOTE = ("All rights belong to the Harbour Society.", "Все права принадлежат Обществу гавани.")


@pytest.fixture
def dropped():
    """Which beads a filter drops, by text and number, with the reasons."""

    def run(texts, name, **given):
        lines = [
            f"{key} = {str(value).lower() if isinstance(value, bool) else repr(value)}"
            for key, value in given.items()
        ]
        recipe = read("\n".join(["[[filters]]", f'filter = "{name}"', *lines]), "x.toml")
        found = {}
        cleaning.clean(
            texts, recipe, dropped=lambda one: found.update({(one.text, one.bead): str(one.reason)})
        )
        return found

    return run


def test_the_first_of_two_copies_is_kept(dropped, text):
    texts = [text("a", [MILL, FERRY, MILL]), text("b", [FERRY])]
    assert dropped(texts, "DuplicateFilter") == {
        ("a", 3): "the same as bead 1 of this text",
        ("b", 1): "the same as bead 2 of a",
    }


def test_copies_in_other_texts_can_be_kept(dropped, text):
    texts = [text("a", [MILL, MILL]), text("b", [MILL])]
    assert set(dropped(texts, "DuplicateFilter", scope="text")) == {("a", 2)}


def test_another_translation_is_no_copy_unless_only_the_source_counts(dropped, text):
    texts = [text("a", [MILL, (MILL[0], FERRY[1])])]
    assert dropped(texts, "DuplicateFilter") == {}
    assert set(dropped(texts, "DuplicateFilter", compare="src")) == {("a", 2)}


def test_short_copies_can_be_kept(dropped, text):
    texts = [text("a", [("Yes.", "Да."), ("Yes.", "Да."), MILL, MILL])]
    assert set(dropped(texts, "DuplicateFilter", min_words=3)) == {("a", 4)}


def test_near_copies_are_found_in_other_texts(dropped, text):
    found = dropped([text("a", [FERRY, MILL]), text("b", [NEAR])], "NearDuplicateFilter")
    assert list(found) == [("b", 1)]
    assert found["b", 1].endswith("% the same as bead 2 of a")


def test_case_and_marks_make_no_difference(dropped, text):
    loud = (MILL[0].upper() + "!", MILL[1].upper() + "!")
    assert set(dropped([text("a", [MILL, loud])], "NearDuplicateFilter", threshold=1.0)) == {
        ("a", 2)
    }


def test_near_copies_are_found_as_a_comparison_of_all_pairs_finds_them(dropped, text):
    """The numbers that stand for beads only save comparisons."""
    from rapidfuzz import fuzz

    from align.cleaning.prints import plain

    chance = random.Random(5)
    words = [[f"{stem}{k}" for k in range(60)] for stem in ("orva", "мель")]
    pairs = []
    for _ in range(150):
        if pairs and chance.random() < 0.4:
            pair = tuple(
                " ".join(
                    chance.choice(words[side]) if chance.random() < 0.06 else word
                    for word in old.split()
                )
                for side, old in enumerate(chance.choice(pairs))
            )
        else:
            pair = tuple(" ".join(chance.choices(own, k=chance.randint(5, 20))) for own in words)
        pairs.append(pair)
    kept, slow = [], set()
    for number, pair in enumerate(pairs, 1):
        if any(
            all(fuzz.ratio(plain(a), plain(b)) >= 90 for a, b in zip(pair, old, strict=True))
            for old in kept
        ):
            slow.add(("a", number))
        else:
            kept.append(pair)
    found = set(dropped([text("a", pairs)], "NearDuplicateFilter"))
    assert len(found & slow) >= 0.9 * len(slow) > 20
    assert found <= slow | {("a", n) for n in range(1, 151)}


def test_a_notice_in_all_texts_of_a_site_is_boilerplate(dropped, text):
    texts = [text(f"a{k}", [(f"{FERRY[0]} {k}", FERRY[1]), NOTE]) for k in range(5)]
    found = dropped(texts, "BoilerplateFilter")
    assert set(found) == {(f"a{k}", 2) for k in range(5)}
    assert found["a0", 2] == "stands in 5 of 5 texts"


def test_a_site_with_few_texts_has_no_boilerplate(dropped, text):
    texts = [text(f"a{k}", [NOTE], url=f"https://{'ab'[k % 2]}.example/{k}") for k in range(8)]
    assert dropped(texts, "BoilerplateFilter") == {}


def test_a_notice_that_a_text_repeats_is_no_boilerplate(dropped, text):
    assert dropped([text("a", [NOTE] * 9)], "BoilerplateFilter") == {}


def test_a_translation_of_unusual_length_is_dropped_in_any_two_languages(dropped, text):
    pairs = [
        (f"The {word} ferry leaves at nine from the old quay.", "船九点从旧码头出发。")
        for word in "abcdefghi"
    ]
    short = (
        "The ferry leaves at nine from the old quay, and comes back at noon with the post.",
        "船九点",
    )
    found = dropped([text("a", [*pairs, short], langs=("en", "zh"))], "LengthDeviationFilter")
    assert set(found) <= {("a", 10)}
    long = (pairs[0][0], pairs[0][1] * 5)
    found = dropped([text("a", [*pairs, long], langs=("en", "zh"))], "LengthDeviationFilter")
    assert set(found) == {("a", 10)}


def test_nothing_is_unusual_in_a_few_beads(dropped, text):
    assert dropped([text("a", [MILL, (MILL[0], MILL[1] * 9)])], "LengthDeviationFilter") == {}
