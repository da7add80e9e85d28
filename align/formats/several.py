"""Formats of several files: put into one archive, or written side by side.

A writer takes the name that all files begin with, and yields the ending of a file with each part
of its content, in any order. The first file that it names is the main one, which refers to the
others.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from align.alignment import Alignment
from align.errors import ExportError
from align.formats.files import check_writable, replace_file
from align.formats.rows import Format
from align.textpair import SECOND, UNKNOWN

#: The ending of an archive.
ARCHIVE = ".zip"
#: How the files of an archive are called before their endings.
STEM = "pair"

_IN_MEMORY = 4 * 2**20  # bytes of each file; the rest is on disk
_CHUNK = 2**20
_TIME = (1980, 1, 1, 0, 0, 0)  # always the same, so that the same pair gives the same bytes

#: Parts of files, each with the ending of its file.
Parts = Iterable[tuple[str, bytes]]


def codes(alignment: Alignment) -> tuple[str, str]:
    """Return what tells the files of both sides apart: their languages, as far as these differ.

    Readers know the languages by them (``companions.language_of``).
    """
    src, tgt = (
        re.sub("[^A-Za-z0-9-]", "", document.lang) or side
        for side, document in zip(UNKNOWN, (alignment.src, alignment.tgt), strict=True)
    )
    return src, tgt if tgt != src else f"{tgt}{SECOND}"


def archived(parts: Parts) -> Iterator[bytes]:
    """Yield the content of an archive of the files, the main one first."""
    with ExitStack() as stack:
        files = _collected(parts, stack)
        packed = stack.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for ending, file in files.items():
                info = zipfile.ZipInfo(f"{STEM}{ending}", _TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(info, "w", force_zip64=True) as member:
                    shutil.copyfileobj(file, member, _CHUNK)
        packed.seek(0)
        yield from chunks(packed)


def stem(path: Path, endings: Iterable[str]) -> str:
    """Return the beginning of the names of all files, if the main one is ``path``; ``endings`` are
    those of the format.
    """
    fitting = (one for one in endings if path.name.lower().endswith(one))
    ending = max(fitting, key=len, default=path.suffix)
    return path.name[: len(path.name) - len(ending)]


def write(path: Path, beginning: str, archive: str, parts: Parts) -> None:
    """Write the files next to each other: the main one as ``path``, the others with their endings
    after ``beginning``. An archive would end in ``archive``.

    Files that are there are replaced only if the main one is among them: it says whose they are.
    Raises ExportError.
    """
    check_writable(path)
    with ExitStack() as stack:
        files = _collected(parts, stack)
        main, *others = files
        places = {main: path} | {one: path.with_name(f"{beginning}{one}") for one in others}
        if not path.exists():
            for ending in others:
                _spare(places[ending], path, f"{beginning}{archive}")
        for ending, file in files.items():
            replace_file(places[ending], chunks(file))


def check_beside(path: Path, row: Format, alignment: Alignment) -> None:
    """Raise ExportError if ``write`` would refuse to replace the file of a side."""
    begin = stem(path, row.extensions)
    if row.files and not path.name.lower().endswith(ARCHIVE) and not path.exists():
        for code in codes(alignment):
            place = path.with_name(f"{begin}.{code}{row.beside}")
            _spare(place, path, f"{begin}{row.extensions[0]}")


def check_apart(outputs: Iterable[tuple[Path, Format]]) -> None:
    """Raise ExportError if two of the outputs would write files of the same names."""
    seen: dict[tuple[Path, str], Path] = {}
    for path, row in outputs:
        if row.files and not path.name.lower().endswith(ARCHIVE):
            key = path.resolve().with_name(stem(path, row.extensions)), row.beside
            if seen.setdefault(key, path) != path:
                raise ExportError(
                    "its texts would have the same names as those of {name}",
                    where=str(path),
                    hint="Choose another name, or write an archive: {archive}",
                    name=seen[key].name,
                    archive=f"{key[0].name}{row.extensions[0]}",
                )


def _spare(place: Path, path: Path, archive: str) -> None:
    if place.exists():
        raise ExportError(
            "this file is there already and would be replaced together with {name}",
            where=str(place),
            hint="Choose another name, or write an archive: {archive}",
            name=path.name,
            archive=archive,
        )


def _collected(parts: Parts, stack: ExitStack) -> dict[str, IO[bytes]]:
    files: dict[str, IO[bytes]] = {}
    for ending, content in parts:
        if ending not in files:
            spooled = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 by the stack
            files[ending] = stack.enter_context(spooled)
        files[ending].write(content)
    for file in files.values():
        file.seek(0)
    return files


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the rest of a file in parts."""
    while chunk := file.read(_CHUNK):
        yield chunk
