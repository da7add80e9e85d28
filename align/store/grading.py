"""The quality profile of a library: how many points an error costs, and how many a text may have.

The choice is kept with those of the checks; earlier ones stay in the file.
"""

from __future__ import annotations

from align.errors import UsageError
from align.quality import Profile, shipped
from align.quality.profile import USUAL
from align.store import choices, profiles, projects
from align.store.database import Database

_SUBJECT = "quality"


class Grading:
    """The choice of a quality profile in a library. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def choose(self, name: str, who: str, body: bytes = b"") -> None:
        """Choose a profile for all documents; for editors.

        ``name`` is that of a profile that comes with Sverka, or of the file whose content is
        ``body``. Raises UsageError if there is no such profile, or if the file is not one.
        """
        profiles.of_quality(name, body)
        with self._database.write() as connection:
            choices.choose(connection, _SUBJECT, name, body, who)

    def profile(self, review: int | None = None) -> Profile:
        """The profile of the project of the document ``review``, or else of the library; the usual
        one if it cannot be read any more, because another version of Sverka may have written it.
        """
        with self._database.read() as connection:
            name, body = projects.chosen_for(connection, review, "quality")
            if not name:
                name, body = _or_usual(choices.chosen(connection, _SUBJECT))
        try:
            return profiles.of_quality(name, body)
        except UsageError:
            return shipped()[USUAL]

    def brought(self) -> tuple[str, bytes]:
        """The name and content of the file that was last uploaded, whether it is in use or not."""
        with self._database.read() as connection:
            return _or_usual(choices.brought(connection, _SUBJECT))


def _or_usual(found: tuple[str, bytes]) -> tuple[str, bytes]:
    return found if any(found) else (USUAL, b"")
