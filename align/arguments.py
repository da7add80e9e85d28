"""Checks what callers pass to the public functions; bad values get a one-sentence error."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable
from functools import cache, wraps
from numbers import Integral, Real
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, ParamSpec, TypeVar, Union, get_args, get_origin

from align.errors import UsageError
from align.words import later

P = ParamSpec("P")
R = TypeVar("R")

#: The longest quotation of a value.
_QUOTED = 60


#: A name at least this similar (0 to 100) may be meant.
_NEAR = 65


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like another one, which does not exist; "" if none is."""
    from rapidfuzz import fuzz, process  # only after a mistake

    found = process.extractOne(
        name, list(known), scorer=fuzz.ratio, processor=str.lower, score_cutoff=_NEAR
    )
    return str(found[0]) if found else ""


def checked(function: Callable[P, R]) -> Callable[P, R]:
    """Make ``function`` raise UsageError for arguments that do not match its annotations.

    So its own code need not check. A string is not a list of strings; True and NaN are not numbers;
    an iterator that can be read only once is not examined.
    """
    signature = inspect.signature(function)
    names = function.__globals__
    hints = {one.name: one.annotation for one in signature.parameters.values()}

    @cache
    def hint_of(name: str) -> Any:
        if not isinstance(hints[name], str):
            return hints[name]
        try:
            # Evaluates the function's own annotation, like typing.get_type_hints.
            return eval(hints[name], names)  # noqa: S307
        except NameError:  # imported only for type checking
            return Any

    @wraps(function)
    def checking(*args: P.args, **kwargs: P.kwargs) -> R:
        given = signature.bind(*args, **kwargs)
        for name, value in given.arguments.items():
            hint = hint_of(name)
            if not _fits(value, hint):
                raise _refusal(name, value, hint)
        return function(*args, **kwargs)

    return checking


def at_least(value: int, least: int, what: str) -> None:
    """Raise UsageError if the number ``value``, called ``what``, is too small."""
    if value < least:
        raise UsageError(
            "{what} must be {least} or more, not {value}", what=what, least=least, value=value
        )


def path(value: str | Path) -> Path:
    """Return the path of a file that may not exist. Raises UsageError if it cannot name a file."""
    if not str(value).strip():
        raise UsageError("the file name is empty", hint="Name a file")
    try:
        Path(value).lstat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        pass  # it is a valid name; others report what is wrong with the file
    except (OSError, ValueError) as error:  # too long, or contains NUL
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(
            "not a valid file name ({reason})", where=f"{str(value)[:_QUOTED]!r}", reason=reason
        ) from error
    return Path(value)


def _fits(value: object, hint: Any) -> bool:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(_fits(value, one) for one in inner)
    if origin is Literal:
        return value in inner
    if origin is tuple and inner and inner[-1] is not Ellipsis:
        return (
            isinstance(value, tuple) and len(value) == len(inner) and all(map(_fits, value, inner))
        )
    if isinstance(origin, type) and issubclass(origin, Callable):  # type: ignore[arg-type]
        return callable(value)
    if isinstance(origin, type) and issubclass(origin, Iterable):
        if isinstance(value, (str, bytes)) or not isinstance(value, origin):
            return False
        looked = value if isinstance(value, Collection) and len(inner) == 1 else ()
        if inner and inner[0] is str:  # may be a whole book of sentences
            return all(isinstance(item, str) for item in looked)
        return all(_fits(item, inner[0]) for item in looked)
    return _is(value, hint)


def _is(value: object, kind: Any) -> bool:
    """Whether ``value`` is of a plain ``kind``; True if that cannot be checked."""
    if kind is Any or kind is inspect.Parameter.empty:
        return True
    if kind is None:
        return value is None
    if kind in (int, float):
        number = Integral if kind is int else Real
        return isinstance(value, number) and not isinstance(value, bool) and value == value
    if isinstance(kind, type) and getattr(kind, "_is_protocol", False):
        return all(hasattr(value, name) for name in _members(kind))
    return isinstance(value, kind) if isinstance(kind, type) else True


@cache
def _members(protocol: type) -> tuple[str, ...]:
    return tuple(name for name in vars(protocol) if not name.startswith("_"))


def _refusal(name: str, value: object, hint: Any) -> UsageError:
    wanted = " or ".join(dict.fromkeys(_words(hint)))
    is_string = isinstance(value, (str, bytes)) and wanted.startswith("a list of")
    return UsageError(
        "{name} must be {wanted}, not {given}",
        hint=later("Put it in a list, as in [text]") if is_string else _MAKING.get(wanted),
        name=name,
        wanted=wanted,
        given=_shown(value),
    )


#: How to get a value of the required type.
_MAKING = {
    "Document": later("Load it first: align.load(path)"),
    "Alignment": later("Make one first: align.pair(path, path)"),
    "Review": later("Read one first: Store.review(number)"),
}


def _words(hint: Any) -> list[str]:
    """Say what a hint accepts, one word for each choice."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return [word for one in inner for word in _words(one) if one is not NoneType]
    if origin is Literal:
        return [repr(one) for one in inner]
    if origin is tuple:
        return [f"({', '.join(' or '.join(_words(one)) for one in inner)})"]
    if isinstance(origin, type) and issubclass(origin, Callable):  # type: ignore[arg-type]
        return ["a function"]
    if isinstance(origin, type) and issubclass(origin, Iterable):
        return [f"a list of {' or '.join(_words(inner[0]))}"]
    return [getattr(hint, "__name__", str(hint))]


def _shown(value: object) -> str:
    """The type of a value, and the value itself if it is short and helpful."""
    if value is None:
        return "None"
    kind = type(value).__name__
    plain = isinstance(value, (bool, int, float, str, bytes, Path))
    quoted = repr(value) if plain else ""
    return f"{kind} {quoted}" if quoted and len(quoted) <= _QUOTED else kind
