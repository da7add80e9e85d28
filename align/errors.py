"""Everything Sverka raises on purpose.

SverkaError
├── UsageError        an option, a language tag or a method that cannot be
├── LoadError         a source that cannot be read as a text
├── AlignError        two texts that cannot be aligned
├── ExportError       a file that cannot be written
└── DependencyError   an optional library that is not installed

The command prints ``str(error)`` on one line and exits with 2, so each message
says what is wrong, where, and what to do about it.
"""

from __future__ import annotations


class SverkaError(Exception):
    """Base of the tree.

    ``where`` names the file, address or text concerned and comes first in the
    message; ``hint`` says what to do and comes last.
    """

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.message = message
        self.where = where
        self.hint = hint
        super().__init__(message)

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        text = f"{text}. {self.hint}" if self.hint else text
        return " ".join(text.split())


class UsageError(SverkaError):
    """An option, a language tag or a method that cannot be."""


class LoadError(SverkaError):
    """A source that cannot be read as a text."""


class AlignError(SverkaError):
    """Two texts that cannot be aligned."""


class ExportError(SverkaError):
    """A file that cannot be written."""


class DependencyError(SverkaError):
    """An optional library that is not installed."""
