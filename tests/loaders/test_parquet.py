"""Parquet files whose columns have other types than Sverka writes."""

from __future__ import annotations

import io

import pytest

import align
from align.errors import LoadError
from align.loaders import load_pairs

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

ROWS = {
    "pair": ["ferry", "ferry"],
    "src_lang": ["en", "en"],
    "tgt_lang": ["ru", "ru"],
    "src_sentences": [["The ferry leaves at noon."], ["The quay is empty."]],
    "tgt_sentences": [["Паром уходит в полдень."], ["На причале никого нет."]],
    "probability": [0.9, 0.8],
}
BYTES, LISTS = pa.binary(), pa.list_(pa.binary())
PROPERTIES = pa.list_(pa.struct([("key", pa.string()), ("value", pa.string())]))


def file(columns):
    made = io.BytesIO()
    parquet.write_table(pa.table(columns), made)
    return "ferry.parquet", made.getvalue()


def encoded(value):
    return [encoded(one) for one in value] if isinstance(value, list) else value.encode()


def test_texts_may_be_stored_as_bytes():
    columns = {
        name: column
        if name == "probability"
        else pa.array(encoded(column), LISTS if name.endswith("sentences") else BYTES)
        for name, column in ROWS.items()
    }
    assert align.load_pair(file(columns)) == align.load_pair(file(ROWS))


def test_a_table_of_texts_stored_as_bytes_is_read_and_pictures_are_not():
    columns = {
        "en": pa.array([b"The ferry leaves at noon.", b"The quay is empty."], BYTES),
        "ru": pa.array(encoded(["Паром уходит в полдень.", "На причале никого нет."]), BYTES),
        "picture": pa.array([b"\x89PNG", b"\xff\xd8"], BYTES),
    }
    assert align.load_pair(file(columns)).tgt.sentences[1].text == "На причале никого нет."


def test_metadata_may_be_structures():
    metadata = [[{"key": "author", "value": "Oda Brevik"}, {"key": "year", "value": None}]] * 2
    [pair] = load_pairs(file(ROWS | {"metadata": pa.array(metadata, PROPERTIES)}))
    assert pair.metadata == (("author", "Oda Brevik"), ("year", ""))


@pytest.mark.parametrize("name", ROWS)
def test_a_column_of_another_kind_is_told(name):
    with pytest.raises(LoadError, match="not a valid Parquet file"):
        align.load_pair(file(ROWS | {name: pa.array([{"x": 1}, {"x": 2}])}))


def test_bytes_that_are_no_text_are_told():
    with pytest.raises(LoadError, match="not a valid Parquet file"):
        align.load_pair(file(ROWS | {"pair": pa.array([b"\xff", b"\xfe"], BYTES)}))
