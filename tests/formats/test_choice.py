"""Which part of an alignment is written."""

from __future__ import annotations

from dataclasses import replace

from align.alignment import Alignment
from align.formats.choice import Choice, part, part_of_pair, part_of_work
from align.formats.work import Passage, Remark, Version, Work
from align.text import Fact
from align.textpair import TextPair


def test_everything_is_written_by_default(hard_pair: Alignment) -> None:
    assert part(hard_pair, Choice()) == hard_pair


def test_beads_need_the_probability(hard_pair: Alignment) -> None:
    made = part(hard_pair, Choice(probability=0.9))
    assert [bead.probability for bead in made.beads] == [0.99, 0.95, 1.0]


def test_null_beads_can_be_left_out(hard_pair: Alignment) -> None:
    assert not any(bead.is_null for bead in part(hard_pair, Choice(nulls=False)).beads)


def test_all_sentences_stay_in_the_documents(hard_pair: Alignment) -> None:
    made = part(hard_pair, Choice(nulls=False))
    assert made.src.sentence_texts == hard_pair.src.sentence_texts


def test_metadata_can_be_left_out(hard_pair: Alignment) -> None:
    pair = TextPair(hard_pair, "lamp", (("genre", "news"),))
    made = part_of_pair(pair, Choice(metadata=False))
    assert (made.metadata, made.alignment.src.title, made.alignment.tgt.date) == ((), None, None)


def work(pair: Alignment) -> Work:
    made = Work.of(pair)
    passage = Passage(1, "x", "y", versions=(Version("x", "Mira", "2031-05-04T10:00:00Z"),))
    remarks = (Remark("Mira", "", "Why?"), Remark("Ida", "", "Because."))
    unit = replace(made.units[0], tgt=(passage,), remarks=remarks)
    return replace(made, units=(unit, *made.units[1:]), translation=(passage,))


def test_people_get_letters_in_the_order_in_which_they_occur(hard_pair: Alignment) -> None:
    made = part_of_work(work(hard_pair), Choice(anonymous=True))
    assert [one.who for one in made.units[0].remarks] == ["A", "B"]


def test_one_person_has_one_letter(hard_pair: Alignment) -> None:
    made = part_of_work(work(hard_pair), Choice(anonymous=True))
    assert made.translation[0].versions[0].who == made.units[0].tgt[0].versions[0].who == "A"


def test_names_in_facts_are_replaced(hard_pair: Alignment) -> None:
    fact = Fact("side", "attribute", "changeid", "Mira")
    sentences = (replace(hard_pair.tgt.sentences[0], facts=(fact,)), *hard_pair.tgt.sentences[1:])
    pair = replace(hard_pair, tgt=replace(hard_pair.tgt, sentences=sentences))
    made = part(pair, Choice(anonymous=True))
    assert made.tgt.sentences[0].facts[0].value == "A"


def test_what_is_left_out_of_a_review_has_no_unit(hard_pair: Alignment) -> None:
    made = part_of_work(Work.of(hard_pair), Choice(nulls=False))
    assert len(made.units) == len(made.alignment.beads) == 6


def with_review(pair: Alignment) -> TextPair:
    findings = tuple({"kind": "number", "bead": number} for number in (0, 1, 7))
    comments = [{"who": "Mira", "at": "", "text": "Why?"}]
    return TextPair(pair, findings=findings, review=({"bead": 7, "comments": comments},))


def test_what_is_said_about_beads_follows_them(hard_pair: Alignment) -> None:
    made = part_of_pair(with_review(hard_pair), Choice(probability=0.97))
    assert [bead.src for bead in made.alignment] == [(0,), (7,)]
    assert [one["bead"] for one in (*made.findings, *made.review)] == [0, 1, 1]


def test_the_people_of_a_review_get_letters(hard_pair: Alignment) -> None:
    made = part_of_pair(with_review(hard_pair), Choice(anonymous=True))
    assert made.review[0]["comments"][0]["who"] == "A"


def test_what_files_say_about_a_text_can_be_left_out(hard_pair: Alignment) -> None:
    src = replace(hard_pair.src, metadata=(("creator", "Mira Tarn"),))
    made = part(replace(hard_pair, src=src), Choice(metadata=False))
    assert made.src.metadata == ()
