"""The garbage collector looks less often while a text is checked."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from align.checks.engine import collecting


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_less_often_inside() -> None:
    with collecting.less_often():
        assert gc.get_threshold()[0] > 700


def test_as_before_afterwards() -> None:
    with collecting.less_often():
        pass
    assert gc.get_threshold() == (700, 10, 10)


def test_as_before_after_an_error() -> None:
    with pytest.raises(ValueError, match="no"), collecting.less_often():
        raise ValueError("no")
    assert gc.get_threshold() == (700, 10, 10)


def test_the_first_block_to_end_does_not_end_the_other() -> None:
    with collecting.less_often():
        with collecting.less_often():
            pass
        assert gc.get_threshold()[0] > 700
    assert gc.get_threshold() == (700, 10, 10)


def test_a_collector_that_is_off_stays_off() -> None:
    gc.set_threshold(0, 10, 10)
    with collecting.less_often():
        assert gc.get_threshold() == (0, 10, 10)
    assert gc.get_threshold() == (0, 10, 10)
