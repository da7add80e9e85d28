"""Searching a corpus of several languages, whose pairs have their hub in common."""

from dataclasses import replace

import pytest

from align.building import Settings, build_many, by_names, here, indexing
from align.concordance import Ask, Concordance

TEXTS = {
    "en": ["The mill stood by 2 rivers.", "It ground for 40 years.", "The mill burnt in 1871."],
    "ru": ["Мельница стояла у 2 рек.", "Она молола 40 лет.", "Мельница сгорела в 1871."],
    "fr": ["Le moulin était au bord de 2 rivières.", "Il tourna 40 ans.", "Il brûla en 1871."],
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """A corpus of one text in three languages, with English as the hub."""
    root = tmp_path_factory.mktemp("several")
    for lang, sentences in TEXTS.items():
        (root / lang).mkdir()
        (root / lang / "mill.txt").write_text("\n\n".join(sentences), "utf-8")
    texts = replace(by_names([root / lang for lang in TEXTS], list(TEXTS)), hub="en")
    build_many(texts, root / "out", Settings(method="anchor"), run=here)
    return root / "out"


@pytest.fixture(scope="module")
def concordance(corpus):
    """Its concordance."""
    sources, same = indexing.sources(corpus), indexing.common(corpus)
    return Concordance.open(corpus / "index", sources, same=same)


@pytest.mark.parametrize("mode", ["lemma", "text", "regex"])
def test_what_is_in_the_hub_is_found_once(concordance, mode):
    found = concordance.find(Ask("mill", mode))
    assert (len(found), found.documents) == (2, 1)


def test_the_words_of_the_hub_count_once(concordance):
    found = concordance.find(Ask("mill"))
    assert sum(found.words) == sum(len(one.split()) for one in TEXTS["en"])


def test_conditions_may_hold_in_any_language(concordance):
    found = concordance.find(Ask("mill", having=("moulin",)))
    assert [line.text.langs for line in concordance.lines(found.hits)] == [("en", "fr")]


def test_signs_in_the_hub_are_found_once(concordance):
    assert len(concordance.find(Ask(".", "text", lang="en"))) == 3


def test_other_languages_are_found_where_they_are(concordance):
    assert len(concordance.find(Ask("moulin"))) == 1


def test_each_translation_can_be_wanted(concordance):
    assert len(concordance.find(Ask("mill"), every=True)) == 4


def test_further_languages_are_not_those_of_the_pair(corpus):
    assert indexing.Beside(corpus, ["fr"]).shown("en-fr/mill") == ("en", "fr")
