"""Merging alignments of two languages each to rows."""

from hypothesis import given
from hypothesis import strategies as st

from align.alignment import Bead
from align.multi import Ladder, merge


def ladder(tgt, *sides, src=0, p=1.0):
    """A ladder of beads given as sizes: ``(1, 2)`` is a 1-2."""
    beads, i, j = [], 0, 0
    for a, b in sides:
        beads.append(Bead(tuple(range(i, i + a)), tuple(range(j, j + b)), p))
        i, j = i + a, j + b
    return Ladder(src, tgt, tuple(beads))


def sides(rows):
    return [row.sides for row in rows]


SIZES = st.lists(
    st.sampled_from([(1, 1), (1, 1), (1, 2), (2, 1), (1, 0), (0, 1), (2, 2), (3, 1)]), max_size=12
)


def padded(sizes, hub):
    """Beads that cover exactly ``hub`` sentences of the first text."""
    found, left = [], hub
    for a, b in sizes:
        if a <= left:
            found.append((a, b))
            left -= a
    return found + [(1, 0)] * left


@st.composite
def several(draw):
    """A hub of some sentences, and ladders from it to up to three texts."""
    hub = draw(st.integers(0, 10))
    ladders = [
        ladder(number, *padded(draw(SIZES), hub)) for number in range(1, draw(st.integers(2, 4)))
    ]
    sizes = [hub, *(sum(len(bead.tgt) for bead in one.beads) for one in ladders)]
    return sizes, ladders


class TestWhatRowsAre:
    @given(several())
    def test_each_sentence_is_in_one_row_in_the_order_of_its_text(self, case):
        sizes, ladders = case
        rows = merge(sizes, ladders)
        for text, size in enumerate(sizes):
            assert [i for row in rows for i in row.sides[text]] == list(range(size))

    @given(several())
    def test_no_bead_is_cut(self, case):
        sizes, ladders = case
        rows = merge(sizes, ladders)
        for src, tgt, beads in ladders:
            for bead in beads:
                assert any(
                    set(bead.src) <= set(row.sides[src]) and set(bead.tgt) <= set(row.sides[tgt])
                    for row in rows
                )

    @given(SIZES, st.integers(0, 12))
    def test_of_two_languages_the_rows_are_the_beads(self, sizes, hub):
        one = ladder(1, *padded(sizes, hub))
        size = sum(len(bead.tgt) for bead in one.beads)
        assert sides(merge([hub, size], [one])) == [(bead.src, bead.tgt) for bead in one.beads]

    @given(several())
    def test_a_text_more_never_makes_rows_of_the_others_smaller(self, case):
        sizes, ladders = case
        fewer = merge(sizes[:-1], ladders[:-1])
        more = merge(sizes, ladders)
        for row in fewer:
            whole = {(text, i) for text, side in enumerate(row.sides) for i in side}
            assert any(
                whole <= {(text, i) for text, side in enumerate(one.sides) for i in side}
                for one in more
            )

    @given(several())
    def test_without_null_beads_a_row_ends_where_all_ladders_have_an_end(self, case):
        sizes, ladders = case
        ladders = [
            Ladder(one.src, one.tgt, tuple(b for b in one.beads if b.src and b.tgt))
            for one in ladders
        ]
        joined = {(i, i + 1) for one in ladders for bead in one.beads for i in bead.src[:-1]}
        rows = merge(sizes, ladders)
        linked = {(i, i + 1) for row in rows for i in row.sides[0][:-1]}
        assert joined <= linked

    def test_the_probability_is_that_of_the_least_probable_bead(self):
        rows = merge([1, 1, 1], [ladder(1, (1, 1), p=0.9), ladder(2, (1, 1), p=0.4)])
        assert rows[0].probability == 0.4


class TestHowRowsGrow:
    def test_ladders_that_disagree_are_joined(self):
        rows = merge([3, 2, 2], [ladder(1, (2, 1), (1, 1)), ladder(2, (1, 1), (2, 1))])
        assert sides(rows) == [((0, 1, 2), (0, 1), (0, 1))]

    def test_a_sentence_left_out_in_one_language_leaves_its_side_empty(self):
        rows = merge([2, 1, 2], [ladder(1, (1, 0), (1, 1)), ladder(2, (1, 1), (1, 1))])
        assert sides(rows) == [((0,), (), (0,)), ((1,), (0,), (1,))]

    def test_an_added_sentence_inside_a_longer_row_belongs_to_it(self):
        rows = merge([2, 3, 1], [ladder(1, (1, 1), (0, 1), (1, 1)), ladder(2, (2, 1))])
        assert sides(rows) == [((0, 1), (0, 1, 2), (0,))]

    def test_an_added_sentence_stands_where_its_text_has_it(self):
        rows = merge([2, 3, 2], [ladder(1, (1, 1), (0, 1), (1, 1)), ladder(2, (1, 1), (1, 1))])
        assert sides(rows) == [((0,), (0,), (0,)), ((), (1,), ()), ((1,), (2,), (1,))]

    def test_a_row_begins_after_the_added_sentences_that_its_texts_have_before_it(self):
        """The hub's first sentence is left out in one text, which has an added one before."""
        rows = merge([2, 2, 1], [ladder(1, (1, 0), (0, 1), (1, 1)), ladder(2, (2, 1))])
        assert sides(rows) == [((), (0,), ()), ((0, 1), (1,), (0,))]

    def test_sentences_that_the_hub_lacks_are_linked_by_a_ladder_between_others(self):
        first = ladder(1, (1, 1), (0, 1), (1, 1)), ladder(2, (1, 1), (0, 1), (1, 1))
        third = Ladder(1, 2, (Bead((1,), (1,)),))
        assert sides(merge([2, 3, 3], [*first, third])) == [
            ((0,), (0,), (0,)),
            ((), (1,), (1,)),
            ((1,), (2,), (2,)),
        ]

    def test_empty_texts_have_no_rows(self):
        assert merge([0, 0], [Ladder(0, 1, ())]) == ()
