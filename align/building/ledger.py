"""What a build has done: one record a line, added as each pair ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from align import files
from align.building.task import BY_CHANCE, FILLED, Record, digest
from align.errors import ExportError
from align.formats import append_line, make_folder, replace_file, whole_lines

#: The records in a corpus; a folder without them is not one.
RECORDS = "records.jsonl"
#: The folder of the files of all pairs, below that of the corpus.
PAIRS = "pairs"
#: The folder of their earlier versions, if these are kept.
VERSIONS = "versions"


class Ledger:
    """The records in the corpus ``root``. A line that an interruption cut off does not count: its
    pair is done again.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / RECORDS
        self._records = {record.name: record for record in self._read()}

    @property
    def is_begun(self) -> bool:
        """Whether the folder is that of a corpus, though it may not have a pair yet."""
        return bool(self._records) or (self.path.is_file() and not self.path.stat().st_size)

    def check_free(self, *needed: Path) -> None:
        """Check that nothing is where a build is going to write, if the folder is not that of a
        corpus yet: a build replaces only what builds have written. Raises ExportError.
        """
        for path in () if self.is_begun else (self.path, *needed):
            if path.exists():
                raise ExportError(
                    "sverka build did not write this file or folder, and does not replace it",
                    where=str(path),
                    hint="Choose another folder for the corpus",
                )

    def begin(self) -> None:
        """Make the folder that of a corpus. Raises ExportError."""
        if not self.is_begun:
            replace_file(self.path, b"")

    def done(self, name: str, key: str) -> Record | None:
        """The record of a pair that need not be done again: nothing that it depends on has changed,
        and its file is as it was written.
        """
        record = self._records.get(name)
        if record is None or record.key != key or record.state in BY_CHANCE:
            return None
        if record.state == "unreadable" and any(map(files.stored, (record.src, record.tgt))):
            return None  # the network may have been the cause
        if record.digest and not self._is_whole(record):
            return None
        return record

    def records(self) -> tuple[Record, ...]:
        """All records, in the order of the corpus."""
        return tuple(self._records.values())

    def file_of(self, name: str) -> Path:
        """The path of a pair's file."""
        return self.root / PAIRS / f"{name}.json.gz"

    def add(self, record: Record, content: bytes) -> None:
        """Write a pair's file, then its record, so that an interruption loses only the work on this
        pair. Raises ExportError.
        """
        if record.state in FILLED:
            path = self.file_of(record.name)
            make_folder(path.parent)
            replace_file(path, content)
        append_line(self.path, record.to_json().encode("utf-8", "replace"))
        self._records[record.name] = record

    def keep(self, record: Record) -> None:
        """Keep the file of a pair as that of an earlier version. Raises ExportError."""
        path = self.file_of(record.name)
        if record.digest and path.is_file():
            kept = self.root / VERSIONS / f"{record.name}.v{record.version}.json.gz"
            make_folder(kept.parent)
            replace_file(kept, path.read_bytes())

    def settle(self, records: Iterable[Record]) -> list[str]:
        """Keep only ``records``, in their order, and remove the files of all other pairs that an
        earlier build made here. Returns the names of those pairs.
        """
        kept = {record.name: record for record in records}
        gone = [name for name in self._records if name not in kept]
        filled = {name for name, record in kept.items() if record.state in FILLED}
        for name in self._records.keys() - filled:
            self.file_of(name).unlink(missing_ok=True)
        lines = (f"{record.to_json()}\n".encode("utf-8", "replace") for record in kept.values())
        replace_file(self.path, b"".join(lines))
        self._records = kept
        return gone

    def _is_whole(self, record: Record) -> bool:
        try:
            return digest(self.file_of(record.name).read_bytes()) == record.digest
        except OSError:
            return False

    def _read(self) -> Iterator[Record]:
        try:
            lines = whole_lines(self.path)
        except OSError:
            return
        for line in lines:
            try:
                yield Record.from_json(line.decode())
            except (ValueError, TypeError, AttributeError):
                continue
