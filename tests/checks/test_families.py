"""The table of families."""

from __future__ import annotations

import pytest

from align.checks.families import FAMILIES, FAMILY_OF, KINDS

NAMES = [family.name for family in FAMILIES]
every_family = pytest.mark.parametrize("family", FAMILIES, ids=NAMES)


def test_each_kind_belongs_to_one_family():
    assert len(KINDS) == len(FAMILY_OF) == sum(len(family.kinds) for family in FAMILIES)


@every_family
def test_a_family_runs_after_those_that_its_marks_may_be_part_of(family):
    assert set(family.part_of) <= set(NAMES[: NAMES.index(family.name)])
