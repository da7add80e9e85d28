"""The library: reviews in one file, and everything that people do to them."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from sys import maxsize
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from align.alignment import Alignment
from align.arguments import at_least, checked
from align.arguments import path as file
from align.errors import UsageError
from align.formats.work import Beside, Work
from align.review import Operation, Rename, Review, Role, Row, Weigh
from align.review.columns import of_further
from align.review.find import Pattern
from align.review.outcome import alignment as outcome
from align.review.story import Step, story
from align.review.things import Side, writable
from align.review.versions import Renewal
from align.review.work import work as given
from align.store import bodies, documents, doing, history, people, renewing, upkeep
from align.store.checking import Checking
from align.store.columns import Columns, put
from align.store.database import Database, now, open_database
from align.store.entries import Entry, entries, head
from align.store.grading import Grading
from align.store.history import Change, State
from align.store.projects import Projects, require_whole
from align.store.renewing import Lineage
from align.store.search import Hit, search
from align.store.table import Table
from align.textpair import Further
from align.words import Message

if TYPE_CHECKING:  # the checks import the aligner, which is slow to load
    from align.checks.model.finding import Finding
    from align.concordance import Source
    from align.store.memory import TranslationMemory


def default_path() -> Path:
    """The default path of the library: ``SVERKA_LIBRARY``, or a file in the user's data folder."""
    chosen = os.environ.get("SVERKA_LIBRARY")
    return Path(chosen) if chosen else user_data_path("sverka", appauthor=False) / "library.sqlite"


#: The tables with what belongs to a review, in the order in which it is removed.
_OF_REVIEWS = (
    "locks", "originals", "checked", "corrected", "rules", "dismissals", "changes", "replies",
    "annotations", "comments", "cells", "rows", "columns",
)  # fmt: skip


class Store:
    """A library file.

    Any number of threads and programs may use it at the same time. Changes are made one after the
    other, and each is complete and on the disk before its method returns. All methods raise
    StoreError if the file cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        #: The settings of the checks.
        self.checking = Checking(database)
        #: The projects, with locks and rights.
        self.projects = Projects(database)
        #: The quality profile.
        self.grading = Grading(database)
        #: The further texts beside the reviews.
        self.columns = Columns(database)

    @classmethod
    @checked
    def open(cls, path: Path | str | None = None) -> Store:
        """Open the library at ``path`` (``default_path`` by default); create it if it does not
        exist.
        """
        return cls(open_database(file(path) if path is not None else default_path()))

    @cached_property
    def memory(self) -> TranslationMemory:
        """What the library says about a sentence or a word. It needs a library of the desk's."""
        from align.store.memory import TranslationMemory  # slow to load

        return TranslationMemory(self._database)

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    def close(self) -> None:
        """Close idle connections; the next use opens the file again."""
        self._database.close()

    # ------------------------------------------------------------------- reviews

    @checked
    def add(
        self,
        alignment: Alignment,
        name: str,
        who: str = "",
        original: tuple[str, bytes] | None = None,
        further: Sequence[Further] = (),
    ) -> int:
        """Start a review of ``alignment`` and return its id; for editors.

        ``original`` are the name and the content of the file that it was imported from, if it is of
        a kind that can be written again (``align.formats.original``). ``further`` are texts beside
        the two, which become columns.
        """
        require_name(name)
        review = Review.of(alignment, writable(name))
        packed = documents.packed(alignment.src), documents.packed(alignment.tgt)
        with self._database.write() as connection:
            people.require(connection, who, "editor")
            number = documents.begin(connection, review, packed, name, who)
            if original:
                documents.keep_original(connection, number, *original)
            for one in further:
                put(connection, number, of_further(review, one), who)
        return number

    @checked
    def renew(self, renewal: Renewal, name: str, who: str = "") -> int:
        """Keep a new version of a document, with all decisions about the old one, and return its
        id; for editors.

        The old version stays as it is; neither checks nor the memory read it any more, and they do
        not compare it with the new one. Raises EditError if somebody has changed it since
        ``renewal`` was made.
        """
        require_name(name)
        base = renewal.base
        packed = documents.packed(base.src), documents.packed(base.tgt)
        with self._database.write() as connection:
            return renewing.renew(connection, renewal, packed, name, who)

    def lineage(self, review: int) -> Lineage:
        """The versions before and after a document."""
        with self._database.read() as connection:
            return renewing.lineage(connection, review)

    def authors(self, review: int) -> dict[int, tuple[str, str]]:
        """Who worded each sentence of a document last, and when, by their ids; only for those that
        people have edited.
        """
        with self._database.read() as connection:
            return renewing.authors(connection, review)

    @checked
    def rename(self, review: int, name: str, who: str = "", seen: int | None = None) -> None:
        """Rename a review; for editors.

        Raises StaleError if somebody else has renamed it after change ``seen``.
        """
        require_name(name)
        with self._database.write() as connection:
            doing.do(connection, review, Rename(name), who, seen)

    @checked
    def remove(self, review: int, who: str = "") -> None:
        """Remove a review and its whole history from the library; for editors."""
        with self._database.write() as connection:
            require_whole(connection, review, who)
            for table in _OF_REVIEWS:
                connection.execute(f"DELETE FROM {table} WHERE review = ?", (review,))
            own = documents.glossary_of(review)
            connection.execute("DELETE FROM choices WHERE what = ?", (own,))
            connection.execute("DELETE FROM versions WHERE review = ?1 OR of = ?1", (review,))
            connection.execute("DELETE FROM reviews WHERE id = ?", (review,))
            connection.execute(
                "DELETE FROM documents WHERE id NOT IN "
                "(SELECT src FROM reviews UNION SELECT tgt FROM reviews)"
            )

    def library(self) -> tuple[Entry, ...]:
        """List the reviews, by name."""
        with self._database.read() as connection:
            return entries(connection)

    @checked
    def review(self, review: int) -> Review:
        """Read a whole review."""
        with self._database.read() as connection, _uncollected():
            facts = head(connection, review)
            table = Table(connection, review)
            cells, rows = table.whole()
            return Review(
                id=review,
                name=facts["name"],
                src=documents.read(connection, facts["src"]),
                tgt=documents.read(connection, facts["tgt"]),
                cells=cells,
                rows=rows,
                comments={comment.id: comment for comment in table.comments()},
                judgements={one.id: one for one in table.judgements()},
                remarks={one.id: one for one in table.remarks()},
                seq=facts["seq"],
                next_id=facts["next_id"],
                method=facts["method"],
                made_with=facts["made_with"],
                suggestions=_suggestions(facts["suggestions"], review),
            )

    @checked
    def alignment(
        self, review: int, *, accepted_only: bool = False, good_only: bool = False
    ) -> Alignment:
        """The result of a review, for export (``align.review.outcome``)."""
        return outcome(self.review(review), accepted_only=accepted_only, good_only=good_only)

    def work(self, review: Review, findings: Sequence[Finding] = (), lang: str = "en") -> Work:
        """Add to ``review`` what the history says, to give it to other people
        (``align.formats.render_work``).

        ``findings`` are those in the alignment that it comes to; ``lang`` is the language of their
        titles.
        """
        with self._database.read() as connection:
            key = documents.key(connection, head(connection, review.id))
            where = "review = ? AND seq <= ? ORDER BY seq"
            changes = history.read(connection, where, review.id, review.seq)
        work = given(review, changes, findings, key=key, made=now(), lang=lang)
        columns = self.columns.of(review.id)
        beside = tuple(Beside(one.name, one.lang, one.sentences(review)) for one in columns)
        return replace(work, columns=beside)

    def original_name(self, review: int) -> str | None:
        """The name of the file that a document was imported from, if it is kept."""
        with self._database.read() as connection:
            query = "SELECT name FROM originals WHERE review = ?"
            found = connection.execute(query, (review,)).fetchone()
        return str(found[0]) if found else None

    def original(self, review: int) -> tuple[str, bytes] | None:
        """The name and the content of the file that a document was imported from, if it is kept."""
        with self._database.read() as connection:
            head(connection, review)
            return documents.read_original(connection, review)

    def key(self, review: int) -> str:
        """Eight hexadecimal digits that identify the document, also in a copy of the library."""
        with self._database.read() as connection:
            return documents.key(connection, head(connection, review))

    # ------------------------------------------------------------------- changes

    @checked
    def apply(
        self, review: int, op: Operation, who: str, seen: int, own: Collection[int] = ()
    ) -> Change:
        """Do ``op`` for ``who``, who saw the review as it was after change ``seen``.

        ``own`` are later changes that this person made and therefore knows. An operation without
        effect adds nothing to the history. Raises ForbiddenError if the person's role, a lock or
        the document's project does not allow it, StaleError if others have changed what it touches
        since, and EditError if it is not possible.
        """
        with self._database.write() as connection:
            return doing.do(connection, review, op, who, seen, own)

    @checked
    def weigh(self, review: int, op: Weigh) -> Change | None:
        """Store the probabilities that ``align.review.weigh`` computed.

        This is nobody's decision: it needs no role, is recorded under the name of the person who
        last changed the document, and cannot be undone. None if none of them applies any more.
        """
        with self._database.write() as connection:
            return doing.weigh(connection, review, op)

    @checked
    def undo(self, review: int, who: str, seq: int | None = None) -> Change:
        """Undo the person's latest change, or the change ``seq``.

        Only editors may undo other people's changes. Raises EditError if there is nothing to undo,
        StaleError if others have changed the same rows since, and ForbiddenError.
        """
        with self._database.write() as connection:
            return doing.turn(connection, review, who, "done", seq)

    @checked
    def redo(self, review: int, who: str) -> Change:
        """Redo the change that the person undid last.

        After a new change, earlier ones can no longer be redone. Raises the same errors as
        ``undo``.
        """
        with self._database.write() as connection:
            return doing.turn(connection, review, who, "undone")

    def can_undo(self, review: int, who: str) -> Operation | None:
        """The operation that ``undo`` would undo."""
        return self._candidate(review, who, "done")

    def can_redo(self, review: int, who: str) -> Operation | None:
        """The operation that ``redo`` would redo."""
        return self._candidate(review, who, "undone")

    @checked
    def changes(self, review: int, since: int = 0) -> tuple[Change, ...]:
        """Read the changes after number ``since``, oldest first."""
        with self._database.read() as connection:
            head(connection, review)
            return history.read(connection, "review = ? AND seq > ? ORDER BY seq", review, since)

    @checked
    def history(
        self, review: int, limit: int = 100, before: int | None = None
    ) -> tuple[Change, ...]:
        """Read people's latest changes, or those before number ``before``, newest first."""
        at_least(limit, 0, "limit")
        where = "review = ? AND seq < ? AND op ->> 'op' != 'weigh' ORDER BY seq DESC LIMIT ?"
        with self._database.read() as connection:
            upto = head(connection, review)["seq"] + 1 if before is None else before
            return history.read(connection, where, review, upto, limit)

    def story(self, review: Review, row: Row) -> tuple[Step[Change], ...]:
        """Read the changes that concerned a row of ``review``, newest first."""
        where = "review = ? AND seq <= ? AND op ->> 'op' != 'weigh' ORDER BY seq DESC"
        with self._database.read() as connection:
            changes = history.read(connection, where, review.id, review.seq)
        return tuple(story(review, row, changes))

    def _candidate(self, review: int, who: str, state: State) -> Operation | None:
        with self._database.read() as connection:
            change = history.candidate(connection, review, who, state)
        return change.op if change else None

    def sources(self, *, further: bool = False) -> list[Source]:
        """The documents, to be searched by a concordance; with their ``further`` texts, if wanted,
        each as another translation.
        """
        from align.store.indexing import sources  # slow to load

        return sources(self._database, further=further)

    @checked
    def search(
        self,
        pattern: Pattern,
        review: int | None = None,
        side: Side | None = None,
        limit: int = 500,
        project: int | None = None,
    ) -> tuple[Hit, ...]:
        """Find the first ``limit`` sentences that match ``pattern`` in one document or in all, or
        in those of one project.

        Raises StoreError if the document does not exist.
        """
        at_least(limit, 0, "limit")
        with self._database.read() as connection:
            if review is not None:
                head(connection, review)
            hits = search(connection, pattern, review, side, project)
            return tuple(islice(hits, min(limit, maxsize)))

    # -------------------------------------------------------------------- people

    @checked
    def role(self, who: str) -> Role:
        """A person's role: editor if no roles are set, reader if only other people have one."""
        with self._database.read() as connection:
            return people.role(connection, who)

    def roles(self) -> dict[str, Role]:
        """Read all roles."""
        with self._database.read() as connection:
            return dict(connection.execute("SELECT name, role FROM people ORDER BY name"))

    @checked
    def set_role(self, name: str, role: Role | None, by: str | None) -> None:
        """Set the role of a person; None removes the person.

        For editors. If ``by`` is None, the change is made by the owner of the file on the command
        line.
        """
        with self._database.write() as connection:
            if by is not None:
                people.require(connection, by, "editor")
            if role is None:
                connection.execute("DELETE FROM people WHERE name = ?", (name,))
            else:
                connection.execute(
                    "INSERT INTO people VALUES (?, ?) "
                    "ON CONFLICT (name) DO UPDATE SET role = excluded.role",
                    (name, role),
                )

    # -------------------------------------------------------------------- upkeep

    def check(self) -> tuple[str, ...]:
        """List everything that is wrong with the file; empty if it is sound."""
        return upkeep.check(self._database)

    @checked
    def backup(self, path: Path | str) -> None:
        """Copy the library to ``path`` as it is now; others may keep writing."""
        upkeep.backup(self._database, file(path))


def _suggestions(
    body: str, review: int
) -> tuple[tuple[tuple[int, ...], tuple[int, ...], float], ...]:
    with bodies.reading(Message("the suggestions of document {review}", review=review)):
        found = json.loads(body)
        made = found.pop(bodies.MARK, 0) if isinstance(found, dict) else 0
        beads = bodies.upgraded("suggestions", found, made)["beads"]
        return tuple((tuple(src), tuple(tgt), probability) for src, tgt, probability in beads)


def require_name(name: str) -> None:
    """Raise UsageError for a name without visible characters."""
    if not name.strip():
        raise UsageError("a document needs a name", hint="Enter one")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Turn the garbage collector off for a while. Creating very many objects would start it again
    and again, which takes as long as creating them, although none of them is garbage.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
