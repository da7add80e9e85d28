"""Interchange formats: an alignment as a file that other programs can open.

Each format has its own file; ``FORMATS`` is the one list of them, and a format's module is imported
only when it is used. A writer turns an alignment into bytes and knows nothing about files; only
``export`` touches the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from align import arguments
from align.alignment import Alignment
from align.formats import jsonlines, several, traits
from align.formats.choice import Choice, narrowed, part, part_of_pair, part_of_work
from align.formats.files import (
    append_line,
    check_writable,
    make_folder,
    replace_file,
    whole_lines,
)
from align.formats.rows import Format, Table
from align.formats.several import ARCHIVE, check_apart, check_beside
from align.formats.table import FORMATS
from align.formats.work import Work
from align.text import Document
from align.textpair import Further, Said, TextPair, places
from align.words import later

__all__ = [
    "FORMATS",
    "Choice",
    "Format",
    "append_line",
    "check_apart",
    "check_beside",
    "check_writable",
    "choose",
    "export",
    "export_pairs",
    "export_parts",
    "export_work",
    "find",
    "formatted",
    "left_out",
    "lost",
    "make_folder",
    "narrowed",
    "of_work",
    "part",
    "part_of_pair",
    "part_of_work",
    "render",
    "render_pairs",
    "render_parts",
    "render_work",
    "replace_file",
    "whole_lines",
]

_TABLE = Table(
    FORMATS,
    later("there is no format {name!r}"),
    later("no format has the extension {extension!r}"),
)


def find(name: str) -> Format:
    """Find the row of ``FORMATS`` called ``name``.

    Raises ExportError, which lists the names that exist.
    """
    return _TABLE.find(name)


def choose(path: str | Path, format: str | None = None) -> Format:  # noqa: A002
    """Find the format for ``path``: the one named, else by extension.

    Also checks that the file can be written, so that a caller can ask before a long job begins.
    Raises ExportError.
    """
    return _TABLE.choose(path, format)


def left_out(alignment: Alignment, format: Format) -> int:  # noqa: A002
    """How many beads do not fit into a format because a side that it needs is missing."""
    return sum(not all(getattr(bead, side) for side in format.sides) for bead in alignment.beads)


def lost(pairs: Sequence[TextPair], format: Format) -> list[str]:  # noqa: A002
    """Name what of ``pairs`` a file in the format leaves out, except what no reader misses."""
    return traits.lost(pairs, format)


def formatted(document: Document) -> str:
    """The name of the file of a text if it may have italics, bold and the like, which no format
    keeps; otherwise empty.
    """
    return traits.formatted(document)


@arguments.checked
def render(alignment: Alignment, format: str) -> bytes:  # noqa: A002
    """Return ``alignment`` as the content of a file in ``format``, a name from ``FORMATS``.

    A format of several files gives an archive of them. Raises ExportError for an unknown name.
    """
    row = find(format)
    if row.pairs:
        return b"".join(_content([TextPair(alignment)], row))
    return row.load(__name__)(alignment)


@arguments.checked
def render_work(work: Work, format: str, lang: str = "en") -> bytes:  # noqa: A002
    """Return a reviewed translation as the content of a file in ``format``.

    Formats that have a place for it also say what people did: tracked changes, comments, decisions,
    findings. ``lang`` (``en``, ``ru``) is the language of headings. Raises ExportError for an
    unknown name.
    """
    row = find(format)
    if row.pairs:
        return b"".join(_content([of_work(work)], row))
    if not row.of_work:
        return render(work.alignment, format)
    return row.load_of_work(__name__)(work, lang)


@arguments.checked
def export(alignment: Alignment, path: str | Path, format: str | None = None) -> Path:  # noqa: A002
    """Write ``alignment`` to ``path`` and return the path.

    ``format`` is a name from ``FORMATS``; without it the extension decides. The file is written
    completely or not at all, and replaces an existing one. A format of several files is written as
    an archive if the name ends in ``.zip``, else as files next to ``path``. Raises ExportError.
    """
    path = arguments.path(path)
    export_pairs([TextPair(alignment)], path, choose(path, format))
    return path


def export_work(work: Work, path: Path, format: Format, lang: str = "en") -> None:  # noqa: A002
    """Write a reviewed translation to ``path``; the rest is as for ``render_work`` and ``export``.

    Raises ExportError.
    """
    if format.pairs:
        export_pairs([of_work(work)], path, format)
    else:
        replace_file(path, render_work(work, format.name, lang))


def export_pairs(pairs: Iterable[TextPair], path: Path, format: Format) -> None:  # noqa: A002
    """Write pairs to ``path`` one after another, in a format that ``streams``; in another format
    there may be only one. Raises ExportError.
    """
    if "further" in format.keeps.split() and not format.pairs:
        pairs, beside = _with_further(pairs)
        if beside:
            export_work(Work.of(beside.alignment, beside.further), path, format)
            return
    if format.files and not path.name.lower().endswith(ARCHIVE):
        begin = several.stem(path, format.extensions)
        several.write(path, begin, format.extensions[0], format.load_pairs(__name__)(pairs, begin))
    elif format.pairs:
        replace_file(path, _content(pairs, format))
    elif format.in_parts:
        parts = (pair.alignment for pair in pairs)
        replace_file(path, format.load_in_parts(__name__)(parts))
    else:
        (pair,) = pairs
        replace_file(path, render(pair.alignment, format.name))


def _with_further(pairs: Iterable[TextPair]) -> tuple[Iterable[TextPair], TextPair | None]:
    """The same pairs, and the only one if it has further texts."""
    rest = iter(pairs)
    first = list(islice(rest, 2))
    alone = len(first) == 1 and first[0].further
    return chain(first, rest), first[0] if alone else None


def export_parts(parts: Iterable[Alignment], path: Path, format: Format) -> None:  # noqa: A002
    """Write an alignment that is given in parts to ``path``, in a format that ``streams``.

    Raises ExportError.
    """
    export_pairs(map(TextPair, parts), path, format)


def render_parts(parts: Iterable[Alignment], format: Format) -> Iterator[bytes]:  # noqa: A002
    """Yield the content of a file from an alignment that is given in parts."""
    return render_pairs(map(TextPair, parts), format)


def render_pairs(pairs: Iterable[TextPair], format: Format) -> Iterator[bytes]:  # noqa: A002
    """Yield the content of a file of pairs in a format that ``streams``."""
    if format.pairs:
        return _content(pairs, format)
    return format.load_in_parts(__name__)(pair.alignment for pair in pairs)


def of_work(work: Work) -> TextPair:
    """Return a reviewed translation as a pair that says what people did, with its further texts."""
    further = tuple(
        Further(
            one.name,
            one.lang,
            tuple(
                Said(*places(unit.bead)[0], text)
                for unit in work.units
                for text in one.sentences.get(unit.id, ())
            ),
        )
        for one in work.columns
    )
    review = jsonlines.reviews(work)
    return TextPair(work.alignment, work.name, review=review, further=further)


def _content(pairs: Iterable[TextPair], row: Format) -> Iterator[bytes]:
    """Yield the content of a file in a format that takes pairs, an archive if it has several."""
    writer = row.load_pairs(__name__)
    yield from several.archived(writer(pairs, several.STEM)) if row.files else writer(pairs)
