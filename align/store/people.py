"""Who may do what."""

from __future__ import annotations

import sqlite3

from align.errors import ForbiddenError
from align.review import Role
from align.review.operation import may


def role(connection: sqlite3.Connection, who: str) -> Role:
    """The role of a person: editor where no roles are set, reader where only others' are."""
    query = "SELECT role FROM people WHERE name = ?"
    found: tuple[Role] | None = connection.execute(query, (who,)).fetchone()
    if found:
        return found[0]
    (anyone,) = connection.execute("SELECT EXISTS (SELECT 1 FROM people)").fetchone()
    return "reader" if anyone else "editor"


def require(connection: sqlite3.Connection, who: str, needs: Role) -> None:
    """Raise ForbiddenError where a person may not do what ``needs`` a role."""
    has = role(connection, who)
    if not may(has, needs):
        raise ForbiddenError(who, has, needs)
