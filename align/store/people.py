"""People and their roles."""

from __future__ import annotations

import sqlite3

from align.errors import ForbiddenError
from align.review import Role
from align.review.operation import may


def role(connection: sqlite3.Connection, who: str) -> Role:
    """The role of a person: editor if no roles are set, reader if only other people have one."""
    query = "SELECT role FROM people WHERE name = ?"
    found: tuple[Role] | None = connection.execute(query, (who,)).fetchone()
    if found:
        return found[0]
    (anyone,) = connection.execute("SELECT EXISTS (SELECT 1 FROM people)").fetchone()
    return "reader" if anyone else "editor"


def require(connection: sqlite3.Connection, who: str, needs: Role) -> None:
    """Raise ForbiddenError if a person's role does not include ``needs``."""
    has = role(connection, who)
    if not may(has, needs):
        raise ForbiddenError(who, has, needs)
