"""What people did with the findings of the checks, and what the checks found."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Set
from typing import TYPE_CHECKING

from align.store.database import now
from align.tags import primary_language

if TYPE_CHECKING:  # the checks import the aligner, which is slow to load
    from align.checks import Verdict

#: Findings that were dismissed (1) or corrected (0), with the languages of their documents. A
#: fingerprint begins with the kind.
_JUDGED = """
    SELECT j.dismissed, j.fingerprint, j.at, s.lang, t.lang FROM (
        SELECT 1 AS dismissed, review, fingerprint, at FROM dismissals
        UNION ALL
        SELECT 1, review, kind, at FROM rules WHERE ended IS NULL
        UNION ALL
        SELECT 0, review, fingerprint, at FROM corrected AS c WHERE NOT EXISTS (
            SELECT 1 FROM dismissals WHERE review = c.review AND fingerprint = c.fingerprint
        )
    ) AS j
    LEFT JOIN reviews AS v ON v.id = j.review
    LEFT JOIN documents AS s ON s.id = v.src
    LEFT JOIN documents AS t ON t.id = v.tgt
"""


def read(
    connection: sqlite3.Connection, langs: tuple[str, str], since: Mapping[str, str]
) -> tuple[Verdict, ...]:
    """How many findings of each kind people dismissed and corrected in documents in two languages.

    A rule in force counts as one dismissal. ``since`` has the kinds whose earlier verdicts do not
    count.
    """
    from align.checks import KINDS, Verdict

    wanted = tuple(map(primary_language, langs))
    dismissed, corrected = Counter[str](), Counter[str]()
    for is_dismissed, fingerprint, at, *own in connection.execute(_JUDGED):
        kind = fingerprint.partition(":")[0]
        # A rule of the library is for all languages.
        fits = own == [None, None] or tuple(map(primary_language, own)) == wanted
        if kind in KINDS and fits and at > since.get(kind, ""):
            (dismissed if is_dismissed else corrected)[kind] += 1
    return tuple(
        Verdict(kind, dismissed[kind], corrected[kind]) for kind in sorted(dismissed | corrected)
    )


def languages(connection: sqlite3.Connection, review: int | None) -> tuple[str, str] | None:
    """The languages of a document; None if there is no such document."""
    found: tuple[str, str] | None = connection.execute(
        "SELECT s.lang, t.lang FROM reviews AS v JOIN documents AS s ON s.id = v.src "
        "JOIN documents AS t ON t.id = v.tgt WHERE v.id = ?",
        (review,),
    ).fetchone()
    return found


def write(connection: sqlite3.Connection, review: int, gone: Set[str], back: Set[str]) -> None:
    """Note the findings that went away with their words, and remove those that came back."""
    at = now()
    connection.executemany(
        "INSERT OR IGNORE INTO corrected (review, fingerprint, at) VALUES (?, ?, ?)",
        [(review, one, at) for one in sorted(gone)],
    )
    connection.executemany(
        "DELETE FROM corrected WHERE review = ? AND fingerprint = ?",
        [(review, one) for one in sorted(back)],
    )


def write_checked(
    connection: sqlite3.Connection, review: int, findings: int, expected: float
) -> None:
    """Note what the latest check of a document found."""
    connection.execute(
        "INSERT OR REPLACE INTO checked (review, findings, expected) "
        "SELECT id, ?, ? FROM reviews WHERE id = ?",
        (findings, expected, review),
    )
