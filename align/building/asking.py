"""Questions to a corpus in SQL: DuckDB over its Parquet files, at any size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from align import files
from align.building.shards import OURS, REVIEWED
from align.building.writing import SHARDS
from align.errors import LoadError, UsageError, require
from align.words import later

#: How a result is written, by the extension of its file.
WAYS = {
    ".csv": "(FORMAT csv, HEADER)",
    ".tsv": "(FORMAT csv, HEADER, DELIMITER '\t')",
    ".jsonl": "(FORMAT json)",
    ".parquet": "(FORMAT parquet, COMPRESSION zstd)",
}


#: A review is of one version of a pair.
_SAME = "ON one.pair = other.pair AND one.digest = other.digest"
_BEADS = f"""CREATE VIEW beads AS SELECT *, array_to_string(src_sentences, ' ') AS src_text,
    array_to_string(tgt_sentences, ' ') AS tgt_text FROM (
        SELECT * FROM built_beads AS one ANTI JOIN reviewed_beads AS other {_SAME}
        UNION ALL SELECT * FROM reviewed_beads AS one SEMI JOIN built_beads AS other {_SAME})"""  # noqa: S608


def connect(place: str | Path) -> Any:
    """A DuckDB connection with the views ``beads`` and ``pairs`` of the corpus at ``place``: its
    folder, the folder of its Parquet files, or their address. Of pairs that were reviewed ``beads``
    has what people made of them; ``built_beads`` has what was built, ``reviewed_beads`` the rest.
    Raises DependencyError, LoadError.
    """
    require(later("asking a corpus in SQL"), "duckdb")
    import duckdb

    address, names = _files(place)
    held = duckdb.connect()
    if files.stored(address):
        held.register_filesystem(files.store_of(address)[0])
    beads = [f"{address}/{name}" for name in names if OURS.fullmatch(name)]
    held.read_parquet(beads).create_view("built_beads")
    if REVIEWED in names:
        held.read_parquet(f"{address}/{REVIEWED}").create_view("reviewed_beads")
    else:
        held.execute("CREATE VIEW reviewed_beads AS SELECT * FROM built_beads WHERE false")
    held.execute(_BEADS)
    held.read_parquet(f"{address}/pairs.parquet").create_view("pairs")
    return held


def write(connection: Any, question: str, path: Path) -> None:
    """Write the answer to a file, whose extension says how. Raises UsageError."""
    import duckdb

    way = WAYS.get(path.suffix.lower())
    if way is None:
        raise UsageError(
            "an answer cannot be written as {suffix}",
            where=str(path),
            hint="Use .csv, .tsv, .jsonl or .parquet",
            suffix=path.suffix or path.name,
        )
    place = str(path).replace("'", "''")
    try:
        connection.execute(f"COPY ({question.rstrip('; ')}) TO '{place}' {way}")
    except duckdb.Error as error:
        raise refusal(error) from error


def answer(connection: Any, question: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The names of the columns of an answer, and its rows. Raises UsageError."""
    import duckdb

    try:
        found = connection.execute(question)
    except duckdb.Error as error:
        raise refusal(error) from error
    return [column[0] for column in found.description or ()], iter(found.fetchone, None)


def refusal(error: Exception) -> UsageError:
    """What to say about a question that cannot be answered."""
    return UsageError(
        "the question cannot be answered ({reason})",
        hint="It is SQL about the views beads and pairs; docs/cluster.md lists their columns",
        reason=error,
    )


def place_of(place: str | Path) -> str:
    """The folder or the address of the Parquet files of the corpus at ``place``.

    Raises LoadError.
    """
    return _files(place)[0]


def _files(place: str | Path) -> tuple[str, list[str]]:
    """The place of the Parquet files, and their names."""
    stored = files.stored(place)
    for root in [stored.rstrip("/")] if stored else [Path(place) / SHARDS, Path(place)]:
        if stored:
            names = [one.rpartition("/")[2] for one in files.listed(stored)]
        else:
            names = [path.name for path in Path(root).glob("*.parquet")]
        if any(map(OURS.fullmatch, names)):
            return str(root), sorted(names)
    raise LoadError(
        "there are no Parquet files of a corpus here",
        where=str(place),
        hint="Give the folder that sverka build --shards has written",
    )
