"""Parquet: a row for each bead, for pandas, Polars, DuckDB and Spark."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

from align.errors import require
from align.formats.parts import Before
from align.formats.several import chunks
from align.text import Document
from align.textpair import TextPair
from align.words import Message

_ROWS = 20_000  # in a group, which is in memory as a whole
_IN_MEMORY = 4 * 2**20


def write(pairs: Iterable[TextPair]) -> Iterator[bytes]:
    """Yield the file. Sentences are counted through all pairs.

    Raises DependencyError if pyarrow is not installed.
    """
    require(Message("writing Parquet"), "pyarrow")
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    texts, numbers = pa.list_(pa.string()), pa.list_(pa.int32())
    schema = pa.schema(
        {
            "pair": pa.string(),
            "src": numbers,
            "tgt": numbers,
            "type": pa.string(),
            "probability": pa.float64(),
            "src_lang": pa.string(),
            "tgt_lang": pa.string(),
            "src_text": pa.string(),
            "tgt_text": pa.string(),
            "src_sentences": texts,
            "tgt_sentences": texts,
            "metadata": pa.map_(pa.string(), pa.string()),
        }
    )
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        with ParquetWriter(file, schema, compression="zstd") as writer:
            rows: list[dict[str, Any]] = []
            for row in _rows(pairs):
                rows.append(row)
                if len(rows) == _ROWS:
                    writer.write_table(pa.Table.from_pylist(rows, schema))
                    rows = []
            writer.write_table(pa.Table.from_pylist(rows, schema))
        file.seek(0)
        yield from chunks(file)


def _rows(pairs: Iterable[TextPair]) -> Iterator[dict[str, Any]]:
    before = Before()
    for pair in pairs:
        alignment = pair.alignment
        src, tgt = _texts(alignment.src), _texts(alignment.tgt)
        metadata = [(_plain(name), _plain(value)) for name, value in pair.known]
        for bead in alignment.beads:
            yield {
                "pair": _plain(pair.name),
                "src": [before.src + index for index in bead.src],
                "tgt": [before.tgt + index for index in bead.tgt],
                "type": bead.type,
                "probability": round(float(bead.probability), 4),
                "src_lang": alignment.src.lang,
                "tgt_lang": alignment.tgt.lang,
                "src_text": _plain(alignment.src_text(bead)),
                "tgt_text": _plain(alignment.tgt_text(bead)),
                "src_sentences": [src[index] for index in bead.src],
                "tgt_sentences": [tgt[index] for index in bead.tgt],
                "metadata": metadata,
            }
        before = Before(before.beads, before.src + len(src), before.tgt + len(tgt))


def _texts(document: Document) -> list[str]:
    return [_plain(text) for text in document.sentence_texts]


def _plain(text: str) -> str:
    """``text`` without halves of characters, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode()
