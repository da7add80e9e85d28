"""The shipped word tables as evidence for ``anchor``; see ``align/aligner/dictionary.py``."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align.aligner import TABLES, align, explain, read
from align.aligner.dictionary import tabled
from align.aligner.evidence import LEXICON
from align.aligner.model import shipped
from align.alignment import Bead
from align.text import Document

# Without names, numbers or words that sound alike.
EN = ("The water was cold.", "Two women waited.", "The city was quiet.", "We bought bread.")
HU = ("A víz hideg volt.", "Két nő várt.", "Csendes volt a város.", "Kenyeret vettünk.")


def documents(src=EN, tgt=HU, langs=("en", "hu")):
    return tuple(map(Document.from_sentences, (src, tgt), langs))


def linked(src: str, tgt: str, *langs: str) -> set[tuple[str, str]]:
    """The words that the tables link in a pair of sentences."""
    texts = documents((src, "x"), (tgt, "y"), langs)
    evidence = tabled(read(*texts, "anchor"), *langs)
    links = evidence.links
    return {
        (evidence.src.keys[u], evidence.tgt.keys[v])
        for family, _, u, v in zip(*links, strict=True)
        if family == LEXICON
    }


def test_words_are_linked_with_their_translations():
    assert linked(EN[2], HU[2], "en", "hu") >= {("city", "város")}


def test_two_other_languages_are_joined_through_english():
    assert ("ville", "város") in linked("La ville dort.", "A város alszik.", "fr", "hu")


def test_a_word_without_its_accents_is_found():
    assert ("city", "varos") in linked("The city sleeps.", "A varos alszik.", "en", "hu")


def test_serbian_in_latin_letters_is_known():
    assert ("city", "grad") in linked("The city sleeps.", "Grad spava.", "en", "sr")
    assert ("city", "град") in linked("The city sleeps.", "Град спава.", "en", "sr")


def test_a_language_without_a_table_changes_nothing():
    texts = documents(langs=("en", "la"))
    evidence = read(*texts, "anchor")
    assert tabled(evidence, "en", "la") is evidence


def test_the_result_says_that_tables_were_used():
    assert align(*documents()).made_with.endswith(TABLES)
    assert TABLES not in align(*documents(langs=("en", "la"))).made_with


def test_languages_that_the_encoder_knows_need_no_tables():
    assert TABLES not in align(*documents(langs=("en", "de")), method="anchor").made_with


def test_given_weights_know_nothing_of_tables():
    assert TABLES not in align(*documents(), weights=replace(shipped())).made_with


@pytest.mark.parametrize("method", ["length", "anchor"])
def test_only_anchor_looks_words_up(method):
    evidence = read(*documents(), method, tables=True)
    assert evidence.tabled is (method == "anchor")


def test_an_explanation_knows_the_tables():
    """It weighs a bead as the aligner weighed it, so both state the same probability."""
    made = align(*documents())
    told = explain.explain(made, 1).bead
    assert told.bead.probability == pytest.approx(made.beads[1].probability, abs=1e-6)


LONG_EN = (
    "The water was cold.", "Two women waited.", "The city was quiet.", "We bought bread.",
    "My brother opened the door.", "It was night.", "The child asked for milk.",
    "Nobody answered.", "The old man laughed.", "In the morning the road was white.",
    "They had no money.", "We went home.",
)  # fmt: skip
LONG_RU = (
    "Вода была холодной.", "Две женщины ждали.", "В городе было тихо.", "Мы купили хлеба.",
    "Мой брат открыл дверь.", "Была ночь.", "Ребёнок попросил молока.", "Никто не ответил.",
    "Старик засмеялся.", "Утром дорога была белой.", "У них не было денег.", "Мы пошли домой.",
)  # fmt: skip


def test_tables_decide_in_known_languages_if_anchors_leave_much_in_doubt():
    found = align(*documents(LONG_EN, LONG_RU[3:], ("en", "ru")), method="anchor")
    assert found.made_with.endswith(TABLES)
    linked = {(bead.src, bead.tgt) for bead in found.beads}
    assert linked >= {((k,), (k - 3,)) for k in range(3, len(LONG_EN))}


def test_where_anchors_are_certain_tables_stay_out_of_it():
    found = align(*documents(LONG_EN, LONG_RU, ("en", "ru")), method="anchor")
    assert TABLES not in found.made_with


def test_given_weights_are_used_without_tables():
    texts = documents(LONG_EN, LONG_RU[3:], ("en", "ru"))
    assert TABLES not in align(*texts, method="anchor", weights=shipped()).made_with


def test_tables_between_fixed_beads_are_named_too():
    texts = documents((*LONG_EN, "End."), (*LONG_RU[3:], "Конец."), ("en", "ru"))
    end = Bead((len(LONG_EN),), (len(LONG_RU) - 3,))
    assert align(*texts, method="anchor", fixed=[end]).made_with.endswith(TABLES)
