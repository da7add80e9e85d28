"""A corpus as Parquet files of a bounded size, for DuckDB and everything else that reads Parquet.

``docs/cluster.md`` describes the columns. Which pairs are in which file depends only on the corpus,
so the same corpus gives the same files, and a file whose pairs are unchanged is not written again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from itertools import compress, repeat
from pathlib import Path
from typing import Any

from align import files, formats
from align.alignment import Alignment, Bead
from align.building.corpus import Corpus, Member
from align.building.task import Record
from align.building.writing import Choice
from align.cleaning import Report as Cleaned
from align.errors import ExportError, require
from align.words import later

#: The number of the schema; it changes with the columns.
SCHEMA = 1
#: A file is full when it has so many beads; a pair is never divided.
BEADS = 500_000
#: Beads that are compressed, and read, together.
_GROUP = 20_000
_PAIRS = "pairs.parquet"
#: Pairs that people have reviewed; its rows replace those of the other files.
REVIEWED = "reviewed.parquet"
_NAME = "part-{:05}.parquet"
#: What the files of beads are called.
OURS = re.compile(r"part-\d{5,}\.parquet")
_KEY, _SCHEMA = b"sverka.key", b"sverka.schema"


#: A pair, and whether a recipe keeps each of the beads that are allowed; None without a recipe.
_Marked = tuple[Record, bytes | None]


def write(
    corpus: Corpus,
    place: str | Path,
    choice: Choice | None = None,
    cleaned: Cleaned | None = None,
) -> list[str]:
    """Write the beads of a corpus that ``choice`` allows into files below ``place``, a folder or an
    address in a store, and a table of all pairs; ``cleaned`` is what a recipe says about these
    beads. Files of an earlier time that are no longer needed are removed. Returns the paths of all
    files. Raises DependencyError, ExportError, LoadError.
    """
    require(later("writing Parquet"), "pyarrow")
    choice = choice or Choice()
    folder = Folder(place)
    marks: Iterable[bytes | None] = cleaned.marks if cleaned else repeat(None, len(corpus))
    chosen = zip(corpus.chosen, marks, strict=True)
    written = [_PAIRS]
    folder.write(_PAIRS, _pairs(corpus.records))
    for number, records in enumerate(_shards(chosen), 1):
        name = _NAME.format(number)
        key = _key(records, choice)
        if folder.key(name) != key:
            members = ((corpus[one.name], marks) for one, marks in records)
            folder.write(name, _beads(members, choice, key))
        written.append(name)
    for name in folder.names():
        if OURS.fullmatch(name) and name not in written:
            folder.remove(name)
    return [folder.path(name) for name in written]


def check_free(place: str | Path) -> None:
    """Check that ``write`` would replace only what it has written itself. Raises ExportError,
    DependencyError.
    """
    require(later("writing Parquet"), "pyarrow")
    folder = Folder(place, make=False)
    there = [one for one in folder.names() if one == _PAIRS or OURS.fullmatch(one)]
    pairs = folder.schema(_PAIRS)
    is_ours = pairs is not None and pairs.names == _of_pairs().names
    for name in there:
        schema = folder.schema(name)  # a damaged file of ours is written again
        if is_ours and (name == _PAIRS or schema is None or _SCHEMA in (schema.metadata or {})):
            continue
        raise ExportError(
            "sverka build did not write this file or folder, and does not replace it",
            where=folder.path(name),
            hint="Choose another folder for the Parquet files",
        )


def _shards(records: Iterable[_Marked]) -> Iterator[list[_Marked]]:
    """The pairs of each file, in the order of the corpus."""
    found: list[_Marked] = []
    beads = 0
    for record, marks in records:
        found.append((record, marks))
        beads += record.beads
        if beads >= BEADS:
            yield found
            found, beads = [], 0
    if found:
        yield found


def _key(records: Iterable[_Marked], choice: Choice) -> bytes:
    """What the content of a file depends on, as a digest."""
    made = sha256(f"{SCHEMA} {choice.probability} {choice.nulls} {choice.metadata}".encode())
    for record, marks in records:
        made.update(f"{record.name}\t{record.digest}\n".encode("utf-8", "replace"))
        made.update(marks or b"")
    return made.hexdigest().encode()


def _schema() -> Any:
    import pyarrow as pa

    text, number = pa.string(), pa.int32()
    finding = pa.struct(
        [("kind", text), ("severity", text), ("message", text), ("probability", pa.float64())]
    )
    return pa.schema(
        [
            ("pair", text), ("bead", number), ("type", text), ("probability", pa.float64()),
            ("src", pa.list_(number)), ("tgt", pa.list_(number)),
            ("src_sentences", pa.list_(text)), ("tgt_sentences", pa.list_(text)),
            ("findings", pa.list_(finding)), ("metadata", pa.map_(text, text)),
            ("src_lang", text), ("tgt_lang", text), ("src_file", text), ("tgt_file", text),
            ("state", text), ("method", text), ("made_with", text), ("digest", text),
        ]
    )  # fmt: skip


def columns() -> list[str]:
    """The names of the columns of beads. Raises DependencyError."""
    require(later("writing Parquet"), "pyarrow")
    return list(_schema().names)


def packed(beads: Iterable[Mapping[str, Any]], key: bytes = b"") -> bytes:
    """A file of beads; ``key`` says what its content depends on."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = _schema().with_metadata({_KEY: key, _SCHEMA: str(SCHEMA).encode()})
    sink = pa.BufferOutputStream()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        rows: list[Mapping[str, Any]] = []
        for bead in beads:
            rows.append(bead)
            if len(rows) == _GROUP:
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows = []
        writer.write_table(pa.Table.from_pylist(rows, schema))
    return bytes(sink.getvalue())


def _beads(members: Iterable[tuple[Member, bytes | None]], choice: Choice, key: bytes) -> bytes:
    return packed((row for member, marks in members for row in _rows(member, choice, marks)), key)


def _rows(member: Member, choice: Choice, marks: bytes | None) -> Iterator[dict[str, Any]]:
    alignment, record = member.alignment, member.record
    found: dict[int, list[dict[str, Any]]] = {}
    for finding in member.findings:
        kept = {name: finding[name] for name in ("kind", "severity", "message", "probability")}
        found.setdefault(finding["bead"], []).append(kept)
    same = {
        "pair": member.name,
        "metadata": list(member.metadata.items()) if choice.metadata else [],
        "src_lang": alignment.src.lang,
        "tgt_lang": alignment.tgt.lang,
        "src_file": record.src,
        "tgt_file": record.tgt,
        "state": record.state,
        "method": alignment.method,
        "made_with": alignment.made_with,
        "digest": record.digest,
    }
    allowed = [index for index, bead in enumerate(alignment.beads) if choice.allows(bead)]
    written: Iterable[int] = allowed if marks is None else compress(allowed, marks)
    for index in written:
        bead = alignment.beads[index]
        yield same | _bead(alignment, bead, index) | {"findings": found.get(index, [])}


def _bead(alignment: Alignment, bead: Bead, index: int) -> dict[str, Any]:
    return {
        "bead": index + 1,
        "type": bead.type,
        "probability": round(float(bead.probability), 4),
        "src": list(bead.src),
        "tgt": list(bead.tgt),
        "src_sentences": [_valid(alignment.src.sentences[k].text) for k in bead.src],
        "tgt_sentences": [_valid(alignment.tgt.sentences[k].text) for k in bead.tgt],
    }


def _of_pairs() -> Any:
    import pyarrow as pa

    text, number, share = pa.string(), pa.int32(), pa.float64()
    return pa.schema(
        [
            ("pair", text), ("state", text), ("reason", text), ("code", text),
            ("src_file", text), ("tgt_file", text), ("src_lang", text), ("tgt_lang", text),
            ("method", text), ("src_sentences", number), ("tgt_sentences", number),
            ("beads", number), ("doubtful", number), ("probability", share),
            ("src_unmatched", share), ("tgt_unmatched", share), ("notes", pa.list_(text)),
            ("digest", text), ("key", text),
        ]
    )  # fmt: skip


def _pairs(records: Iterable[Record]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    rows = [_pair(record) for record in records]
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pylist(rows, _of_pairs()), sink, compression="zstd")
    return bytes(sink.getvalue())


def _pair(record: Record) -> Mapping[str, Any]:
    same = ("state", "code", "src_lang", "tgt_lang", "method", "beads", "doubtful", "probability")
    return {
        **{name: getattr(record, name) for name in (*same, "digest", "key")},
        "pair": record.name,
        "reason": _valid(record.reason),
        "src_file": _valid(record.src),
        "tgt_file": _valid(record.tgt),
        "src_sentences": record.sentences[0],
        "tgt_sentences": record.sentences[1],
        "src_unmatched": record.unmatched[0],
        "tgt_unmatched": record.unmatched[1],
        "notes": list(map(_valid, record.notes)),
    }


def _valid(text: str) -> str:
    """``text`` without halves of characters, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode()


class Folder:
    """The place of the files: a folder, which is made unless not wanted, or an address in a
    store.
    """

    def __init__(self, place: str | Path, *, make: bool = True) -> None:
        self.address = files.stored(place)
        self.root = Path(place)
        if self.address:
            self.system, self.below = files.store_of(self.address.rstrip("/"))
        elif make:
            formats.make_folder(self.root)

    def path(self, name: str) -> str:
        """The whole path of a file, or its address."""
        return f"{self.address.rstrip('/')}/{name}" if self.address else str(self.root / name)

    def write(self, name: str, content: bytes) -> None:
        """Write a file in one step; a store shows a file only when it is whole."""
        if not self.address:
            formats.replace_file(self.root / name, content)
            return
        try:
            self.system.pipe_file(f"{self.below}/{name}", content)
        except Exception as error:
            raise ExportError(
                "the file cannot be written ({reason})", where=self.path(name), reason=error
            ) from error

    def schema(self, name: str) -> Any:
        """The schema of a file that is there; None if there is none, or it is damaged."""
        from pyarrow import ArrowException, parquet

        with suppress(Exception, ArrowException), files.opened(self.path(name)) as file:
            return parquet.read_schema(file)
        return None

    def key(self, name: str) -> bytes | None:
        """What the content of a file that is there depends on; None if it has to be written."""
        schema = self.schema(name)
        key: bytes | None = (schema.metadata or {}).get(_KEY) if schema else None
        return key

    def names(self) -> list[str]:
        """The files that are there."""
        if self.address:
            return [one.rpartition("/")[2] for one in files.listed(self.address)]
        return [path.name for path in self.root.iterdir()] if self.root.is_dir() else []

    def remove(self, name: str) -> None:
        """Remove a file."""
        if self.address:
            self.system.rm_file(f"{self.below}/{name}")
        else:
            (self.root / name).unlink()
