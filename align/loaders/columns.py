"""The lines of a printed page in reading order.

Lines that recur at the same place on several pages are running heads and are dropped. Columns are
found by a gutter that few lines cross. A line that crosses it spans all columns, so what is above
it is read before what is below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from statistics import median

import numpy as np

# A line that leaves this share of its column empty is short.
_SHORT = 0.18


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a part of one, and its place in points from the bottom left of its page."""

    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    text: str

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True)
class Column:
    """Lines that are read one after the other, from the top."""

    lines: tuple[Line, ...]

    @cached_property
    def left(self) -> float:
        """Where most of its lines begin: the left edge, ignoring hanging characters."""
        return float(np.percentile([line.x0 for line in self.lines], 10))

    @cached_property
    def right(self) -> float:
        """Where its full lines end."""
        return float(np.percentile([line.x1 for line in self.lines], 90))

    def leaves_empty(self, line: Line) -> bool:
        """Whether ``line`` ends so early that another word would have fitted."""
        return line.x1 < self.right - _SHORT * (self.right - self.left)

    @cached_property
    def pitch(self) -> float:
        """The usual distance from line to line."""
        drops = [
            above.y0 - below.y0
            for above, below in pairwise(self.lines)
            if 0.5 * below.size < above.y0 - below.y0 < 4 * below.size
        ]
        return median(drops) if drops else 1.3 * self.lines[0].size

    def pitch_at(self, index: int) -> float:
        """The usual distance of lines around line ``index``: parts of a text may be set wider."""
        first = max(1, min(index - 2, len(self.lines) - 5))
        drops = sorted(
            above.y0 - below.y0 for above, below in pairwise(self.lines[first - 1 : first + 5])
        )
        # The second smallest: gaps between paragraphs are in the window too.
        local = drops[1] if len(drops) > 3 else self.pitch
        return local if self.pitch < local < 2.5 * self.pitch else self.pitch


# Only this many rows at the top and at the bottom of a page, and no more than a quarter of it, can
# be running heads.
_EDGE_ROWS = 3
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:page|p\.|стр\.?|страница|seite)\s*)?(?:\d{1,5}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|из|von|sur)\s*\d{1,4})?[-–—\s]*",
    re.IGNORECASE,
)

# Numbers of lines count one by one or in fives, at least this often on a page.
_LINE_NUMBERS = 8

# A gutter has at least this many lines on each side and this width (in sizes of the font), and at
# most this share of the lines cross it.
_SIDE_LINES = 3
_SIDE_SHARE = 0.1
_SIDE_TEXT = 0.1
_GUTTER = 0.6
_CROSSING = 0.7
_EDGE = 0.15  # nor is it this near to the text's own edges
_MAX_DEPTH = 4
_MAX_LINES = 5_000  # a page with more is a drawing

# Notes are at most this large (as a share of the usual size), and begin with a number or a sign.
_NOTE_SIZE = 0.92
_NOTE = re.compile(r"\(?(?:\d{1,3}|[*†‡]+)")

# The smallest gaps, in sizes of the font, that may be a gutter or a space.
_GAP, _SPACE = 0.8, 0.15


def in_order(pages: Sequence[Sequence[Line]]) -> list[Column]:
    """Return the columns of all pages in reading order, without running heads.

    The notes at the foot of pages come last, so that a sentence can go on from page to page.
    """
    rows = [[list(_parts(row)) for row in _rows(_without_note_numbers(page))] for page in pages]
    rows = [_without_line_numbers(page) for page in rows]
    kept = _without_running_heads(rows)
    found = [
        [_joined(row) for row in _rows(lines)]
        for page in kept
        for lines in _columns([part for row in page for part in row])
    ]
    usual = usual_size(line for lines in found for line in lines)
    feet = [_foot(lines, usual) for lines in found]
    texts = [lines[:foot] for lines, foot in zip(found, feet, strict=True)]
    notes = [lines[foot:] for lines, foot in zip(found, feet, strict=True)]
    return [Column(tuple(lines)) for lines in (*texts, *notes) if lines]


def usual_size(lines: Iterable[Line]) -> float:
    """Return the size that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=1.0)


def _foot(lines: Sequence[Line], usual: float) -> int:
    """Return where the notes of a column begin: small lines at its end, the first with a mark."""
    first = len(lines)
    while first and lines[first - 1].size <= _NOTE_SIZE * usual:
        first -= 1
    while first < len(lines) and not _NOTE.match(lines[first].text):
        first += 1
    return first


def _rows(runs: Sequence[Line]) -> list[list[Line]]:
    """Return the rows of a page or a column from the top, each from the left."""
    rows: list[list[Line]] = []
    for run in sorted(runs, key=lambda run: (-run.middle, run.x0)):
        if rows and _same_row(rows[-1][0], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.x0) for row in rows]


def _same_row(first: Line, run: Line) -> bool:
    overlap = min(first.y1, run.y1) - max(first.y0, run.y0)
    return overlap > 0.4 * min(first.y1 - first.y0, run.y1 - run.y0)


def _parts(row: Sequence[Line]) -> Iterator[Line]:
    """Yield the parts of a row, cut at gaps that may be the gutter between columns."""
    first = 0
    for index in range(1, len(row)):
        if row[index].x0 - row[index - 1].x1 > _GAP * row[index].size:
            yield _joined(row[first:index])
            first = index
    yield _joined(row[first:])


def _joined(row: Sequence[Line]) -> Line:
    """Join the runs of a row into one line, with the size of the longest run."""
    text, end = "", row[0].x0
    for run in row:
        text += f" {run.text}" if run.x0 - end > _SPACE * run.size else run.text
        end = run.x1
    main = max(row, key=lambda run: len(run.text))
    return replace(main, x0=row[0].x0, x1=max(run.x1 for run in row), text=text.strip())


def _without_note_numbers(runs: Sequence[Line]) -> list[Line]:
    """Return the runs, in file order, without the small raised numbers after words."""
    kept: list[Line] = []
    for run in runs:
        before = kept[-1] if kept else run
        if (
            run.text.isdigit()
            and run.size < 0.9 * before.size
            and run.y0 > before.y0 + 0.05 * before.size
            and abs(run.x0 - before.x1) < 0.3 * before.size
            and not before.text[-1].isdigit()
        ):
            kept[-1] = replace(before, x1=run.x1)
        else:
            kept.append(run)
    return kept


def _without_line_numbers(rows: list[list[Line]]) -> list[list[Line]]:
    """Return the rows of a page without the numbers of its lines, as in transcripts and patents."""
    numbers = [(index, row[0]) for index, row in enumerate(rows) if row[0].text.isdecimal()]
    steps = [int(below.text) - int(above.text) for (_, above), (_, below) in pairwise(numbers)]
    usual = Counter(steps).most_common(1)
    if not usual or usual[0][0] not in (1, 5) or usual[0][1] < _LINE_NUMBERS:
        return rows
    if usual[0][1] < 0.8 * len(steps):
        return rows
    edge = median(line.x1 for _, line in numbers)
    dropped = {index for index, line in numbers if abs(line.x1 - edge) < 2 * line.size}
    kept = (row[1:] if index in dropped else row for index, row in enumerate(rows))
    return [row for row in kept if row]


def _without_running_heads(pages: Sequence[list[list[Line]]]) -> list[list[list[Line]]]:
    """Return the pages without rows that recur at their place and without page numbers."""
    seen = Counter(key for rows in pages for key in {_key(row) for row in _edges(rows)})
    kept = []
    for rows in pages:
        edges = {id(row): _key(row) for row in _edges(rows)}
        outermost = {id(row) for row in (rows[:1] + rows[-1:])}
        kept.append(
            [
                row
                for row in rows
                if not (
                    seen[edges.get(id(row), ("", 0))] > 1
                    or (id(row) in outermost and _PAGE_NUMBER.fullmatch(_text(row)))
                )
            ]
        )
    return kept


def _edges(rows: list[list[Line]]) -> list[list[Line]]:
    count = max(1, min(_EDGE_ROWS, len(rows) // 4))
    return rows if len(rows) <= 2 * count else rows[:count] + rows[-count:]


def _key(row: Sequence[Line]) -> tuple[str, int]:
    """The text of a row without the page number, and its place."""
    return re.sub(r"\d+", "#", _text(row)), round(row[0].y0 / 4)


def _text(row: Sequence[Line]) -> str:
    return " ".join(line.text for line in row)


def _columns(lines: list[Line], depth: int = 0) -> list[list[Line]]:
    """Return ``lines``, sorted from the top, in the columns in which they are read."""
    gutter = _gutter(lines) if depth < _MAX_DEPTH else None
    if gutter is None:
        return [lines]
    found: list[list[Line]] = []
    across: list[Line] = []
    for zone in _zones(lines, gutter):
        sides = _sides(zone, gutter)
        # If only a few rows have a gap at the gutter, those are gaps between words.
        if max(len(_rows(side)) for side in sides) < _SIDE_LINES:
            across += zone
            continue
        found += [across] if across else []
        across = []
        found += [column for side in sides if side for column in _columns(side, depth + 1)]
    return [*found, across] if across else found


def _zones(lines: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    """Yield the lines in groups that cross the gutter or do not, from the top."""
    for _crosses, group in groupby(lines, key=lambda line: line.x0 < gutter < line.x1):
        yield list(group)


def _sides(zone: Sequence[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    """Return the lines on the left and on the right of the gutter."""
    left = [line for line in zone if line.x1 <= gutter]
    return left, [line for line in zone if line.x0 >= gutter]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where two columns are separated, None if there is one column."""
    if not 2 * _SIDE_LINES <= len(lines) <= _MAX_LINES:
        return None
    starts = np.array([line.x0 for line in lines])
    ends = np.array([line.x1 for line in lines])
    low, high = starts.min(), ends.max()
    places = np.arange(low + _EDGE * (high - low), high - _EDGE * (high - low), 1.0)
    if not len(places):
        return None
    left = (ends[:, None] <= places).sum(0)
    right = (starts[:, None] >= places).sum(0)
    crossing = len(lines) - left - right
    least = max(_SIDE_LINES, _SIDE_SHARE * len(lines))
    fits = (left >= least) & (right >= least) & (crossing <= _CROSSING * len(lines))
    if not fits.any():
        return None
    best = fits & (crossing == crossing[fits].min())
    first, last = _longest_run(best)
    if last - first + 1 < _GUTTER * median(line.size for line in lines):
        return None
    gutter = float(places[(first + last) // 2])
    parted = any(_side_by_side(*_sides(zone, gutter)) for zone in _zones(lines, gutter))
    return gutter if parted else None


def _longest_run(flags: np.ndarray) -> tuple[int, int]:
    """Return the first and last index of the longest run of true values; at least one is true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    begins, ends = edges[::2], edges[1::2]
    longest = int(np.argmax(ends - begins))
    return int(begins[longest]), int(ends[longest]) - 1


def _side_by_side(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether each side has a fair share of the text, and enough lines at the other's height."""
    characters = [sum(len(line.text) for line in side) for side in (left, right)]
    if min(characters) < _SIDE_TEXT * sum(characters):
        return False  # numbers of paragraphs, labels of a table
    for one, other in ((left, right), (right, left)):
        if not other:
            return False
        low, high = min(line.y0 for line in other), max(line.y1 for line in other)
        beside = [line for line in one if low <= line.middle <= high]
        if len(_rows(beside)) < _SIDE_LINES:
            return False
    return True
