"""The index of a concordance: all words of many aligned texts, with their places.

Each side is an array with a number for each word, in the order of the texts, and for each number
the list of its places (as in the Corpus Workbench; Evert and Hardie 2011). A number stands for a
form with its lemma and its tags in one language. The file is mapped into memory, so opening it
reads only the list of words.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner.links import words
from align.concordance.arrays import Arrays
from align.text import Span, primary_language

Side = Literal["src", "tgt"]
SIDES: tuple[Side, Side] = ("src", "tgt")
Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]
#: What the flags of a word say: it is the first one of its bead, of its sentence, or there is
#: punctuation between it and the word before it.
BEAD, SENTENCE, PUNCTUATED = 1, 2, 4


class Bead(NamedTuple):
    """A bead to be indexed: the sentences of both sides, and who speaks, if known. ``key``
    identifies it in its document.
    """

    key: int
    src: tuple[str, ...]
    tgt: tuple[str, ...]
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document to be indexed. ``stamp`` is different if anything in it is; then ``read`` is
    called for its metadata and its beads. ``number`` is its id in a library, 0 elsewhere;
    ``langs`` are BCP-47 tags.
    """

    name: str
    stamp: str
    langs: tuple[str, str]
    read: Callable[[], tuple[Mapping[str, str], Iterable[Bead]]] = field(compare=False)
    number: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """A document in the index; ``begin`` and ``end`` are its beads."""

    name: str
    stamp: str
    langs: tuple[str, str]
    metadata: dict[str, str]
    number: int
    begin: int
    end: int


class Column:
    """One side: ``tokens`` are the numbers of its words, ``flags`` say where beads and sentences
    begin, ``starts`` has the first word of each bead, and one more.
    """

    def __init__(self, arrays: Arrays, side: Side) -> None:
        self.tokens: Ints = arrays[f"tokens {side}"]
        self.flags: NDArray[np.uint8] = arrays[f"flags {side}"]
        self.starts: Ints = arrays[f"starts {side}"]
        self._places: Ints = arrays[f"places {side}"]
        self._ends: NDArray[np.int64] = arrays[f"ends {side}"]
        #: How often each word is there.
        self.counts: NDArray[np.int64] = np.diff(self._ends)

    def places(self, entries: NDArray[np.int64]) -> Ints:
        """Where the words with these numbers are, rising."""
        if len(entries) == 1:
            return self._places[self._ends[entries[0]] : self._ends[entries[0] + 1]]
        sizes = self.counts[entries]
        total = int(sizes.sum())
        # One list after another: the place in the array of each one's first, and then one further.
        ends = np.cumsum(sizes)
        steps = np.repeat(self._ends[entries] - (ends - sizes), sizes)
        found = self._places[steps + np.arange(total)]
        found.sort()
        return found

    def beads(self, places: Ints) -> NDArray[np.int64]:
        """The beads of rising places."""
        return np.searchsorted(self.starts, places, "right") - 1


class Index:
    """An index that is open for searching. Safe to use from several threads."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        facts = arrays.facts
        self.made_with: dict[str, str] = facts["made_with"]
        self.texts = tuple(Text(**{**one, "langs": tuple(one["langs"])}) for one in facts["texts"])
        #: Primary subtags; ``lang_of`` refers to them, and so on.
        self.langs: list[str] = facts["langs"]
        self.tags: list[str] = facts["tags"]
        self.speakers: list[str] = facts["speakers"]
        self.keys: Ints = arrays["keys"]
        self.speaker_of: Ints = arrays["speaker of"]
        self.fold_of: Ints = arrays["fold of"]
        self.lemma_of: Ints = arrays["lemma of"]
        self.tag_of: Ints = arrays["tag of"]
        self.lang_of: NDArray[np.uint8] = arrays["lang of"]
        self._text_starts: NDArray[np.int64] = arrays["text starts"]
        self.columns: dict[Side, Column] = {side: Column(arrays, side) for side in SIDES}

    @classmethod
    def open(cls, path: Path) -> Index | None:
        """Open the file; None if there is none, or one of another version, or a damaged one."""
        try:
            return cls(Arrays(path))
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return None

    @cached_property
    def forms(self) -> list[str]:
        """The words as they are written, by their numbers."""
        return self.arrays.strings("forms")

    @cached_property
    def folds(self) -> list[str]:
        """The words as ``fold`` makes them, sorted; ``fold_of`` refers to them."""
        return self.arrays.strings("folds")

    @cached_property
    def lemmas(self) -> list[str]:
        """The lemmas, sorted; ``lemma_of`` refers to them."""
        return self.arrays.strings("lemmas")

    def __len__(self) -> int:
        """The number of beads."""
        return len(self.keys)

    @cached_property
    def ends(self) -> NDArray[np.int64]:
        """The end of each text, in beads."""
        return np.array([text.end for text in self.texts], np.int64)

    def text_of(self, bead: int) -> int:
        """The number of the text of a bead."""
        return int(np.searchsorted(self.ends, bead, "right"))

    def text(self, bead: int, side: Side) -> str:
        """The text of a side of a bead."""
        number = 2 * bead + (side == "tgt")
        begin, end = self._text_starts[number : number + 2].tolist()
        return self.arrays.stream(begin, end - 1).decode("utf-8", "surrogatepass")

    def all_texts(self, begin: int, end: int) -> str:
        """The texts of both sides of beads, each with a line break after it."""
        first, last = self._text_starts[2 * begin], self._text_starts[2 * end]
        return self.arrays.stream(int(first), int(last)).decode("utf-8", "surrogatepass")

    def spans(self, bead: int, side: Side) -> list[Span]:
        """The words of a side of a bead, as spans in its text."""
        return words(self.text(bead, side), self.lang(bead, side))

    def lang(self, bead: int, side: Side) -> str:
        """The language of a side of a bead, as a primary subtag."""
        return primary_language(self.texts[self.text_of(bead)].langs[SIDES.index(side)])

    def sizes(self, side: Side) -> NDArray[np.int64]:
        """The number of words of each text on a side."""
        starts = self.columns[side].starts
        begins = np.concatenate([[0], self.ends[:-1]]) if len(self.ends) else self.ends
        found: NDArray[np.int64] = (starts[self.ends] - starts[begins]).astype(np.int64)
        return found

    def counts(self, side: Side, texts: Flags | None = None) -> NDArray[np.int64]:
        """How often each word is on a side, in all texts or in those of a mask."""
        column = self.columns[side]
        if texts is None or texts.all():
            return column.counts
        total = np.zeros(len(self.lemma_of), np.int64)
        for number in np.flatnonzero(texts).tolist():
            text = self.texts[number]
            part = column.tokens[column.starts[text.begin] : column.starts[text.end]]
            total += np.bincount(part, minlength=len(total))
        return total

    def entries(self, *, fold: str | None = None, lemma: str | None = None) -> Flags:
        """The numbers of the words with this folded form or with this lemma, as a mask."""
        sought, names, numbers = (
            (fold, self.folds, self.fold_of) if fold is not None
            else (lemma or "", self.lemmas, self.lemma_of)
        )  # fmt: skip
        place = _find(names, sought)
        return numbers == place if place is not None else np.zeros(len(numbers), np.bool_)


def fold(word: str) -> str:
    """``word`` without what a search ignores: case, ё for е, ways to write an accent or an
    apostrophe.
    """
    folded = unicodedata.normalize("NFC", word).casefold()
    return folded.replace("ё", "е").replace("’", "'")


def _find(names: list[str], sought: str) -> int | None:
    place = bisect_left(names, sought)
    return place if place < len(names) and names[place] == sought else None


def opposite(side: Side) -> Side:
    """The other side."""
    return "tgt" if side == "src" else "src"
