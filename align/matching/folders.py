"""Two folders of files -> a manifest that says which files belong together."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from align import files, loaders
from align.aligner import encoders
from align.aligner.encoders import Encoder
from align.errors import LoadError, UsageError
from align.loaders import USUAL, Options, language
from align.matching import MIN_SCORE, match_facts, refuse_too_many, strangers
from align.matching.names import stems
from align.matching.reading import Facts, Reader
from align.progress import Progress
from align.text import Document
from align.words import Message

#: The columns of a manifest, in order.
COLUMNS = ("src", "tgt", "score", "note")


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A row of the manifest: a pair, or a file without a partner and the reason (``note``)."""

    src: Path | None
    tgt: Path | None
    score: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows: pairs in the order of the source, then unpaired files, then unreadable ones.

    ``unknown`` are languages that the encoder does not support: files in these were matched without
    it. ``by_meaning`` says whether it was used for the others. ``made_with`` is as in ``Matching``.
    ``notes`` say how files were read.
    """

    rows: tuple[MatchRow, ...]
    unknown: tuple[str, ...] = ()
    made_with: str = ""
    by_meaning: bool = True
    notes: tuple[str, ...] = ()

    @property
    def pairs(self) -> tuple[MatchRow, ...]:
        """The rows that are pairs."""
        return tuple(row for row in self.rows if row.src and row.tgt)

    @property
    def unpaired(self) -> tuple[int, int]:
        """How many files of each side were read but have no partner."""
        read = [row for row in self.rows if row.score is not None]
        return sum(row.tgt is None for row in read), sum(row.src is None for row in read)

    @property
    def unreadable(self) -> tuple[MatchRow, ...]:
        """The files that could not be read, each with the reason."""
        return tuple(row for row in self.rows if row.score is None)

    def as_jsonl(self) -> bytes:
        """Return the rows as JSON lines."""
        return "".join(
            json.dumps(dict(zip(COLUMNS, _cells(row), strict=True)), ensure_ascii=False) + "\n"
            for row in self.rows
        ).encode("utf-8", "surrogateescape")

    def as_tsv(self) -> bytes:
        """Return the rows as a table with a header; missing values are empty cells."""
        lines = [COLUMNS, *map(_cells, self.rows)]
        return "".join(
            "\t".join("" if cell is None else " ".join(str(cell).split()) for cell in line) + "\n"
            for line in lines
        ).encode("utf-8", "surrogateescape")


def match_folders(
    src: Path,
    tgt: Path,
    src_lang: str | None = None,
    tgt_lang: str | None = None,
    *,
    min_score: float = MIN_SCORE,
    encoder: Encoder | str | None = None,
    options: tuple[Options, Options] = (USUAL, USUAL),
    progress: Progress | None = None,
) -> Manifest:
    """Load all files below two folders and match them; files that cannot be read are listed.

    Languages are BCP-47 tags; if not given, each file's own is used. ``encoder`` is as for
    ``match``; ``options`` say how the files of each folder are read; ``progress`` is called with
    the step and the share done. Raises LoadError if a folder does not exist or is empty, UsageError
    if a file is in both, DependencyError.
    """
    encoder = encoders.given(encoder)
    say = progress or (lambda _step, _share: None)
    files = [files_of(folder) for folder in (src, tgt)]
    _refuse_shared(src, tgt, files)
    refuse_too_many(*map(len, files))
    able = encoder or encoders.default()
    done, total = 0, sum(map(len, files))
    sides = []
    for folder, paths, lang, own in zip(
        (src, tgt), files, (src_lang, tgt_lang), options, strict=True
    ):
        side = _Side(folder, paths, able)
        for path in paths:
            side.take(path, _read(path, lang, own))
            done += 1
            say("load", 0.9 * done / total)
        for path, one in _short_ones(side, own).items():
            side.take(path, one)
        sides.append(side)
    here, there = (side.done() for side in sides)
    found = match_facts(here, there, able, min_score, lambda share: say("match", 0.9 + share / 10))
    left, right = (side.read for side in sides)
    rows = [MatchRow(left[one.src], right[one.tgt], one.score) for one in found.pairs]
    rows += [
        MatchRow(left[one.src], None, one.score, _nearest(one.tgt, right)) for one in found.src_left
    ]
    rows += [
        MatchRow(None, right[one.tgt], one.score, _nearest(one.src, left)) for one in found.tgt_left
    ]
    rows += [
        MatchRow(*_on(number, path), None, f"unreadable: {error.message}")
        for number, side in enumerate(sides)
        for path, error in side.failed.items()
    ]
    strange = strangers((*here.langs, *there.langs), encoder)
    notes = tuple(note for side in sides for note in side.notes)
    return Manifest(tuple(rows), strange, found.made_with, found.by_meaning, notes)


class _Side:
    """The files of a folder while they are read: no text is kept.

    ``read`` are those that could be read, ``langs`` their languages, ``failed`` the others.
    """

    def __init__(self, folder: Path, paths: Sequence[Path], encoder: Encoder) -> None:
        self.read: list[Path] = []
        self.langs: list[str] = []
        self.failed: dict[Path, LoadError] = {}
        self._notes: dict[Path, list[Message]] = {}
        self._reader = Reader(encoder)
        self._place = {path: index for index, path in enumerate(paths)}
        self._names = stems([path.relative_to(folder) for path in paths])

    def take(self, path: Path, read: Document | LoadError) -> None:
        """Take the document that is in a file, or the reason why there is none."""
        if isinstance(read, LoadError):
            self.failed[path] = read
            return
        self.failed.pop(path, None)
        self.read.append(path)
        self.langs.append(read.lang)
        self._notes[path] = [
            Message("{where}: {said}", where=str(path), said=note) for note in read.notes
        ]
        self._reader.add(read, self._names[self._place[path]])

    def done(self) -> Facts:
        """What was read, in the order of the files."""
        order = sorted(range(len(self.read)), key=lambda k: self._place[self.read[k]])
        self.read = [self.read[k] for k in order]
        return self._reader.done().only(np.array(order, np.int64))

    @property
    def notes(self) -> list[Message]:
        """How files were read, in their order."""
        return [note for path in self.read for note in self._notes[path]]


def files_of(folder: Path) -> list[Path]:
    """Return the files below ``folder`` sorted by name, without hidden ones. Links to folders are
    followed; a folder that is reached twice is read once.
    """
    address = files.stored(folder)
    if address:
        below = sorted(map(Path, files.listed(address)))
        found = [one for one in below if not _is_hidden(one.relative_to(Path(address)))]
    elif folder.is_dir():
        found = sorted(_visible(folder))
    else:
        raise LoadError("this is not a folder", where=str(folder), hint="Give two folders of files")
    if not found:
        raise LoadError(
            "the folder contains no files", where=str(folder), hint="Give another folder"
        )
    return found


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def usual_language(known: Iterable[str]) -> str | None:
    """The most common of the languages of some texts; None if there are none."""
    counts = Counter(sorted(known))
    return counts.most_common(1)[0][0] if counts else None


def _read(path: Path, lang: str | None, options: Options) -> Document | LoadError:
    try:
        return loaders.load(path, lang, options)
    except LoadError as error:
        return error


def _short_ones(side: _Side, options: Options) -> dict[Path, Document | LoadError]:
    """Read texts that are too short to tell their language as those of the others in the folder."""
    lang = usual_language(side.langs)
    options = replace(options, assumed=lang)
    return {
        path: _read(path, None, options)
        for path, error in side.failed.items()
        if lang and error.code == language.UNKNOWN
    }


def _refuse_shared(src: Path, tgt: Path, files: Sequence[Sequence[Path]]) -> None:
    """Raise UsageError if a file is on both sides: it would be its own counterpart."""
    if src.resolve() == tgt.resolve():
        raise UsageError(
            "the same folder was given twice",
            where=str(tgt),
            hint="Give two folders, with the texts of one language in each",
        )
    shared = {path.resolve() for path in files[0]} & {path.resolve() for path in files[1]}
    if shared:
        raise UsageError(
            "the two folders have files in common: {n} (the first: {path})",
            where=str(tgt),
            hint="Give two folders, with the texts of one language in each",
            n=len(shared),
            path=str(min(shared)),
        )


def _visible(folder: Path) -> Iterator[Path]:
    known: set[str] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        if real in known:  # such as a link to a folder above
            folders.clear()
            continue
        known.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in names if not name.startswith("."))


def _on(side: int, path: Path) -> tuple[Path | None, Path | None]:
    """Return ``path`` on its side of a row, and None on the other."""
    return (None, path) if side else (path, None)


def _nearest(index: int, paths: list[Path]) -> str:
    return f"unpaired; nearest: {paths[index]}" if index >= 0 else "unpaired"


def _cells(row: MatchRow) -> tuple[str | float | None, ...]:
    src, tgt = (None if path is None else str(path) for path in (row.src, row.tgt))
    score = None if row.score is None else round(row.score, 4)
    return src, tgt, score, row.note or None
