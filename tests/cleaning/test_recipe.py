"""Recipes: what is shipped, what can be written, and what is refused."""

import pytest

from align import cleaning
from align.cleaning.recipe import read
from align.errors import UsageError


def test_three_recipes_are_shipped_and_say_for_whom_they_are():
    assert list(cleaning.shipped()) == ["gentle", "standard", "strict"]
    assert all(one.about.startswith("For ") for one in cleaning.shipped().values())


def test_a_stricter_recipe_has_all_filters_of_a_gentler_one():
    gentle, standard, strict = (
        [one.name for one in recipe.filters] for recipe in cleaning.shipped().values()
    )
    assert set(gentle) < set(standard) < set(strict)


def test_a_recipe_can_be_like_another_one():
    recipe = read(
        'like = "standard"\nwithout = ["HtmlTagFilter"]\n'
        '[[filters]]\nfilter = "ProbabilityFilter"\nthreshold = 0.7\n'
        '[[filters]]\nfilter = "LengthFilter"\nmax_length = 40\n',
        "x.toml",
    )
    standard = [one.name for one in cleaning.find("standard").filters]
    standard.remove("HtmlTagFilter")
    assert [one.name for one in recipe.filters] == [*standard, "LengthFilter"]
    assert {one.name: one for one in recipe.filters}["ProbabilityFilter"].threshold == 0.7


def test_a_filter_may_stand_in_a_recipe_twice():
    recipe = read(
        '[[filters]]\nfilter = "LengthFilter"\n' * 2 + 'unit = "char"\n',
        "x",
    )
    assert [one.unit for one in recipe.filters] == ["word", "char"]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[[filters]", "not valid TOML"),
        ("", "the recipe has no filters"),
        ('lik = "gentle"', "there is no setting 'lik'. Did you mean like?"),
        ('like = "strickt"', "there is no recipe 'strickt'. Did you mean strict?"),
        ('filters = ["LengthFilter"]', "filters must be a list of tables"),
        ("[[filters]]\nmax_length = 3", "filter 1 has no name"),
        (
            '[[filters]]\nfilter = "LenghtFilter"',
            "there is no filter 'LenghtFilter'. Did you mean LengthFilter?",
        ),
        (
            '[[filters]]\nfilter = "LengthFilter"\nmax_lenght = 3',
            "x.toml [LengthFilter]: there is no parameter 'max_lenght'. Did you mean max_length?",
        ),
        (
            '[[filters]]\nfilter = "LengthFilter"\nmax_length = "3"',
            'max_length must be a whole number, not "3"',
        ),
        (
            '[[filters]]\nfilter = "LengthFilter"\nmax_length = true',
            "max_length must be a whole number, not true",
        ),
        (
            '[[filters]]\nfilter = "LengthFilter"\nunit = "words"',
            'unit cannot be "words". Choose one of word,',
        ),
        (
            '[[filters]]\nfilter = "AlphabetRatioFilter"\nthreshold = [1]',
            "threshold must have one value for each side",
        ),
        (
            '[[filters]]\nfilter = "ProbabilityFilter"\nthreshold = 50',
            "threshold must be from 0 to 1",
        ),
        ('[[filters]]\nfilter = "RegExpFilter"\nregexps = "("', "'(' is not a valid pattern"),
        (
            '[[filters]]\nfilter = "CharacterScoreFilter"\nscripts = ["Latn", "Cyrilic"]',
            "there is no script 'Cyrilic'",
        ),
        (
            'like = "gentle"\nwithout = ["DuplicateFilter"]',
            "x.toml: the recipe has no filter 'DuplicateFilter'",
        ),
    ],
)
def test_what_is_wrong_is_said(toml, said):
    with pytest.raises(UsageError) as error:
        read(toml, "x.toml")
    assert said in str(error.value)


def test_an_unknown_recipe_is_refused():
    with pytest.raises(UsageError, match="Choose one of gentle, standard, strict, or name a TOML"):
        cleaning.find("severe")


class TestOpusFilter:
    """The filter steps of an OpusFilter configuration are a recipe."""

    STEPS = """
common:
  output_directory: out
steps:
  - type: opus_read
    parameters: {corpus_name: Harbour}
  - type: remove_duplicates
    parameters: {inputs: [a, b], outputs: [c, d], compare: [0]}
  - type: filter
    parameters:
      inputs: [c, d]
      outputs: [e, f]
      filters:
        - LengthFilter: {unit: char, min_length: 2, max_length: 500, name: chars}
        - LanguageIDFilter: {languages: [en, ru], thresholds: [0, 0], id_method: cld2}
        - WordAlignFilter: {tokenizer: none}
        - HtmlTagFilter: {}
  - type: train_ngram
    parameters: {}
"""

    def test_filters_and_duplicates_are_taken_over(self, tmp_path):
        pytest.importorskip("yaml")
        (tmp_path / "opus.yaml").write_text(self.STEPS)
        recipe = cleaning.find(tmp_path / "opus.yaml")
        names = ["DuplicateFilter", "LengthFilter", "LanguageIDFilter", "HtmlTagFilter"]
        assert [one.name for one in recipe.filters] == names
        assert recipe.filters[0].compare == "src"
        assert recipe.filters[1].max_length == 500

    def test_what_is_not_taken_over_is_said(self, tmp_path):
        pytest.importorskip("yaml")
        (tmp_path / "opus.yaml").write_text(self.STEPS)
        assert list(map(str, cleaning.find(tmp_path / "opus.yaml").notes)) == [
            "not taken over: LanguageIDFilter: id_method: cld2",
            "not applied, because Sverka has no such filter: WordAlignFilter",
            "not taken over: the step train_ngram",
        ]

    @pytest.mark.parametrize("text", ["a: [", "steps: 3", "- 1", "steps: []"])
    def test_other_files_are_refused(self, tmp_path, text):
        pytest.importorskip("yaml")
        (tmp_path / "opus.yml").write_text(text)
        with pytest.raises(UsageError):
            cleaning.find(tmp_path / "opus.yml")
