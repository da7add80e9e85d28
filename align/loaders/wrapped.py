"""Paragraphs of plain text whose lines were broken at a width, found from the file as a whole.

The lines that certainly go on in the next one show the width, how evenly the lines fill it, and
whether an indent begins a paragraph. Every other line is judged by that. If the lines were not
broken, each is a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from align.loaders import lines, turns
from align.loaders.lines import CUT, ORNAMENT, Line
from align.text import Span

_WIDTHS = range(30, 141)  # editors break lines at these widths
_EVEN = 0.2  # of the width: how much room broken lines leave at most, apart from
_UNEVEN = 0.25  # this share of them
# At most this share of the lines is wider; more if the lines were broken for certain: in some
# files, cut words were joined later without breaking the lines again.
_WIDE, _WIDE_IF_CERTAIN, _CERTAIN = 0.05, 0.3, 0.4
_FULL = 45  # the least width of lines that are shown only by being full
_USUAL = 1.3  # times the middle width; other lines do not show the width
_BLANK = 25  # with a blank line for every 25 lines, blank lines separate paragraphs
_GOING_ON = 0.12  # at least this share of the lines goes on in the next line for certain
_HEADING_ROOM = 0.35  # a line that leaves this much room and does not end a sentence is a heading
_STANDS_OUT = (0.02, 0.7)  # how many lines begin with an indent where it begins a paragraph
_AGREE = 0.85
_FEW = 3  # fewer lines without an indent show nothing
_OFTEN = 5  # one line in five has the usual indent
# How often a sentence ends before a line with such an indent, and at most before others.
_ENDS_BEFORE = 0.6
_ENDS_ELSEWHERE = 0.5
_CENTRED = 8  # the least indent of a line in the middle of the page
_ITEM = re.compile(r"(?:[-–—•·*+‣▪]|--|\d{1,3}[.)]|[a-zа-я]\)|[ivx]{1,4}\))\s", re.IGNORECASE)
_DASH = re.compile(r"(?:--?|[–—])\s*\S")
_OPENING = '"“„«»‹›「『'
_WORD = re.compile(r"\w+(?:-\w+)*")
# What follows a hyphen that stands for the end of a compound, as in *wood- and metalwork*.
_SERIES = re.compile(
    r"(?:and|or|und|oder|bzw|sowie|et|ou|y|e|o|og|och|en|of|i|a|и|или|та|й)\b", re.IGNORECASE
)
# Chinese and Japanese do not separate words.
_DENSE = re.compile("[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff1f]")
# A wide gap after a word, as between a place and a date; not after the number of an item.
_GAP = re.compile(r"[^\W\d_]{3}[^\n]*?(?<=\S)(?: {6,}|\t+)(?=\S)")
_DOUBLE = re.compile(r"\s{2,}|\t")


@dataclass(frozen=True, slots=True)
class Habit:
    """How the lines of a file were broken: at ``width``, leaving at most ``room`` for certain.

    ``by_indent`` means that a paragraph begins with an indent, ``by_blank`` that blank lines
    separate paragraphs.
    """

    width: int
    room: int
    by_indent: bool
    by_blank: bool


def paragraphs(text: str) -> tuple[str, list[Span]]:
    """Return ``text`` and where its paragraphs are.

    Cut words are joined in it, and page numbers left out.
    """
    kept, has_pages = lines.read(text)
    habit = _habit(kept) if kept else None
    if habit is not None:
        runs = _broken(kept, habit)
    elif any(line.first for line in kept[1:]):
        runs = _unbroken(kept)
    else:
        runs = ([line] for line in kept)
    return _assemble(
        text,
        [[line for line in run if not ORNAMENT.fullmatch(line.text)] for run in runs],
        has_pages,
    )


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield each line with the next one if no blank line is between them."""
    return ((one, two) for one, two in pairwise(lines) if not two.first)


def _habit(lines: Sequence[Line]) -> Habit | None:
    """Return how the lines were broken, or None if each is a paragraph or a verse."""
    pairs = [pair for pair in _pairs(lines) if not ORNAMENT.fullmatch(pair[1].text)]
    sure = [(one, two) for one, two in pairs if _is_sure(one, two)]
    by_indent = _by_indent(lines, pairs, sure)
    going_on = sure
    if not sure or len(sure) < _GOING_ON * len(pairs):
        going_on = [(one, two) for one, two in pairs if not one.is_ended]
        if not by_indent and not _are_full(going_on, len(pairs)):
            return None
    widths = sorted(one.width for one, _ in going_on)
    usual = [width for width in widths if width <= _USUAL * widths[len(widths) // 2]]
    width = _share_of(usual, 0.98)
    rooms = sorted(_room(one, two, width) for one, two in going_on)
    wider = sum(one.width > width + 3 for one in lines)
    certain = by_indent or len(sure) > _CERTAIN * len(pairs)
    fits = wider <= max(2, (_WIDE_IF_CERTAIN if certain else _WIDE) * len(lines))
    uneven = _share_of(rooms, 1 - _UNEVEN) > _EVEN * width
    is_cut = any(_is_cut(one, two) for one, two in sure)
    certain = by_indent or (is_cut and len(sure) > _CERTAIN * len(pairs))
    if width not in _WIDTHS or not fits or (uneven and not certain):
        return None
    blank = sum(line.first for line in lines[1:]) * _BLANK >= len(lines)
    return Habit(width, max(-1, _share_of(rooms, 0.95)), by_indent, blank)


def _share_of(ordered: Sequence[int], share: float) -> int:
    """Return the value that ``share`` of the ``ordered`` values do not exceed."""
    return ordered[round(share * (len(ordered) - 1))]


def _are_full(pairs: Sequence[tuple[Line, Line]], count: int) -> bool:
    """Whether these lines, most of ``count`` and without an end of a sentence, had no room left.

    Names and the like can begin every line of a short text, so that none certainly goes on.
    """
    if len(pairs) < 2 or 2 * len(pairs) < count:
        return False
    width = max(one.width for one, _ in pairs)
    return width >= _FULL and all(_room(one, two, width) <= 0 for one, two in pairs)


def _is_sure(one: Line, two: Line) -> bool:
    """Whether a sentence certainly goes on from one line to the next."""
    return two.goes_on and not one.is_ended and not _ITEM.match(two.text)


def _room(one: Line, two: Line, width: int) -> int:
    """Return how many characters were free in a line after the first word of the next."""
    return width - one.width - 1 - len(two.text.split(maxsplit=1)[0])


def _by_indent(
    lines: Sequence[Line], pairs: Sequence[tuple[Line, Line]], sure: Sequence[tuple[Line, Line]]
) -> bool:
    """Whether a paragraph begins with an indent.

    Then a sentence ends before the lines that have one, and goes on into many that have none.
    """
    base = _base(lines)
    before_indent = [one.is_ended for one, two in pairs if two.indent > base]
    before_others = [one.is_ended for one, two in pairs if two.indent <= base]
    low, high = _STANDS_OUT
    few, many = max(2, low * len(lines)), high * len(lines)
    if not few <= len(before_indent) <= many or len(before_others) < _FEW:
        return False
    ended = sum(before_indent) / len(before_indent)
    going_on = sum(two.indent <= base for _, two in sure)
    return (
        ended >= _ENDS_BEFORE
        and sum(before_others) <= _ENDS_ELSEWHERE * len(before_others)
        and going_on >= _AGREE * len(sure)
    )


def _base(lines: Sequence[Line]) -> int:
    """Return the usual indent: that of the lines without one of their own."""
    common = Counter(line.indent for line in lines)
    often = [indent for indent, count in common.items() if _OFTEN * count >= len(lines)]
    return min(often, default=common.most_common(1)[0][0])


def _broken(lines: Sequence[Line], habit: Habit) -> Iterator[list[Line]]:
    """Yield the paragraphs of a text whose lines were broken, as lists of lines."""
    for block in _blocks(lines):
        if not habit.by_indent and not _is_filled(block, habit):
            yield from _unbroken(block)
            continue
        run: list[Line] = []
        for line in block:
            if run and _begins(run, line, habit):
                yield run
                run = []
            run.append(line)
        yield run


def _is_filled(block: Sequence[Line], habit: Habit) -> bool:
    """Whether most lines of the block but the last were broken because they were full."""
    inner = list(pairwise(block))
    if not inner:
        return True
    full = sum(
        _room(one, two, habit.width) <= max(0, habit.room) or _is_sure(one, two)
        for one, two in inner
    )
    return 2 * full > len(inner)


def _begins(run: Sequence[Line], line: Line, habit: Habit) -> bool:
    """Whether ``line`` begins a paragraph after the lines of ``run``."""
    before = run[-1]
    if ORNAMENT.fullmatch(before.text) or _is_apart(before) or _is_apart(line):
        return True
    if ORNAMENT.fullmatch(line.text) or (_is_sure(before, line) and not habit.by_indent):
        return False
    if _are_centred(before, line):
        return before.is_ended and not line.goes_on
    room = _room(before, line, habit.width)
    if habit.by_indent:
        if line.indent > before.indent or (line.indent == before.indent > run[0].indent):
            return not _is_sure(before, line)
        if len(run) == 1 and line.indent == before.indent and before.indent > 0:
            return not _is_sure(before, line)
        in_paragraph = run[0].indent > line.indent
        return not in_paragraph and not before.is_ended and room > _HEADING_ROOM * habit.width
    if turns.find_label(line.text) or _ITEM.match(line.text) or _DASH.match(line.text):
        return before.is_ended or room > habit.room or _ITEM.match(run[0].text) is not None
    if line.goes_on:
        return False
    much = max(habit.room, _HEADING_ROOM * habit.width)
    if not before.is_ended or habit.by_blank:
        return room > much
    return room > habit.room or line.text[0] in _OPENING


def _are_centred(one: Line, two: Line) -> bool:
    """Whether two lines have the same middle, away from the margin, as those of a title do."""
    middles = [line.indent + len(line.text) / 2 for line in (one, two)]
    apart = one.indent != two.indent and min(one.indent, two.indent) >= _CENTRED
    return apart and abs(middles[0] - middles[1]) <= 1


def _unbroken(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the paragraphs of lines that were not broken: a new one unless a sentence goes on."""
    run: list[Line] = []
    for line in lines:
        if run and not _continues(run, line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _continues(run: Sequence[Line], line: Line) -> bool:
    before = run[-1]
    if line.first or ORNAMENT.fullmatch(before.text) or _ITEM.match(line.text):
        return False
    if _is_apart(before) or _is_apart(line):
        return False
    if ORNAMENT.fullmatch(line.text):
        return True
    if turns.find_label(line.text):
        return False
    if _are_centred(before, line):
        return line.goes_on or not before.is_ended
    hangs = _ITEM.match(run[0].text) is not None and line.indent > run[0].indent
    return hangs or (line.text[0].islower() and not before.is_ended)


def _is_apart(line: Line) -> bool:
    """Whether a wide gap is in the line, and no other, as there is in lines set to a width."""
    return _GAP.search(line.text) is not None and len(_DOUBLE.findall(line.text)) == 1


def _is_cut(one: Line, two: Line) -> bool:
    """Whether a word is cut at the end of a line."""
    return CUT.search(one.text) is not None and two.text[0].islower()


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    number = 0

    def of(line: Line) -> int:
        nonlocal number
        number += line.first
        return number

    for _, block in groupby(lines, of):
        yield list(block)


def _assemble(text: str, runs: Sequence[Sequence[Line]], clean: bool) -> tuple[str, list[Span]]:
    """Return the text and where its paragraphs are.

    The text is changed only where words are joined, and where page numbers are left out.
    """
    words: Counter[str] | None = None
    pieces: list[str] = []
    spans: list[Span] = []
    at = length = 0  # how much of the text has been taken, how long the pieces are

    def take(piece: str) -> None:
        nonlocal length
        pieces.append(piece)
        length += len(piece)

    for run in runs:
        if not run:
            continue
        take("\n\n" if clean and spans else text[at : run[0].start])
        start = length
        for one, two in pairwise(run):
            between = text[one.end : two.start]
            if clean and between.count("\n") > 1:
                between = "\n"
            if _DENSE.match(one.text[-1]) and _DENSE.match(two.text[0]):
                between = ""
            if not CUT.search(one.text) or not two.text[0].isalpha() or _SERIES.match(two.text):
                take(one.text + between)
                continue
            words = words or _whole_words(runs)
            keeps = two.text[0].isupper() or _keeps_hyphen(one.text, two.text, words)
            take(one.text if keeps else one.text[:-1])
        take(run[-1].text)
        spans.append((start, length))
        at = run[-1].end
    take("" if clean else text[at:])
    return "".join(pieces), spans


def _whole_words(runs: Sequence[Sequence[Line]]) -> Counter[str]:
    """Count the words that are whole inside lines: they show how a cut word is written."""
    found: Counter[str] = Counter()
    for run in runs:
        for line in run:
            found.update(word.lower() for word in _WORD.findall(line.text))
    return found


def _keeps_hyphen(one: str, two: str, words: Counter[str]) -> bool:
    head, tail = _WORD.findall(one[:-1])[-1].lower(), _WORD.match(two)
    if tail is None:
        return True
    return lines.keeps_hyphen(head, tail[0].lower(), words)
