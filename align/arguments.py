"""What callers give to the public functions: of the wrong kind, it is refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from align.errors import UsageError


def expect(value: object, kind: type | tuple[type, ...], what: str, hint: str | None = None) -> None:
    """Raise UsageError where ``value``, called ``what``, is not of ``kind``.

    True and False are no numbers here.
    """
    kinds = kind if isinstance(kind, tuple) else (kind,)
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        wanted = " or ".join(one.__name__ for one in kinds)
        raise UsageError(f"{what} must be {wanted}, not {_kind(value)}", hint=hint)


def texts(value: object, what: str) -> list[str]:
    """Return ``value``, called ``what``, as a list of strings; raises UsageError.

    One string is refused, though it could be read letter by letter.
    """
    if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
        raise UsageError(
            f"{what} must be a list of strings, not {_kind(value)}",
            hint="Give the sentences one by one, as in ['It rained.', 'Nobody left.']",
        )
    found: list[Any] = list(value)
    for number, text in enumerate(found):
        expect(text, str, f"item {number} of {what}")
    return found


def at_least(value: object, least: int, what: str) -> None:
    """Raise UsageError where ``value``, called ``what``, is no whole number from ``least`` on."""
    expect(value, int, what)
    if isinstance(value, int) and value < least:
        raise UsageError(f"{what} must be {least} or more, not {value}")


def path(value: object, what: str) -> Path:
    """Return the path of a file, given as text or as a path; raises UsageError."""
    expect(value, (str, Path), what)
    if not str(value):
        raise UsageError(f"{what} is empty", hint="Name a file")
    return Path(str(value))


def _kind(value: object) -> str:
    return "None" if value is None else type(value).__name__
