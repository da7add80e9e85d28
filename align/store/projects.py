"""Projects: which documents belong to them, who works on them, locks, and their own settings."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal

from align.arguments import checked
from align.errors import ForbiddenError, StoreError, UsageError
from align.review import Operation, Patch, Role, View
from align.review.rights import (
    Lock,
    Member,
    Place,
    Project,
    locked,
    not_manager,
    refusal,
)
from align.review.things import writable
from align.store import choices, people, profiles
from align.store.database import Database, now
from align.store.entries import head
from align.tags import language_tag, primary_language

#: What a project can have of its own: the profile of the checks, a glossary, a quality profile.
Subject = Literal["profile", "glossary", "quality"]
SUBJECTS: tuple[Subject, ...] = ("profile", "glossary", "quality")


@dataclass(frozen=True, slots=True)
class KeptProject:
    """A project in the library; ``lock`` is None if it is not locked."""

    id: int
    project: Project
    documents: int
    created: str
    created_by: str
    lock: Lock | None = None


class Projects:
    """The projects of a library. Safe to use from several threads.

    ``who`` is always the person who does something; None is the owner of the file on the command
    line, whom no project refuses anything.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # ------------------------------------------------------------------ projects

    def all(self) -> tuple[KeptProject, ...]:
        """The projects, by name."""
        with self._database.read() as connection:
            return tuple(_read(connection))

    def get(self, number: int) -> KeptProject:
        """The project with this id. Raises StoreError if there is none."""
        with self._database.read() as connection:
            return _one(connection, number)

    def find(self, name: str) -> KeptProject:
        """The project with this name, or with this id. Raises StoreError if there is none."""
        with self._database.read() as connection:
            known = {one.project.name: one for one in _read(connection)}
            if name in known:
                return known[name]
            return _one(connection, int(name) if name.isascii() and name.isdigit() else name)

    @checked
    def add(self, project: Project, who: str = "") -> int:
        """Begin a project and return its id; for editors.

        If it names people and no manager, ``who`` becomes its manager. Raises UsageError if the
        name is taken or a language unknown.
        """
        if project.people and not project.managers and who:
            project = replace(project, people=(*project.people, Member(who, "manager")))
        with self._database.write() as connection:
            people.require(connection, who, "editor")
            project = _valid(connection, project)
            number = connection.execute(
                "INSERT INTO projects (name, client, languages, deadline, reviewers_edit, "
                "second_reader, created, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*_columns(project).values(), now(), who),
            ).lastrowid
            assert number is not None  # noqa: S101
            _write_people(connection, number, project)
        return number

    def edit(self, number: int, who: str | None, **changes: Any) -> None:
        """Change fields of a project; for its managers, or editors if it has none.

        ``changes`` are fields of ``Project``. Raises ForbiddenError, and UsageError as ``add``.
        """
        unknown = set(changes).difference(field.name for field in fields(Project))
        if unknown:
            raise UsageError("a project has no {name}", name=", ".join(sorted(unknown)))
        with self._database.write() as connection:
            known = _managed(connection, number, who)
            if "people" in changes and who:
                changes["people"] = _with_a_manager(known.project, changes["people"], who)
            project = _valid(connection, replace(known.project, **changes), number)
            columns = {n: v for n, v in _columns(project).items() if n in changes}
            for name, value in columns.items():
                query = f"UPDATE projects SET {name} = ? WHERE id = ?"
                connection.execute(query, (value, number))
            if "people" in changes:
                _write_people(connection, number, project)

    def remove(self, number: int, who: str | None) -> None:
        """Remove a project; its documents stay and belong to none; for its managers."""
        with self._database.write() as connection:
            _managed(connection, number, who)
            connection.execute("UPDATE reviews SET project = NULL WHERE project = ?", (number,))
            for table in ("locks", "members"):
                connection.execute(f"DELETE FROM {table} WHERE project = ?", (number,))
            for what in SUBJECTS:
                connection.execute("DELETE FROM choices WHERE what = ?", (subject(number, what),))
            connection.execute("DELETE FROM projects WHERE id = ?", (number,))

    def of(self, review: int) -> KeptProject | None:
        """The project of a document."""
        with self._database.read() as connection:
            number = head(connection, review)["project"]
            return _one(connection, number) if number else None

    def two_readers(self, review: int) -> bool:
        """Whether the project of a document wants two readers for each bead."""
        known = self.of(review)
        return known is not None and known.project.second_reader

    @checked
    def place(self, review: int, number: int | None, who: str | None) -> None:
        """Put a document into a project, or with None into no project.

        For those who manage both its old project and the new one. Raises ForbiddenError, and
        UsageError if the project is not for the languages of the document.
        """
        with self._database.write() as connection:
            if who is not None:
                old = place_of(connection, review, who)
                _raise(refusal(old, None) or (not_manager(old) if old.project else None))
            if number is not None:
                known = _managed(connection, number, who)
                _require_languages(connection, review, known.project)
            query = "UPDATE reviews SET project = ? WHERE id = ?"
            connection.execute(query, (number, review))

    # --------------------------------------------------------------------- locks

    @checked
    def lock(self, who: str, *, review: int = 0, project: int = 0) -> None:
        """Lock a document or a project against all changes but comments; for its managers, or
        editors if it has none. Locking again changes nothing.
        """
        with self._database.write() as connection:
            _raise(not_manager(_place_at(connection, who, review, project)))
            connection.execute(
                "INSERT INTO locks (review, project, who, at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                (review or None, project or None, who, now()),
            )

    @checked
    def unlock(self, who: str, *, review: int = 0, project: int = 0, owner: bool = False) -> None:
        """End the lock of a document or a project; for those who may lock it, and for the
        ``owner`` of the file on the command line.
        """
        with self._database.write() as connection:
            place = _place_at(connection, who, review, project)
            _raise(None if owner else not_manager(place))
            connection.execute(
                "UPDATE locks SET ended_by = ?, ended = ? WHERE ended IS NULL "
                "AND ifnull(review, 0) = ? AND ifnull(project, 0) = ?",
                (who, now(), review, project),
            )

    # -------------------------------------------------------------------- rights

    def at(self, review: int, who: str) -> Place:
        """What a person is at a document (``align.review.rights``)."""
        with self._database.read() as connection:
            return place_of(connection, review, who)

    # ------------------------------------------------------------------ settings

    def choose(
        self, number: int, what: Subject, name: str, who: str | None, body: bytes = b""
    ) -> None:
        """Choose the profile, glossary or quality profile of a project, ``""`` for none; for its
        managers.

        ``name`` is that of one that comes with Sverka, or of the file whose content is ``body``.
        Raises UsageError if there is no such profile.
        """
        if name:
            require_choice(what, name, body)
        with self._database.write() as connection:
            _managed(connection, number, who)
            choices.write(connection, subject(number, what), name, body, who or "")

    def chosen(self, number: int, what: Subject) -> tuple[str, bytes]:
        """The name and the file of such a choice; ``""`` if there is none."""
        with self._database.read() as connection:
            return choices.chosen(connection, subject(number, what))


def subject(number: int, what: Subject) -> str:
    """As what a choice of a project is kept (``choices``)."""
    return f"project:{number}:{what}"


def chosen_for(connection: sqlite3.Connection, review: int | None, what: Subject) -> Any:
    """What the project of a document chose, if anything: the name and the file, else ``""``."""
    number = head(connection, review)["project"] if review is not None else None
    return choices.chosen(connection, subject(number, what)) if number else ("", b"")


def place_of(connection: sqlite3.Connection, review: int, who: str) -> Place:
    """What a person is at a document."""
    project = head(connection, review)["project"]
    role, given = _role(connection, who)
    known = _one(connection, project) if project else None
    lock = _lock(connection, "review", review) or (known.lock if known else None)
    return Place(who, role, given, known.project if known else None, lock)


def require(
    place: Place,
    op: Operation | None = None,
    view: View | None = None,
    patch: Patch | None = None,
) -> None:
    """Raise ForbiddenError if a person may not do something to a document."""
    _raise(refusal(place, op, view, patch))


def require_whole(connection: sqlite3.Connection, review: int, who: str) -> None:
    """Raise ForbiddenError if a person may not change a document as a whole."""
    _raise(refusal(place_of(connection, review, who), None))


def _raise(error: ForbiddenError | None) -> None:
    if error:
        raise error


def _role(connection: sqlite3.Connection, who: str) -> tuple[Role, bool]:
    """A person's role in the library, and whether it was given to them by name."""
    query = "SELECT EXISTS (SELECT 1 FROM people WHERE name = ?)"
    (given,) = connection.execute(query, (who,)).fetchone()
    return people.role(connection, who), bool(given)


def _place_at(connection: sqlite3.Connection, who: str, review: int, project: int) -> Place:
    """What a person is at a document, or at a project, whether it is locked or not."""
    if bool(review) == bool(project):
        raise UsageError("name a document or a project")
    if review:
        return place_of(connection, review, who)
    known = _one(connection, project)
    return Place(who, *_role(connection, who), known.project)


def _managed(connection: sqlite3.Connection, number: int, who: str | None) -> KeptProject:
    """A project that ``who`` may change. Raises ForbiddenError if they may not."""
    known = _one(connection, number)
    if who is not None:
        _raise(not_manager(_place_at(connection, who, 0, number)))
        _raise(locked(known.lock) if known.lock else None)
    return known


def _read(connection: sqlite3.Connection, only: int | None = None) -> list[KeptProject]:
    people_of: dict[int, list[Member]] = {}
    for number, name, part in connection.execute(_MEMBERS, (only,)):
        people_of.setdefault(number, []).append(Member(name, part))
    found = []
    for number, name, client, languages, deadline, *rest in connection.execute(_PROJECTS, (only,)):
        edit, second, created, created_by, documents = rest
        project = Project(
            name,
            client,
            tuple(json.loads(languages)),
            date.fromisoformat(deadline) if deadline else None,
            tuple(people_of.get(number, ())),
            bool(edit),
            bool(second),
        )
        lock = _lock(connection, "project", number)
        lock = replace(lock, project=name) if lock else None
        found.append(KeptProject(number, project, documents, created, created_by, lock))
    return found


_PROJECTS = """
    SELECT id, name, client, languages, deadline, reviewers_edit, second_reader, created,
           created_by, (SELECT count(*) FROM reviews WHERE project = projects.id)
    FROM projects WHERE ?1 IS NULL OR id = ?1 ORDER BY name
"""
_MEMBERS = """
    SELECT project, name, part FROM members WHERE ?1 IS NULL OR project = ?1 ORDER BY name, part
"""


def _one(connection: sqlite3.Connection, number: int | str) -> KeptProject:
    if isinstance(number, int) and (known := _read(connection, number)):
        return known[0]
    raise StoreError(
        "there is no project {number} in the library",
        hint="See sverka project list",
        number=number,
    )


def _lock(connection: sqlite3.Connection, of: str, number: int) -> Lock | None:
    query = f"SELECT who, at FROM locks WHERE {of} = ? AND ended IS NULL"
    found = connection.execute(query, (number,)).fetchone()
    return Lock(*found) if found else None


def _columns(project: Project) -> dict[str, Any]:
    return {
        "name": project.name,
        "client": project.client,
        "languages": json.dumps(project.languages),
        "deadline": project.deadline.isoformat() if project.deadline else None,
        "reviewers_edit": project.reviewers_edit,
        "second_reader": project.second_reader,
    }


def _write_people(connection: sqlite3.Connection, number: int, project: Project) -> None:
    connection.execute("DELETE FROM members WHERE project = ?", (number,))
    connection.executemany(
        "INSERT OR IGNORE INTO members VALUES (?, ?, ?)",
        ((number, one.name, one.part) for one in project.people),
    )


def _valid(connection: sqlite3.Connection, project: Project, number: int = 0) -> Project:
    """``project`` as it can be stored. Raises UsageError if it is not valid."""
    name = writable(project.name).strip()
    if not name:
        raise UsageError("a project needs a name", hint="Enter one")
    query = "SELECT 1 FROM projects WHERE name = ? AND id != ?"
    if connection.execute(query, (name, number)).fetchone():
        raise UsageError("there is already a project {name}", hint="Choose another name", name=name)
    members = [replace(one, name=writable(one.name).strip()) for one in project.people]
    if not all(one.name for one in members):
        raise UsageError("a person needs a name", hint="Enter one")
    if any("," in one.name for one in members):
        raise UsageError("the name of a person cannot have a comma", hint="Leave it out")
    return replace(
        project,
        name=name,
        client=writable(project.client).strip(),
        languages=tuple(dict.fromkeys(map(language_tag, project.languages))),
        people=tuple(sorted(set(members))),
    )


def _with_a_manager(before: Project, after: tuple[Member, ...], who: str) -> tuple[Member, ...]:
    """The new people of a project, with ``who`` as their manager if they are its first ones. Raises
    UsageError if they would have no manager any more.
    """
    if not after or Project("", people=after).managers:
        return after
    if before.managers:
        raise UsageError("a project needs a manager", hint="Name another one first")
    return (*after, Member(who, "manager"))


def _require_languages(connection: sqlite3.Connection, review: int, project: Project) -> None:
    facts = head(connection, review)
    query = "SELECT lang FROM documents WHERE id IN (?, ?)"
    langs = [lang for (lang,) in connection.execute(query, (facts["src"], facts["tgt"]))]
    known = set(map(primary_language, project.languages))
    strange = [lang for lang in langs if primary_language(lang) not in known]
    if known and strange:
        raise UsageError(
            "the project {project} is for {languages}; this document has the language {strange}",
            hint="Add the language to the project",
            project=project.name,
            languages=", ".join(project.languages),
            strange=", ".join(strange),
        )


def require_choice(what: Subject, name: str, body: bytes) -> None:
    """Raise UsageError if there is no such profile, or if it or the glossary cannot be read."""
    if what == "profile":
        profiles.of_checks(name, body)
    elif what == "quality":
        profiles.of_quality(name, body)
    else:
        profiles.require_glossary(name, body)
