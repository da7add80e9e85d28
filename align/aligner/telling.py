"""What the features of a bead saw, in words: the names and numbers that its sides share, or not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from align.aligner.band import LongArray
from align.aligner.evidence import CHARS, COUNTS, FAMILIES, NUMBER, PAR, Evidence, TextEvidence
from align.aligner.field import NEARBY, Field
from align.aligner.wording import figure, knows, row
from align.alignment import Alignment, Bead
from align.anchors.tokens import scan
from align.text import Document

#: Names, words or numbers that one line quotes at most.
_QUOTED = 6

#: By the classes of ``evidence.Side.end``.
_ENDS = ("∅", "?", "!", ":", ".", "…")


class Teller:
    """Puts what the features of one bead saw into words."""

    def __init__(
        self, evidence: Evidence, field: Field, alignment: Alignment, bead: Bead, lang: str
    ) -> None:
        self._evidence, self._ratio, self._band = evidence, field.ratio, field.band
        self._documents = alignment.src, alignment.tgt
        self._groups = list(bead.src), list(bead.tgt)
        self._bead, self._lang = bead, lang

    def words(self, feature: str, value: float) -> str:
        """What ``feature`` found; a feature without words of its own is named."""
        kind = "type" if feature.startswith("type_") else feature
        facts = {"value": figure(value, self._lang), "size": figure(abs(value), self._lang)}
        facts["percent"] = f"{100 * value:.0f} %"
        facts["type"] = self._bead.type
        facts["chars"] = f"{sum(map(self._chars, (0, 1))):.0f}"
        direction = value
        if kind.startswith("length_"):
            expected, length = self._chars(0) * self._ratio + 1.0, self._chars(1) + 1.0
            facts["times"] = figure(max(length / expected, expected / length), self._lang, 1)
            facts["extra"] = f"{abs(length - expected):.0f}"
            direction = length - expected
            if kind == "length_ratio" and facts["times"] == figure(1.0, self._lang, 1):
                kind = "length_ratio="
        elif kind == "paragraph_one":
            direction = float(self._evidence.tgt.counts[PAR, self._groups[1][0]]) - 0.5
        elif kind == "end_differs":
            ends = (side.end[group[-1]] for side, group in self._sides())
            marks = (row("end_mark", self._lang, mark=_ENDS[end]) for end in ends)
            facts["a"], facts["b"] = marks
        elif kind in COUNTS:
            at = COUNTS.index(kind)
            facts["a"], facts["b"] = (
                f"{side.counts[at, group].sum():.0f}" for side, group in self._sides()
            )
        family = kind.removeprefix("null_").partition("_")[0]
        if family in FAMILIES:
            shared, missed = self._anchors(FAMILIES.index(family))
            facts["shared"], facts["missed"] = quoted(shared), quoted(missed)
        if not knows(kind):
            kind += "<" if direction < 0 else ">"
        if not knows(kind):
            return f"{feature} = {facts['value']}"
        return row(kind, self._lang, **facts)

    def _chars(self, side: int) -> float:
        lengths = (self._evidence.src, self._evidence.tgt)[side].counts[CHARS]
        return float(lengths[self._groups[side]].sum())

    def _sides(self) -> Sequence[tuple[TextEvidence, list[int]]]:
        return tuple(zip((self._evidence.src, self._evidence.tgt), self._groups, strict=True))

    def _near(self, side: int) -> LongArray:
        """The anchor types of one side that count as possible matches here."""
        band = self._band
        last = tuple(max(group, default=0) for group in self._groups)
        if side:
            first, final = int(band.low[last[0] + 1]), int(band.high[last[0] + 1])
        else:
            rows = np.flatnonzero((band.low <= last[1] + 1) & (band.high >= last[1] + 1))
            first, final = int(rows[0]), int(rows[-1])
        text = (self._evidence.src, self._evidence.tgt)[side]
        inside = range(max(0, first - 1 - NEARBY), final + NEARBY)
        return _types_in(text, list(inside))

    def _anchors(self, family: int) -> tuple[list[str], list[str]]:
        """The anchors of a family that both sides share, and those that one side has."""
        links = self._evidence.links
        own = [_types_in(side, group) for side, group in self._sides()]
        surface = [
            _surface(document, group)
            for document, group in zip(self._documents, self._groups, strict=True)
        ]
        here = (links.family == family) & np.isin(links.src, own[0]) & np.isin(links.tgt, own[1])
        chosen = np.flatnonzero(here)
        shared: list[str] = []
        used: tuple[set[int], set[int]] = set(), set()
        for k in chosen[np.argsort(-links.weight[chosen], kind="stable")].tolist():
            u, v = int(links.src[k]), int(links.tgt[k])
            if u not in used[0] and v not in used[1]:
                left = surface[0].get(self._evidence.src.keys[u], "?")
                right = surface[1].get(self._evidence.tgt.keys[v], "?")
                shared.append(left if left == right else f"{left} = {right}")
            used[0].add(u)
            used[1].add(v)
        missed = []
        linked = links.src[links.family == family], links.tgt[links.family == family]
        for side, (text, _) in enumerate(self._sides()):
            near = np.isin(linked[1 - side], self._near(1 - side))
            for k in own[side].tolist():
                could = k < text.exact if family == NUMBER else k in linked[side][near]
                if could and k not in used[side]:
                    missed.append(surface[side].get(text.keys[k], "?"))
        return shared, missed


def _types_in(side: TextEvidence, group: list[int]) -> LongArray:
    """The anchor types that stand in some sentences."""
    places = np.flatnonzero(np.isin(side.types.items, group))
    found: LongArray = np.unique(np.searchsorted(side.types.start, places, side="right") - 1)
    return found


def _surface(document: Document, group: list[int]) -> dict[str, str]:
    """How the anchors of some sentences are written, by their keys."""
    written: dict[str, str] = {}
    for index in group:
        text = document.sentences[index].text
        for kind, key, start, end in scan(text, document.lang):
            for name in (key, f"{kind} {key}"):
                written.setdefault(name, text[start:end])
    return written


def quoted(items: Sequence[str]) -> str:
    """The first few ``items`` in one line."""
    more = ["…"] if len(items) > _QUOTED else []
    return ", ".join([*items[:_QUOTED], *more]) or "∅"
