"""A text in several languages as a pair with further texts."""

from align.multi import MultiAlignment, Row, Text, as_pair
from align.text import Document


def text(*rows, **sizes):
    documents = {
        label: Document.from_sentences([f"{label} {n}" for n in range(size)], label)
        for label, size in sizes.items()
    }
    return Text("bell", MultiAlignment(documents, tuple(map(Row, rows)), "en"), {"year": "1934"})


def said(pair):
    return {one.name: [one.texts(bead) for bead in pair.alignment.beads] for one in pair.further}


def test_the_first_two_are_the_pair_and_the_others_are_beside_it():
    made = text(((0,), (0,), (0,)), ((1,), (), (1,)), ((), (1,), ()), en=2, ru=2, fr=2)
    pair = as_pair(made)
    assert (pair.alignment.src.lang, pair.alignment.tgt.lang) == ("en", "ru")
    assert [(one.src, one.tgt) for one in pair.alignment.beads] == [
        ((0,), (0,)),
        ((1,), ()),
        ((), (1,)),
    ]
    assert said(pair) == {"fr": [("fr 0",), ("fr 1",), ()]}
    assert (pair.name, dict(pair.metadata)) == ("bell", {"year": "1934"})


def test_any_two_can_be_the_pair():
    pair = as_pair(text(((0,), (0,), (0,)), en=1, ru=1, fr=1), "fr", "en")
    assert (pair.alignment.src.lang, pair.alignment.tgt.lang) == ("fr", "en")
    assert said(pair) == {"ru": [("ru 0",)]}


def test_what_neither_of_the_two_has_belongs_to_the_row_before():
    made = text(((), (), (0,)), ((0,), (0,), ()), ((), (), (1,)), en=1, ru=1, fr=2)
    assert said(as_pair(made)) == {"fr": [("fr 0", "fr 1")]}


def test_sentences_belong_to_sentences_one_by_one_if_there_are_as_many():
    """So that they stay with them if a person splits the row."""
    pair = as_pair(text(((0, 1), (0,), (0, 1)), en=2, ru=1, fr=2))
    (french,) = pair.further
    assert [(one.side, one.index) for one in french.said] == [("src", 0), ("src", 1)]
