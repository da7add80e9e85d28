"""What the layout of a plain text shows: its paragraphs, its title, its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from align.loaders import turns
from align.loaders.lines import MARKS
from align.text import Paragraph, Span

# Invisible characters: white space and characters of no width.
_UNSEEN = "\\s\u200b\u2060\ufeff"
_SEEN = re.compile(rf"[^{_UNSEEN}](?:.*[^{_UNSEEN}])?", re.DOTALL)

_WRAP_WIDTHS = range(40, 141)  # editors wrap to these widths; shorter lines are lists and menus
_HEADING_CHARS = 80
_HEADING_WORDS = 12
_TITLE_CHARS = 400
# In verse without blank lines, at least one line in so many looks like a heading, and most lines
# are not longer than this.
_VERSE, _VERSE_CHARS = 5, 60

#: An end of a sentence, perhaps inside quotation marks or brackets, or of a clause.
ENDED = re.compile(rf"[{MARKS}:;][\"'”’“‘»«)\]]*$")
_STOPPED = re.compile(rf"[{MARKS}:;,，：、،][\"'”’“‘»«)\]]*(?:\*+|[†‡⁰¹²³⁴-⁹]+|\[\d{{1,3}}\])?$")
_BULLET = re.compile(r"[-–—•·*]\s")


def paragraph_spans(text: str, *, is_file: bool = True) -> list[Span]:
    """Return where the paragraphs of ``text`` begin and end.

    Blank lines separate them; in a file without any, each line is a paragraph. Lines without a
    blank line between them are joined if they were wrapped to a width or a sentence clearly goes
    on; otherwise each is a paragraph.
    """
    blocks = list(_blocks(text))
    if is_file and len(blocks) == 1:
        return blocks[0]
    return [
        (lines[first][0], lines[last - 1][1])
        for lines in blocks
        for first, last in _runs([text[start:end] for start, end in lines])
    ]


def titled(text: str, paragraphs: Sequence[Paragraph], *, sure: bool) -> tuple[Paragraph, ...]:
    """Return ``paragraphs`` with the first marked as the title if it looks like one.

    ``sure`` means that the layout puts a title first: then only a paragraph that is too long, or
    the label of a turn, is rejected.
    """
    if len(paragraphs) < 2 or paragraphs[0].kind != "body":
        return tuple(paragraphs)
    first = text[paragraphs[0].start : paragraphs[0].end]
    fits = turns.find_label(first) is None if sure else _stands_alone(first)
    if len(first) > _TITLE_CHARS or not fits:
        return tuple(paragraphs)
    return (replace(paragraphs[0], kind="title"), *paragraphs[1:])


def headed(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return ``paragraphs`` with those that look like headings marked as such.

    A heading is short, ends without punctuation and is followed by something. Where blank lines
    separate paragraphs, one stands above it, and no other short line follows at once, as in verse.
    If more than half of the paragraphs would be headings, the text is a list and has no headings;
    without blank lines, it is verse if a fifth would be and most of its lines are short.
    """
    gaps = [_is_blank(text[one.end : two.start]) for one, two in pairwise(paragraphs)]
    has_gaps = any(gaps)
    marked = []
    for index, part in enumerate(paragraphs[:-1]):
        after = paragraphs[index + 1]
        apart = not has_gaps or (
            (index == 0 or gaps[index - 1])
            and (gaps[index] or after.end - after.start > _HEADING_CHARS)
        )
        is_heading = apart and part.kind == "body" and _is_heading(text[part.start : part.end])
        marked.append(replace(part, kind="heading") if is_heading else part)
    count = sum(part.kind == "heading" for part in marked)
    is_verse = not has_gaps and _VERSE * count > len(paragraphs) and _has_short_lines(paragraphs)
    if 2 * count > len(paragraphs) or is_verse:
        return tuple(paragraphs)
    return (*marked, *paragraphs[-1:])


def _has_short_lines(paragraphs: Sequence[Paragraph]) -> bool:
    return median(part.end - part.start for part in paragraphs) <= _VERSE_CHARS


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield the visible parts of the lines, in groups separated by blank lines."""
    block: list[Span] = []
    start = 0
    for line in text.split("\n"):
        seen = _SEEN.search(line)
        if seen:
            block.append((start + seen.start(), start + seen.end()))
        elif block:
            yield block
            block = []
        start += len(line) + 1
    if block:
        yield block


def _runs(lines: list[str]) -> Iterator[Span]:
    """Yield ranges of indices: the lines of one block that belong together."""
    wrapped = _is_wrapped(lines)
    first = 0
    for index in range(1, len(lines)):
        line = lines[index]
        goes_on = wrapped or (line[0].islower() and not ENDED.search(lines[index - 1]))
        if not goes_on or turns.find_label(line):
            yield first, index
            first = index
    yield first, len(lines)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether an editor wrapped ``lines`` to a width.

    Then no line had room for the first word of the next, and some sentence goes on in a line that
    does not begin with a capital.
    """
    width = max(map(len, lines))
    full = all(len(line) + 1 + len(after.split()[0]) > width for line, after in pairwise(lines))
    mid_sentence = any(
        not ENDED.search(line) and not after[0].isupper() for line, after in pairwise(lines)
    )
    return width in _WRAP_WIDTHS and full and mid_sentence


def _is_blank(between: str) -> bool:
    """Whether a blank line, or a line of signs, is between two paragraphs."""
    return between.count("\n") > 1


def _is_heading(text: str) -> bool:
    short = len(text) <= _HEADING_CHARS and len(text.split()) <= _HEADING_WORDS
    return short and _stands_alone(text)


def _stands_alone(text: str) -> bool:
    """Whether ``text`` is one line that starts like a title and does not end like a sentence."""
    first = next(filter(str.isalpha, text), "")
    return (
        "\n" not in text
        and first != ""
        and not first.islower()
        and not _STOPPED.search(text)
        and not _BULLET.match(text)
        and turns.find_label(text) is None
    )
