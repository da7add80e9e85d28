"""What Sverka raises on purpose says what is wrong, where, and what to do."""

from __future__ import annotations

import inspect

import pytest

import align
from align import errors
from align.errors import SverkaError

TREE = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]


@pytest.mark.parametrize("kind", TREE)
def test_every_error_can_be_caught_as_one(kind: type[Exception]) -> None:
    assert issubclass(kind, SverkaError)


@pytest.mark.parametrize("kind", TREE)
def test_the_drawing_shows_the_whole_tree(kind: type[Exception]) -> None:
    assert kind.__name__ in (errors.__doc__ or "")


def test_the_place_comes_first_and_the_advice_last() -> None:
    error = SverkaError("the lamp is out", where="quay.txt", hint="Light it")
    assert str(error) == "quay.txt: the lamp is out. Light it"


def test_the_message_stands_alone_where_nothing_else_is_known() -> None:
    assert str(SverkaError("the lamp is out")) == "the lamp is out"


def test_the_text_is_one_line_whatever_goes_in() -> None:
    error = SverkaError("two\nlines", where="odd\nname.txt", hint="  Rename it\n")
    assert str(error) == "odd name.txt: two lines. Rename it"


def test_the_parts_stay_readable_by_programs() -> None:
    error = SverkaError("message", where="place", hint="advice")
    assert (error.message, error.where, error.hint) == ("message", "place", "advice")


def test_an_error_that_has_moved_is_found_where_it_was_with_a_warning() -> None:
    with pytest.warns(DeprecationWarning, match="align.StaleError"):
        assert errors.StaleError is align.StaleError
