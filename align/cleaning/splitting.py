"""Split the texts of a corpus into parts such as train, dev and test, without leakage.

A text is in one part as a whole, and texts that share passages are in the same part. The result
depends only on the texts, their names and the seed, not on their order.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from align.cleaning import prints
from align.cleaning.model import Part
from align.cleaning.prints import Prints
from align.errors import UsageError

#: Texts that share at least this much of the shorter one belong together.
_SHARED = 0.1
#: Runs of so many words are compared; fewer in common than this may be chance.
_RUN, _LEAST = 5, 3
#: If a run is in more texts than this, only neighbours are compared.
_MANY = 8
#: A side with fewer words may be in several parts: *Thank you very much.*
_SHORT = 5
_SHARE = re.compile(r"\s*([\w.-]+)\s*=\s*(\d*\.?\d+)\s*(%?)\s*")

#: The wanted share of each part, by its name, in the order in which they were given.
Shares = Mapping[str, float]


@dataclass(frozen=True)
class Group:
    """Texts that must stay together, and their number of beads."""

    names: tuple[str, ...]
    beads: int


@dataclass(frozen=True)
class Portion:
    """A part as it came out: its share of all beads was to be ``wanted``. ``leaks`` counts beads a
    long side of which (from five words) also stands in another part, word for word.
    """

    name: str
    wanted: float
    texts: int
    beads: int
    leaks: int


@dataclass(frozen=True)
class Split:
    """``part_of`` says which part each text is in; ``together`` has the groups of texts that share
    passages.
    """

    portions: tuple[Portion, ...]
    part_of: Mapping[str, str]
    together: tuple[tuple[str, ...], ...]
    seed: int


def shares_of(text: str) -> dict[str, float]:
    """Read ``train=0.9,dev=0.05,test=0.05``; also in per cent. Raises UsageError."""
    found: dict[str, float] = {}
    for piece in text.split(","):
        match = _SHARE.fullmatch(piece)
        if not match or match[1] in found:
            raise UsageError(
                "{text!r} is not a split",
                hint="Write train=0.9,dev=0.05,test=0.05, for example",
                text=text,
            )
        found[match[1]] = float(match[2]) / (100 if match[3] else 1)
    whole = sum(found.values())
    if len(found) < 2 or min(found.values()) <= 0 or abs(whole - 1) > 1e-6:
        raise UsageError(
            "a split has at least two shares above 0, which are 1 together, not {whole:g}",
            hint="Write train=0.9,dev=0.05,test=0.05, for example",
            whole=whole,
        )
    return found


class Splitter:
    """Reads the texts one by one and splits them at the end."""

    def __init__(self, shares: Shares, seed: int) -> None:
        self._shares, self._seed = dict(shares), seed
        self._number: dict[str, int] = {}
        self._beads: Counter[int] = Counter()
        self._signs: list[Prints] = []
        self._owners: list[np.ndarray] = []
        # The texts of all longer sides, with the text that each is in.
        self._sides = array("Q"), array("I")

    def see(self, part: Part, is_open: Sequence[bool]) -> None:
        """Take note of the beads of a part that are open."""
        if not any(is_open):
            return
        owner = self._number.setdefault(part.name, len(self._number))
        self._beads[owner] += sum(is_open)
        for side, texts in (("src", part.src), ("tgt", part.tgt)):
            words: list[str] = []
            for text, open_ in zip(texts, is_open, strict=True):
                own = prints.words_of(text) if open_ else ()
                words.extend(own)
                if open_:
                    long = len(own) >= _SHORT
                    self._sides[0].append(prints.print_of(side, " ".join(own)) if long else 0)
                    self._sides[1].append(owner)
            signs = prints.signs(words, _RUN)
            self._signs.append(signs)
            self._owners.append(np.full(len(signs), owner, np.uint32))

    def split(self) -> Split:
        """Split what was seen. Raises UsageError if there are fewer texts than parts."""
        names = list(self._number)
        groups = self._groups(names)
        if len(groups) < len(self._shares):
            raise UsageError(
                "there are too few texts to split: {texts}, or {groups} if those that share "
                "passages count as one",
                hint="A text is never cut. Give more texts, or name fewer parts",
                texts=len(names),
                groups=len(groups),
            )
        part_of = assigned(groups, self._shares, self._seed)
        leaks = self._leaks([part_of[name] for name in names])
        portions = tuple(
            Portion(
                name,
                wanted,
                sum(part == name for part in part_of.values()),
                sum(
                    self._beads[self._number[text]]
                    for text, part in part_of.items()
                    if part == name
                ),
                leaks[name],
            )
            for name, wanted in self._shares.items()
        )
        together = tuple(group.names for group in groups if len(group.names) > 1)
        return Split(portions, dict(sorted(part_of.items())), together, self._seed)

    def _groups(self, names: Sequence[str]) -> list[Group]:
        """The texts, those that share passages together, in the order of their names."""
        order = sorted(range(len(names)), key=lambda number: names[number])
        rank = np.empty(len(names), np.uint32)
        rank[order] = np.arange(len(names), dtype=np.uint32)
        # Whole sides as well, because a short text has few signs.
        sides, of_sides = (
            np.frombuffer(own, kind)
            for own, kind in zip(self._sides, (np.uint64, np.uint32), strict=True)
        )
        signs = np.concatenate([*self._signs, sides[sides != 0]])
        owners = rank[np.concatenate([*self._owners, of_sides[sides != 0]])]
        sizes = np.bincount(owners, minlength=len(names))
        leader = list(range(len(names)))
        for (one, other), count in _pairs(signs, owners).items():
            if count >= max(_LEAST, _SHARED * min(sizes[one], sizes[other])):
                _join(leader, one, other)
        held: dict[int, list[int]] = defaultdict(list)
        for number in range(len(names)):
            held[_leader(leader, number)].append(order[number])
        return [
            Group(
                tuple(names[number] for number in own), sum(self._beads[number] for number in own)
            )
            for own in held.values()
        ]

    def _leaks(self, part_of: Sequence[str]) -> Counter[str]:
        """How many sides of each part are also in another one."""
        sides = np.frombuffer(self._sides[0], np.uint64)
        names = list(self._shares)
        parts = np.array([names.index(part) for part in part_of], np.uint32)
        own = parts[np.frombuffer(self._sides[1], np.uint32)]
        again = prints.repeated(sides)
        places = prints.places(sides, again)
        seen = np.zeros((len(again) + 1, len(names)), bool)
        seen[places, own] = True
        seen[-1] = False
        leaks = np.bincount(own[seen[places].sum(axis=1) > 1], minlength=len(names))
        return Counter(dict(zip(names, leaks.tolist(), strict=True)))


def _pairs(signs: Prints, owners: np.ndarray) -> Counter[tuple[int, int]]:
    """How many signs two texts share."""
    order = np.lexsort((owners, signs))
    signs, owners = signs[order], owners[order]
    border = np.flatnonzero(np.diff(signs)) + 1
    found: Counter[tuple[int, int]] = Counter()
    starts, ends = np.r_[0, border], np.r_[border, len(signs)]
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        own = list(dict.fromkeys(owners[start:end].tolist()))
        found.update(combinations(own, 2) if len(own) <= _MANY else pairwise(own))
    return found


def _leader(leader: list[int], one: int) -> int:
    while leader[one] != one:
        leader[one] = leader[leader[one]]
        one = leader[one]
    return one


def _join(leader: list[int], one: int, other: int) -> None:
    first, last = sorted((_leader(leader, one), _leader(leader, other)))
    leader[last] = first


def assigned(groups: Sequence[Group], shares: Shares, seed: int) -> dict[str, str]:
    """The part of each text.

    Groups that are larger than the smallest part is to be come first, the largest before the
    others; the rest follow by chance. Each goes where most is missing, so the shares come out as
    exactly as the sizes of the groups allow.
    """
    total = sum(group.beads for group in groups)
    large = min(shares.values()) * total

    def place(group: Group) -> tuple[float, int]:
        chance = prints.print_of(str(seed), group.names[0])
        return (-group.beads if group.beads > large else 0, chance)

    missing = {name: share * total for name, share in shares.items()}
    empty = set(shares)
    part_of: dict[str, str] = {}
    ordered = sorted(groups, key=place)
    for number, group in enumerate(ordered):
        # Every part gets at least one text.
        choice = empty if len(ordered) - number <= len(empty) else missing
        name = max(choice, key=lambda one: (missing[one], one))
        missing[name] -= group.beads
        empty.discard(name)
        part_of |= dict.fromkeys(group.names, name)
    return part_of
