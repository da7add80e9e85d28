"""The options that say what a project is, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from align.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from align.review.rights import Member
    from align.store.projects import Subject

Command = TypeVar("Command", bound=Callable[..., Any])
#: The values of ``align.review.rights.PARTS``, repeated here because that package is slow to load.
PARTS = ("translator", "reviser", "second-reader", "manager")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options say about a project; None and empty for what stays as it is."""

    client: str | None
    language: Sequence[str]
    deadline: str | None
    person: Sequence[str]
    reviewers_edit: bool | None
    second_reader: bool | None
    glossary: str | None
    profile: str | None
    quality: str | None

    def fields(self) -> dict[str, Any]:
        """The fields of the project that change, besides its people. Raises UsageError."""
        found: dict[str, Any] = {}
        if self.client is not None:
            found["client"] = "" if self.client == "none" else self.client
        if self.language:
            found["languages"] = tuple(self.language)
        if self.deadline is not None:
            found["deadline"] = _date(self.deadline)
        for name in ("reviewers_edit", "second_reader"):
            if (value := getattr(self, name)) is not None:
                found[name] = value
        return found

    def people(self) -> tuple[Member, ...]:
        """The people that are named. Raises UsageError."""
        return tuple(map(_member, self.person))

    def settings(self) -> list[tuple[Subject, str, bytes]]:
        """The settings that are chosen: what, the name and the file. Raises UsageError."""
        from align.store.projects import require_choice

        found: list[tuple[Subject, str, bytes]] = []
        if self.glossary:
            found.append(("glossary", *_file(self.glossary, must_exist=True)))
        if self.profile:
            name, body = _file(self.profile)
            if body:
                from align.checks.profile import read

                name = next(iter(read(body.decode("utf-8-sig"), name)), name)
            found.append(("profile", name, body))
        if self.quality:
            found.append(("quality", *_file(self.quality)))
        for what, name, body in found:
            if name:
                require_choice(what, name, body)
        return found


def project_options(command: Command) -> Command:
    """Add the options of which ``Wanted`` is made."""
    every = (
        click.option("--client", metavar="NAME", help='Whose text it is; "none" for nobody.'),
        click.option(
            "--language",
            metavar="TAG",
            multiple=True,
            help="A language of its documents, for example en-GB; can be repeated.",
        ),
        click.option(
            "--deadline", metavar="DATE", help='For example 2027-03-31; "none" for no deadline.'
        ),
        click.option(
            "--person",
            metavar="NAME=PART",
            multiple=True,
            help=f"A person and what they are: {', '.join(PARTS)}; can be repeated.",
        ),
        click.option(
            "--reviewers-edit/--no-reviewers-edit",
            default=None,
            help="Whether those who review may also edit.",
        ),
        click.option(
            "--second-reader/--no-second-reader",
            default=None,
            help="Whether a bead is finished only when two people have accepted it.",
        ),
        click.option("--glossary", metavar="FILE", help='Its glossary; "none" for none.'),
        click.option(
            "--profile", metavar="NAME", help='Profile of the checks, or a TOML file; or "none".'
        ),
        click.option(
            "--quality", metavar="NAME", help='Quality profile, or a TOML file; or "none".'
        ),
    )
    for option in reversed(every):
        command = option(command)
    return command


def _member(text: str) -> Member:
    from align.review.rights import Member

    name, _, part = text.rpartition("=")
    if not name.strip() or part.strip() not in PARTS:
        raise UsageError(
            "not a person and what they are: {text}",
            hint="Write NAME=PART, where PART is one of {parts}",
            text=text,
            parts=", ".join(PARTS),
        )
    return Member(name.strip(), part.strip().replace("-", "_"))  # type: ignore[arg-type]


def _date(text: str) -> date | None:
    from datetime import date

    if text == "none":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError("not a date: {text}", hint="Write 2027-03-31", text=text) from error


def _file(name: str, *, must_exist: bool = False) -> tuple[str, bytes]:
    """A name with the content of the file, if it is one; both empty for ``none``."""
    path = Path(name)
    if name == "none":
        return "", b""
    if not path.is_file():
        if must_exist or path.suffix:
            raise UsageError("there is no such file", where=name, hint="Check the path")
        return name, b""
    return path.name, path.read_bytes()
