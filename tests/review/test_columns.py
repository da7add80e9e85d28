"""A further text beside a review stays with its sentences."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import align
from align.errors import EditError
from align.review import Merge, Review, Split, Write, apply
from align.review.columns import Column, beside, side_for
from align.text import Document

SRC = [
    "The pilot Wanda Krell reached the quay at 6 in the morning.",
    "Nobody had seen her boat, the Heron, since Tuesday.",
    "She asked for tea and for 40 metres of rope.",
    "The harbour master counted the lamps on the pier.",
]
TGT = [
    "Лоцман Ванда Крелль добралась до набережной в 6 утра.",
    "Её лодку, «Цаплю», никто не видел со вторника.",
    "Начальник гавани пересчитал фонари на пирсе.",
]
MT = [
    "Пилот Ванда Крелль прибыла на набережную в 6 часов утра.",
    "Никто не видел её лодку «Цапля» со вторника.",
    "Она попросила чаю и 40 метров верёвки.",
    "Начальник порта посчитал лампы на пирсе.",
]


def review():
    made = align.Alignment(
        Document.from_sentences(SRC, "en"),
        Document.from_sentences(TGT, "ru"),
        tuple(
            align.Bead(src, tgt, 0.9)
            for src, tgt in (((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,)))
        ),
    )
    return Review.of(made, "Quay")


def done(held, op):
    return held.patched(apply(held, op), held.seq + 1)


def machine(held):
    return beside(held, "MT", Document.from_sentences(MT, "ru"))


def said(column, held):
    """What the column says for each row, in order."""
    texts = column.texts(held)
    return [texts.get(row.id, "") for row in held.rows]


def test_a_text_is_aligned_with_the_side_in_its_language():
    held = review()
    assert [side_for(held, lang) for lang in ("ru", "ru-RU", "en", "de")] == [
        *("tgt", "tgt", "src", "src"),
    ]


def test_what_the_translation_left_out_stands_beside_its_source():
    held = review()
    assert said(machine(held), held) == MT


def test_the_text_follows_its_sentences_through_merging_and_splitting():
    held = review()
    column = machine(held)
    one, two = held.rows[0], held.rows[1]
    merged = done(held, Merge((one.id, two.id)))
    assert said(column, merged)[0] == f"{MT[0]} {MT[1]}"
    apart = done(merged, Split(merged.rows[0].id, 1, 1))
    assert said(column, apart) == MT


def test_the_text_of_a_sentence_that_is_gone_belongs_to_the_one_before():
    held = review()
    column = machine(held)
    gone = done(held, Write(held.rows[1].id, "tgt", ()))
    assert held.rows[1].tgt[0] not in gone.cells
    assert said(column, gone)[0] == f"{MT[0]} {MT[1]}"
    assert " ".join(said(column, gone)).split() == " ".join(MT).split()


def test_a_column_of_no_words_says_nothing():
    held = review()
    column = Column("Empty", "de", "src", tuple((cell.id, "") for cell in held.in_order("src")))
    assert column.texts(held) == {}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_is_ever_lost_or_said_twice(operations, data):
    """Whatever people do to the rows and sentences, as long as a sentence of the side is left."""
    held = review()
    parts = tuple((cell.id, f"<{cell.id}>") for cell in held.in_order("src"))
    column = Column("Marks", "de", "src", parts)
    for _ in range(data.draw(st.integers(1, 5))):
        try:
            held = done(held, data.draw(operations(held)))
        except EditError:
            continue
        if any(cell in held.cells for cell, _ in parts):
            found = " ".join(said(column, held)).split()
            assert sorted(found) == sorted(text for _, text in parts)
