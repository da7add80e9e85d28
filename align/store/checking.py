"""People's decisions about the checks: dismissals, rules and severities.

Decisions about one document are operations like any other (``align.review.judgements``) and are in
the document's history. Decisions for the whole library are never overwritten: rules that ended and
choices that changed stay in the file, with the person and the time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from align.alignment import Alignment
from align.errors import EditError
from align.models import SHIPPED
from align.review import Dismiss, EndRule, Restore
from align.review import Ignore as MakeRule
from align.review.things import writable
from align.store import choices, documents, doing, people, profiles, projects, verdicts
from align.store.database import Database, now
from align.store.recall import Recall
from align.words import Message

if TYPE_CHECKING:  # the checks import the aligner, which is slow to load
    from align.checks import Dismissal, Show, Verdict
    from align.checks.control import Control, File
    from align.checks.model.memory import Memory
    from align.checks.profile import Ignore, Profile

#: What can be chosen for the whole library, besides the severity of each kind.
Subject = Literal["profile", "glossary"]
_SEVERITY = "severity:"
#: Before a person's name: how much they want to see. Before a kind: how much of it to show to all;
#: what people did with its findings is forgotten.
_SHOW, _AMOUNT, _FORGET = "show:", "amount:", "forget:"


@dataclass(frozen=True, slots=True)
class Rule:
    """Findings to ignore in the document ``review``, or in all documents if it is None.

    ``ended_by`` and ``ended`` say who ended the rule and when; None while it is in force.
    """

    id: int
    review: int | None
    ignore: Ignore
    who: str
    at: str
    ended_by: str | None = None
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A person's choice: ``what`` is a Subject, ``glossary:`` and a document, ``severity:`` and a
    kind, ``show:`` and a person, or ``amount:`` or ``forget:`` and a kind; ``value`` is the name,
    severity or step, ``""`` for the default.
    """

    id: int
    what: str
    value: str
    who: str
    at: str


class Checking:
    """The settings of the checks in a library. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        #: The address of a LanguageTool server, "" for none. It is not stored in the library: a
        #: library made by somebody else could otherwise send texts to an address of their choice.
        self.languagetool = ""
        #: The lexicon and the encoder that checks use. Not stored either: they are files and models
        #: on this computer.
        self.learnt = SHIPPED
        self._recall = Recall(database)

    # ------------------------------------------------------------------- memory

    def memory(self, alignment: Alignment, review: int | None = None) -> Memory:
        """Translations in documents other than ``review`` that differ from those in ``alignment``.

        A second call only reads what has changed.
        """
        return self._recall.memory(alignment, review)

    def names(self) -> dict[int, str]:
        """Read the names of all documents, by their ids."""
        return self._recall.names()

    # --------------------------------------------------------------- dismissals

    def dismiss(self, review: int, dismissal: Dismissal, seen: int | None = None) -> None:
        """Store a person's dismissal of a finding; for reviewers. It is in the document's history
        and can be undone.

        If the finding was dismissed before, the reason is replaced. Raises StaleError if somebody
        else has dismissed it after change ``seen``.
        """
        op = Dismiss(dismissal.fingerprint, dismissal.reason)
        with self._database.write() as connection:
            doing.do(connection, review, op, dismissal.who, seen)

    def take_back(self, review: int, fingerprint: str, who: str) -> None:
        """Withdraw the dismissal of a finding; for reviewers."""
        with self._database.write() as connection:
            doing.do(connection, review, Restore(fingerprint), who)

    def dismissals(self, review: int | None = None) -> tuple[Dismissal, ...]:
        """Read the dismissals in one document or all, oldest first, for ``align.check``."""
        with self._database.read() as connection:
            return _dismissals(connection, review)

    # -------------------------------------------------------------------- rules

    def ignore(self, ignore: Ignore, who: str, review: int | None = None) -> int:
        """Add a rule and return its id: for reviewers of a document, for editors of the library.

        A rule of one document is part of its history. Raises UsageError if the rule is not valid.
        """
        from align.checks.profile import validated

        kept = validated(ignore, Message("this rule"))
        with self._database.write() as connection:
            if review is not None:
                op = MakeRule(kept.kind, kept.pattern, kept.reason)
                (diff,) = doing.do(connection, review, op, who).patch.diffs
                where = "SELECT id FROM rules WHERE review = ? AND thing = ?"
                return int(connection.execute(where, (review, diff.id)).fetchone()[0])
            people.require(connection, who, "editor")
            number = connection.execute(
                "INSERT INTO rules (kind, pattern, reason, who, at) VALUES (?, ?, ?, ?, ?)",
                (kept.kind, writable(kept.pattern), writable(kept.reason), who, now()),
            ).lastrowid
        assert number is not None  # noqa: S101
        return number

    def end(self, rule: int, who: str) -> None:
        """End a rule: for reviewers of a document, for editors of the library.

        Raises EditError if the rule has already ended.
        """
        with self._database.write() as connection:
            found = connection.execute(
                "SELECT review, thing FROM rules WHERE id = ? AND ended IS NULL", (rule,)
            ).fetchone()
            if found is None:
                raise EditError("this rule has already been removed", code="edit.rule-ended")
            review, thing = found
            if review is not None:
                doing.do(connection, review, EndRule(thing), who)
                return
            people.require(connection, who, "editor")
            connection.execute(
                "UPDATE rules SET ended_by = ?, ended = ? WHERE id = ?", (who, now(), rule)
            )

    def rules(self, review: int | None = None, *, ended: bool = False) -> tuple[Rule, ...]:
        """Read the rules that are in force for a document (None: for all documents), oldest first;
        with ``ended`` also those that have ended.
        """
        with self._database.read() as connection:
            return _rules(connection, review, ended=ended)

    # ------------------------------------------------------------------ choices

    def choose(self, what: Subject, value: str, who: str, body: bytes = b"") -> None:
        """Choose the profile or the glossary of the library, ``""`` for the default; for editors.

        ``body`` is the content of its file. Raises UsageError if the profile does not exist.
        """
        if what == "profile":
            profiles.of_checks(value, body)
        with self._database.write() as connection:
            choices.choose(connection, what, value, body, who)

    def choose_glossary(self, review: int, name: str, who: str, body: bytes = b"") -> None:
        """Choose a glossary for one document, besides that of the library; for editors.

        ``name`` is that of its file and ``body`` the content; ``""`` for none.
        """
        with self._database.write() as connection:
            projects.require_whole(connection, review, who)
            choices.write(connection, documents.glossary_of(review), name, body, who)

    def glossary(self, review: int) -> tuple[str, bytes]:
        """Read the name and the file of a document's own glossary; ``""`` if it has none."""
        with self._database.read() as connection:
            return choices.chosen(connection, documents.glossary_of(review))

    def set_severity(self, kind: str, severity: str, who: str) -> None:
        """Set the severity of a kind: a severity, ``off``, or ``""`` for that of the profile; for
        editors. Raises UsageError if the kind or the severity does not exist.
        """
        from align.checks.profile import require_severity

        require_severity(kind, severity or "off", Message("this choice"))
        with self._database.write() as connection:
            choices.choose(connection, _SEVERITY + kind, severity, b"", who)

    def choices(self) -> dict[str, Choice]:
        """Read the latest choices, by subject."""
        with self._database.read() as connection:
            return _choices(connection)

    def chosen(self, what: Subject) -> tuple[str, bytes]:
        """Read the name and the file of the latest choice; ``""`` if there is none."""
        with self._database.read() as connection:
            return choices.chosen(connection, what)

    def brought(self, what: Subject) -> tuple[str, bytes]:
        """Read the name and content of the file that was last uploaded, whether it is in use or
        not.
        """
        with self._database.read() as connection:
            return choices.brought(connection, what)

    # ------------------------------------------------------------- probabilities

    def show(self, who: str, review: int | None = None) -> Show:
        """How much a person wants to see: their own choice, or that of the profile by which the
        document ``review``, or the library, is checked.
        """
        with self._database.read() as connection:
            found = connection.execute(
                "SELECT value FROM choices WHERE what = ? ORDER BY id DESC LIMIT 1", (_SHOW + who,)
            ).fetchone()
            if found and found[0]:
                from align.checks.model.showing import step_of

                return step_of(found[0])
            return _profile_of(connection, review).show

    def set_show(self, show: str, who: str) -> None:
        """Choose how much to show to ``who``, ``""`` for what the profile says. Raises UsageError
        if there is no such step.
        """
        from align.checks.profile import require_step

        if show:
            require_step(show, Message("this choice"))
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO choices (what, value, body, who, at) VALUES (?, ?, x'', ?, ?)",
                (_SHOW + who, show, who, now()),
            )

    def set_amount(self, kind: str, show: str, who: str) -> None:
        """Choose how much to show of a kind, for everybody; ``""`` for what they want to see of all
        kinds; for editors. Raises UsageError if there is no such kind or step.
        """
        from align.checks.profile import require_kind, require_step

        require_kind(kind, Message("this choice"))
        if show:
            require_step(show, Message("this choice"))
        with self._database.write() as connection:
            choices.choose(connection, _AMOUNT + kind, show, b"", who)

    def verdicts(self, src_lang: str, tgt_lang: str) -> tuple[Verdict, ...]:
        """What people did with the findings of each kind in documents in these two languages.

        A rule counts as one dismissal. What was done before somebody called ``forget`` does not
        count.
        """
        with self._database.read() as connection:
            return _verdicts(connection, (src_lang, tgt_lang))

    def forget(self, kind: str, who: str) -> None:
        """Forget what people did with the findings of a kind; for editors."""
        with self._database.write() as connection:
            choices.choose(connection, _FORGET + kind, "", b"", who)

    def correct(self, review: int, gone: Set[str], back: Set[str] = frozenset()) -> None:
        """Note the fingerprints of findings that went ``gone`` because somebody changed their
        words; those that came ``back`` are no longer noted.
        """
        with self._database.write() as connection:
            verdicts.write(connection, review, gone, back)

    def checked(self, review: int, findings: int, expected: float) -> None:
        """Note what the latest check of a document found."""
        with self._database.write() as connection:
            verdicts.write_checked(connection, review, findings, expected)

    # ------------------------------------------------------------------ settings

    def control(self, review: int | None = None, profile: Profile | None = None) -> Control:
        """The settings for checking a document, or (None) one that is not in the library.

        The profile and the glossary of the document's project apply by themselves. ``profile``
        replaces the profile, severities and amounts by kind.
        """
        from align.checks.control import Control, File
        from align.checks.model.showing import step_of

        with self._database.read() as connection:
            severity, amounts = (
                {
                    choice.what.removeprefix(start): choice.value
                    for choice in _choices(connection).values()
                    if choice.what.startswith(start) and choice.value and profile is None
                }
                for start in (_SEVERITY, _AMOUNT)
            )
            shows = {kind: step_of(value) for kind, value in amounts.items()}
            base = profile or _profile_of(connection, review)
            ignore = tuple(rule.ignore for rule in _rules(connection, review))
            files = (
                choices.chosen(connection, "glossary"),
                projects.chosen_for(connection, review, "glossary"),
            )
            general, common = (File(*one) if one[0] else None for one in files)
            langs = verdicts.languages(connection, review)
            return Control(
                base.extended(severity, ignore, shows),
                general,
                _dismissals(connection, review) if review is not None else (),
                _elsewhere(connection, review),
                _verdicts(connection, langs) if langs else (),
                self.languagetool,
                self.learnt,
                _own_glossary(connection, review),
                common,
            )


def _dismissals(connection: sqlite3.Connection, review: int | None) -> tuple[Dismissal, ...]:
    """The dismissals in one document, or in all."""
    from align.checks import Dismissal

    query = (
        "SELECT fingerprint, reason, who FROM dismissals "
        "WHERE ?1 IS NULL OR review = ?1 ORDER BY at, fingerprint"
    )
    return tuple(Dismissal(*line) for line in connection.execute(query, (review,)))


def _elsewhere(connection: sqlite3.Connection, review: int | None) -> tuple[Dismissal, ...]:
    """The dismissals in other documents, with the documents' names."""
    from align.checks import Dismissal

    query = (
        "SELECT d.fingerprint, d.reason, d.who, v.name FROM dismissals AS d "
        "JOIN reviews AS v ON v.id = d.review "
        "WHERE ?1 IS NULL OR d.review != ?1 ORDER BY d.at, d.fingerprint"
    )
    return tuple(Dismissal(*line) for line in connection.execute(query, (review,)))


def _verdicts(connection: sqlite3.Connection, langs: tuple[str, str]) -> tuple[Verdict, ...]:
    since = {
        choice.what.removeprefix(_FORGET): choice.at
        for choice in _choices(connection).values()
        if choice.what.startswith(_FORGET)
    }
    return verdicts.read(connection, langs, since)


def _rules(
    connection: sqlite3.Connection, review: int | None, *, ended: bool = False
) -> tuple[Rule, ...]:
    from align.checks.profile import Ignore

    lines = connection.execute(
        "SELECT id, review, reason, kind, pattern, who, at, ended_by, ended FROM rules "
        "WHERE (review IS NULL OR review = ?) AND (ended IS NULL OR ?) ORDER BY id",
        (review, ended),
    )
    return tuple(
        Rule(number, of, Ignore(reason, kind, pattern), *rest)
        for number, of, reason, kind, pattern, *rest in lines
    )


def _own_glossary(connection: sqlite3.Connection, review: int | None) -> File | None:
    from align.checks.control import File

    if review is None:
        return None
    name, body = choices.chosen(connection, documents.glossary_of(review))
    return File(name, body) if name else None


def _choices(connection: sqlite3.Connection) -> dict[str, Choice]:
    # SQLite takes the other columns from the row with the greatest id.
    lines = connection.execute("SELECT max(id), what, value, who, at FROM choices GROUP BY what")
    return {what: Choice(number, what, *rest) for number, what, *rest in lines}


def _profile_of(connection: sqlite3.Connection, review: int | None) -> Profile:
    """The profile of a document's project, or else that of the library."""
    name, body = projects.chosen_for(connection, review, "profile")
    if not name:
        name, body = choices.chosen(connection, "profile")
    return profiles.of_checks(name, body, lenient=True)
