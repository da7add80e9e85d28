"""What names are learnt from."""

from __future__ import annotations

from random import Random

import pytest

from training import names


@pytest.mark.parametrize(
    ("before", "name", "after", "left"),
    [
        ("They left the ", "Morrow", " at dawn.", {"They left at dawn."}),
        ("They left the ", "Morrow", ".", {"They left.", "They left ."}),
        ("They left ", "Olm", " (a town).", {"They left (a town)."}),
        ("", "Olm", " sleeps.", {"Sleeps."}),
    ],
)
def test_a_name_is_left_out_without_joining_the_words_around_it(before, name, after, left):
    run = names.Run(len(before), len(before) + len(name), name)
    assert {names.removed(before + name + after, run, Random(k)) for k in range(9)} == left
