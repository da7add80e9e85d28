"""Passages in languages that the encoder does not know are read with the word tables; those in
languages that it knows may have no counterpart.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from letters import Letters

from align.aligner import read
from align.aligner.band import Band
from align.aligner.evidence import LEXICON
from align.aligner.passages import with_passages, with_read
from align.aligner.trust import Trust
from align.text import Document

HU = [
    "Az öreg révész minden reggel a mólón ült és várt.",
    "A városban senki sem beszélt többé a régi háborúról.",
    "Három hajó érkezett a kikötőbe a hosszú éjszaka után.",
    "A gyerekek a híd alatt játszottak, amikor esett az eső.",
    "Az asszony két új könyvet vett a piacon a fiának.",
    "Este kihunytak a lámpák, és a ház üres maradt.",
    "A kapitány azt mondta, hogy holnap nem lesz szél.",
]
EN = [
    "The old ferryman sat on the pier every morning and waited.",
    "Nobody in the city spoke of the old war any more.",
    "Three ships came into the harbour after the long night.",
    "The children played under the bridge when it rained.",
    "The woman bought two new books at the market for her son.",
    "In the evening the lamps went out and the house was empty.",
    "The captain said that there would be no wind tomorrow.",
]
NONE = Trust(*np.zeros((3, len(HU))))


def links(src, tgt, trust, langs=("en", "it"), *, tables=True) -> int:
    """How many words the tables link."""
    documents = [
        Document.from_sentences(t, lang) for t, lang in zip((src, tgt), langs, strict=True)
    ]
    evidence = with_passages(read(*documents, "semantic", Letters(), tables=tables), trust)
    found = int((evidence.links.family == LEXICON).sum())
    assert evidence.tabled == bool(found)
    return found


def test_a_text_in_another_language_than_it_is_said_to_be_in_is_read_by_its_own_table():
    assert links(EN, HU, (Trust.full(7), NONE)) > len(EN)
    assert links(HU, EN, (NONE, Trust.full(7)), ("ru", "en")) > len(EN)


def test_where_vectors_find_counterparts_no_table_is_needed():
    assert links(EN, HU, (Trust.full(7), Trust.full(7))) == 0


def test_an_omission_in_the_language_of_the_text_needs_none_either():
    assert links(EN, HU, (NONE, Trust.full(7))) == 0


def test_what_is_in_no_language_changes_nothing():
    odd = ["".join(chr(0x180 + ord(c) % 0xC0) for c in text) for text in HU]
    assert links(EN, odd, (NONE, NONE)) == 0


def test_weights_that_know_nothing_of_tables_are_used_without_them():
    assert links(EN, HU, (Trust.full(7), NONE), tables=False) == 0


RU = [
    "Переплётчик вернул книгу без двух последних страниц.",
    "На вокзале продавали тёплые пирожки с капустой.",
    "Соседка каждый вечер играла на скрипке одну и ту же мелодию.",
    "Врач посоветовал ему больше гулять и меньше читать.",
    "Зимой окна выходили прямо на замёрзшее озеро.",
    "Дядя так и не объяснил, откуда взялся этот сундук.",
    "Учительница забыла очки на подоконнике.",
]


def read_by(texts, trust, languages) -> list[list[bool]]:
    """Which sentences of each side are marked as read."""
    documents = [Document.from_sentences(t, "en") for t in texts]
    evidence = read(*documents, "semantic", Letters())
    evidence = replace(evidence, runs=evidence.runs._replace(languages=languages))
    band = Band.full(*evidence.shape)
    found = with_read(evidence, band, trust).read
    return [side.tolist() for side in found] if found else [[], []]


def test_passages_in_known_languages_that_find_nothing_were_read():
    known = frozenset({"en", "ru"})
    assert read_by((EN, RU), (NONE, NONE), known) == [[True] * 7] * 2


def test_a_passage_is_not_taken_as_read_if_what_faces_it_was_not():
    odd = ["".join(chr(0x180 + ord(c) % 0xC0) for c in text) for text in HU]
    for other in (HU, odd, [text.upper() for text in RU]):
        assert read_by((EN, other), (NONE, NONE), frozenset({"en", "ru"})) == [[], []]


def test_nothing_is_read_again_where_vectors_find_counterparts():
    lost = NONE._replace(parts=np.ones(7))
    assert read_by((EN, RU), (Trust.full(7), lost), None) == [[], []]
