"""How a word or phrase is rendered: what stands for it on the other side, ranked.

The words on the other side that are linked to an occurrence are its rendering; renderings with the
same lemmas are one. They are ranked by logDice (Rychlý 2008), which compares how often the two go
together with how often each is there: 14 at most, one point less for half as often. Dunning's
log-likelihood (1993) says how sure it is that they belong together.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from align import lemmas
from align.concordance import metadata
from align.concordance.finding import Hits, Longs
from align.concordance.index import SIDES, Flags, Index, Side, fold, opposite
from align.concordance.linking import Linking, linked, said, without_small
from align.errors import UsageError
from align.text import Span

#: The words of a rendering by their lemmas, folded.
Key = tuple[str, ...]
_Item = TypeVar("_Item")
#: This many occurrences are linked, unless more are asked for; a bead takes 2 to 5 ms.
LOOKED_AT = 1_000


class Occurrence(NamedTuple, Generic[_Item]):
    """An occurrence and its rendering: the words in the text of the other side, and their spans.
    ``item`` says where it is.
    """

    item: _Item
    words: str
    spans: tuple[Span, ...]
    key: Key


def occurrence(
    item: _Item, spans: tuple[Span, ...], text: str, own: Sequence[str], langs: tuple[str, str]
) -> Occurrence[_Item]:
    """The occurrence of the words ``own`` whose links lead to ``spans`` in ``text``; ``langs`` are
    the primary subtags of both.
    """
    spans = without_small(spans, text, own, *langs)
    key = dict.fromkeys(fold(lemmas.lemma(text[slice(*one)], langs[1])) for one in spans)
    return Occurrence(item, said(text, spans), spans, tuple(key))


@dataclass(frozen=True, slots=True)
class Group(Generic[_Item]):
    """Occurrences with the same rendering. ``score`` is logDice and ``likelihood`` Dunning's
    log-likelihood, both 0 if there is no rendering.
    """

    key: Key
    occurrences: tuple[Occurrence[_Item], ...]
    score: float = 0.0
    likelihood: float = 0.0

    @property
    def text(self) -> str:
        """The words of the rendering in their most frequent form; empty if there is none."""
        return usual(
            [(one.words, bool(one.spans) and one.spans[0][0] == 0) for one in self.occurrences]
        )

    @property
    def count(self) -> int:
        """How many occurrences have it."""
        return len(self.occurrences)


def usual(forms: Sequence[tuple[str, bool]]) -> str:
    """The most frequent of several forms, whatever its capitals are; with as few of them as it has
    anywhere. Each form comes with whether a text begins with it, which says nothing about its
    capital.
    """
    plain = [
        form[:1].lower() + form[1:] if begins and not form[1:2].isupper() else form
        for form, begins in forms
    ]
    inside = {form for form, begins in forms if not begins}
    often = Counter(form.casefold() for form in plain).most_common(1)[0][0]
    same = Counter(form for form in plain if form.casefold() == often)
    # A name that is never in lower case inside a text is a name at its beginning, too.
    known = [form for form in same if form in inside] or list(same)
    return min(known, key=lambda form: (sum(map(str.isupper, form)), -same[form], form))


def ranked(
    occurrences: Iterable[Occurrence[_Item]],
    frequency: int,
    frequency_of: Callable[[Key], int],
    total: int,
) -> tuple[Group[_Item], ...]:
    """Group occurrences by their rendering, the most closely associated first; those without any
    come last.

    ``frequency`` is how often the word is there in all, ``frequency_of`` how often a rendering is,
    ``total`` the number of all beads.
    """
    groups: dict[Key, list[Occurrence[_Item]]] = {}
    for one in occurrences:
        groups.setdefault(one.key, []).append(one)
    looked = sum(map(len, groups.values()))
    found = []
    for key, several in groups.items():
        both = len(several) * frequency / max(looked, 1)
        other = max(frequency_of(key), both) if key else 0
        score, likelihood = log_dice(both, frequency, other), 0.0
        if key:
            likelihood = log_likelihood(both, frequency, other, max(total, frequency, other))
        found.append(Group(key, tuple(several), score if key else 0.0, likelihood))
    return tuple(sorted(found, key=lambda one: (not one.key, -one.score, -one.count, one.key)))


def log_dice(both: float, first: float, second: float) -> float:
    """How closely two words are associated that occur ``first`` and ``second`` times, ``both`` of
    them together.
    """
    return 14 + math.log2(2 * both / (first + second)) if both else 0.0


def log_likelihood(both: float, first: float, second: float, total: float) -> float:
    """Dunning's G² of a table with two rows and two columns: above 3.84 with p < 0.05."""
    cells = (both, first - both, second - both, total - first - second + both)
    rows, columns = (first, total - first), (second, total - second)
    expected = [row * column / total for row in rows for column in columns]
    return 2 * sum(
        max(seen, 0.0) * math.log(seen / wanted)
        for seen, wanted in zip(cells, expected, strict=True)
        if seen > 0 and wanted > 0
    )


# ---------------------------------------------------------------------- in an index


@dataclass(frozen=True, slots=True)
class Renderings:
    """The renderings of what was found. ``found`` refers to hits by their number in ``hits``,
    which are those that were looked at, of ``total``.
    """

    hits: Hits
    found: tuple[Group[int], ...]
    total: int

    @property
    def looked(self) -> int:
        """How many occurrences were looked at."""
        return len(self.hits)


def renderings(
    hits: Hits,
    linking: Linking,
    most: int = LOOKED_AT,
    seed: int = 0,
    counting: Mapping[Side, Flags] | None = None,
) -> Renderings:
    """The renderings of ``hits``, or of ``most`` of them drawn by chance with ``seed``.

    ``counting`` are the texts in which renderings are counted; without it, all.
    """
    total = len(hits)
    looked = sample(hits, most, seed)
    found = occurrences(looked, linking)
    index = hits.index
    sides: set[Side] = {opposite(SIDES[k]) for k in np.unique(looked.side).tolist()}
    counts = {
        side: _frequencies(index, side, counting[side] if counting else None) for side in sides
    }

    def frequency_of(key: Key) -> int:
        return sum(min(count(lemma) for lemma in key) for count in counts.values())

    return Renderings(looked, ranked(found, total, frequency_of, len(index)), total)


class Part(NamedTuple):
    """The renderings of the occurrences that share some ``values``: how often each is there, the
    most frequent first, of ``looked`` occurrences.
    """

    values: tuple[str, ...]
    looked: int
    counts: tuple[tuple[Group[int], int], ...]


def parted(found: Renderings, names: Sequence[str]) -> tuple[Part, ...]:
    """The renderings by the values of ``names``: document, speaker, side or metadata; in the order
    of the values. Raises UsageError if no text has metadata with such a name.
    """
    index = found.hits.index
    check_names(index, names)
    values = [tuple(value_of(found.hits, k, name) for name in names) for k in range(found.looked)]
    totals = Counter(values)
    counts: dict[tuple[str, ...], list[tuple[Group[int], int]]] = {}
    for group in found.found:
        for value, n in Counter(values[one.item] for one in group.occurrences).items():
            counts.setdefault(value, []).append((group, n))
    return tuple(
        Part(value, totals[value], tuple(sorted(several, key=lambda one: -one[1])))
        for value, several in sorted(counts.items())
    )


#: What texts can be told apart by, besides the names of metadata.
OF_TEXTS = ("document", "speaker", "side")


def check_names(index: Index, names: Iterable[str], more: Sequence[str] = OF_TEXTS) -> None:
    """Refuse names that are neither in ``more`` nor those of metadata. Raises UsageError."""
    known = [*more, *dict.fromkeys(name for text in index.texts for name in text.metadata)]
    fields = set(map(metadata.field_of, known[len(more) :]))
    for name in names:
        if name not in more and metadata.field_of(name) not in fields:
            raise UsageError(
                "there is no {name!r} to group by",
                hint="Use one of: {names}",
                name=name,
                names=", ".join(known),
            )


def value_of(hits: Hits, number: int, name: str) -> str:
    """What one of ``OF_TEXTS``, or metadata, is for a hit; empty if it is unknown."""
    index, bead = hits.index, int(hits.beads[number])
    if name == "speaker":
        return str(index.speakers[index.speaker_of[bead]])
    if name == "side":
        return str(SIDES[hits.side[number]])
    text = index.texts[index.text_of(bead)]
    return text.name if name == "document" else metadata.value_of(text.metadata, name) or ""


def occurrences(hits: Hits, linking: Linking) -> list[Occurrence[int]]:
    """The rendering of each hit, in their order."""
    links = linking.links(hits.beads.tolist())
    found = []
    for number in range(len(hits)):
        bead, side, spans, text = place(hits, number)
        own = [text[slice(*one)] for one in spans]
        other = opposite(side)
        langs = hits.index.lang(bead, side), hits.index.lang(bead, other)
        led_to = linked(spans, links[bead], side)
        found.append(occurrence(number, led_to, hits.index.text(bead, other), own, langs))
    return found


def place(hits: Hits, number: int) -> tuple[int, Side, tuple[Span, ...], str]:
    """Where a hit is: its bead, its side, the spans of its words, and the text that they are in."""
    index = hits.index
    bead, side = int(hits.beads[number]), SIDES[hits.side[number]]
    start = int(index.columns[side].starts[bead])
    text = index.text(bead, side)
    spans = index.spans(bead, side)[hits.begin[number] - start : hits.end[number] - start]
    return bead, side, tuple(spans), text


def sample(hits: Hits, most: int, seed: int) -> Hits:
    """``most`` of the hits, drawn by chance, in the order of the texts."""
    if len(hits) <= most:
        return hits
    drawn: Longs = np.random.default_rng(seed).choice(len(hits), most, replace=False)
    drawn.sort()
    return hits.take(drawn)


def _frequencies(index: Index, side: Side, texts: Flags | None) -> Callable[[str], int]:
    counts = index.counts(side, texts)
    return lambda lemma: int(counts[index.entries(lemma=lemma)].sum())
