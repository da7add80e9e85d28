"""Parquet: the rows that Sverka writes, or a table with two languages side by side.

Other programs may store texts as bytes, and lists of metadata as structures.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from align.alignment import Bead
from align.errors import LoadError, require
from align.loaders import bitext, guard, linked, units
from align.loaders.linked import Part
from align.loaders.raw import Raw
from align.textpair import TextPair
from align.words import Message

_WHAT = Message("Parquet file")
_TEXTS = ("pair", "src_lang", "tgt_lang")
_LISTS = ("src_sentences", "tgt_sentences")
_OURS = {*_TEXTS, *_LISTS, "probability"}
_MOST = 5_000_000  # rows; more do not fit into memory


def read_pairs(raw: Raw) -> list[TextPair]:
    """Return the rows as pairs. Raises LoadError, and DependencyError without pyarrow."""
    require(Message("reading Parquet"), "pyarrow")
    from pyarrow import parquet

    with guard.foreign(raw.name, _WHAT):
        file = parquet.ParquetFile(io.BytesIO(raw.data))
        names = set(file.schema_arrow.names)
        if file.metadata.num_rows > _MOST:
            raise LoadError(
                "the file has more than {most:,} rows",
                where=raw.name,
                hint="Give a part of it",
                most=_MOST,
            )
        if names >= _OURS:
            return _pairs(_typed(batch) for batch in file.iter_batches())
        table = _readable(file.read()).to_pydict()
    texts = {name: column for name, column in table.items() if any(_is_text(c) for c in column)}
    rows = [list(texts), *map(list, zip(*texts.values(), strict=True))]
    found = bitext.of_tables(
        [[[_cell(cell) for cell in row] for row in rows]], raw.name, alone=True
    )
    return [TextPair(bitext.alignment(found, None, None, raw.name))]


def _typed(batch: Any) -> Any:
    """A batch of rows as Sverka writes them, with the types that they have then. Raises what
    pyarrow raises if there are others.
    """
    import pyarrow as pa

    types = {name: pa.string() for name in _TEXTS}
    types |= {name: pa.list_(pa.string()) for name in _LISTS}
    types["probability"] = pa.float64()
    typed = {name: batch[name].cast(kind) for name, kind in types.items()}
    if "metadata" in batch.schema.names:
        typed["metadata"] = batch["metadata"]
    return pa.record_batch(typed)


def _readable(table: Any) -> Any:
    """A table whose columns of bytes are texts, unless they have other bytes, such as pictures."""
    import pyarrow as pa

    for place, field in enumerate(table.schema):
        if pa.types.is_binary(field.type) or pa.types.is_large_binary(field.type):
            with suppress(pa.ArrowInvalid):
                table = table.set_column(place, field.name, table[place].cast(pa.string()))
    return table


def _pairs(batches: Iterable[Any]) -> list[TextPair]:
    found: dict[str, _Pair] = {}
    for batch in batches:
        for row in batch.to_pylist():
            found.setdefault(row["pair"] or "", _Pair()).add(row)
    if not found:
        found[""] = _Pair()
    return [one.made(name) for name, one in found.items()]


class _Pair:
    """A pair whose rows are being read."""

    def __init__(self) -> None:
        self.langs = ("", "")
        self.metadata: tuple[tuple[str, str], ...] = ()
        self.parts: tuple[list[Part], list[Part]] = ([], [])
        self.counts = [0, 0]
        self.beads: list[Bead] = []

    def add(self, row: dict[str, Any]) -> None:
        sides: list[tuple[int, ...]] = []
        for side, name in enumerate(("src_sentences", "tgt_sentences")):
            texts = [text for text in row[name] or () if text]
            first = self.counts[side]
            self.counts[side] += len(texts)
            self.parts[side].append(Part([(text, ()) for text in texts]))
            sides.append(tuple(range(first, self.counts[side])))
        self.langs = row["src_lang"] or "", row["tgt_lang"] or ""
        self.metadata = tuple(map(_property, row.get("metadata") or ()))
        if any(sides):
            sure = units.probability(str(row["probability"]))
            self.beads.append(Bead(sides[0], sides[1], sure))

    def made(self, name: str) -> TextPair:
        src, tgt = (
            linked.document(parts, lang) for parts, lang in zip(self.parts, self.langs, strict=True)
        )
        return TextPair(linked.linked(src, tgt, self.beads), name, self.metadata)


def _property(one: Any) -> tuple[str, str]:
    """A name and a value (empty if there is none), which Polars stores as a structure."""
    name, value = one.values() if isinstance(one, dict) else one
    if not (isinstance(name, str) and isinstance(value, str | None)):
        raise TypeError("metadata must be names with texts")
    return name, value or ""


def _is_text(cell: object) -> bool:
    return isinstance(cell, str)


def _cell(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
