"""Searching a corpus of several languages, whose pairs have their hub in common."""

from dataclasses import replace

import pytest

from align.building import Settings, build_many, by_names, here, indexing
from align.concordance import Ask, Bead, Concordance
from align.errors import UsageError
from tests.concordance.mill import source

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


def test_words_near_one_in_the_hub_count_once(concordance):
    hits = concordance.find(Ask("mill"), every=True).hits
    found = {one.lemma: one for one in concordance.collocations(hits, least=1)}
    assert (found["stand"].hits, found["stand"].frequency) == (1, 1)
    assert (found["river"].hits, found["river"].frequency) == (1, 1)


def test_words_of_the_hub_beside_one_in_another_language_count_once(concordance):
    hits = concordance.find(Ask("moulin"), every=True).hits
    found = {one.lemma: one for one in concordance.collocations(hits, across=True, least=1)}
    assert (found["mill"].hits, found["mill"].frequency) == (1, 2)


def test_renderings_are_as_frequent_as_the_hub_has_them(concordance):
    (group,) = concordance.renderings(concordance.find(Ask("moulin"), every=True).hits).found
    assert (group.text, group.score) == ("mill", pytest.approx(13.41, abs=0.01))  # 1 of 1 and 2


def test_phrases_of_the_hub_count_once(concordance):
    found = concordance.terms("en", least=1, single=True)
    assert {one.source: one.hits for one in found}["mill"] == 2


@pytest.fixture(scope="module")
def two_texts(tmp_path_factory):
    """Two texts in English, each with two translations."""

    def of(name, lang, *beads):
        pairs = [Bead(n, (src,), (tgt,)) for n, (src, tgt) in enumerate(beads)]
        one = source(f"en-{lang}/{name}", pairs, year=name)
        return replace(one, langs=("en", lang))

    mill, lamp = "The mill turns.", "The lamp burns."
    sources = [
        of("2031", "fr", (mill, "Le moulin tourne.")),
        of("2032", "fr", (lamp, "La lampe brûle.")),
        of("2031", "de", (mill, "Die Mühle dreht sich.")),
        of("2032", "de", (lamp, "Die Lampe brennt.")),
    ]
    same = {one.name: one.name.partition("/")[2] for one in sources}
    return Concordance.open(tmp_path_factory.mktemp("two") / "i", sources, same=same)


def test_keywords_of_the_hub_count_once(two_texts):
    found = {one.lemma: one for one in two_texts.keywords("en", (("year", "2031"),), least=1)}
    assert (found["mill"].focus, found["mill"].focus_rate) == (1, pytest.approx(1e6 / 3))
    against = two_texts.keywords("en", (("year", "2031"),), two_texts, least=1)
    assert {one.lemma: one.reference for one in against}["mill"] == 1


def test_a_text_is_not_compared_with_itself_beside_another_language(two_texts):
    found = two_texts.keywords("en", (("document", "en-fr/2031"),), least=1)
    assert {one.lemma: one.reference for one in found}["mill"] == 0
    with pytest.raises(UsageError, match="no other texts"):
        two_texts.keywords("en", (("document", "en-fr/*"),), least=1)
