"""Passages in languages that the encoder does not know are read with the word tables."""

from __future__ import annotations

import numpy as np
from letters import Letters

from align.aligner import read
from align.aligner.evidence import LEXICON
from align.aligner.passages import with_passages
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
