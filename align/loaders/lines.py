"""The lines of plain text, apart from those that belong to its pages: their numbers and the running
heads next to them, and what stands in place of a picture.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_UNSEEN = "\\s\u200b\u2060\ufeff"
_SEEN = re.compile(rf"[^{_UNSEEN}](?:.*[^{_UNSEEN}])?", re.DOTALL)
_TAB = 8

_PAGES = 3  # numbers of pages, at least

#: The marks that end sentences in all scripts.
MARKS = ".!?…。！？؟۔।॥။།៕።፧։׃"
#: An end of a sentence, perhaps inside quotation marks or brackets.
ENDED = re.compile(rf"[{MARKS}:;][\"'”’“‘»«›‹」』)\]*_]*$")
# Words that always have a hyphen, in Russian and English; for others the rest of the text decides.
_HYPHENED = re.compile(
    r".*-(?:то|либо|нибудь|таки)|(?:кое|кой)-.*|из-(?:за|под)|во-(?:первых|вторых)"
    r"|в-(?:третьих|четв[её]ртых|пятых)|по-(?!(?:э|ч)?тому|чему).*(?:ски|цки|ому|ему|ьи)"
    r"|well-(?!ness|ing|spring|head).*|self-(?!ish|less|same|hood).*|so-called|.*-in-law|half-past",
    re.IGNORECASE,
)
#: A word that ends in a hyphen: it may be cut.
CUT = re.compile(r"[^\W\d_]-$")
#: A row of signs between two parts of a text, such as ``* * *``.
ORNAMENT = re.compile(r"\s*(?:(?:[*·•∙⋅●○◦■□▪◆◇★☆✦✶❖※∗⁎§~^=_#+–—―-]\s*){3,}|[*⁂❦❧☙]\s*)")
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(
    r"(?:(?:page|seite|стр(?:аница)?\.?|с\.|p\.)\s*)?[\[(<–—-]?\s*(\d{1,4})\s*[\])>–—-]?",
    re.IGNORECASE,
)
# What transcribers write where the book has a picture without a caption.
_PICTURE = re.compile(
    r"\[(?:illustrations?|images?|pictures?|abbildung(?:en)?|bild|ilustraci[oó]n|ilustração"
    r"|illustrazione|ilustracja|иллюстрация|рисунок)[.:]?\]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where its visible part is, its column, and where a block begins."""

    text: str
    start: int
    indent: int
    first: bool

    @property
    def end(self) -> int:
        """Where its visible part ends."""
        return self.start + len(self.text)

    @property
    def width(self) -> int:
        """The column where it ends."""
        return self.indent + len(self.text)

    @property
    def is_ended(self) -> bool:
        """Whether it ends like a sentence."""
        return ENDED.search(self.text[-12:]) is not None

    @property
    def goes_on(self) -> bool:
        """Whether it begins inside a sentence."""
        first = self.text[0]
        return (
            first.islower() or first in ",.;:!?)]}»”" or (first.isalpha() and not first.isupper())
        )


def read(text: str) -> tuple[list[Line], bool]:
    """Return the lines of ``text`` that are not blank and do not belong to its pages, and whether
    any do.
    """
    lines = list(_lines(text))
    pictures = {index for index, line in enumerate(lines) if _PICTURE.fullmatch(line.text)}
    furniture = _furniture(lines) | pictures
    return list(_without(lines, furniture)), bool(furniture)


def keeps_hyphen(head: str, rest: str, words: Counter[str]) -> bool:
    """Whether a word that is cut at a hyphen has one of its own, by itself or by how often the text
    has it with and without one. All in small letters; ``words`` are those of the text.
    """
    whole = f"{head}-{rest}"
    return _HYPHENED.fullmatch(whole) is not None or words[whole] > words[f"{head}{rest}"]


def _lines(text: str) -> Iterator[Line]:
    start, blank = 0, True
    for raw in text.split("\n"):
        seen = _SEEN.search(raw)
        if seen:
            before = raw[: seen.start()]
            indent = len(before.expandtabs(_TAB)) if "\t" in before else len(before)
            yield Line(seen[0], start + seen.start(), indent, blank)
        blank = seen is None
        start += len(raw) + 1


def _furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indices of page numbers, and of the running heads next to them."""
    numbers = [
        (index, int(found[1]))
        for index, line in enumerate(lines)
        if len(line.text) < 16 and (found := _PAGE.fullmatch(line.text))
    ]
    steps = [
        (first, second)
        for first, second in pairwise(numbers)
        if 0 < second[1] - first[1] <= 2 and second[0] - first[0] > _PAGES
    ]
    if len(steps) + 1 < _PAGES or 2 * len(steps) < len(numbers) - 1:
        return frozenset()
    pages = {index for step in steps for index, _ in step}
    heads = Counter(
        _DIGITS.sub("0", lines[beside].text)
        for page in pages
        for beside in (page - 1, page + 1)
        if 0 <= beside < len(lines)
    )
    beside = {
        at
        for page in pages
        for at in (page - 1, page + 1)
        if 0 <= at < len(lines) and heads[_DIGITS.sub("0", lines[at].text)] >= _PAGES
    }
    return frozenset(pages | beside)


def _without(lines: Sequence[Line], out: frozenset[int]) -> Iterator[Line]:
    """Yield the lines that are not in ``out``; a sentence that a page cuts is one block."""
    before: Line | None = None
    cut = blank = False
    for index, line in enumerate(lines):
        if index in out:
            cut = True
            blank = blank or line.first
            continue
        first = line.first or blank
        if cut and before is not None:
            first = before.is_ended or not (line.goes_on or CUT.search(before.text))
        yield Line(line.text, line.start, line.indent, first)
        before, cut, blank = line, False, False
