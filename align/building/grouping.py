"""Which files are the texts of a corpus in more than two languages: by their names in several
folders, or by a table with a column for each language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from align.building.pairing import (
    NAME,
    SRC,
    TGT,
    Left,
    Metadata,
    Strange,
    by_stem,
    distinct,
    keys_of,
    place,
    read_table,
    stem_of,
    told_by,
)
from align.errors import SverkaError, UsageError
from align.loaders import USUAL, Options, load
from align.matching.folders import usual_language
from align.tags import language_tag, primary_language

#: The language of a folder is told by this many files.
_SAMPLE = 4
_ALONE = "no file with this name in another language"
_NUMBERED = re.compile(r"text_?\d+", re.IGNORECASE)
_TAG = re.compile(r"[a-z]{2,3}([-_][a-z]{2,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a text by their labels, in the order of the labels."""

    name: str
    files: tuple[tuple[str, str], ...]
    metadata: Metadata = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts, in order, and the files that are in none. ``labels`` are those of all columns or
    folders; ``langs`` are the BCP-47 tags of labels for which they were stated. ``hub`` is the
    label of the text with which the others are aligned; without it, some of the texts show which
    one fits the others best, and later builds in the same folder keep it. A text without it has the
    next best.
    """

    texts: tuple[Files, ...]
    labels: tuple[str, ...]
    langs: tuple[tuple[str, str], ...] = ()
    left: tuple[Left, ...] = ()
    how: str = "name"
    hub: str | None = None


def by_names(folders: Sequence[Path], langs: Sequence[str] = (), options: Options = USUAL) -> Texts:
    """The files with the same path below several folders, as for two (``by_name``), are a text.

    ``langs`` are the BCP-47 tags of the folders; without them, some of the files tell the language.
    Raises LoadError if a folder does not exist or has no files, UsageError.
    """
    if langs and len(langs) != len(folders):
        raise UsageError(
            "{n} languages were given for {count} folders", n=len(langs), count=len(folders)
        )
    if len({folder.resolve() for folder in folders}) < len(folders):
        raise UsageError("the same folder was given twice")
    held = [by_stem(folder) for folder in folders]
    tags = langs or [_told(folder, one, options) for folder, one in zip(folders, held, strict=True)]
    labels = _labels(tags)
    texts: list[Files] = []
    left: list[Left] = []
    for name in sorted({name for one in held for name in one}):
        found = [
            (label, str(one[name][0]))
            for label, one in zip(labels, held, strict=True)
            if len(one.get(name, ())) == 1
        ]
        several = [path for one in held if len(one.get(name, ())) > 1 for path in one[name]]
        left += (Left(str(path), "several files have this name") for path in several)
        if len(found) > 1:
            texts.append(Files(name, tuple(found)))
        else:
            left += (Left(path, _ALONE) for _, path in found)
    stated = tuple(zip(labels, langs, strict=True)) if langs else ()
    return Texts(tuple(texts), labels, stated, tuple(left))


def of_columns(path: Path) -> Texts | None:
    """The texts of a table with a column of files for each language: ``en``, ``ru``, ``fr``, or
    ``text1``, ``text2`` and so on. None if it has no such columns; then it is one of pairs.

    A language is a column only if its first file is there, so that metadata called ``id`` or ``no``
    are not taken for texts. Raises LoadError.
    """
    rows = read_table(path)
    columns = [name for name in (rows[0] if rows else ()) if _has_files(path, rows, name)]
    if len(columns) < 2:
        return None
    taken: set[str] = set()
    texts: list[Files] = []
    left: list[Left] = []
    for row in rows:
        found = [(one, str(place(path, row[one]))) for one in columns if row.get(one)]
        if len(found) < 2:
            left += (Left(file, "no counterpart in the table") for _, file in found)
            continue
        name = distinct(row.get(NAME) or stem_of(PurePosixPath(Path(found[0][1]).name)), taken)
        rest = tuple((k, v) for k, v in row.items() if k not in (*columns, NAME) and v)
        texts.append(Files(name, tuple(found), rest))
    stated = tuple((one, language_tag(one)) for one in columns if not _NUMBERED.fullmatch(one))
    return Texts(tuple(texts), tuple(columns), stated, tuple(left), "table")


def _has_files(path: Path, rows: Sequence[Mapping[str, str]], name: str) -> bool:
    if name in (SRC, TGT, NAME):
        return False
    if not _NUMBERED.fullmatch(name):
        if not _TAG.fullmatch(name):
            return False
        try:
            language_tag(name)
        except UsageError:
            return False
    first = next((row[name] for row in rows if row.get(name)), "")
    return bool(first) and Path(place(path, first)).is_file()


def with_metadata_of(texts: Texts, path: Path) -> tuple[Texts, Strange]:
    """Add the metadata of a table, as ``with_metadata`` does for pairs.

    Raises LoadError, UsageError.
    """
    held = [
        (one.metadata, keys_of(one.name, *(file for _, file in one.files))) for one in texts.texts
    ]
    metadata, strange = told_by(path, held)
    made = (replace(one, metadata=own) for one, own in zip(texts.texts, metadata, strict=True))
    return replace(texts, texts=tuple(made)), strange


def _told(folder: Path, held: Mapping[str, Sequence[Path]], options: Options) -> str:
    """The language of a folder: its name if some of its files agree, else theirs."""
    found = []
    for name in sorted(held)[:_SAMPLE]:
        try:
            found.append(load(held[name][0], None, options).lang)
        except SverkaError:
            continue
    lang = usual_language(found) or ""
    try:
        named = language_tag(folder.name)
    except UsageError:
        named = ""
    if named and primary_language(named) == primary_language(lang):
        return named
    return primary_language(lang) or folder.name


def _labels(tags: Iterable[str]) -> tuple[str, ...]:
    labels: list[str] = []
    for tag in tags:
        label, number = tag, 1
        while label in labels:
            number += 1
            label = f"{tag}-{number}"
        labels.append(label)
    return tuple(labels)
