"""Splits: whole texts, no leakage, the same whatever the order."""

import random

import pytest

from align import cleaning
from align.cleaning.recipe import read
from align.errors import UsageError

RECIPE = read('[[filters]]\nfilter = "OneSidedFilter"\n', "own")
SHARES = {"train": 0.8, "dev": 0.1, "test": 0.1}


def sentences(seed, count):
    """Sentences that no other seed gives."""
    chance = random.Random(seed)
    return [
        (
            " ".join(f"word{chance.randrange(10**6)}" for _ in range(9)),
            " ".join(f"слово{chance.randrange(10**6)}" for _ in range(9)),
        )
        for _ in range(count)
    ]


@pytest.fixture
def texts(text):
    return [text(f"t{k:02}", sentences(k, 5 + k % 7)) for k in range(40)]


def split(texts, seed=0, shares=SHARES):
    return cleaning.clean(texts, RECIPE, shares=shares, seed=seed).split


def test_the_shares_come_out_nearly_as_wanted(texts):
    made = split(texts)
    total = sum(one.beads for one in made.portions)
    assert all(abs(one.beads / total - one.wanted) < 0.03 for one in made.portions)
    assert sum(one.texts for one in made.portions) == 40


def test_the_order_of_the_texts_makes_no_difference(texts):
    shuffled = random.Random(1).sample(texts, len(texts))
    assert split(texts).part_of == split(shuffled).part_of


def test_another_seed_gives_another_split(texts):
    assert split(texts).part_of != split(texts, seed=1).part_of


def test_texts_that_share_passages_stay_together(texts, text):
    shared = sentences(3, 8)
    changed = [(src.replace("word", "Word", 1), tgt + "!") for src, tgt in shared]
    more = [text("copy", changed), text("excerpt", shared[:3] + sentences("x", 9))]
    for seed in range(5):
        made = split([*texts, *more], seed)
        assert ("copy", "excerpt", "t03") in made.together
        assert len({made.part_of[name] for name in ("copy", "excerpt", "t03")}) == 1


def test_a_short_notice_does_not_tie_texts_together(text):
    note = [("all rights belong to the harbour society", "все права принадлежат обществу гавани")]
    texts = [text(f"t{k}", sentences(k, 30) + note) for k in range(20)]
    made = split(texts)
    assert made.together == ()
    assert sum(one.leaks for one in made.portions) == 2 * 20


def test_each_part_has_a_text_although_one_is_large(text):
    texts = [
        text("large", sentences(1, 90)),
        text("b", sentences(2, 1)),
        text("c", sentences(3, 1)),
    ]
    assert sorted(split(texts).part_of.values()) == ["dev", "test", "train"]


def test_too_few_texts_cannot_be_split(text):
    with pytest.raises(UsageError, match="too few texts to split: 2"):
        split([text("a", sentences(1, 3)), text("b", sentences(2, 3))])


def test_shares_are_read():
    assert cleaning.shares_of("train=0.9, test=10%") == {"train": 0.9, "test": 0.1}


@pytest.mark.parametrize(
    "wrong",
    ["train", "train=1", "a=0.5,a=0.5", "a=0.5,b=0.6", "a=1,b=0", "a=x,b=1", "", "a/b=.5,c=.5"],
)
def test_wrong_shares_are_refused(wrong):
    with pytest.raises(UsageError):
        cleaning.shares_of(wrong)
