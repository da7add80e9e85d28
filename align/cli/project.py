"""Commands for projects: whose texts they are, who works on them, and by which rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from align.cli.common import print_lines
from align.cli.keeping import library_option, open_library, whoever
from align.cli.options import gather
from align.cli.project_options import Wanted, project_options
from align.cli.telling import leave_doubt, tell
from align.errors import UsageError

if TYPE_CHECKING:
    from align.review.rights import Member
    from align.store import Entry, KeptProject, Store
    from align.store.projects import Subject

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


@click.group()
def project() -> None:
    """Manage projects: client, languages, people, deadline, rules and settings."""


@project.command("new")
@click.argument("name", metavar="NAME")
@project_options
@library_option
@gather(wanted=Wanted)
def new(name: str, wanted: Wanted, library: str | None) -> None:
    """Begin a project.

    If you name people and no manager, you become the manager.
    """
    from align.review.rights import Project

    made = Project(name, **wanted.fields(), people=wanted.people())
    settings = wanted.settings()
    store = open_library(library, must_exist=False)
    number = store.projects.add(made, whoever())
    _choose(store, number, settings, whoever())
    tell([f"project {number}: {_shown(name)}"])


@project.command("list")
@json_option
@library_option
def list_(library: str | None, *, as_json: bool) -> None:
    """List the projects."""
    store = open_library(library)
    found = store.projects.all()
    if as_json:
        print_lines(json.dumps(_facts(store, one), ensure_ascii=False) for one in found)
        return
    print_lines(
        "  ".join(
            filter(
                None,
                (
                    f"{one.id:>5}",
                    _shown(one.project.name),
                    _shown(one.project.client),
                    ", ".join(one.project.languages),
                    f"{one.documents} documents" if one.documents != 1 else "1 document",
                    f"due {one.project.deadline}" if one.project.deadline else "",
                    "locked" if one.lock else "",
                ),
            )
        )
        for one in found
    )
    tell([] if found else ["there are no projects"])


@project.command("show")
@click.argument("name", metavar="PROJECT")
@json_option
@library_option
def show(name: str, library: str | None, *, as_json: bool) -> None:
    """Show a project with its people, settings and documents.

    PROJECT is its name or its number.
    """
    store = open_library(library)
    known = store.projects.find(name)
    facts = _facts(store, known)
    if as_json:
        print_lines([json.dumps(facts, ensure_ascii=False, indent=1)])
        return
    documents = facts.pop("documents")
    people = facts.pop("people")
    print_lines(
        f"{key.replace('_', ' ')}: {_shown(_said(value))}"
        for key, value in facts.items()
        if value not in (None, "", [], {})
    )
    print_lines(f"{one['part'].replace('_', ' ')}: {_shown(one['name'])}" for one in people)
    print_lines(f"document {one['id']}: {_shown(one['name'])}" for one in documents)


@dataclass(frozen=True, slots=True)
class Steps:
    """What else to do with a project."""

    name: str | None
    without: Sequence[str]
    add: Sequence[int]
    drop: Sequence[int]
    lock: bool | None
    owner: bool


@project.command("edit")
@click.argument("project", metavar="PROJECT")
@project_options
@click.option("--name", metavar="NAME", help="A new name.")
@click.option(
    "--without", metavar="NAME", multiple=True, help="Remove this person; can be repeated."
)
@click.option(
    "--add", metavar="ID", type=int, multiple=True, help="Put this document into the project."
)
@click.option(
    "--drop", metavar="ID", type=int, multiple=True, help="Take this document out of the project."
)
@click.option("--lock/--unlock", default=None, help="Lock all of its documents, or unlock them.")
@click.option(
    "--owner",
    is_flag=True,
    help="Change it as the owner of the library's file, whoever its manager is.",
)
@library_option
@gather(wanted=Wanted, steps=Steps)
def edit(project: str, wanted: Wanted, steps: Steps, library: str | None) -> None:
    """Change a project; for its managers, or for editors if it has none.

    PROJECT is its name or its number. What you do not name stays as it is.
    """
    store = open_library(library)
    projects, who = store.projects, None if steps.owner else whoever()
    known = projects.find(project)
    settings = wanted.settings()
    for number in (*steps.add, *steps.drop):
        store.history(number, 1)  # whether it exists, before anything changes
    changes = wanted.fields() | ({"name": steps.name} if steps.name else {})
    if steps.without or wanted.person:
        changes["people"] = _people(known, wanted.people(), steps.without)
    if steps.lock is False:
        projects.unlock(whoever(), project=known.id, owner=steps.owner)
    if changes:
        projects.edit(known.id, who, **changes)
    _choose(store, known.id, settings, who)
    for number in steps.add:
        projects.place(number, known.id, who)
    for number in steps.drop:
        if _project_of(store, number) != known.id:
            raise UsageError(
                "document {number} is not in this project",
                number=number,
                hint="See sverka project show",
            )
        projects.place(number, None, who)
    if steps.lock:
        projects.lock(whoever(), project=known.id)
    tell([f"project {known.id}: {_shown(projects.get(known.id).project.name)}"])


@project.command("remove")
@click.argument("name", metavar="PROJECT")
@click.option("--yes", is_flag=True, help="Do not ask.")
@library_option
def remove(name: str, yes: bool, library: str | None) -> None:
    """Remove a project; its documents stay."""
    store = open_library(library)
    known = store.projects.find(name)
    title = known.project.name
    if not yes and not click.confirm(f"Remove the project {title!r}? Documents stay.", err=True):
        leave_doubt(["nothing was removed"])
    store.projects.remove(known.id, whoever())
    tell([f"removed: {_shown(title)}"])


def entry_facts(entry: Entry) -> dict[str, object]:
    """A document of the list, as JSON values."""
    lock = entry.lock
    return {
        "id": entry.id,
        "name": entry.name,
        "src_lang": entry.src_lang,
        "tgt_lang": entry.tgt_lang,
        "project": entry.project_name or None,
        "rows": entry.progress.rows,
        "finished": round(entry.share, 4),
        "doubtful": entry.progress.doubtful,
        "locked": {"who": lock.who, "at": lock.at, "project": lock.project} if lock else None,
        "changed": {"who": entry.changed_by, "at": entry.changed},
    }


@click.command("lock")
@click.argument("number", metavar="ID", type=int)
@library_option
def lock(number: int, library: str | None) -> None:
    """Lock a document: it can only be read and commented on."""
    open_library(library).projects.lock(whoever(), review=number)
    tell([f"document {number} is locked"])


@click.command("unlock")
@click.argument("number", metavar="ID", type=int)
@library_option
def unlock(number: int, library: str | None) -> None:
    """Unlock a document."""
    open_library(library).projects.unlock(whoever(), review=number)
    tell([f"document {number} is not locked"])


def _project_of(store: Store, number: int) -> int | None:
    known = store.projects.of(number)
    return known.id if known else None


def _people(
    known: KeptProject, more: Iterable[Member], without: Sequence[str]
) -> tuple[Member, ...]:
    people = known.project.people
    strange = set(without) - {one.name for one in people}
    if strange:
        raise UsageError("{name} is not in the project", name=", ".join(sorted(strange)))
    return (*(one for one in people if one.name not in without), *more)


def _choose(
    store: Store, number: int, settings: Iterable[tuple[Subject, str, bytes]], who: str | None
) -> None:
    for what, name, body in settings:
        store.projects.choose(number, what, name, who, body)


def _facts(store: Store, known: KeptProject) -> dict[str, Any]:
    """All that is known about a project, as JSON values."""
    project, lock = known.project, known.lock
    return {
        "id": known.id,
        "name": project.name,
        "client": project.client,
        "languages": list(project.languages),
        "deadline": project.deadline.isoformat() if project.deadline else None,
        "reviewers_edit": project.reviewers_edit,
        "second_reader": project.second_reader,
        "glossary": store.projects.chosen(known.id, "glossary")[0],
        "profile": store.projects.chosen(known.id, "profile")[0],
        "quality": store.projects.chosen(known.id, "quality")[0],
        "locked": {"who": lock.who, "at": lock.at} if lock else None,
        "created": {"who": known.created_by, "at": known.created},
        "people": [{"name": one.name, "part": one.part} for one in project.people],
        "documents": [
            {
                "id": one.id,
                "name": one.name,
                "rows": one.progress.rows,
                "finished": round(one.share, 4),
                "locked": bool(one.lock),
            }
            for one in store.library()
            if one.project == known.id
        ],
    }


def _said(value: Any) -> str:
    """A value as text for people."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, dict):
        return f"{value['who'] or '?'}, {value['at']}"
    return str(value)


def _shown(text: str) -> str:
    """``text`` on one line, without control characters."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
