"""The names of an alignment, where they occur, and what explains them.

A name is explained by a word that sounds like it, by a custom (``exonyms``), or by another bead
that has the same two names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from align import languages
from align.checks.engine.reading import Pair, Reading, Side, Words, words_in
from align.checks.families.naming.capitals import (
    Name,
    capitals,
    has_article,
    is_common,
    is_first,
    is_name,
    may_be_lost,
    near,
    small_words,
)
from align.checks.families.naming.exonyms import exonyms, plain
from align.checks.families.naming.renaming import View
from align.checks.families.naming.renderings import Rendering
from align.checks.families.naming.sounds import SURELY, likeness

_HYPHEN = re.compile("[-‑]")
#: With more pairs of unexplained names, it is impossible to say which one replaced which.
_MOST_PAIRS = 400


class Book:
    """The names of a document, and what explains them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._src = [capitals(pair.src.text, pair.src.lang) for pair in reading.pairs]
        self._tgt = [capitals(pair.tgt.text, pair.tgt.lang) for pair in reading.pairs]
        self._src_small = small_words(pair.src.text for pair in reading.pairs)
        self._tgt_small = small_words(pair.tgt.text for pair in reading.pairs)
        self._compounds = languages.of(reading.tgt_lang).names.nouns_with_capitals
        self._exonyms = exonyms(reading.src_lang, reading.tgt_lang)
        self._in_src, self._in_tgt = _places(self._src), _places(self._tgt)
        self._compared: dict[tuple[str, str], bool] = {}
        self._proven = self._proved()

    def views(
        self, pair: Pair, worth: Callable[[View], bool] = lambda _: True
    ) -> list[tuple[Name, Name, View]]:
        """The pairs of names of a bead in which one may have replaced the other. Pairs that are not
        ``worth`` it are left out before their sounds are compared, which is slow.
        """
        words = self._reading.words[pair.number]
        if not words.links.size:
            return []
        every = [name.word for name in self._src[pair.number]]
        strange = [
            name
            for name in self._tgt[pair.number]
            if self._may_be_name(name, pair.tgt)
            and not any(self._same(other, name.word) for other in every)
        ]
        lost = [name for name in self._src[pair.number] if self._may_be_lost(name, pair.src)]
        if not strange or not lost or len(lost) * len(strange) > _MOST_PAIRS:
            return []
        return list(self._seen(pair, words, lost, strange, worth))

    def renderings(self) -> Iterator[Rendering]:
        """The pairs of names that sound alike, if neither sounds like another name of its bead."""
        for pair in self._reading.filled:
            src = [n for n in self._src[pair.number] if self._is_plain(n, pair.src)]
            tgt = [
                n
                for n in self._tgt[pair.number]
                if "-" not in n.word and self._may_be_name(n, pair.tgt)
            ]
            alike = [
                (one, other)
                for one in src
                for other in tgt
                if likeness(one.word, other.word) >= SURELY
            ]
            for one, other in alike:
                if sum(one is a for a, _ in alike) == 1 and sum(other is b for _, b in alike) == 1:
                    yield Rendering(pair, one.span, other.span, one.word, other.word)

    def _seen(
        self,
        pair: Pair,
        words: Words,
        lost: Sequence[Name],
        strange: Sequence[Name],
        worth: Callable[[View], bool],
    ) -> Iterator[tuple[Name, Name, View]]:
        table = _Table(pair, words)
        around = _Around(
            self._src[pair.number],
            self._tgt[pair.number],
            [
                [k for k, b in enumerate(self._tgt[pair.number]) if self._same(a.word, b.word)]
                for a in self._src[pair.number]
            ],
        )
        others = [
            (other, at, table.best_of_tgt(at), self._of_tgt(pair, other))
            for other in strange
            if (at := tuple(words_in(words.tgt, other.span)))
        ]
        for name in lost:
            i = tuple(words_in(words.src, name.span))
            if not i:
                continue
            best, of_src = table.best_of_src(i), self._of_src(pair, name)
            for other, j, its_best, of_tgt in others:
                view = View(
                    **of_src,
                    **of_tgt,
                    **table.both(i, j, best, its_best),
                    **around.of(name, other),
                    meet=self._meet(name, other, pair.number),
                    sound=0,
                    tgt_sound=0,
                    cover=table.cover,
                    src_title=table.capitals,
                )
                if worth(view):
                    heard = max(view.src_sound, table.sound_of_src(name.word, j))
                    yield (
                        name,
                        other,
                        view._replace(
                            sound=likeness(name.word, other.word),
                            src_sound=heard,
                            tgt_sound=table.sound_of_tgt(other.word, i),
                        ),
                    )

    def _of_src(self, pair: Pair, name: Name) -> dict[str, float]:
        """The features of a name of the source by itself."""
        return {
            "src_proven": _elsewhere(self._proven[0].get(name.word, ()), pair.number),
            "src_common": is_common(name.word, pair.src.lang),
            "src_acronym": sum(map(str.isupper, name.word)) > 1,
            "src_first": is_first(pair.src.text, name),
            "src_small": name.word.lower() in self._src_small,
            "src_article": has_article(name, pair.src),
        }

    def _of_tgt(self, pair: Pair, name: Name) -> dict[str, float]:
        """The features of a name of the target by itself."""
        written = pair.tgt.text[slice(*name.span)].lower()
        return {
            "tgt_proven": _elsewhere(self._proven[1].get(name.word, ()), pair.number),
            "tgt_first": is_first(pair.tgt.text, name),
            "tgt_small": bool({name.word.lower(), written} & self._tgt_small),
            "tgt_name": is_name(name, pair.tgt),
            "tgt_elsewhere": _elsewhere(self._in_tgt[_key(name.word)], pair.number),
            "tgt_article": has_article(name, pair.tgt),
            "tgt_length": len(written) / 10,
        }

    def _meet(self, name: Name, other: Name, number: int) -> bool:
        """Whether two names occur together in another bead than this one."""
        few, many = sorted((self._in_src[_key(name.word)], self._in_tgt[_key(other.word)]), key=len)
        return any(bead in many and bead != number for bead in few)

    def _may_be_name(self, name: Name, side: Side) -> bool:
        """Whether a capitalised word of the target may be a name."""
        written = side.text[slice(*name.span)]
        if len(written) < 3 or written.isupper():
            return False
        return not is_first(side.text, name) or is_name(name, side)

    def _may_be_lost(self, name: Name, side: Side) -> bool:
        """Whether a capitalised word of the source may be a name."""
        first = is_first(side.text, name)
        if first and (len(name.word) < 4 or name.word.lower() in self._src_small):
            return False
        return may_be_lost(name, side)

    def _is_plain(self, name: Name, side: Side) -> bool:
        """Whether a word of the source is certainly a name, and a single word."""
        small = name.word.lower() in self._src_small
        common = small or "-" in name.word or is_common(name.word, side.lang)
        return not common and self._may_be_lost(name, side)

    def _proved(self) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
        """The names on both sides that are explained by sound or custom, with the beads that have
        them.
        """
        found: tuple[dict[str, set[int]], dict[str, set[int]]] = {}, {}
        for pair in self._reading.filled:
            others = [o for o in self._tgt[pair.number] if is_name(o, pair.tgt)]
            for name in self._src[pair.number]:
                for other in others:
                    if self._same(name.word, other.word):
                        found[0].setdefault(name.word, set()).add(pair.number)
                        found[1].setdefault(other.word, set()).add(pair.number)
        return found

    def _same(self, src: str, tgt: str) -> bool:
        """Whether two words are the same name by sound or custom."""
        found = self._compared.get((src, tgt))
        if found is None:
            found = self._compared[src, tgt] = self._is_same(src, tgt)
        return found

    def _is_same(self, src: str, tgt: str) -> bool:
        if likeness(src, tgt) >= SURELY:
            return True
        if self._compounds and len(src) > 4 and tgt.lower().startswith(src.lower()[:-1]):
            return True
        customs = self._exonyms.get(plain(src), ())
        if not customs:
            return False
        whole = plain(tgt)
        return any(
            part.startswith(_stem(plain(one)))
            for one in customs
            for part in (whole, *_HYPHEN.split(whole))
        )


#: The other words of a bead by how well they match a name, best first: the vectors, then the links.
_Ranked = tuple[Sequence[tuple[float, int]], Sequence[tuple[float, int]]]


class _Table:
    """How similar the words of a bead are in sound and meaning, and how likely they are linked."""

    def __init__(self, pair: Pair, words: Words) -> None:
        self.src = [pair.src.text[slice(*span)] for span in words.src]
        self.tgt = [pair.tgt.text[slice(*span)] for span in words.tgt]
        self.links, self.cosines = words.links, words.cosines
        long = [w for w in self.src if len(w) > 3]
        #: The share of the longer source words that are capitalised.
        self.capitals = sum(w[0].isupper() for w in long) / max(1, len(long))
        #: How much of both texts is linked, 0 to 1.
        self.cover = float(words.links.max(0).mean() + words.links.max(1).mean()) / 2

    def best_of_src(self, i: Sequence[int]) -> _Ranked:
        """How well the words of the target translate words ``i`` of the source."""
        return _ranked(self.cosines[[*i]]), _ranked(self.links[[*i]])

    def best_of_tgt(self, j: Sequence[int]) -> _Ranked:
        """How well the words of the source match words ``j`` of the target."""
        return _ranked(self.cosines[:, [*j]].T), _ranked(self.links[:, [*j]].T)

    def both(
        self, i: Sequence[int], j: Sequence[int], of_src: _Ranked, of_tgt: _Ranked
    ) -> dict[str, float]:
        """What vectors, links and places say of words ``i`` of the source and ``j`` of the target,
        given what is best for each.
        """
        return {
            "cosine": _best(of_src[0], within=j),
            "link": _best(of_src[1], within=j),
            "src_cosine": _best(of_src[0], without=j),
            "src_link": _best(of_src[1], without=j),
            "tgt_cosine": _best(of_tgt[0], without=i),
            "tgt_link": _best(of_tgt[1], without=i),
            "beside": _beside(self.links, i, j),
            "apart": abs(i[0] / len(self.src) - j[0] / len(self.tgt)),
        }

    def sound_of_src(self, word: str, j: Sequence[int]) -> float:
        """How similar a source word sounds to the closest target word other than ``j``."""
        return max(
            (likeness(word, w) for k, w in enumerate(self.tgt) if len(w) > 2 and k not in j),
            default=0.0,
        )

    def sound_of_tgt(self, word: str, i: Sequence[int]) -> float:
        """How similar a target word sounds to the closest source word other than ``i``."""
        return max(
            (likeness(w, word) for k, w in enumerate(self.src) if len(w) > 2 and k not in i),
            default=0.0,
        )


class _Around:
    """What the names next to two names say about them, and whether the source repeats its name.

    ``rendered`` has for each name of the source the names of the target that are the same.
    """

    def __init__(
        self, src: Sequence[Name], tgt: Sequence[Name], rendered: Sequence[Sequence[int]]
    ) -> None:
        self._src, self._tgt, self._rendered = src, tgt, rendered
        known = {t for many in rendered for t in many}
        self._met = {
            name: {t for k in _next_to(i, src) for t in rendered[k]} for i, name in enumerate(src)
        }
        self._near = {name: set(_next_to(j, tgt)) for j, name in enumerate(tgt)}
        self._extra = {name for name, beside in self._near.items() if known & beside}

    def of(self, name: Name, other: Name) -> dict[str, float]:
        """The features of a name of the source and one of the target."""
        met, own = self._met[name], self._rendered[self._src.index(name)]
        both = bool(met & self._near[other])
        times = sum(one.word == name.word for one in self._src)
        return {
            "src_sound": 1.0 if own else 0.0,
            "both_beside": both,
            "src_extra": not both and bool(met),
            "tgt_extra": not both and other in self._extra,
            "src_again": 0 < len(own) < times,
        }


def _next_to(k: int, names: Sequence[Name]) -> list[int]:
    """The numbers of the names right beside one."""
    return [n for n in (k - 1, k + 1) if 0 <= n < len(names) and near(names[n], names[k])]


def _ranked(rows: NDArray[np.float64] | NDArray[np.float32]) -> list[tuple[float, int]]:
    """The highest value of each column and its number, the highest first."""
    best = rows.max(0).tolist()
    return sorted(zip(best, range(len(best)), strict=True), reverse=True)


def _best(
    ranked: Sequence[tuple[float, int]],
    *,
    within: Sequence[int] | None = None,
    without: Sequence[int] = (),
) -> float:
    """The highest value of some numbers, or of all but some; 0 if there are none."""
    return next((v for v, k in ranked if k not in without and (within is None or k in within)), 0.0)


def _beside(links: NDArray[np.float64], i: Sequence[int], j: Sequence[int]) -> float:
    """How likely the words before two words are linked, or those after them."""
    rows, columns = links.shape
    before = links[i[0] - 1, j[0] - 1] if i[0] and j[0] else 0.0
    after = links[i[-1] + 1, j[-1] + 1] if i[-1] + 1 < rows and j[-1] + 1 < columns else 0.0
    return float(max(before, after))


def _elsewhere(beads: Collection[int], number: int) -> bool:
    """Whether there are other beads than this one."""
    return len(beads) > (number in beads)


def _key(word: str) -> str:
    """What the forms of a name share: the word in lower case without its ending."""
    return word.lower()[: max(3, len(word) - 2)]


def _places(names: Sequence[Sequence[Name]]) -> dict[str, set[int]]:
    """The beads that have a name, by its key."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, bead in enumerate(names):
        for name in bead:
            found[_key(name.word)].add(number)
    return found


def _stem(word: str) -> str:
    return word[: max(2, len(word) - (2 if len(word) > 4 else 1))]
