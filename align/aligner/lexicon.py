"""A learnt lexicon: which words render which, by how often they meet in beads.

Two words are associated where they share more beads than chance would have (log-likelihood ratio,
Dunning 1993, *Accurate methods for the statistics of surprise and coincidence*); how strongly is
told by Dice's coefficient, less one meeting that may be chance. Forms of a word are taken together
by their first letters, which serves inflected languages well enough (Fraser and Marcu, 2005, stem
so for word alignment).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from align import arguments, files
from align.aligner.band import DoubleArray, LongArray
from align.aligner.evidence import LEXICON, AnchorLinks, Evidence, TextEvidence, read_side
from align.alignment import Alignment, Bead
from align.errors import LoadError, UsageError
from align.progress import Progress, of_step
from align.text import primary_language
from align.words import later

#: Words are known by so many letters.
STEM = 5
#: Pairs that share fewer beads than this may have met by chance, whatever the statistics say.
LEAST_TOGETHER = 2
#: The least log-likelihood ratio: 10.83 is 0.1 % by chance (chi squared, one degree of freedom).
LEAST_RATIO = 10.83
#: Of each word so many renderings are kept, on both sides: the rest are their neighbours' words.
RENDERINGS = 1
#: What a text teaches about itself counts so much less: its beads may be wrong, and its own words
#: are few.
OWN = 0.6
#: Beads less sure than this teach nothing.
SURE = 0.9
_HEAD = "# sverka lexicon 1"


@dataclass(frozen=True)
class Lexicon:
    """``strength[source stem, target stem]`` is Dice's coefficient, 0 to 1.

    ``beads`` says from how many it was learnt; languages are primary subtags.
    """

    src_lang: str
    tgt_lang: str
    strength: Mapping[tuple[str, str], float] = field(repr=False)
    beads: int = 0

    @cached_property
    def name(self) -> str:
        """Identifies it, and says how large it is and from how many beads it was learnt."""
        mark = hashlib.sha256(self.to_text().encode("utf-8", "replace")).hexdigest()[:8]
        return f"lexicon {mark} of {len(self.strength)} pairs from {self.beads} beads"

    @cached_property
    def renderings(self) -> Mapping[str, list[tuple[str, float]]]:
        """Of each source stem its target stems and their strengths."""
        found = defaultdict(list)
        for (src, tgt), value in self.strength.items():
            found[src].append((tgt, value))
        return found

    def strength_of(self, src: str, tgt: str) -> float:
        """How surely two words in lower case translate each other, 0 to 1; 0 if not known."""
        return self.strength.get((src[:STEM], tgt[:STEM]), 0.0)

    def turned(self) -> Lexicon:
        """The same with its sides exchanged."""
        strength = {(tgt, src): value for (src, tgt), value in self.strength.items()}
        return Lexicon(self.tgt_lang, self.src_lang, strength, self.beads)

    def covers(self, src_lang: str, tgt_lang: str) -> bool:
        """Whether it is for the languages of two BCP-47 tags, in either direction."""
        wanted = {primary_language(src_lang), primary_language(tgt_lang)}
        return wanted == {self.src_lang, self.tgt_lang}

    def for_languages(self, src_lang: str, tgt_lang: str) -> Lexicon:
        """This lexicon in the direction of two BCP-47 tags; raises UsageError where it is of other
        languages.
        """
        wanted = primary_language(src_lang), primary_language(tgt_lang)
        if wanted == (self.src_lang, self.tgt_lang):
            return self
        if wanted == (self.tgt_lang, self.src_lang):
            return self.turned()
        raise UsageError(
            "the lexicon is for the languages {own}, not for {wanted}",
            hint="Learn one from beads in these languages with sverka learn",
            own=f"{self.src_lang}, {self.tgt_lang}",
            wanted=", ".join(wanted),
        )

    def to_text(self) -> str:
        """Tab-separated rows, strongest rendering first, that ``load`` reads."""
        rows = sorted(self.strength.items(), key=lambda row: (row[0][0], -row[1], row[0][1]))
        lines = [f"{_HEAD}\t{self.src_lang}\t{self.tgt_lang}\t{self.beads}"]
        lines += [f"{src}\t{tgt}\t{value:.4f}" for (src, tgt), value in rows]
        return "\n".join(lines) + "\n"

    @classmethod
    @arguments.checked
    def load(cls, path: str | Path) -> Lexicon:
        """Read a file that holds what ``to_text`` gave; raises LoadError, UsageError."""
        path = arguments.path(path)
        text = files.text(path, hint=later("Give a lexicon made by sverka learn"))
        try:
            first, *rows = text.splitlines()
            head, src_lang, tgt_lang, beads = first.split("\t")
            if head != _HEAD:
                raise ValueError("its first line is not the header of a lexicon")
            cut = [row.split("\t") for row in rows]
            strength = {(src, tgt): float(value) for src, tgt, value in cut}
            if not all(0 <= value <= 1 for value in strength.values()):
                raise ValueError("a strength is not between 0 and 1")
            return cls(src_lang, tgt_lang, strength, int(beads))
        except ValueError as error:
            raise LoadError(
                "not a lexicon ({reason})",
                where=str(path),
                hint="Make one with sverka learn",
                reason=error,
            ) from error


@arguments.checked
def learn(alignments: Iterable[Alignment], *, progress: Progress | None = None) -> Lexicon:
    """What the sure beads of aligned texts in two languages teach.

    ``progress`` has the one step ``learn``; its share stays 0 until the end if the number of
    ``alignments`` is not known. Raises UsageError where the texts are in several pairs of
    languages.
    """
    counts, langs = _Counts(), set()
    say = of_step(progress, "learn") or (lambda _share: None)
    total = len(alignments) if isinstance(alignments, Sized) else 0
    for number, alignment in enumerate(alignments):
        say(number / total if total else 0.0)
        src, tgt = alignment.src, alignment.tgt
        langs.add((primary_language(src.lang), primary_language(tgt.lang)))
        if len(langs) > 1:
            raise UsageError(
                "a lexicon covers one pair of languages, but these texts are in {pairs}",
                hint="Learn from one pair of languages at a time",
                pairs=", ".join("-".join(pair) for pair in sorted(langs)),
            )
        sides = (read_side(src, anchors=True), read_side(tgt, anchors=True))
        counts.add(sides, alignment.beads)
    learnt = counts.lexicon(*next(iter(langs), ("und", "und")))
    say(1.0)
    return learnt


@arguments.checked
def given(lexicon: Lexicon | str | Path | None) -> Lexicon | None:
    """The lexicon that a caller means, loaded where only its file is named.

    Raises LoadError, UsageError.
    """
    return Lexicon.load(lexicon) if isinstance(lexicon, (str, Path)) else lexicon


def learn_from_itself(
    evidence: Evidence, beads: Sequence[Bead], together: int = LEAST_TOGETHER
) -> Lexicon:
    """What a text teaches of its own words, by the ``beads`` of a first pass; pairs that share
    fewer than ``together`` of them teach nothing.
    """
    counts = _Counts()
    counts.add((evidence.src, evidence.tgt), beads)
    learnt = counts.lexicon("", "", together)
    strength = {pair: OWN * value for pair, value in learnt.strength.items()}
    return replace(learnt, strength=strength)


class _Counts:
    """In which beads each stem of both sides stands."""

    def __init__(self) -> None:
        self._beads = 0
        self._bead: tuple[list[int], list[int]] = ([], [])
        self._stem: tuple[list[int], list[int]] = ([], [])
        self._number: tuple[dict[str, int], dict[str, int]] = ({}, {})

    def add(self, texts: tuple[TextEvidence, TextEvidence], beads: Iterable[Bead]) -> None:
        """Count the sure beads of two texts."""
        sure = [bead for bead in beads if not bead.is_null and bead.probability >= SURE]
        for side, text in enumerate(texts):
            bead_of = np.full(text.counts.shape[1], -1, np.int64)
            for at, bead in enumerate(sure):
                bead_of[list((bead.src, bead.tgt)[side])] = self._beads + at
            number = self._number[side]
            for k in range(text.exact, len(text.keys)):
                held = bead_of[text.types.items[text.types.start[k] : text.types.start[k + 1]]]
                met = set(held[held >= 0].tolist())
                stem = number.setdefault(text.keys[k][:STEM], len(number))
                self._bead[side].extend(met)
                self._stem[side].extend([stem] * len(met))
        self._beads += len(sure)

    def lexicon(self, src_lang: str, tgt_lang: str, together: int = LEAST_TOGETHER) -> Lexicon:
        """The pairs of stems that meet in ``together`` beads and more often than by chance."""
        if not self._beads:
            return Lexicon(src_lang, tgt_lang, {})
        src, tgt = map(self._table, (0, 1))
        met = (src.T @ tgt).tocoo()
        keep = met.data >= together
        i, j, both = met.row[keep], met.col[keep], met.data[keep].astype(float)
        a, b = (
            np.asarray(table.sum(axis=0), float).ravel()[at] for table, at in ((src, i), (tgt, j))
        )
        keep = (both * self._beads > a * b) & (_ratio(both, a, b, self._beads) >= LEAST_RATIO)
        i, j, dice = i[keep], j[keep], (2 * (both - 1) / (a + b))[keep]
        keep = (_rank(i, dice) < RENDERINGS) & (_rank(j, dice) < RENDERINGS)
        left, right = map(list, self._number)
        found = zip(i[keep].tolist(), j[keep].tolist(), dice[keep].tolist(), strict=True)
        strength = {(left[s], right[t]): value for s, t, value in found}
        return Lexicon(src_lang, tgt_lang, strength, self._beads)

    def _table(self, side: int) -> csr_matrix:
        shape = self._beads, len(self._number[side])
        ones = np.ones(len(self._bead[side]), np.int32)
        table = csr_matrix((ones, (self._bead[side], self._stem[side])), shape=shape)
        # Two forms of a word in one bead count once.
        table.data[:] = 1
        return table


def _ratio(both: DoubleArray, a: DoubleArray, b: DoubleArray, n: int) -> DoubleArray:
    """The log-likelihood ratio of words that stand in a and b of n beads, in ``both`` together."""

    def part(seen: DoubleArray, expected: DoubleArray) -> DoubleArray:
        floor = 1e-9
        return np.where(
            seen > 0, seen * np.log(np.maximum(seen, floor) / np.maximum(expected, floor)), 0.0
        )

    other_a, other_b = n - a, n - b
    total: DoubleArray = (
        part(both, a * b / n)
        + part(a - both, a * other_b / n)
        + part(b - both, other_a * b / n)
        + part(other_a - b + both, other_a * other_b / n)
    )
    return 2 * total


def _rank(group: LongArray, value: DoubleArray) -> LongArray:
    """For each element how many of its group have a higher value."""
    order = np.lexsort((-value, group))
    place = np.arange(len(group))
    new_group = np.concatenate(([True], np.diff(group[order]) != 0))[: len(group)]
    new_value = new_group | np.concatenate(([True], np.diff(value[order]) != 0))[: len(group)]
    first, at = (np.maximum.accumulate(np.where(new, place, 0)) for new in (new_group, new_value))
    rank = np.empty(len(group), np.int64)
    rank[order] = at - first
    return rank


def with_lexicon(evidence: Evidence, lexicon: Lexicon) -> Evidence:
    """``evidence`` with links between the words that ``lexicon`` knows as renderings; words that
    are linked already, because they sound alike, stay so. If another lexicon links them, the
    stronger link counts.
    """
    src, tgt = evidence.src, evidence.tgt
    forms: defaultdict[str, list[int]] = defaultdict(list)
    for k in range(tgt.exact, len(tgt.keys)):
        forms[tgt.keys[k][:STEM]].append(k)
    links = evidence.links
    linked = dict(
        zip(
            zip(links.src.tolist(), links.tgt.tolist(), strict=True),
            np.where(links.family == LEXICON, links.weight, 2.0).tolist(),
            strict=True,
        )
    )
    found = [
        (u, v, strength)
        for u in range(src.exact, len(src.keys))
        for stem, strength in lexicon.renderings.get(src.keys[u][:STEM], ())
        for v in forms.get(stem, ())
        if linked.get((u, v), 0.0) < strength
    ]
    if not found:
        return evidence
    left, right, strength = np.array(found).T
    u, v = left.astype(np.int32), right.astype(np.int32)
    weight = strength * np.minimum(evidence.rarity[0][u], evidence.rarity[1][v])
    before = np.array([linked.get(pair, 0.0) for pair in zip(u.tolist(), v.tolist(), strict=True)])
    keep = (weight > _NEGLIGIBLE) & (weight > before)
    more = AnchorLinks(
        np.full(int(keep.sum()), LEXICON, np.int32),
        weight[keep].astype(np.float32),
        u[keep],
        v[keep],
    )
    width = len(tgt.keys)
    replaced = np.isin(
        links.src.astype(np.int64) * width + links.tgt, u[keep].astype(np.int64) * width + v[keep]
    )
    joined = (np.concatenate((old[~replaced], new)) for old, new in zip(links, more, strict=True))
    return replace(evidence, links=AnchorLinks(*joined))


#: Links that weigh less say nothing: words that stand everywhere.
_NEGLIGIBLE = 0.02
