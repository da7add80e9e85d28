"""Aligning more than two versions of a text: each with one of them, the hub, then all together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations, groupby
from math import ceil
from operator import add
from pathlib import Path
from typing import Any, NamedTuple

from align import aligner, pipeline, segment
from align.aligner import encoders
from align.aligner.encoders import Encoder
from align.aligner.lexicon import Lexicon
from align.aligner.lexicon import given as given_lexicon
from align.aligner.model import ModelFile
from align.aligner.model import given as given_weights
from align.alignment import Alignment, Bead
from align.arguments import checked
from align.errors import UsageError
from align.multi import Ladder, MultiAlignment, Row, agreed, merge
from align.progress import Progress
from align.text import Document, primary_language

#: The length of the excerpt that decides which text is the hub, in sentences of the shortest one.
EXCERPT = 80

#: A row below this probability is looked at again.
SURE = 0.9

#: How well two texts fit: the mean probability of their beads, weighed by sentences, 0 to 1.
Fits = dict[tuple[str, str], float]


@checked
def align_many(
    texts: Mapping[str, Document | Iterable[str]],
    hub: str | None = None,
    method: str = "auto",
    *,
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
    encoder: Encoder | str | None = None,
    progress: Progress | None = None,
) -> MultiAlignment:
    """Align two or more versions of a text.

    ``texts`` are documents by labels of your own (``en``, ``ru``, ``ru-2``), or lists of sentences
    by their languages. Each is aligned with the ``hub``, one of the labels; without it, the one
    that an excerpt of the texts shows to fit the others best. Sentences that the hub lacks are then
    aligned among the other texts. Other parameters are as for ``align_documents``; a ``lexicon`` is
    used for its two languages. Raises UsageError, AlignError, LoadError, DependencyError.
    """
    documents = {label: _document(label, one) for label, one in texts.items()}
    if len(documents) < 2:
        raise UsageError("at least two texts are needed")
    if hub is not None and hub not in documents:
        raise UsageError(
            "there is no text {label!r}",
            hint="Choose one of {choices}",
            label=hub,
            choices=", ".join(documents),
        )
    able = Aligning(method, given_weights(weights), given_lexicon(lexicon), encoders.given(encoder))
    say = progress or (lambda _step, _share: None)
    if hub is None:
        langs = {label: document.lang for label, document in documents.items()}
        hub = ranked(langs, [fits(documents, able)] if len(langs) > 2 else [], able)[0]
    others = [label for label in documents if label != hub]
    pairs = {}
    for number, label in enumerate(others):
        say("align", number / len(others))
        pairs[label] = able.documents(documents[hub], documents[label])
    say("align", 1.0)
    return merged(hub, pairs, able, tuple(documents))


@dataclass(frozen=True, slots=True)
class Aligning:
    """How pairs are aligned: as ``align_documents`` takes it."""

    method: str = "auto"
    weights: ModelFile | None = None
    lexicon: Lexicon | None = None
    encoder: Encoder | None = None

    def documents(self, src: Document, tgt: Document) -> Alignment:
        """Align two documents. Raises AlignError, UsageError."""
        return pipeline.align_documents(src, tgt, self.method, **self._learnt(src, tgt))

    def stretches(
        self, src: Document, tgt: Document, boundaries: Iterable[tuple[int, int]]
    ) -> Alignment:
        """Align what is between boundaries, also of two texts in one language."""
        return aligner.align(
            src,
            tgt,
            method=self.method,
            boundaries=tuple(boundaries),
            **self._learnt(src, tgt),
        )

    def knows(self, lang: str) -> bool:
        """Whether the encoder supports a language."""
        return encoders.knows(self.encoder or encoders.default(), lang)

    def _learnt(self, src: Document, tgt: Document) -> dict[str, Any]:
        used = self.lexicon
        if used and not used.covers(src.lang, tgt.lang):
            used = None
        return {"weights": self.weights, "lexicon": used, "encoder": self.encoder}


def fits(documents: Mapping[str, Document], able: Aligning) -> Fits:
    """How well each two of the texts fit, measured on an excerpt; those in one language are left
    out.
    """
    sizes = [len(document.sentences) for document in documents.values()]
    share = min(1.0, EXCERPT / max(1, min(sizes)))
    cut = {label: _beginning(document, share) for label, document in documents.items()}
    found = {}
    for one, two in combinations(cut, 2):
        if primary_language(cut[one].lang) != primary_language(cut[two].lang):
            found[one, two] = _fit(able.stretches(cut[one], cut[two], ()))
    return found


def ranked(langs: Mapping[str, str], measured: Iterable[Fits], able: Aligning) -> list[str]:
    """The labels of texts in the order in which they are fit to be the hub, by what ``fits`` has
    ``measured`` on one or more texts; of two as good, the first. ``langs`` are BCP-47 tags.

    Texts in languages that the encoder supports come first. Those whose language another one has
    come last: the two cannot be aligned.
    """
    total: dict[str, list[float]] = {label: [] for label in langs}
    for found in measured:
        for pair, fit in found.items():
            for label in pair:
                total[label].append(fit)
    primary = [primary_language(lang) for lang in langs.values()]

    def key(label: str) -> tuple[bool, bool, float]:
        lang, own = langs[label], total[label]
        twice = primary.count(primary_language(lang)) > 1
        return twice, not able.knows(lang), -round(sum(own) / len(own), 6) if own else 0.0

    return sorted(langs, key=key)


def merged(
    hub: str, pairs: Mapping[str, Alignment], able: Aligning, labels: Iterable[str] = ()
) -> MultiAlignment:
    """Merge alignments of the hub with other texts, given by the labels of these.

    Where the rows are not complete, or doubtful, the other texts are aligned among themselves, too,
    and the rows are taken with which most alignments agree. The result has the order of ``labels``,
    or else the hub first.
    """
    first = next(iter(pairs.values()))
    given = {hub: first.src} | {label: one.tgt for label, one in pairs.items()}
    documents = {label: given[label] for label in labels or given}
    number = {label: place for place, label in enumerate(documents)}
    ladders = [Ladder(number[hub], number[label], one.beads) for label, one in pairs.items()]
    rows = merge([len(one.sentences) for one in documents.values()], ladders)
    if len(documents) > 2:
        rows = _mended(rows, tuple(documents.values()), ladders, able)
    return MultiAlignment(documents, rows, hub, first.made_with)


class _Stretch(NamedTuple):
    """Some of the rows, from ``begin`` to before ``end``; ``first`` and ``last`` are their
    sentences of each text, from and before.
    """

    begin: int
    end: int
    first: tuple[int, ...]
    last: tuple[int, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of sentences of each text."""
        return tuple(b - a for a, b in zip(self.first, self.last, strict=True))


def _mended(
    rows: tuple[Row, ...], texts: Sequence[Document], ladders: Sequence[Ladder], able: Aligning
) -> tuple[Row, ...]:
    """``rows`` with other ones where more alignments agree with these."""
    stretches = _unsure(rows, len(texts))
    pairs: dict[tuple[int, int], list[tuple[Bead, ...]]] = {}
    hub = ladders[0].src
    for _, tgt, beads in ladders:
        key = min(hub, tgt), max(hub, tgt)
        own = beads if hub < tgt else [Bead(b.tgt, b.src, b.probability) for b in beads]
        pairs[key] = _cut(own, stretches, key)
    for a, b in combinations([number for number in range(len(texts)) if number != hub], 2):
        pairs[a, b] = _aligned(stretches, (a, b), texts, able)
    made: list[Row] = []
    at = 0
    for number, one in enumerate(stretches):
        made += rows[at : one.begin]
        own_pairs = {key: beads[number] for key, beads in pairs.items()}
        for row in agreed(one.sizes, own_pairs, hub):
            sides = zip(one.first, row.sides, strict=True)
            moved = tuple(tuple(start + index for index in side) for start, side in sides)
            made.append(Row(moved, row.probability))
        at = one.end
    return (*made, *rows[at:])


def _unsure(rows: Sequence[Row], count: int) -> list[_Stretch]:
    """The rows that are not complete, or not sure, each with its neighbours: what one text lacks is
    often beside the place where it seems to be missing.
    """
    wanted = [False] * len(rows)
    for number, row in enumerate(rows):
        if row.probability < SURE or not all(row.sides):
            for near in range(max(0, number - 1), min(len(rows), number + 2)):
                wanted[near] = True
    found = []
    at = (0,) * count
    for picked, group in groupby(range(len(rows)), key=wanted.__getitem__):
        numbers = list(group)
        sizes = (sum(len(rows[n].sides[text]) for n in numbers) for text in range(count))
        end = tuple(map(add, at, sizes))
        if picked:
            found.append(_Stretch(numbers[0], numbers[-1] + 1, at, end))
        at = end
    return found


def _cut(
    beads: Iterable[Bead], stretches: Sequence[_Stretch], pair: tuple[int, int]
) -> list[tuple[Bead, ...]]:
    """The beads of each stretch, with sentences numbered from its beginning; others are left out.
    ``pair`` are the numbers of the two texts.
    """
    a, b = pair
    ends = {side: [one.last[side] for one in stretches] for side in pair}
    found: list[list[Bead]] = [[] for _ in stretches]
    for bead in beads:
        side, index = (a, bead.src[0]) if bead.src else (b, bead.tgt[0])
        number = bisect_right(ends[side], index)
        if number < len(stretches) and index >= stretches[number].first[side]:
            found[number].append(_moved(bead, *(-stretches[number].first[one] for one in pair)))
    return [tuple(one) for one in found]


def _aligned(
    stretches: Sequence[_Stretch], pair: tuple[int, int], texts: Sequence[Document], able: Aligning
) -> list[tuple[Bead, ...]]:
    """Align two texts inside the stretches; sentences are numbered from the beginning of each."""
    cut = [
        replace(
            texts[one],
            sentences=tuple(
                sentence
                for held in stretches
                for sentence in texts[one].sentences[held.first[one] : held.last[one]]
            ),
        )
        for one in pair
    ]
    sizes = [(one.sizes[pair[0]], one.sizes[pair[1]]) for one in stretches]
    ends = list(accumulate(sizes, _plus))
    if not all(one.sentences for one in cut):
        return [tuple(_nulls(*size)) for size in sizes]
    made = able.stretches(cut[0], cut[1], ends[:-1])
    found: list[list[Bead]] = [[] for _ in stretches]
    number = 0
    for bead in made.beads:
        while any(
            side and side[0] >= end
            for side, end in zip((bead.src, bead.tgt), ends[number], strict=True)
        ):
            number += 1
        i, j = ends[number - 1] if number else (0, 0)
        found[number].append(_moved(bead, -i, -j))
    return [tuple(one) for one in found]


def _nulls(src: int, tgt: int) -> Iterator[Bead]:
    yield from (Bead((index,), ()) for index in range(src))
    yield from (Bead((), (index,)) for index in range(tgt))


def _moved(bead: Bead, src: int, tgt: int) -> Bead:
    return Bead(
        tuple(src + index for index in bead.src),
        tuple(tgt + index for index in bead.tgt),
        bead.probability,
    )


def _plus(one: tuple[int, int], two: tuple[int, int]) -> tuple[int, int]:
    return one[0] + two[0], one[1] + two[1]


def _only(document: Document, indices: Iterable[int]) -> Document:
    """Some of the sentences of a document."""
    return replace(document, sentences=tuple(document.sentences[index] for index in indices))


def _beginning(document: Document, share: float) -> Document:
    """The first ``share`` of the sentences of a document."""
    return _only(document, range(ceil(share * len(document.sentences))))


def _fit(alignment: Alignment) -> float:
    sizes = [(len(bead.src) + len(bead.tgt), bead.probability) for bead in alignment.beads]
    total = sum(size for size, _ in sizes)
    return sum(size * probability for size, probability in sizes) / total if total else 0.0


def _document(label: str, text: Document | Iterable[str]) -> Document:
    """A text that has been split into sentences."""
    if isinstance(text, str):
        raise UsageError(
            "the text {label!r} is a string",
            hint="Give a document (align.load) or a list of sentences",
            label=label,
        )
    if isinstance(text, Document):
        return text if text.sentences else segment.split(text)
    return Document.from_sentences(text, label)
