"""Two folders of files -> a manifest that says which files belong together."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from align import files, loaders
from align.aligner import encoders
from align.aligner.encoders import Encoder
from align.errors import LoadError, UsageError
from align.loaders import USUAL, Options, language
from align.matching import MIN_SCORE, match, strangers
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
    kept: list[list[tuple[Path, Document]]] = []
    unreadable: list[MatchRow] = []
    files = [files_of(folder) for folder in (src, tgt)]
    _refuse_shared(src, tgt, files)
    done, total = 0, sum(map(len, files))
    for side, lang in enumerate((src_lang, tgt_lang)):
        read: dict[Path, Document | LoadError] = {}
        for path in files[side]:
            read[path] = _read(path, lang, options[side])
            done += 1
            say("load", 0.5 * done / total)
        read |= _short_ones(read, options[side])
        kept.append([(path, one) for path, one in read.items() if isinstance(one, Document)])
        unreadable += (
            MatchRow(*_on(side, path), None, f"unreadable: {one.message}")
            for path, one in read.items()
            if isinstance(one, LoadError)
        )
    paths = [[path for path, _ in side] for side in kept]
    found = match(
        *([document for _, document in side] for side in kept),
        min_score=min_score,
        encoder=encoder,
        progress=lambda step, share: say(step, 0.5 + 0.5 * share),
    )
    rows = [MatchRow(paths[0][one.src], paths[1][one.tgt], one.score) for one in found.pairs]
    rows += [
        MatchRow(paths[0][one.src], None, one.score, _nearest(one.tgt, paths[1]))
        for one in found.src_left
    ]
    rows += [
        MatchRow(None, paths[1][one.tgt], one.score, _nearest(one.src, paths[0]))
        for one in found.tgt_left
    ]
    strange = strangers((document for side in kept for _, document in side), encoder)
    notes = tuple(
        Message("{where}: {said}", where=str(path), said=note)
        for side in kept
        for path, document in side
        for note in document.notes
    )
    return Manifest((*rows, *unreadable), strange, found.made_with, found.by_meaning, notes)


def files_of(folder: Path) -> list[Path]:
    """Return the files below ``folder`` sorted by name, without hidden ones."""
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


def _short_ones(
    read: Mapping[Path, Document | LoadError], options: Options
) -> dict[Path, Document | LoadError]:
    """Read texts that are too short to tell their language as those of the others in the folder."""
    lang = usual_language(one.lang for one in read.values() if isinstance(one, Document))
    options = replace(options, assumed=lang)
    return {
        path: _read(path, None, options)
        for path, one in read.items()
        if lang and isinstance(one, LoadError) and one.code == language.UNKNOWN
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
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
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
