"""What can be measured in a ladder and in the texts that it links."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align import segment
from align.aligner.band import TYPES
from align.aligner.constraints import Stretch
from align.aligner.diagnosis.facts import Moved, Passage, Range, Reason, Side, Untrusted
from align.aligner.trust import of_ladder
from align.aligner.weighing import Tried, Weighed
from align.alignment import DOUBTFUL_BELOW, Alignment, Bead
from align.loaders import misread
from align.loaders.language import contradiction
from align.text import Document

#: A stretch of doubtful beads may hold up to this many sure ones in a row.
SURE_BETWEEN = 1
#: Vectors are unreliable for beads that rely on them less than this, if this concerns at least this
#: many neighbouring sentences of a side: fewer are headings, numbers or interjections.
TRUST, LEAST_UNREAD = 0.5, 3
#: A passage is prose if this share of what is printed are letters, and damaged if this share of its
#: characters stand for what could not be read.
LETTERS, DAMAGED = 0.5, 0.05
#: Links of one moved passage lie at most this far apart.
REACH = 3
#: How many characters of a sentence are quoted.
QUOTED = 60
#: The two sides.
SIDES: tuple[Side, Side] = ("src", "tgt")
#: A null bead from this probability on is more likely right than not.
EVEN = 0.5
#: A sentence with at least this many characters does not occur twice in a text by chance.
LONG = 25

_SPOILT = re.compile("[\ufffd\u0080-\u009f\u0000-\u0008]|(?<=[\\w?])\\?(?=[\\w?])")
_END = re.compile(r"[.?!…:;。？！؟][\"'”’»)\]]*$")


class Weighing(NamedTuple):
    """What the aligner said when it weighed both texts again.

    ``unread`` are the source and the target sentences of stretches of beads that do not rely on
    vectors.
    """

    tried: tuple[Tried, ...]
    ratio: float
    unread: tuple[tuple[Range, Range], ...]


def weighing(parts: Iterable[tuple[Stretch, Weighed | None]]) -> Weighing:
    """Combine what was found in the parts of long texts: figures are means weighted by size."""
    unread: list[tuple[Range, Range]] = []
    won: Counter[str] = Counter()
    sums: defaultdict[str, list[tuple[int, Tried]]] = defaultdict(list)
    ratios: list[tuple[int, float]] = []
    for part, weighed in parts:
        if weighed is None:
            continue
        size = part.i2 - part.i1 + part.j2 - part.j1
        won[weighed.tried[0].weights] += size
        ratios.append((size, weighed.field.ratio))
        for one in weighed.tried:
            sums[one.weights].append((size, one))
        unread += _unread(part, weighed)
    tried = [
        Tried(name, _mean((n, t.precision) for n, t in held), _mean((n, t.f1) for n, t in held))
        for name, held in sums.items()
    ]
    tried.sort(key=lambda one: -won[one.weights])
    return Weighing(tuple(tried), _mean(ratios) or 1.0, tuple(unread))


def _unread(part: Stretch, weighed: Weighed) -> Iterator[tuple[Range, Range]]:
    field, types = weighed.field, weighed.path.types
    trust = of_ladder(field.band, types, field.band.ends(types), field.trust)
    sizes = np.array([TYPES[t] for t in types.tolist()]).reshape(-1, 2)
    before = np.zeros((len(types) + 1, 2), np.int64)
    np.cumsum(sizes, axis=0, out=before[1:])
    before += (part.i1, part.j1)
    for run in _runs(trust < TRUST, 0):
        (i1, i2), (j1, j2) = before[list(run)].T.tolist()
        if max(i2 - i1, j2 - j1) >= LEAST_UNREAD:
            yield (i1, i2), (j1, j2)


def _mean(weighted: Iterable[tuple[float, float]]) -> float:
    """The mean of values, each with its weight; 0 if there are none."""
    held = list(weighted)
    total = sum(weight for weight, _ in held)
    return sum(weight * value for weight, value in held) / total if total else 0.0


def expected(beads: Sequence[Bead], sentences: int) -> tuple[float, float]:
    """The expected share of right beads, and the expected F1, as in ``Weighed``."""
    if not beads or not sentences:
        return 1.0, 1.0
    precision = sum(bead.probability for bead in beads) / len(beads)
    linked = sum(
        bead.probability * (len(bead.src) + len(bead.tgt)) for bead in beads if not bead.is_null
    )
    recall = linked / sentences
    return precision, 2 * precision * recall / (precision + recall) if recall else 0.0


def sizes(beads: Sequence[Bead]) -> tuple[float, float]:
    """The mean numbers of source and target sentences of beads with both sides, 1 if none has."""
    filled = [bead for bead in beads if not bead.is_null]
    if not filled:
        return 1.0, 1.0
    src, tgt = (
        sum(len(side) for side in sides) for sides in zip(*map(_sides, filled), strict=True)
    )
    return src / len(filled), tgt / len(filled)


def _sides(bead: Bead) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return bead.src, bead.tgt


def doubtful(alignment: Alignment) -> tuple[Passage, ...]:
    """Stretches of beads below DOUBTFUL_BELOW, those with the most expected mistakes first."""
    beads, ladder = alignment.beads, _Ladder(alignment)
    wanted = [bead.probability < DOUBTFUL_BELOW for bead in beads]
    found = [ladder.passage(run) for run in _runs(wanted, SURE_BETWEEN)]
    return tuple(sorted(found, key=lambda one: -one.wrong))


def alone(alignment: Alignment) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The runs of sentences that probably have no counterpart, of each side, the longest first."""
    beads, ladder = alignment.beads, _Ladder(alignment)
    found: tuple[list[Passage], list[Passage]] = ([], [])
    for run in _runs([bead.is_null and bead.probability >= EVEN for bead in beads], 0):
        whole, own = ladder.passage(run), beads[run[0] : run[1]]
        for side, kept in enumerate(found):
            mine = [bead.probability for bead in own if _sides(bead)[side]]
            if mine:
                ends = [(whole.src[0],) * 2, (whole.tgt[0],) * 2]
                ends[side] = (whole.src, whole.tgt)[side]
                words = (whole.words[0], "") if side == 0 else ("", whole.words[1])
                kept.append(Passage(run, ends[0], ends[1], sum(mine) / len(mine), words))
    src, tgt = (tuple(sorted(kept, key=lambda one: -one.size)) for kept in found)
    return src, tgt


class _Ladder:
    """Beads, and how many sentences of each side come before each of them."""

    def __init__(self, alignment: Alignment) -> None:
        beads = self._beads = alignment.beads
        self._texts = alignment.src, alignment.tgt
        self._before = [[0], [0]]
        for bead in beads:
            for side, before in zip(_sides(bead), self._before, strict=True):
                before.append(before[-1] + len(side))

    def passage(self, run: Range) -> Passage:
        own = self._beads[run[0] : run[1]]
        src, tgt = ((before[run[0]], before[run[1]]) for before in self._before)
        words = opening(self._texts[0], src), opening(self._texts[1], tgt)
        return Passage(run, src, tgt, sum(bead.probability for bead in own) / len(own), words)


def moved(alignment: Alignment) -> tuple[Moved, ...]:
    """The passages that seem to have moved: suggested links that follow each other on both sides,
    in the order of the source.
    """
    runs: list[list[Bead]] = []
    for link in sorted(alignment.suggestions, key=lambda link: link.src):
        before = runs[-1][-1] if runs else None
        if (
            before
            and link.src[0] - before.src[-1] <= REACH
            and 0 < link.tgt[0] - before.tgt[-1] <= REACH
        ):
            runs[-1].append(link)
        else:
            runs.append([link])
    found = []
    for run in runs:
        src = run[0].src[0], run[-1].src[-1] + 1
        tgt = run[0].tgt[0], run[-1].tgt[-1] + 1
        probability = sum(link.probability for link in run) / len(run)
        words = opening(alignment.src, src), opening(alignment.tgt, tgt)
        found.append(Moved(src, tgt, probability, words))
    return tuple(found)


def opening(document: Document, span: Range) -> str:
    """The first words of some sentences; nothing if there are none."""
    if span[0] == span[1]:
        return ""
    text = " ".join(document.sentences[span[0]].text.split())
    more = " …" if span[1] - span[0] > 1 else ""
    if len(text) <= QUOTED:
        return text + more
    head = text[:QUOTED]
    return f"{(head.rpartition(' ')[0] or head).rstrip()} …"


def _runs(wanted: Sequence[bool] | NDArray[np.bool_], between: int) -> Iterator[Range]:
    """Where the values are true, with up to ``between`` false ones in a row inside."""
    start = last = -1
    for k, value in enumerate(wanted):
        if not value:
            continue
        if start < 0:
            start = k
        elif k - last > between + 1:
            yield start, last + 1
            start = k
        last = k
    if start >= 0:
        yield start, last + 1


def untrusted(
    documents: tuple[Document, Document], unread: Iterable[tuple[Range, Range]]
) -> tuple[Untrusted, ...]:
    """The passages for which vectors are unreliable, and what is wrong with them.

    If one side of a passage is damaged, nothing is wrong with the other side.
    """
    found: list[Untrusted] = []
    for side, document in zip(SIDES, documents, strict=True):
        texts = document.sentence_texts
        mended = np.array(
            [
                one != other
                for one, other in zip(texts, misread.sentences(texts, document.lang), strict=True)
            ],
            bool,
        )
        found += [
            Untrusted(side, run, "encoding", "", opening(document, run)) for run in _runs(mended, 2)
        ]
    for ends in unread:
        sides = [
            Untrusted(
                side,
                run,
                *why(document.sentence_texts[run[0] : run[1]], document.lang),
                opening(document, run),
            )
            for side, run, document in zip(SIDES, ends, documents, strict=True)
            if run[0] < run[1]
        ]
        clear = [one for one in sides if one.reason != "alike"]
        found += clear or sides
    return tuple(found)


def why(texts: Sequence[str], lang: str) -> tuple[Reason, str]:
    """What is wrong with sentences that should be in a language; their own one, if it differs."""
    text = " ".join(texts)
    printed = [char for char in text if not char.isspace()]
    if len(_SPOILT.findall(text)) >= DAMAGED * max(1, len(printed)):
        return "damaged", ""
    if sum(map(str.isalpha, printed)) < LETTERS * len(printed):
        return "figures", ""
    other = contradiction(lang, text)
    return ("language", other) if other else ("alike", "")


def joined(texts: Sequence[str], lang: str) -> float:
    """How many sentences each of ``texts`` holds on average, by the rules of its language."""
    return sum(max(1, len(segment.spans(text, lang))) for text in texts) / max(1, len(texts))


def broken(texts: Sequence[str]) -> float:
    """The share of ``texts`` that begin in the middle of a sentence: in lower case, after one
    without an end mark.
    """
    cut = sum(b[:1].islower() and not _END.search(a.rstrip()) for a, b in pairwise(texts))
    return cut / max(1, len(texts) - 1)


def same(src: Sequence[str], tgt: Sequence[str]) -> float:
    """The share of the long source sentences that are also in the target, word for word."""
    held = set(tgt)
    own = [text for text in src if len(text) >= LONG]
    return sum(text in held for text in own) / len(own) if own else 0.0


def doubled(texts: Sequence[str]) -> float:
    """The share of the long sentences that occur more than once in ``texts``."""
    count = Counter(text.casefold() for text in texts if len(text) >= LONG)
    return sum(n for n in count.values() if n > 1) / max(1, sum(count.values()))


def repeats(texts: Sequence[str], part: Range) -> Range | None:
    """Where the sentences of ``part`` also occur on the same side; None if most do not."""
    first: dict[str, int] = {}
    for k, text in enumerate(texts):
        if not part[0] <= k < part[1] and len(text) >= LONG:
            first.setdefault(text.casefold(), k)
    own = [text.casefold() for text in texts[part[0] : part[1]] if len(text) >= LONG]
    places = [first[text] for text in own if text in first]
    if not own or len(places) < len(own) / 2:
        return None
    return min(places), max(places) + 1
