"""Find and replace words in a review.

Unless told otherwise, case makes no difference and «е» matches «ё», as in the library's search.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from align.errors import UsageError
from align.review.model import Review
from align.review.things import Side

#: The time limit in seconds for matching a regular expression in one sentence.
PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence with matches: its row and their spans, in code points."""

    row: int
    cell: int
    side: Side
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Replacement:
    """A sentence's new text, for the operation ``Replace``."""

    row: int
    cell: int
    side: Side
    before: str
    after: str


@dataclass(frozen=True)
class Pattern:
    """A search pattern: ``text`` is searched for literally or as a regular expression.

    Raises UsageError if it is empty or not a valid regular expression.
    """

    text: str
    is_regex: bool = False
    match_case: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise UsageError("text must be str, not {kind}", kind=type(self.text).__name__)
        if not self.text:
            raise UsageError("there is nothing to search for", hint="Enter some text")
        _ = self._compiled

    @property
    def _compiled(self) -> regex.Pattern[str]:
        text = self.text if self.is_regex else regex.escape(self.text, literal_spaces=True)
        if not self.is_regex:
            text = regex.sub("[её]", "[её]", regex.sub("[ЕЁ]", "[ЕЁ]", text))
        flags = regex.VERSION0 | (
            0 if self.match_case else regex.IGNORECASE
        )  # like the index: ß does not match SS
        try:
            return regex.compile(text, flags)  # the library caches compiled patterns
        except regex.error as error:
            raise UsageError(
                "{text!r} is not a valid regular expression ({reason})",
                hint="Search for plain text instead",
                text=self.text,
                reason=error,
            ) from error

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """The spans of the matches in ``text``, without empty matches.

        Raises UsageError if the expression takes too long.
        """
        try:
            found = self._compiled.finditer(text, timeout=PATIENCE)
            return tuple(match.span() for match in found if match.end() > match.start())
        except TimeoutError as error:
            raise self._too_slow() from error

    def occurs(self, text: str) -> bool:
        """Whether ``text`` has a match, which may be empty. Raises UsageError as ``spans`` does."""
        try:
            return self._compiled.search(text, timeout=PATIENCE) is not None
        except TimeoutError as error:
            raise self._too_slow() from error

    def replaced(self, text: str, replacement: str) -> str:
        r"""``text`` with each match replaced; groups (``\1``) work only in a regular expression."""
        new = replacement if self.is_regex else replacement.replace("\\", r"\\")
        try:
            return str(self._compiled.sub(new, text, timeout=PATIENCE))
        except TimeoutError as error:
            raise self._too_slow() from error
        except (regex.error, IndexError) as error:
            raise UsageError(
                "{text!r} is not a valid replacement ({reason})", text=replacement, reason=error
            ) from error

    def _too_slow(self) -> UsageError:
        return UsageError(
            "the search for {text!r} takes too long",
            hint="Use a simpler expression",
            text=self.text,
        )


def find(review: Review, pattern: Pattern, side: Side | None = None) -> Iterator[Match]:
    """Search one side or both, in the order of the rows."""
    for row in review.rows:
        for cell in (review.cells[one] for one in row.cells):
            if side in (None, cell.side) and (spans := pattern.spans(cell.text)):
                yield Match(row.id, cell.id, cell.side, cell.text, spans)


def replacements(
    review: Review, pattern: Pattern, replacement: str, side: Side | None = None
) -> Iterator[Replacement]:
    """Show what each sentence would be with the matches of ``pattern`` replaced.

    Sentences that would be empty or unchanged are left out.
    """
    for match in find(review, pattern, side):
        after = pattern.replaced(match.text, replacement).strip()
        if after and after != match.text:
            yield Replacement(match.row, match.cell, match.side, match.text, after)
