"""Finding words in a review, and replacing them.

Case makes no difference unless asked for, and е finds ё, here as in the library's search.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from align.errors import UsageError
from align.review.model import Review
from align.review.things import Side

#: Seconds that one sentence may keep a regular expression busy.
PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence in which something was found: its row, and where, in code points."""

    row: int
    cell: int
    side: Side
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a sentence would say: ``Replace`` makes it so."""

    row: int
    cell: int
    side: Side
    before: str
    after: str


@dataclass(frozen=True)
class Pattern:
    """What is looked for: ``text`` as it stands, or as a regular expression.

    Raises UsageError where it is empty or no regular expression.
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
        )  # as the index: ß is not SS
        try:
            return regex.compile(text, flags)  # the library keeps what it compiled
        except regex.error as error:
            raise UsageError(
                "{text!r} is not a valid regular expression ({reason})",
                hint="Search for plain text instead",
                text=self.text,
                reason=error,
            ) from error

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where it stands in ``text``; nothing is found where nothing stands.

        Raises UsageError for an expression that takes too long.
        """
        try:
            found = self._compiled.finditer(text, timeout=PATIENCE)
            return tuple(match.span() for match in found if match.end() > match.start())
        except TimeoutError as error:
            raise self._too_slow() from error

    def replaced(self, text: str, replacement: str) -> str:
        r"""``text`` with ``replacement`` for each find; groups (``\1``) only in an expression."""
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
    """Find ``pattern`` on one side or both, in the order of the rows."""
    for row in review.rows:
        for cell in (review.cells[one] for one in row.cells):
            if side in (None, cell.side) and (spans := pattern.spans(cell.text)):
                yield Match(row.id, cell.id, cell.side, cell.text, spans)


def replacements(
    review: Review, pattern: Pattern, replacement: str, side: Side | None = None
) -> Iterator[Replacement]:
    """Show what each sentence would say with ``replacement`` for ``pattern``.

    Those that would be left empty or as they are are not among them.
    """
    for match in find(review, pattern, side):
        after = pattern.replaced(match.text, replacement).strip()
        if after and after != match.text:
            yield Replacement(match.row, match.cell, match.side, match.text, after)
