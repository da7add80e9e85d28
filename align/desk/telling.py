"""The findings as the grid reads them. A browser is sent only what it does not have: thousands of
findings, for each of many people after each change, would keep the server busy with nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, NamedTuple

from align.checks.model.showing import Show
from align.desk.found import Found
from align.review import Review

#: Findings in the form that the grid reads, by the ids of their rows, the worst of each row first.
ByRow = Mapping[int, Sequence[dict[str, Any]]]


class Lines(NamedTuple):
    """The findings that a step of the setting shows, and how many it hides."""

    rows: ByRow
    hidden: int = 0


class _Known(NamedTuple):
    found: Sequence[Found]
    seq: int
    lines: Lines
    #: By the finding's identity and its row; with the finding, so that it stays the same object.
    drawn: dict[tuple[int, int], tuple[Found, dict[str, Any]]]


class Drawing:
    """Draws the findings of one review in the language ``lang``. What has not changed since the
    last time is the same object, so comparing takes a moment. Safe to use from several threads.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._known: dict[Show, _Known] = {}
        self._lock = Lock()

    def lines(self, found: Sequence[Found], review: Review, show: Show) -> Lines:
        """The findings ``found`` in the rows that their sentences are in now."""
        with self._lock:
            known = self._known.get(show)
            if known and known.found is found and known.seq == review.seq:
                return known.lines
            before, drawn = known.drawn if known else {}, {}
            rows: dict[int, list[tuple[Found, dict[str, Any]]]] = defaultdict(list)
            hidden = 0
            for one in found:
                seen, row = one.at(show), review.row_of(one.cell)
                hidden += seen is None
                if seen is None or row is None:
                    continue
                key = id(one), row.id
                line = before.get(key) or (one, seen.to_json(row.id, self._lang))
                drawn[key] = line
                rows[row.id].append((seen, line[1]))
            sorted_rows = {
                row: [line for _, line in sorted(some, key=lambda pair: pair[0].rank)]
                for row, some in rows.items()
            }
            lines = Lines(sorted_rows, hidden)
            self._known[show] = _Known(found, review.seq, lines, drawn)
            return lines


@dataclass
class Told:
    """What one browser was told last; ``number`` counts the times that there was something new."""

    number: int = 0
    rows: ByRow = field(default_factory=dict)

    def tell(self, rows: ByRow, review: Review, held: int) -> dict[str, Any]:
        """The answer to a browser that has what it was told at the number ``held`` (0: nothing):
        ``issues``, those of the changed ``rows``, or if these are not named, of all.
        """
        changed: list[int] | None = None
        if held and held == self.number:
            changed = [row for row, some in rows.items() if some != self.rows.get(row)]
            changed += [row for row in self.rows if row not in rows]
        if changed != []:
            self.number += 1
            self.rows = rows
        which = sorted(rows, key=review.position) if changed is None else changed
        answer = {
            "told": self.number,
            "issues": [one for row in which for one in rows.get(row, ())],
        }
        return answer if changed is None else {**answer, "rows": changed}
