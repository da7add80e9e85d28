"""Error categories, quality profiles and the score of a text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from align.checks.families import FAMILIES
from align.errors import UsageError
from align.quality import CATEGORIES, Error, find, read, score, shipped, words_in
from align.quality.typology import PROPOSED, proposed

#: https://www.w3.org/TR/its20/#lqissue-typevalues
ITS = frozenset(
    [
        "terminology",
        "mistranslation",
        "omission",
        "untranslated",
        "addition",
        "duplication",
        "inconsistency",
        "grammar",
        "legal",
        "register",
        "locale-specific-content",
        "locale-violation",
        "style",
        "characters",
        "misspelling",
        "typographical",
        "formatting",
        "inconsistent-entities",
        "numbers",
        "markup",
        "pattern-problem",
        "whitespace",
        "internationalization",
        "length",
        "non-conformance",
        "uncategorized",
        "other",
    ]
)
SHORT = "name = 'x'\n[severities]\nneutral = 0\nminor = 1\nmajor = 2\ncritical = 3\n"
OWN = """
name = "Our own"
words = "target"
per = 100
limit = 3.5
sample = "judged"
categories = ["omission", "terminology"]

[severities]
neutral = 0
minor = 1
major = 4
critical = 9

[weights]
terminology = 2
omission = 0.5

[most]
major = 1

[own.tone]
name = "Tone of the brand"
parent = "style"
"""


def test_every_category_has_a_type_of_its_and_a_dimension():
    assert {one.its for one in CATEGORIES.values()} <= ITS
    assert all(not one.parent or not CATEGORIES[one.parent].parent for one in CATEGORIES.values())
    assert sum(not one.parent for one in CATEGORIES.values()) == 8


def test_every_kind_of_finding_proposes_a_category():
    kinds = [(kind, family.name) for family in FAMILIES for kind in family.kinds]
    assert {proposed(*one) for one in kinds} <= CATEGORIES.keys()
    assert "other" not in {proposed(*one) for one in kinds}
    assert PROPOSED.keys() <= {name for one in kinds for name in one}


def test_the_shipped_profiles_are_read():
    assert list(shipped()) == ["mqm-core", "iso-5060", "simple"]
    assert len(shipped()["iso-5060"].categories) == 8
    assert find("simple").words == "target"


def test_a_profile_of_ones_own_has_its_own_categories_and_weights():
    profile = read(OWN, "own", "own.toml")
    assert list(profile.categories) == ["terminology", "omission", "tone"]
    assert profile.cost("wrong-term", "major") == 8
    assert profile.cost("omission", "minor") == 0.5
    assert profile.dimension("tone").id == "style"
    assert profile.cost("from another profile", "minor") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lamp", "not valid TOML"),
        ("lamp = 1", "there is no setting 'lamp'"),
        ("name = 'x'", "severities"),
        ("name = 'x'\n[severities]\nminor = 1", "points of neutral, major, critical"),
        (OWN.replace("minor = 1", "minor = -1"), "cannot be negative"),
        (OWN.replace("minor = 1", "minor = nan"), "cannot be negative"),
        (OWN.replace("per = 100", "per = 0"), "1 or more"),
        (OWN.replace('"omission"', '"lamp"'), "no category 'lamp'"),
        (OWN.replace('words = "target"', 'words = "both"'), 'words cannot be "both"'),
        (OWN.replace("minor = 1", "tiny = 1"), "there is no setting 'severities.tiny'"),
        (OWN.replace("minor = 1", 'minor = "1"'), 'severities.minor must be a number, not "1"'),
        (OWN.replace("per = 100", "per = 0.5"), "per must be a whole number, not 0.5"),
        (OWN.replace('["omission", ', "[1, "), "categories must be a list of texts"),
        (OWN.replace('"Our own"', "1"), "name must be a text in quotation marks, not 1"),
        (f"{SHORT}[own]\na = 1", "own.a must be a section of its own, not 1"),
        (f"{SHORT}[own.a]\nparent = 'style'", "the setting own.a.name is missing"),
    ],
)
def test_a_faulty_profile_is_refused_with_the_reason(text, said):
    with pytest.raises(UsageError, match=r"own\.toml") as caught:
        read(text, "own", "own.toml")
    assert said in str(caught.value)


def test_an_unknown_profile_is_refused_with_those_that_there_are():
    with pytest.raises(UsageError, match="mqm-core"):
        find("lamp")


def test_points_are_summed_with_weights_and_set_against_the_words():
    errors = [Error("omission", "minor"), Error("wrong-term", "major"), Error("style", "neutral")]
    found = score(errors, 400, read(OWN, "own", "own.toml"))
    assert found.penalty == 8.5
    assert found.rate == pytest.approx(2.125)
    assert found.passed
    assert found.counts == {
        ("accuracy", "minor"): 1,
        ("terminology", "major"): 1,
        ("style", "neutral"): 1,
    }
    assert found.quality == pytest.approx(97.875)


def test_too_many_errors_of_a_severity_fail_a_text_within_the_limit():
    found = score([Error("omission", "major")] * 2, 10_000, read(OWN, "own", "own.toml"))
    assert found.rate < found.limit
    assert found.over == ("major",)
    assert found.passed is False


def test_an_error_that_was_rejected_costs_nothing():
    found = score([Error("omission", "critical", "rejected")], 100, find("mqm-core"))
    assert (found.penalty, found.errors, found.passed) == (0, 0, True)


def test_a_text_without_words_neither_passes_nor_fails():
    found = score([Error("omission", "minor")], 0, find("simple"))
    assert (found.rate, found.passed, found.quality) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("The lamp — all 14 of them — burned.", 7),
        ("кто-то пришёл…", 2),
        ("港口开了 2031年", 6),
        ("— — !", 0),
        ("a\u00a0b\nc", 3),
        ("नमस्ते दुनिया", 2),
    ],
)
def test_words_are_what_spaces_separate_or_the_letters_of_scripts_without_spaces(text, words):
    assert words_in(text) == words


def test_the_profile_in_the_documentation_is_valid():
    text = (Path(__file__).parents[2] / "docs" / "quality.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    profile = read(example, "own", "docs/quality.md")
    assert profile.cost("wrong-term", "major") == 10
    assert "tone" in profile.categories
