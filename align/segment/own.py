"""Abbreviations and rules of a user's own, from a file.

A text file lists abbreviations, one per line. A TOML file has a table for each language, ``["*"]``
for all::

    [en]
    never = ["approx.", "Flt. Lt."]  # no sentence ends after these
    number = ["apt."]                # no sentence ends between these and a number
    maybe = ["Inc."]                 # a sentence ends only before a word like The or He
    end = ["etc."]                   # a sentence ends before any capitalised word
    word = ["no."]                   # not an abbreviation
    join = [['Yahoo!', 'Inc']]       # never between these two patterns
    cut = [[';', '[A-Z]']]           # always between these two
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from textwrap import shorten
from typing import Any

import regex

from align import arguments, files
from align.errors import LoadError, UsageError
from align.languages.model import Stops
from align.tags import primary_language

Spans = list[tuple[int, int]]

ALL = "*"
#: The lists of a language by their names in the file.
_LISTS = {
    "never": "heads",
    "number": "numbered",
    "maybe": "either",
    "end": "tails",
    "word": "plain",
}
_PATTERNS = ("join", "cut")
#: The most characters and words of an abbreviation. A file is no list of them if more than a
#: few lines, and this share of all, have more words than a short one: they are verse, for example.
_LONGEST, _MOST_WORDS = 60, 8
_SHORT, _FEW, _SHARE = 4, 2, 0.2
#: What tables, markup and settings have, and abbreviations do not.
_OF_OTHER_FILES = re.compile(r"[<>{}\[\]=|\t,;\"]")
_QUOTED = 40  # characters of a line in an error
_WINDOW = 100  # code points on each side of a place that ``join`` sees
_PATIENCE = 1.0  # seconds for one pattern in one paragraph


@dataclass(frozen=True)
class Table:
    """What a file says about one language: words by field of ``Stops``, and pairs of patterns."""

    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    join: tuple[tuple[str, str], ...] = ()
    cut: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, eq=False)
class Abbreviations:
    """A user's own abbreviations and rules, by primary language; ``*`` is every language."""

    tables: Mapping[str, Table]
    where: str = ""

    @classmethod
    def load(cls, path: str | Path) -> Abbreviations:
        """Read a file; raises LoadError, UsageError."""
        path = arguments.path(path)
        text = files.text(path)
        if path.suffix.lower() != ".toml":
            return cls({ALL: _table({"never": _listed(text, str(path))}, str(path))}, str(path))
        try:
            tables = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise UsageError("not valid TOML: {reason}", where=str(path), reason=error) from error
        return cls(
            {
                name if name == ALL else primary_language(name): _table(table, str(path))
                for name, table in tables.items()
            },
            str(path),
        )

    def added(self, stops: Stops, lang: str) -> Stops:
        """``stops`` with the words of this file, which belong to no other list afterwards."""
        for table in self._of(lang):
            for name, words in table.lists.items():
                without = {one: getattr(stops, one) - words for one in _LISTS.values()}
                without[name] |= words
                stops = replace(stops, **without)
        return stops

    def apply(self, text: str, spans: Spans, lang: str) -> Spans:
        """Join and cut the sentences of a paragraph; raises UsageError for a slow pattern."""
        try:
            for table in self._of(lang):
                for before, after in table.join:
                    spans = _joined(text, spans, self._compiled[before], self._compiled[after])
                for before, after in table.cut:
                    spans = _cut(text, spans, self._compiled[f"({before})(\\s*+)(?={after})"])
        except TimeoutError as error:
            raise UsageError("a pattern takes too long", where=self.where) from error
        return spans

    def _of(self, lang: str) -> Iterable[Table]:
        return [self.tables[one] for one in (ALL, lang) if one in self.tables]

    @cached_property
    def _compiled(self) -> Mapping[str, regex.Pattern[str]]:
        found = {}
        for table in self.tables.values():
            for before, after in table.join:
                found[before] = _compile(f"(?:{before})$", self.where)
                found[after] = _compile(after, self.where)
            for before, after in table.cut:
                whole = f"({before})(\\s*+)(?={after})"
                found[whole] = _compile(whole, self.where)
        return found


def given(abbreviations: Abbreviations | str | Path | None) -> Abbreviations | None:
    """The abbreviations that a caller means, loaded if only their file is named.

    Raises LoadError, UsageError.
    """
    if isinstance(abbreviations, (str, Path)):
        return Abbreviations.load(abbreviations)
    if not isinstance(abbreviations, Abbreviations | None):
        raise UsageError(
            "not abbreviations: {value!r}",
            hint="Give Abbreviations or the path of their file",
            value=abbreviations,
        )
    return abbreviations


def _listed(text: str, where: str) -> list[str]:
    """The abbreviations of a text file, one per line. Raises LoadError if it is no list of them."""
    numbered = ((n, line.partition("#")[0].strip()) for n, line in enumerate(text.split("\n"), 1))
    found = [(n, line) for n, line in numbered if line]
    long = [(n, line) for n, line in found if len(line.split()) > _SHORT]
    wrong = long if len(long) > max(_FEW, _SHARE * len(found)) else []
    for n, line in wrong or found:
        if wrong or not _is_abbreviation(line) or _OF_OTHER_FILES.search(line):
            raise LoadError(
                "line {line} is not an abbreviation: {text}",
                where=where,
                hint="Give a list of abbreviations, one per line, or TOML in a .toml file",
                line=n,
                text=shorten(line, _QUOTED, placeholder="…"),
            )
    return [line for _, line in found]


def _is_abbreviation(text: str) -> bool:
    """Whether ``text`` may be an abbreviation, or a name after which no sentence ends."""
    short = len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    return short and any(map(str.isalpha, text))


def _table(table: object, where: str) -> Table:
    if not isinstance(table, dict):
        raise UsageError("the file needs a table for each language", where=where)
    unknown = [name for name in table if name not in _LISTS and name not in _PATTERNS]
    if unknown:
        raise UsageError(
            "unknown list {name!r}",
            where=where,
            hint="Known lists: {known}",
            name=unknown[0],
            known=", ".join([*_LISTS, *_PATTERNS]),
        )
    lists: dict[str, frozenset[str]] = {}
    join = _pairs(table, "join", where)
    for name, kind in _LISTS.items():
        words = table.get(name, [])
        if not isinstance(words, list) or not all(isinstance(one, str) and one for one in words):
            raise UsageError("{name} is not a list of strings", where=where, name=name)
        if strange := next((one for one in words if not _is_abbreviation(one)), ""):
            raise UsageError(
                "{name} contains something that is not an abbreviation: {text}",
                where=where,
                name=name,
                text=shorten(strange, _QUOTED, placeholder="…"),
            )
        # «Yahoo!» is no abbreviation, but no sentence ends after it either.
        named = [one for one in words if name == "never" and one[-1] in "!?…"]
        join += tuple((rf"(?<!\w){regex.escape(one)}", "") for one in named)
        lists[kind] = frozenset(
            "".join(one.split()).removesuffix(".") for one in words if one not in named
        )
    return Table(lists, join, _pairs(table, "cut", where))


def _pairs(table: Mapping[str, Any], name: str, where: str) -> tuple[tuple[str, str], ...]:
    found = table.get(name, [])
    if not isinstance(found, list) or not all(map(_is_pair, found)):
        raise UsageError("{name} is not a list of pairs of patterns", where=where, name=name)
    for pair in found:
        for pattern in pair:
            _compile(pattern, where)
    return tuple((before, after) for before, after in found)


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(x, str) for x in value)


def _compile(pattern: str, where: str) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern, regex.VERSION0)
    except regex.error as error:
        raise UsageError(
            "{text!r} is not a valid regular expression ({reason})",
            where=where,
            text=pattern,
            reason=error,
        ) from error


def _joined(
    text: str, spans: Spans, before: regex.Pattern[str], after: regex.Pattern[str]
) -> Spans:
    found: Spans = []
    for start, end in spans:
        if found:
            last = found[-1][1]
            left, right = text[max(0, last - _WINDOW) : last], text[start : start + _WINDOW]
            if before.search(left, timeout=_PATIENCE) and after.match(right, timeout=_PATIENCE):
                found[-1] = (found[-1][0], end)
                continue
        found.append((start, end))
    return found


def _cut(text: str, spans: Spans, pattern: regex.Pattern[str]) -> Spans:
    places = [(match.end(1), match.end(2)) for match in pattern.finditer(text, timeout=_PATIENCE)]
    found: Spans = []
    number = 0
    for start, end in spans:
        while number < len(places) and places[number][0] <= start:
            number += 1
        while number < len(places) and places[number][1] < end:
            at, nxt = places[number]
            at = len(text[start:at].rstrip()) + start
            if at > start:
                found.append((start, at))
                start = nxt
            number += 1
        found.append((start, end))
    return found
