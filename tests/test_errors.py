"""The errors that Sverka raises on purpose say what is wrong, where, and what to do."""

from __future__ import annotations

import inspect
import pickle

import pytest

import align
from align import errors
from align.errors import EditError, ForbiddenError, LoadError, SverkaError
from align.words import Message, Words

TREE: list[type[SverkaError]] = [
    kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, SverkaError)
]


def test_every_error_can_be_caught_by_the_base_class() -> None:
    named = [one for name, one in vars(errors).items() if name.endswith("Error")]
    assert all(issubclass(one, SverkaError) for one in named)


@pytest.mark.parametrize("kind", TREE)
def test_the_drawing_shows_the_whole_tree(kind: type[Exception]) -> None:
    assert kind.__name__ in (errors.__doc__ or "")


def test_the_place_comes_first_and_the_hint_last() -> None:
    error = SverkaError("the lamp is out", where="quay.txt", hint="Light it")
    assert str(error) == "quay.txt: the lamp is out. Light it"


def test_the_message_may_stand_alone() -> None:
    assert str(SverkaError("the lamp is out")) == "the lamp is out"


def test_the_text_is_always_one_line() -> None:
    error = SverkaError("two\nlines", where="odd\nname.txt", hint="  Rename it\n")
    assert str(error) == "odd name.txt: two lines. Rename it"


def test_programs_can_read_the_parts() -> None:
    error = SverkaError("message", where="place", hint="advice")
    assert (error.message, error.where, error.hint) == ("message", "place", "advice")


def _example(kind: type[SverkaError]) -> SverkaError:
    if kind is ForbiddenError:
        return ForbiddenError("Ann", "reader", "editor")
    return kind("the lamp is out ({n} hours)", where="quay.txt", n=3)


@pytest.mark.parametrize("kind", TREE)
def test_an_error_can_be_pickled_completely(kind: type[SverkaError]) -> None:
    error = _example(kind)
    other = pickle.loads(pickle.dumps(error))
    assert type(other) is kind
    assert str(other) == str(error)
    assert vars(other) == vars(error)
    assert other.told(Words("ru")) == error.told(Words("ru"))


def test_extra_attributes_and_codes_can_be_pickled_too() -> None:
    error = EditError("no such row", missing=("row", 7), code="edit.example")
    other = pickle.loads(pickle.dumps(error))
    assert (other.missing, other.code) == (("row", 7), "edit.example")


@pytest.mark.parametrize("kind", TREE)
def test_the_code_of_a_class_continues_that_of_its_base(kind: type[SverkaError]) -> None:
    assert "code" in vars(kind)
    base = kind.__base__
    if base and issubclass(base, SverkaError) and base is not SverkaError:
        assert kind.code.startswith(f"{base.code}.")


def test_each_class_has_its_own_code() -> None:
    assert len({kind.code for kind in TREE}) == len(TREE)


def test_braces_in_a_value_are_plain_text() -> None:
    error = LoadError("the lamp {name!r} is out", hint="Light {name}", name="{who}")
    assert str(error) == "the lamp '{who}' is out. Light {who}"


def test_without_values_braces_are_plain_text() -> None:
    assert str(SverkaError("the lamp {n} is out")) == "the lamp {n} is out"


def test_a_message_among_the_values_is_translated() -> None:
    error = LoadError("not a valid {what} ({reason})", what=Message("Word document"), reason="zip")
    assert str(error) == "not a valid Word document (zip)"
    assert error.told(Words("ru")) == "файл повреждён или это не документ Word (zip)"


def test_a_moved_error_is_still_found_at_its_old_place_with_a_warning() -> None:
    with pytest.warns(DeprecationWarning, match="align.StaleError"):
        assert errors.StaleError is align.StaleError
