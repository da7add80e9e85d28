"""Finds what a query asks for, in an index."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

import numpy as np
import regex
from numpy.typing import NDArray

from align import lemmas
from align.concordance.index import (
    BEAD,
    SENTENCE,
    SIDES,
    Column,
    Flags,
    Index,
    Ints,
    Side,
    fold,
    opposite,
)
from align.concordance.query import (
    Across,
    All,
    Alternatives,
    Condition,
    Not,
    Query,
    Sequence_,
    Some,
    Value,
)
from align.errors import UsageError

Longs = NDArray[np.int64]
#: The time limit in seconds for matching a regular expression to one word.
PATIENCE = 2.0


@dataclass(frozen=True, eq=False)
class Hits:
    """Where a query was found: words ``begin`` to ``end`` of ``side`` (0 source, 1 translation),
    in the order of the texts. ``chars`` are spans in the texts of the beads, if they are not simply
    those of the words.
    """

    index: Index
    side: NDArray[np.uint8]
    begin: Ints
    end: Ints
    beads: Longs
    chars: Ints | None = None

    def __len__(self) -> int:
        return len(self.begin)

    def take(self, which: Longs | Flags) -> Hits:
        """Some of them, or all in another order."""
        chars = None if self.chars is None else self.chars[which]
        return Hits(
            self.index,
            self.side[which],
            self.begin[which],
            self.end[which],
            self.beads[which],
            chars,
        )

    @cached_property
    def texts(self) -> Longs:
        """The number of the text of each hit."""
        return np.searchsorted(self.index.ends, self.beads, "right")


def find(
    index: Index,
    query: Query,
    sides: Iterable[Side] = SIDES,
    lang: str | None = None,
    texts: Flags | None = None,
) -> Hits:
    """Find ``query`` on ``sides``, in the texts of the mask ``texts``.

    ``lang`` is a primary subtag: only words in that language are found. Raises UsageError if a
    regular expression is wrong or too slow, or a language has no tags.
    """
    found = []
    for side in sides:
        if any(one.side == side for one in query.across):
            continue  # the condition is about this side, so the query is about the other one
        searcher = _Searcher(index, side, lang)
        begin, end = searcher.find(query.alternatives, in_sentence=query.in_sentence)
        beads = index.columns[side].beads(begin)
        kept = np.ones(len(begin), np.bool_)
        for across in query.across:
            kept &= _beads(index, across, opposite(side))[beads] ^ across.negated
        if texts is not None:
            kept &= texts[np.searchsorted(index.ends, beads, "right")]
        if not kept.all():
            begin, end, beads = begin[kept], end[kept], beads[kept]
        number = np.full(len(begin), SIDES.index(side), np.uint8)
        found.append(Hits(index, number, begin, end, beads))
    return joined(index, found)


def joined(index: Index, parts: Sequence[Hits]) -> Hits:
    """The hits of several sides, in the order of the texts."""
    filled = [one for one in parts if len(one)]
    if len(filled) <= 1:
        return filled[0] if filled else (parts[0] if parts else none(index))
    chars = None
    if all(one.chars is not None for one in filled):
        chars = np.concatenate([one.chars for one in filled if one.chars is not None])
    whole = Hits(
        index,
        np.concatenate([one.side for one in filled]),
        np.concatenate([one.begin for one in filled]),
        np.concatenate([one.end for one in filled]),
        np.concatenate([one.beads for one in filled]),
        chars,
    )
    return whole.take(np.lexsort((whole.begin, whole.side, whole.beads)))


def none(index: Index) -> Hits:
    """No hits."""
    ints = np.empty(0, np.int32)
    return Hits(index, np.empty(0, np.uint8), ints, ints, np.empty(0, np.int64))


def _beads(index: Index, across: Across, side: Side) -> Flags:
    """The beads that fulfil a condition on a side, as a mask."""
    found = np.zeros(len(index), np.bool_)
    named = across.side
    lang = None if named in ("", *SIDES) else named
    if lang is not None and lang not in index.langs:
        raise UsageError(
            "there is no side and no language {name!r}",
            hint="Use one of: {names}",
            name=named,
            names=", ".join([*SIDES, *index.langs]),
        )
    begin, _ = _Searcher(index, side, lang).find(across.alternatives)
    found[index.columns[side].beads(begin)] = True
    return found


class _Searcher:
    """Searches one side; ``lang`` limits the words."""

    def __init__(self, index: Index, side: Side, lang: str | None) -> None:
        self._index = index
        self._column: Column = index.columns[side]
        self._masks: dict[Condition, Flags] = {}
        self._lang = lang

    def find(self, alternatives: Alternatives, *, in_sentence: bool = False) -> tuple[Ints, Ints]:
        """The first word of each hit, rising, and the word after its last one. Of several hits
        that begin with the same word, the longest counts.
        """
        barrier = SENTENCE | BEAD if in_sentence else BEAD
        found: list[tuple[Ints, int]] = [
            (self._sequence(one, barrier), len(one)) for one in alternatives if one
        ]
        found = [(begins, size) for begins, size in found if len(begins)]
        if not found:
            nothing = np.empty(0, np.int32)
            return nothing, nothing
        if len(found) == 1:
            begins, size = found[0]
            return begins, (begins + np.int32(size)).astype(np.int32)
        begin = np.concatenate([begins for begins, _ in found])
        end = np.concatenate([begins + np.int32(size) for begins, size in found])
        order = np.lexsort((-end, begin))
        begin, end = begin[order], end[order]
        first = np.concatenate([[True], begin[1:] != begin[:-1]])
        return begin[first], end[first]

    def _sequence(self, sequence: Sequence_, barrier: int) -> Ints:
        """Where a sequence begins."""
        column = self._column
        masks = [None if one is None else self._mask(one) for one in sequence]
        frequencies = [
            int(column.counts[mask].sum()) if mask is not None else len(column.tokens) + 1
            for mask in masks
        ]
        rarest = int(np.argmin(frequencies))
        mask = masks[rarest]
        if mask is None or not frequencies[rarest]:
            return np.empty(0, np.int32)
        begins = column.places(np.flatnonzero(mask))
        if len(sequence) == 1:
            return begins
        begins = begins - np.int32(rarest)
        begins = begins[(begins >= 0) & (begins <= len(column.tokens) - len(sequence))]
        # The rarest words first leave the fewest places to look at.
        for k in sorted(range(len(sequence)), key=frequencies.__getitem__):
            one = masks[k]
            if k != rarest and one is not None:
                begins = begins[one[column.tokens[begins + k]]]
            if k:
                begins = begins[(column.flags[begins + k] & barrier) == 0]
        return begins

    def _mask(self, condition: Condition) -> Flags:
        found = self._masks.get(condition)
        if found is None:
            found = self._masks[condition] = self._compute(condition)
        return found

    def _compute(self, condition: Condition) -> Flags:
        if isinstance(condition, Not):
            return ~self._mask(condition.condition) & self._allowed(None)
        if isinstance(condition, All):
            return reduce(np.logical_and, map(self._mask, condition.conditions))
        if isinstance(condition, Some):
            return reduce(np.logical_or, map(self._mask, condition.conditions))
        if condition.attribute == "tag":
            self._refuse_untagged()
        return _words(self._index, condition) & self._allowed(condition.lang)

    def _allowed(self, lang: str | None) -> Flags:
        allowed = np.ones(len(self._index.lang_of), np.bool_)
        for one in (lang, self._lang):
            if one is not None:
                langs = self._index.langs
                number = langs.index(one) if one in langs else len(langs)
                allowed &= self._index.lang_of == number
        return allowed

    def _refuse_untagged(self) -> None:
        langs = [self._lang] if self._lang else self._index.langs
        if langs and ("en" in langs or not any(map(lemmas.has_tags, langs))):
            lemmas.require_tags("en" if "en" in langs else langs[0])


def _words(index: Index, test: Value) -> Flags:
    """The numbers of the words that fulfil a condition, as a mask."""
    if test.attribute == "tag":
        matches = _matcher(test, ignore_case=True)
        fitting = [any(map(matches, tags.split())) for tags in index.tags]
        return np.array(fitting, np.bool_)[index.tag_of] if fitting else np.zeros(0, np.bool_)
    if test.attribute == "lemma":
        if not test.is_regex:
            return index.entries(lemma=fold(test.value))
        return _among(index.lemmas, test)[index.lemma_of]
    if test.ignore_case:
        if not test.is_regex:
            return index.entries(fold=fold(test.value))
        return _among(index.folds, test)[index.fold_of]
    if test.is_regex:
        matches = _matcher(test, ignore_case=False)
        return np.fromiter(map(matches, index.forms), np.bool_, len(index.forms))
    found = index.entries(fold=fold(test.value))
    for number in np.flatnonzero(found).tolist():
        found[number] = index.forms[number] == test.value
    return found


#: Letters at the beginning of an expression that stand for themselves.
_HEAD = re.compile(r"\w+(?![?*{|])")
#: Repeated groups, which can take forever.
_DANGEROUS = re.compile(r"\)[*+{]|\\\d|\(\?P=")


def _among(names: list[str], test: Value) -> Flags:
    """Which of the sorted ``names`` match."""
    matches = _matcher(test, ignore_case=True)
    begin, end = 0, len(names)
    head = _HEAD.match(fold(test.value)) if "|" not in test.value else None
    if head:
        begin = bisect_left(names, head[0])
        end = bisect_left(names, head[0] + "\U0010ffff")
    found = np.zeros(len(names), np.bool_)
    found[begin:end] = np.fromiter(map(matches, names[begin:end]), np.bool_, end - begin)
    return found


def _matcher(test: Value, *, ignore_case: bool) -> Callable[[str], Any]:
    """A function that says whether a whole word matches."""
    text = test.value if test.is_regex else re.escape(test.value)
    if ignore_case:
        text = text.replace("ё", "е").replace("Ё", "Е")
    if not _DANGEROUS.search(text):
        try:
            plain = re.compile(text, re.IGNORECASE if ignore_case else 0)
        except re.error:
            pass
        else:
            return lambda word: plain.fullmatch(word) is not None
    try:
        careful = regex.compile(text, regex.IGNORECASE if ignore_case else 0)
    except regex.error as error:
        raise UsageError(
            "{text!r} is not a valid regular expression ({reason})",
            hint="Search for plain text instead",
            text=test.value,
            reason=error,
        ) from error

    def matches(word: str) -> bool:
        try:
            return careful.fullmatch(word, timeout=PATIENCE) is not None
        except TimeoutError as error:
            raise UsageError(
                "the regular expression {text!r} takes too long",
                hint="Make it simpler",
                text=test.value,
            ) from error

    return matches
