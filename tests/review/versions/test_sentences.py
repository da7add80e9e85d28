"""Which sentence of a text is which one of its new version."""

import pytest

from align.review.versions import steps

OLD = [
    "The mill stands by the river.",
    "Owls sleep by day.",
    "They hunt at night, and nobody sees them.",
    "Rain falls on the roof.",
    "Nobody repairs it.",
]


def match(old, new):
    return [
        (step.old, step.new)
        for step in steps([[one] if isinstance(one, str) else one for one in old], new)
    ]


def test_what_is_the_same_is_found():
    assert match(OLD, OLD) == [((k,), (k,)) for k in range(5)]


def test_what_is_new_and_what_is_gone_is_found():
    new = [OLD[0], "A ferry comes on Monday.", *OLD[1:3], OLD[4]]
    assert match(OLD, new) == [
        ((0,), (0,)),
        ((), (1,)),
        ((1,), (2,)),
        ((2,), (3,)),
        ((3,), ()),
        ((4,), (4,)),
    ]


def test_a_changed_sentence_is_still_the_same_one():
    new = [*OLD[:1], "Two owls sleep here by day.", *OLD[2:]]
    assert match(OLD, new) == [((k,), (k,)) for k in range(5)]
    assert [step.likeness < 1 for step in steps([[one] for one in OLD], new)] == [
        False,
        True,
        False,
        False,
        False,
    ]


def test_a_sentence_may_be_split_or_joined():
    split = [*OLD[:2], "They hunt at night.", "And nobody ever sees them.", *OLD[3:]]
    assert ((2,), (2, 3)) in match(OLD, split)
    assert ((2, 3), (2,)) in match(split, OLD)


def test_a_sentence_may_have_moved():
    new = [OLD[3], *OLD[:3], OLD[4]]
    (moved,) = [step for step in steps([[one] for one in OLD], new) if step.moved]
    assert (moved.old, moved.new) == ((3,), (0,))


def test_only_spaces_are_no_change():
    (step,) = steps([["Owls  sleep\u00a0by day."]], ["Owls sleep by day. "])
    assert step.likeness == 1


def test_every_wording_of_a_sentence_counts():
    assert match([["Old.", "Owls sleep by day."]], ["Owls sleep by day."]) == [((0,), (0,))]


@pytest.mark.parametrize(("old", "new"), [([], OLD), (OLD, []), ([], [])])
def test_a_side_may_be_empty(old, new):
    assert len(match(old, new)) == max(len(old), len(new))


def test_equal_sentences_keep_their_order():
    assert match(["Yes."] * 3, ["Yes."] * 4) == [((k,), (k,)) for k in range(3)] + [((), (3,))]


def test_each_sentence_is_in_one_step_however_large_the_change():
    old = [f"Lamp {k % 7} burns at pier {k * k % 31}." for k in range(900)]
    new = [f"Pier {k % 11} has lamp {k * k % 29}, they say." for k in range(700)]
    found = steps([[one] for one in old], new)
    assert sorted(i for step in found for i in step.old) == list(range(900))
    assert sorted(j for step in found for j in step.new) == list(range(700))
