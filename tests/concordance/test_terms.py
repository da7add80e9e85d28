"""Phrases that may be terms, with their renderings."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.checks.model import glossary
from align.concordance import Bead, Concordance
from align.concordance.terms import c_values, tbx
from align.errors import UsageError
from tests.concordance.mill import source

PAIRS = (
    (
        "The harbour master closed the old lock gate.",
        "Начальник порта закрыл старые шлюзовые ворота.",
    ),
    ("A harbour master watches the river.", "Начальник порта следит за рекой."),
    ("Ask the harbour master.", "Спросите начальника порта."),
    ("The lock gate leaks.", "Шлюзовые ворота текут."),
    ("The river was quiet.", "На реке было тихо."),
)  # fmt: skip


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Concordance:
    beads = [Bead(n, (src,), (tgt,)) for n, (src, tgt) in enumerate(PAIRS)]
    return Concordance.open(tmp_path_factory.mktemp("port") / "i", [source("port", beads)])


def test_frequent_noun_phrases_are_found_with_their_rendering(port: Concordance) -> None:
    found = port.terms("en", least=2)
    assert [(one.source, one.hits) for one in found] == [("harbour master", 3), ("lock gate", 2)]
    assert found[0].target == "начальник порта"
    assert [one.source for one in port.terms("en", least=3)] == ["harbour master"]


def test_russian_phrases_may_go_on_with_a_noun(port: Concordance) -> None:
    found = port.terms("ru", least=2)
    assert {one.lemmas for one in found} == {"начальник порт", "шлюзовый ворота"}


def test_no_phrase_goes_across_punctuation(tmp_path: Path) -> None:
    texts = (
        ("They sold coffee, herring rolls and tea.", "Продавали кофе, булки, чай."),
        ("Buy coffee, herring rolls (tea) / bread.", "Кофе — булки; чай."),
        ("The coffee / herring rolls – tea: fresh.", "Кофе (булки) чай."),
    )
    beads = [Bead(n, (src,), (tgt,)) for n, (src, tgt) in enumerate(texts)]
    stall = Concordance.open(tmp_path / "i", [source("stall", beads)])
    assert {one.lemmas for one in stall.terms("en", least=2)} == {"herring roll"}
    assert stall.terms("ru", least=2) == ()


def test_single_words_only_if_wanted(port: Concordance) -> None:
    assert "river" in [one.source for one in port.terms("en", least=2, single=True)]


def test_a_language_without_tags_is_refused(port: Concordance) -> None:
    with pytest.raises(UsageError, match="no tags"):
        port.terms("de")


def test_what_is_only_there_in_longer_phrases_counts_nothing() -> None:
    values = c_values({(1, 2): 4, (1, 2, 3): 4, (4, 5): 4})
    assert values[1, 2] == 0
    assert values[1, 2, 3] > values[4, 5] > 0


def test_a_glossary_reads_the_tbx_file(port: Concordance, tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    path.write_bytes(tbx(port.terms("en", least=2), "en", "ru"))
    terms = glossary.load(path, "en", "ru").terms
    assert (terms[0].source, terms[0].targets) == ("harbour master", ("начальник порта",))


VAGUE = (
    "He left last week.", "She came last week.", "It was the first time.", "For the first time!",
    "They learnt first aid.", "Teach first aid.", "We moved to New Orva.", "New Orva is small.",
)  # fmt: skip


def test_phrases_that_begin_vaguely_are_no_terms_but_names_are(tmp_path: Path) -> None:
    beads = [Bead(n, (text,), ()) for n, text in enumerate(VAGUE)]
    found = Concordance.open(tmp_path / "i", [source("vague", beads)]).terms("en", least=2)
    assert {one.source for one in found} == {"first aid", "New Orva"}
