"""Filters that need the whole corpus: duplicates, near duplicates, boilerplate.

They read it twice. The first time they note a few numbers for each bead (8 to 40 bytes); the second
time they look only at beads whose numbers occur more than once, so a corpus may be of any size.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from rapidfuzz import fuzz

from align.cleaning import prints
from align.cleaning.model import Compare, Filter, Judge, Part, Reason, Survey, Verdicts
from align.cleaning.prints import Prints
from align.words import Message, later

#: Where copies are looked for: in the whole corpus, or only in the same text.
Scope = Literal["corpus", "text"]
#: A bead is compared with at most this many earlier ones for each number that they share.
_MOST = 8


@dataclass(frozen=True)
class DuplicateFilter(Filter):
    """Of beads with the same texts only the first is kept.

    ``compare`` says which sides must be the same. With ``scope = "text"`` only copies in the same
    text count. Beads whose shorter side has fewer than ``min_words`` words are kept.
    """

    about = later("beads that occur several times")

    compare: Compare = "both"
    scope: Scope = "corpus"
    min_words: int = 0

    def survey(self) -> Survey:  # noqa: D102
        return _Copies(self)


class _Copies:
    """The numbers of all beads, in the order of the corpus."""

    def __init__(self, own: DuplicateFilter) -> None:
        self._own = own
        self._seen = array("Q")
        self._names: list[str] = []

    def see(self, part: Part) -> None:
        self._seen.extend(self._prints(part))

    def _prints(self, part: Part) -> Iterator[int]:
        own = self._own
        where = part.name if own.scope == "text" else ""
        for src, tgt in part.pairs:
            if (
                own.min_words
                and min(map(_word_count, _sides(own.compare, src, tgt))) < own.min_words
            ):
                yield 0
            else:
                yield prints.print_of(where, *_sides(own.compare, src, tgt))

    def judge(self) -> Judge:
        again = prints.repeated(np.frombuffer(self._seen, np.uint64))
        first: dict[int, tuple[str, int]] = {}

        def judge(part: Part, is_open: Sequence[bool]) -> Verdicts:
            found = prints.places(np.fromiter(self._prints(part), np.uint64), again)
            for number, (place, open_) in enumerate(
                zip(found.tolist(), is_open, strict=True), part.first + 1
            ):
                if place < 0 or not open_:
                    yield None
                elif place in first:
                    yield _copy(part, *first[place])
                else:
                    first[place] = part.name, number
                    yield None

        return judge


def _sides(compare: Compare, src: str, tgt: str) -> tuple[str, ...]:
    return {"both": (src, tgt), "src": (src,), "tgt": (tgt,)}[compare]


def _word_count(text: str) -> int:
    return len(prints.words_of(text))


def _copy(part: Part, name: str, number: int) -> Reason:
    if name == part.name:
        return Reason(Message("the same as bead {n} of this text", n=number), f"{name}:{number}")
    said = Message("the same as bead {n} of {text}", n=number, text=name)
    return Reason(said, f"{name}:{number}")


@dataclass(frozen=True)
class NearDuplicateFilter(Filter):
    """Of beads with nearly the same texts only the first is kept: their words, without case and
    marks, are alike by ``threshold`` on each side (the ratio of RapidFuzz, 0 to 1).
    """

    about = later("beads that occur several times with small differences")

    threshold: float = 0.9
    scope: Scope = "corpus"
    min_words: int = 0

    def survey(self) -> Survey:  # noqa: D102
        return _NearCopies(self)

    def faults(self) -> Iterator[Message]:  # noqa: D102
        if not 0.5 <= self.threshold <= 1:
            yield Message("threshold must be from 0.5 to 1")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A bead that was kept, to compare later ones with."""

    text: str
    number: int
    src: str
    tgt: str


class _NearCopies:
    """Numbers for the words of all beads: those with mostly the same words share one."""

    def __init__(self, own: NearDuplicateFilter) -> None:
        self._own = own
        self._seen: list[Prints] = []

    def see(self, part: Part) -> None:
        words = [(prints.words_of(src), prints.words_of(tgt)) for src, tgt in part.pairs]
        made = prints.bands(words)
        for number, (src, tgt) in enumerate(words):
            if min(len(src), len(tgt)) < max(1, self._own.min_words):
                made[number] = 0
        self._seen.append(made)

    def judge(self) -> Judge:
        again = (
            prints.repeated(np.concatenate(self._seen)) if self._seen else np.zeros(0, np.uint64)
        )
        kept: dict[int, list[_Kept]] = {}

        def judge(part: Part, is_open: Sequence[bool]) -> Verdicts:
            found = prints.places(self._seen[part.number], again)
            for number, (row, open_) in enumerate(zip(found, is_open, strict=True)):
                shared = row[row >= 0].tolist() if open_ else []
                if not shared:
                    yield None
                    continue
                src, tgt = prints.plain(part.src[number]), prints.plain(part.tgt[number])
                other = self._like(
                    part.name, src, tgt, [one for place in shared for one in kept.get(place, ())]
                )
                if other is None:
                    new = _Kept(part.name, part.first + number + 1, src, tgt)
                    for place in shared:
                        held = kept.setdefault(place, [])
                        if len(held) < _MOST:
                            held.append(new)
                yield other

        return judge

    def _like(self, name: str, src: str, tgt: str, others: Sequence[_Kept]) -> Reason | None:
        least = 100 * self._own.threshold
        for other in others:
            if self._own.scope == "text" and other.text != name:
                continue
            alike = fuzz.ratio(src, other.src, score_cutoff=least)
            alike = alike and min(alike, fuzz.ratio(tgt, other.tgt, score_cutoff=least))
            if alike >= least and alike:
                said = (
                    Message(
                        "{share:.0%} the same as bead {n} of this text",
                        share=alike / 100,
                        n=other.number,
                    )
                    if other.text == name
                    else Message(
                        "{share:.0%} the same as bead {n} of {text}",
                        share=alike / 100,
                        n=other.number,
                        text=other.text,
                    )
                )
                return Reason(said, f"{other.text}:{other.number}")
        return None


@dataclass(frozen=True)
class BoilerplateFilter(Filter):
    """Drops beads that recur in at least ``documents`` texts of a site, and in at least the
    ``share`` of them: navigation, notices, signatures.

    Case and marks do not count. The site is the host that texts are from; texts that state none
    are one site. Beads whose shorter side has fewer than ``min_words`` words are kept.
    """

    about = later("the same beads in many texts of a site")

    documents: int = 5
    share: float = 0.1
    min_words: int = 3

    def survey(self) -> Survey:  # noqa: D102
        return _Recurring(self)

    def faults(self) -> Iterator[Message]:  # noqa: D102
        if self.documents < 2:
            yield Message("documents must be 2 or more")
        if not 0 <= self.share <= 1:
            yield Message("share must be from 0 to 1")


class _Recurring:
    """The numbers of the beads of each text, each once, and the numbers of texts of each site."""

    def __init__(self, own: BoilerplateFilter) -> None:
        self._own = own
        self._seen: list[Prints] = []
        self._sites: dict[str, int] = {}
        self._last: tuple[str, Prints] | None = None

    def see(self, part: Part) -> None:
        made = np.unique(self._prints(part))
        if self._last and self._last[0] == part.name:  # the next part of the same text
            made = np.union1d(self._last[1], made)
            self._seen.pop()
        else:
            self._sites[part.site] = self._sites.get(part.site, 0) + 1
        self._seen.append(made)
        self._last = part.name, made

    def _prints(self, part: Part) -> Prints:
        return np.fromiter(
            (
                prints.print_of(part.site, " ".join(src), " ".join(tgt))
                if min(len(src), len(tgt)) >= max(1, self._own.min_words)
                else 0
                for src, tgt in ((prints.words_of(a), prints.words_of(b)) for a, b in part.pairs)
            ),
            np.uint64,
        )

    def judge(self) -> Judge:
        seen = np.concatenate(self._seen) if self._seen else np.zeros(0, np.uint64)
        values, counts = np.unique(seen[seen != 0], return_counts=True)
        many = counts >= self._own.documents
        values, counts = values[many], counts[many]

        def judge(part: Part, _open: Sequence[bool]) -> Verdicts:
            total = self._sites[part.site]
            for place in prints.places(self._prints(part), values).tolist():
                count = int(counts[place]) if place >= 0 else 0
                if count >= max(self._own.documents, self._own.share * total):
                    said = Message("stands in {n} of {total} texts", n=count, total=total)
                    yield Reason(said, count)
                else:
                    yield None

        return judge
