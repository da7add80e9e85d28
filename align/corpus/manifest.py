"""What was fetched, with the results: one JSON object per line, append-only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Literal

from align.errors import ExportError
from align.formats import append_line, whole_lines

#: ``pair``: both languages are kept; ``single``: the twin is missing; ``failed``: nothing is kept;
#: ``outside``: nothing is kept, because the text is not from the days that were asked for.
State = Literal["pair", "single", "failed", "outside"]

#: ``new`` and ``changed`` files were written, ``same`` ones were already there.
Change = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What fetching one address gave.

    By language: ``files`` are paths below the corpus, ``changes`` say which of them were written,
    ``urls`` are the pages' own addresses. ``notes`` say what a user should know, ``reason`` why
    something is missing, ``code`` is the code of that error, ``at`` the time.
    """

    address: str
    state: State
    name: str | None = None
    files: dict[str, str] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    reason: str | None = None
    at: str | None = None
    code: str | None = None


_FIELDS = [one.name for one in fields(Fetched)]


class Manifest:
    """The list at ``path``: entries in the order in which they came; the last one counts.

    A line that an interruption cut off does not count.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._by_address: dict[str, Fetched] = {}
        for entry in self._read():
            self._index(entry)

    def __iter__(self) -> Iterator[Fetched]:
        return iter({id(entry): entry for entry in self._by_address.values()}.values())

    def find(self, address: str) -> Fetched | None:
        """Return the result for ``address``, as it was asked for or as a page's own."""
        return self._by_address.get(address)

    def add(self, entry: Fetched) -> None:
        """Add ``entry`` in one write, so that an interruption leaves the line or nothing."""
        line = json.dumps(asdict(entry), ensure_ascii=False, separators=(",", ":"))
        append_line(self.path, line.encode())
        self._index(entry)

    def _index(self, entry: Fetched) -> None:
        for address in (entry.address, *entry.urls.values()):
            self._by_address[address] = entry

    def _read(self) -> Iterator[Fetched]:
        for number, line in enumerate(whole_lines(self.path), 1):
            try:
                row = json.loads(line)
                # Fields from later versions are ignored: lines stay as they were written.
                known = {name: row[name] for name in _FIELDS if name in row}
                yield Fetched(**known | {"notes": tuple(row["notes"])})
            except (ValueError, TypeError, KeyError) as error:
                raise ExportError(
                    "line {line} of this manifest is damaged",
                    where=str(self.path),
                    hint="Delete it, and its text is fetched again",
                    line=number,
                ) from error
