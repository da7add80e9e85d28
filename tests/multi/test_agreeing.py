"""Which rows the alignments of all pairs agree with."""

from align.alignment import Bead
from align.multi import agreed


def beads(*pairs):
    """Beads from pairs of indices; None stands for nothing."""
    return tuple(Bead(() if a is None else (a,), () if b is None else (b,), 1.0) for a, b in pairs)


def test_a_text_that_lacks_a_sentence_is_not_the_hub_where_it_misleads():
    """The first text lacks the second sentence; its ladder to the third one is doubtful there."""
    pairs = {
        (0, 1): beads((0, 0), (None, 1), (1, 2)),
        (0, 2): (Bead((0,), (0, 1), 0.4), Bead((1,), (2,))),
        (1, 2): beads((0, 0), (1, 1), (2, 2)),
    }
    assert [row.sides for row in agreed([2, 3, 3], pairs)] == [
        ((0,), (0,), (0,)),
        ((), (1,), (1,)),
        ((1,), (2,), (2,)),
    ]


def test_one_doubtful_bead_joins_nothing():
    pairs = {
        (0, 1): beads((0, 0), (1, 1)),
        (0, 2): beads((0, 0), (1, 1)),
        (1, 2): (Bead((0, 1), (0, 1), 0.3),),
    }
    rows = agreed([2, 2, 2], pairs)
    assert [row.sides for row in rows] == [((0,), (0,), (0,)), ((1,), (1,), (1,))]


def test_texts_without_sentences_have_no_rows():
    assert agreed([0, 0, 0], {(0, 1): (), (0, 2): (), (1, 2): ()}) == ()
