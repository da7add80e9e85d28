"""Which files are to be aligned: by their names in two folders, or by a table that says so."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from unicodedata import normalize

from align import files
from align.concordance.metadata import APART
from align.errors import LoadError, UsageError
from align.loaders import raw
from align.matching.folders import Manifest, files_of
from align.matching.names import stems
from align.text import language_tag

#: The columns of a table that are not metadata.
SRC, TGT, NAME, SRC_LANG, TGT_LANG = "src", "tgt", "name", "src_lang", "tgt_lang"
_OWN = (SRC, TGT, NAME, SRC_LANG, TGT_LANG)
#: What ``sverka match`` says about a pair is not about its texts.
_OF_MATCH = ("score", "note")
#: The columns of the table of all pairs that a build writes, before those of the metadata.
COLUMNS = (
    "name", "state", "src", "tgt", "src_lang", "tgt_lang", "method", "src_sentences",
    "tgt_sentences", "beads", "doubtful", "probability", "src_unmatched", "tgt_unmatched",
    "errors", "warnings", "hints", "version", "since", "reason", "notes",
)  # fmt: skip
_ALONE = "no file with this name on the other side"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
#: What some file systems do not allow in names.
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"|?*\\]')


#: Names and values, in the order of their table.
Metadata = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files that belong together. ``name`` is that of the pair in the corpus, with ``/``
    between folders. ``metadata`` are names and values in the order of their table. Languages are
    BCP-47 tags, None if the files say them. Pairs of one ``group`` are in the same languages.
    """

    name: str
    src: str
    tgt: str
    metadata: Metadata = ()
    src_lang: str | None = None
    tgt_lang: str | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """A file that is in no pair, why, and its side (``src`` or ``tgt``)."""

    path: str
    reason: str
    side: str = SRC


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs, in order, and the files that are in none. ``how`` is ``name``, ``text`` or
    ``table``; ``twice`` are the rows of the table, from 1, whose pair is in an earlier one.
    """

    pairs: tuple[Pair, ...]
    left: tuple[Left, ...] = ()
    how: str = "name"
    twice: tuple[int, ...] = ()


class Strange(NamedTuple):
    """The first cells of rows of a table of metadata that fit no text (``unknown``), and of those
    that say something else than an earlier row about the same text (``clashing``).
    """

    unknown: tuple[str, ...] = ()
    clashing: tuple[str, ...] = ()


def by_name(src: Path | str, tgt: Path | str) -> Pairs:
    """Pair the files below two folders that have the same path, apart from the extension and a
    language at its end (``001.en.txt``). Of several with one name, those with the same extension
    are a pair.

    Raises LoadError if a folder does not exist or has no files.
    """
    sides = [by_stem(Path(folder)) for folder in (src, tgt)]
    pairs: list[Pair] = []
    left: list[Left] = []
    for name in sorted({*sides[0], *sides[1]}):
        here, there = sides[0].get(name, []), sides[1].get(name, [])
        if not (here and there):
            left += (Left(_named(path), _ALONE) for path in here)
            left += (Left(_named(path), _ALONE, TGT) for path in there)
        elif len(here) == len(there) == 1:
            pairs.append(Pair(name, _named(here[0]), _named(there[0])))
        else:
            found, rest = _same_extension(name, here, there)
            pairs += found
            left += rest
    return Pairs(tuple(pairs), tuple(left))


def of_match(found: Manifest, src: Path) -> Pairs:
    """The pairs of ``sverka match``, named after the source; ``src`` is its folder."""
    taken: set[str] = set()
    pairs = []
    for row in found.pairs:
        assert row.src  # noqa: S101
        name = distinct(stem_of(row.src.relative_to(src)), taken)
        pairs.append(Pair(name, _named(row.src), _named(row.tgt or "")))
    left = [
        Left(str(row.src or row.tgt), row.note) for row in found.rows if not (row.src and row.tgt)
    ]
    return Pairs(tuple(pairs), tuple(left), "text")


def of_table(path: Path | str) -> Pairs:
    """Read the pairs from a table: ``.tsv``, ``.csv`` or ``.jsonl``.

    The columns ``src`` and ``tgt`` hold the files, ``name``, ``src_lang`` and ``tgt_lang`` are
    optional, all others are metadata. A file may be in a store (``s3://bucket/text.txt``) or a page
    in a web archive (``pages.warc.gz#https://...``). A path is relative to the folder of the table
    or, if there is no such file, to the current one. Rows with only one side (as ``sverka match``
    writes them) are left out, and so are those with the files and languages of an earlier one.
    Raises LoadError,
    UsageError.
    """
    path = Path(path)
    rows = read_table(path, SRC, TGT)
    pairs: list[Pair] = []
    left: list[Left] = []
    twice: list[int] = []
    known: set[tuple[Path | str | None, ...]] = set()
    taken: set[str] = set()
    for number, row in enumerate(rows, 1):
        src, tgt = row.get(SRC, ""), row.get(TGT, "")
        if not (src and tgt):
            if src or tgt:
                reason = row.get("note") or "no counterpart in the table"
                left.append(Left(src or tgt, reason, SRC if src else TGT))
            continue
        src_lang, tgt_lang = (
            language_tag(row[key]) if row.get(key) else None for key in (SRC_LANG, TGT_LANG)
        )
        src, tgt = place(path, src), place(path, tgt)
        same = (
            *(files.stored(one) or Path(one).resolve() for one in (src, tgt)),
            src_lang,
            tgt_lang,
        )
        if same in known:
            twice.append(number)
            continue
        known.add(same)
        name = row.get(NAME) or stem_of(PurePosixPath(Path(row[SRC]).name))
        if row.get(NAME) and clean(name).casefold() in taken:
            raise UsageError(
                "row {number}: the name {name!r} stands twice",
                where=str(path),
                hint="Give each pair a name of its own",
                number=number,
                name=name,
            )
        metadata = tuple(_metadata(row))
        pairs.append(Pair(distinct(name, taken), src, tgt, metadata, src_lang, tgt_lang))
    if not pairs:
        raise UsageError(
            "the table contains no pair", where=str(path), hint="It needs rows with src and tgt"
        )
    return Pairs(tuple(pairs), tuple(left), "table", tuple(twice))


def _metadata(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What a row of a table of pairs says about its texts. What a build or ``sverka match`` says of
    the pair in a table of theirs, which has all of their columns, is no metadata.
    """
    own = {*_OWN}
    for columns in (COLUMNS, _OF_MATCH):
        own.update(columns if row.keys() >= {*columns} else ())
    for name, value in row.items():
        if name not in own and value:
            bare = name.removeprefix(APART)
            yield (bare if bare in own else name), value


def with_metadata(pairs: Pairs, path: Path) -> tuple[Pairs, Strange]:
    """Add the metadata of a table to the pairs. Its first column has the name of a pair, or the
    path or name of one of its files. Returns the pairs, and what is strange about the table.

    Raises LoadError, UsageError.
    """
    held = [(pair.metadata, keys_of(pair.name, pair.src, pair.tgt)) for pair in pairs.pairs]
    metadata, strange = told_by(path, held)
    made = (replace(pair, metadata=own) for pair, own in zip(pairs.pairs, metadata, strict=True))
    return replace(pairs, pairs=tuple(made)), strange


def told_by(
    path: Path, held: Iterable[tuple[Metadata, Iterable[str]]]
) -> tuple[list[Metadata], Strange]:
    """The metadata of texts, each given with the names by which a table may call it, with those of
    the table added, of which the last row counts; and what is strange about the table.

    Raises LoadError, UsageError.
    """
    found: list[dict[str, str]] = []
    by_key: dict[str, int] = {}
    for index, (own, keys) in enumerate(held):
        found.append(dict(own))
        for key in keys:
            by_key.setdefault(normalize("NFC", key), index)
    told: dict[int, dict[str, str]] = defaultdict(dict)
    unknown, clashing = [], []
    for row in read_table(path):
        key = next(iter(row.values()), "")
        number = by_key.get(normalize("NFC", key))
        if number is None:
            unknown.append(key)
            continue
        said = {name: value for name, value in list(row.items())[1:] if value}
        if any(told[number].get(name, value) != value for name, value in said.items()):
            clashing.append(key)
        told[number] |= said
    made = (tuple((one | told[index]).items()) for index, one in enumerate(found))
    return list(made), Strange(tuple(unknown), tuple(clashing))


def read_table(path: Path, *needed: str) -> list[dict[str, str]]:
    """Read the rows of a table with a header, or of JSON lines; missing values are empty.

    Raises LoadError if it cannot be read, or lacks a ``needed`` column; UsageError if two columns
    have one name, or a row more cells than there are columns: what is in which is not clear.
    """
    try:
        data = files.content(path)
        # Spreadsheets write UTF-16 with a mark at the beginning as "Unicode text".
        text = data.decode("utf-16" if data[:2] in _UTF16 else "utf-8-sig")
        rows = list(_lines(text) if path.suffix.lower() == ".jsonl" else _cells(text, path))
    except (LoadError, ValueError, csv.Error) as error:
        raise LoadError(
            "this table cannot be read ({reason})",
            where=str(path),
            hint="A table is a .tsv, .csv or .jsonl file in UTF-8, with the columns src and tgt",
            reason=error.message if isinstance(error, LoadError) else error,
        ) from error
    for column in needed:
        if rows and not any(column in row for row in rows):
            raise LoadError(
                "the column {column} is missing",
                where=str(path),
                hint="The first line names the columns; src and tgt are needed",
                column=column,
            )
    return rows


def clean(name: str) -> str:
    """``name`` as a path that every system allows and that stays inside its folder. Letters are
    composed: macOS writes й and é in file names as two characters.
    """
    name = _FORBIDDEN.sub("_", normalize("NFC", name))
    parts = (part.strip(" .") for part in name.split("/"))
    return "/".join(filter(None, parts)) or "_"


def _lines(text: str) -> Iterator[dict[str, str]]:
    for line in text.splitlines():
        if line.strip():
            row = json.loads(line)
            if not isinstance(row, Mapping):
                raise ValueError("a line is no object")
            yield {str(key): _cell(value) for key, value in row.items()}


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _cells(text: str, path: Path) -> Iterator[dict[str, str]]:
    head = text.partition("\n")[0]
    usual = "," if path.suffix.lower() == ".csv" else "\t"
    # Spreadsheets of many languages write semicolons in a .csv file.
    between = max((usual, "\t", ";", ","), key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    names = Counter(map(str.strip, reader.fieldnames or ()))
    twice = next((name for name, number in names.items() if name and number > 1), None)
    if twice is not None:
        raise UsageError(
            "two columns are called {name!r}",
            where=str(path),
            hint="Give each column a name of its own",
            name=twice,
        )
    for row in reader:
        if any(map(str.strip, row.pop(None, ()))):
            raise UsageError(
                "line {line} has more cells than the first line has columns",
                where=str(path),
                hint="Put quotation marks around a cell that contains {between!r}",
                line=reader.line_num,
                between=between,
            )
        yield {key.strip(): (value or "").strip() for key, value in row.items() if key}


def place(table: Path, name: str) -> str:
    """The file that a table calls ``name``, which may be a record in a web archive."""
    if files.stored(name) or raw.address(name):
        return name
    file, record = raw.record(name) or (name, "")
    beside = table.parent / file
    if files.stored(table) or beside.exists():
        file = _named(beside)
    return f"{_named(file)}#{record}" if record else _named(file)


def _named(path: Path | str) -> str:
    """A path as a text; of a file in a store, its address."""
    return files.stored(path) or str(Path(path))


def keys_of(name: str, *paths: str) -> Iterator[str]:
    """What a table may call a text: its name, the path or name of a file."""
    yield name
    for path in paths:
        yield path
        yield Path(path).name
    yield PurePosixPath(name).name


def by_stem(folder: Path) -> dict[str, list[Path]]:
    """The files below ``folder`` by their names in the corpus."""
    found: dict[str, list[Path]] = defaultdict(list)
    paths = [path.relative_to(folder) for path in files_of(folder)]
    for path, stem in zip(paths, stems(paths), strict=True):
        found[clean(stem)].append(folder / path)
    return found


def stem_of(path: PurePosixPath | Path) -> str:
    """The name of a file in a corpus."""
    return clean((path.parent / path.stem).as_posix())


def _same_extension(
    name: str, here: Sequence[Path], there: Sequence[Path]
) -> tuple[list[Pair], list[Left]]:
    """The pairs among files of one name, and the rest."""
    by_extension = {path.suffix.lower(): path for path in there}
    pairs: list[Pair] = []
    used: set[Path] = set()
    for path in here:
        twin = by_extension.get(path.suffix.lower())
        if twin and twin not in used:
            both = _named(path), _named(twin)
            pairs.append(Pair(f"{name}{path.suffix.lower()}", *both))
            used |= {path, twin}
    reason = "several files have this name"
    sides = ((here, SRC), (there, TGT))
    left = [
        Left(_named(path), reason, side)
        for paths, side in sides
        for path in paths
        if path not in used
    ]
    return pairs, left


def distinct(name: str, taken: set[str]) -> str:
    """``name``, with a number if it is ``taken``; it is taken from then on."""
    name = made = clean(name)
    number = 1
    while made.casefold() in taken:
        number += 1
        made = f"{name}-{number}"
    taken.add(made.casefold())
    return made
