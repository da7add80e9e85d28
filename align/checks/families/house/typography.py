"""The typography of a house style: quotation marks, dashes, spaces, letters after a colon."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from align.checks.engine.reading import Pair
from align.checks.families import russian
from align.checks.families.form.quotes import matched
from align.checks.model.finding import Mark, Span
from align.checks.model.house import PATIENCE, House, Typography, compiled
from align.text import primary_language

#: Addresses, paths and code, whose signs are not typography.
_AS_TYPED = re.compile(r"\S*(?:://|www\.|[\\/@_=<>{}$])\S*")
_BETWEEN_WORDS = re.compile(r"(?<=\S)([ \u00a0\u202f]*)(--+|[-–—])([ \u00a0\u202f]*)(?=\S)")
_OPENING = re.compile(r"^[-–—](?=[ \u00a0\u202f]?[^\W\d])")
#: Two figures with a dash, not part of a date, a telephone number or a code.
_RANGE = re.compile(r"(?<![\w.,/–—-])(\d{1,4}) ?([-–—]) ?(\d{1,4})(?![\w/–—-]|[.,]\d)")
_ELLIPSIS = re.compile(r"\.\.\.|…")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_AFTER_COLON = re.compile(r"(?<=[^\W\d]): +([^\W\d_][\w-]*)")


@dataclass(frozen=True, slots=True)
class Setting:
    """The typography of the target language."""

    style: Typography
    lang: str

    @classmethod
    def of(cls, house: House, lang: str) -> Setting | None:
        """The typography of a house style for a language; None if it has none."""
        styles = {primary_language(tag): style for tag, style in house.typography}
        return cls(styles[lang], lang) if lang in styles else None

    def check(self, pair: Pair) -> Iterator[Mark]:
        """Where the translation of a bead is set otherwise."""
        typed = [match.span() for match in _AS_TYPED.finditer(pair.tgt.text)]
        for mark in self._marks(pair):
            if not _within(mark.tgt_span, typed):
                yield mark

    def _marks(self, pair: Pair) -> Iterator[Mark]:
        text = pair.tgt.text
        looks: tuple[Callable[[str], Iterator[tuple[Span, str]]], ...] = (
            self._dashes, self._ranges, self._ellipses, self._apostrophes,
        )  # fmt: skip
        for look in looks:
            for span, better in look(text):
                if text[slice(*span)] != better:
                    facts = {"tgt": text[slice(*span)], "better": better}
                    yield Mark(
                        "typography", pair.number, (0, 0), span, facts, suggestions=(better,)
                    )
        for span, better in self._quotes(text):
            facts = {"better": "…".join(better)}
            whole = better[0] + text[span[0] + 1 : span[1] - 1] + better[1]
            yield Mark("quotation-marks", pair.number, (0, 0), span, facts, 0, better, (whole,))
        for span in self._spaces(text):
            facts = {"tgt": text[slice(*span)]}
            kept = (facts["tgt"].replace(" ", "\u00a0"),)
            yield Mark("no-break-space", pair.number, (0, 0), span, facts, suggestions=kept)
        yield from self._after_colon(pair)

    def _quotes(self, text: str) -> Iterator[tuple[Span, str]]:
        """Quotations in other marks, and the marks that they should have."""
        quotes = self.style.quotes
        if not quotes:
            return
        ends: list[int] = []
        for one, other in matched(text, self.lang).pairs:
            if not one.is_quote:
                continue
            ends = [end for end in ends if end > one.at]
            inner = bool(ends) and len(quotes) == 4
            ends.append(other.at)
            wanted = quotes[2:] if inner else quotes[:2]
            if one.char + other.char != wanted:
                yield (one.at, other.at + 1), wanted

    def _dashes(self, text: str) -> Iterator[tuple[Span, str]]:
        """Dashes between words, and at the start of a line of speech."""
        wanted = self.style.dash
        if not wanted:
            return
        for match in _BETWEEN_WORDS.finditer(text):
            # A hyphen without spaces joins words; a dash between figures is a range.
            spaced = bool(match[1] or match[3])
            figures = text[match.start() - 1].isdigit() and text[match.end()].isdigit()
            is_dash = spaced or match[2] != "-"
            if is_dash and not figures and _bare(match[0]) != _bare(wanted):
                yield match.span(), wanted
        for match in _OPENING.finditer(text):
            yield match.span(), wanted.strip()

    def _ranges(self, text: str) -> Iterator[tuple[Span, str]]:
        """Two figures with another sign between them; 2:1 and 4-2 are no ranges."""
        for match in _RANGE.finditer(text) if self.style.range else ():
            first, last = match[1], match[3]
            if int(first) < int(last) or len(first) > len(last) == 2:
                yield match.span(), f"{first}{self.style.range}{last}"

    def _ellipses(self, text: str) -> Iterator[tuple[Span, str]]:
        if self.style.ellipsis:
            for match in _ELLIPSIS.finditer(text):
                yield match.span(), self.style.ellipsis

    def _apostrophes(self, text: str) -> Iterator[tuple[Span, str]]:
        if self.style.apostrophe:
            for match in _APOSTROPHE.finditer(text):
                yield match.span(), self.style.apostrophe

    def _spaces(self, text: str) -> Iterator[Span]:
        """Where a space may break that must not."""
        wanted = self.style.dash
        for match in _BETWEEN_WORDS.finditer(text) if "\u00a0" in wanted else ():
            sides = zip((match[1], match[3]), wanted.split(wanted.strip()), strict=True)
            may_break = any(side == " " and other == "\u00a0" for side, other in sides)
            if may_break and _bare(match[0]) == _bare(wanted):
                yield match.span()
        for pattern in self.style.no_break:
            # A pattern that takes too long says nothing.
            with suppress(TimeoutError):
                found = compiled(pattern, {}).finditer(text, timeout=PATIENCE, overlapped=True)
                yield from (match.span() for match in found if " " in match[0])

    def _after_colon(self, pair: Pair) -> Iterator[Mark]:
        wanted = self.style.after_colon
        for match in _AFTER_COLON.finditer(pair.tgt.text) if wanted else ():
            word = match[1]
            facts, span = {"tgt": match[0]}, match.span(1)
            if wanted == "upper" and word[0].islower():
                better = (word[0].upper() + word[1:],)
                yield Mark(
                    "after-colon-capital", pair.number, (0, 0), span, facts, suggestions=better
                )
            elif wanted == "lower" and word[0].isupper() and not self._keeps_capital(word, match):
                better = (word[0].lower() + word[1:],)
                yield Mark(
                    "after-colon-small", pair.number, (0, 0), span, facts, suggestions=better
                )

    def _keeps_capital(self, word: str, match: re.Match[str]) -> bool:
        """Whether a word after a colon may be a name, an acronym, or the first of several
        sentences.
        """
        if word[1:] != word[1:].lower() or len(word) == 1:
            return True
        if self.lang == "ru" and russian.name(word) is not None:
            return True
        return self.lang == "de" or bool(re.search(r"[.!?…]\s+\S", match.string[match.end() :]))


def _bare(text: str) -> str:
    """The text with plain spaces only."""
    return re.sub(r"\s", " ", text)


def _within(span: Span, others: list[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
