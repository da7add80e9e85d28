"""The columns of a table that comes back: found by their heads, in any language of ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from align.errors import ReturnError
from align.formats.work import STATUSES, Mark, Status
from align.returns.said import Said
from align.words import LANGUAGES, Words

# Longer numbers are not those of beads.
_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns are, from 0; -1 for those that are missing."""

    translation: int
    src: int
    status: int
    comments: int
    number: int

    @classmethod
    def of(cls, heads: Sequence[str], where: str) -> Columns:
        """Find the columns by their heads. Raises ReturnError without a column of translations."""
        names = ("Translation", "Source", "Status", "Comments", "No.")
        found = [_find(heads, name) for name in names]
        if found[0] < 0:
            raise ReturnError(
                "the table has no column of translations",
                where=where,
                hint="Leave the heads of the columns as they were",
            )
        return cls(*found)

    def said(self, mark: Mark, cells: Sequence[str]) -> Said:
        """What a row says about the bead with this mark."""

        def cell(index: int) -> str | None:
            return cells[index] if 0 <= index < len(cells) else None

        word = (cell(self.status) or "").strip()
        status = _status(word)
        number = (cell(self.number) or "").strip()
        return Said(
            mark,
            cell(self.translation),
            cell(self.src),
            status,
            "" if status else word,
            lines=cell(self.comments),
            number=int(number) if number.isdecimal() and len(number) < _DIGITS else 0,
        )


def _find(heads: Sequence[str], name: str) -> int:
    known = {Words(lang)(name).casefold() for lang in LANGUAGES}
    return next((k for k, head in enumerate(heads) if head.strip().casefold() in known), -1)


#: The words of earlier versions of Sverka.
_EARLIER: dict[str, Status] = {
    "accepted": "accepted", "принято": "accepted", "rejected": "rejected", "отклонено": "rejected",
}  # fmt: skip


def _status(word: str) -> Status | None:
    for verdict, name in STATUSES.items():
        if word.casefold() in {Words(lang)(name).casefold() for lang in LANGUAGES}:
            return verdict
    return _EARLIER.get(word.casefold())
