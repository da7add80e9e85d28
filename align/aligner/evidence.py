"""The evidence in two texts: counts per sentence, and anchors that sentences share.

``gather`` turns two lists of sentences into arrays once; the coarse search, the features and the
lattice then use only these arrays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from align import languages
from align.aligner.band import DoubleArray, FloatArray, IntArray, LongArray
from align.aligner.characters import Marks, lengths
from align.aligner.closer import Runs
from align.aligner.speech import opens_speech
from align.anchors import labels, tokens, words
from align.languages.marks import SAME
from align.text import Document

#: The kinds of shared anchors, each a separate feature family.
FAMILIES = ("number", "name", "word", "lexicon")
NUMBER, NAME, WORD, LEXICON = range(len(FAMILIES))

#: What is counted in each sentence. ``par`` and ``head`` say whether it starts a paragraph or is a
#: heading; the families' totals follow in the same array.
COUNTS = (
    "chars", "question", "exclamation", "colon", "comma", "quote", "bracket", "dash", "par", "head",
)  # fmt: skip
CHARS, QUESTION, EXCLAMATION, COLON, COMMA, QUOTE, BRACKET, DASH, PAR, HEAD = range(len(COUNTS))

#: What is counted, and the class of a sentence that ends with it, by European marks.
_ROWS = {"?": QUESTION, "!": EXCLAMATION, ":": COLON, ",": COMMA, ";": COMMA}
_END_CLASSES = {"?": 1, "!": 2, ":": 3, ".": 4, "…": 5}
#: Marks that are the same in all languages.
_SAME = {QUOTE: '"“”„«»「」『』', BRACKET: "()（）[]", DASH: "–—"}
_CLOSERS = "\"'”’»)]）」』 \u00a0"
#: Texts with at least so many paragraphs per sentence consist of single lines.
_LINES = 0.95
#: The number of meetings of matching types that are computed at once.
_MEETINGS = 1_000_000


class Types(NamedTuple):
    """Where the anchor types of a text occur: type k is in the sentences ``items[start[k]:start[k +
    1]]``.
    """

    start: LongArray
    items: IntArray

    @property
    def frequency(self) -> LongArray:
        """The number of sentences in which each type occurs."""
        return np.diff(self.start)

    def part(self, first: int, last: int) -> Types:
        """The types in the sentences first to last - 1, numbered from 0."""
        inside = (self.items >= first) & (self.items < last)
        before = np.concatenate(([0], np.cumsum(inside)))
        return Types(before[self.start].astype(np.int64), self.items[inside] - np.int32(first))


class TextEvidence(NamedTuple):
    """The evidence of one text: ``counts[row, k]`` over COUNTS, and for each sentence the classes
    of its end mark and its label, and whether it begins with ``speech``. ``bare`` marks sentences
    that are not prose: rows of figures, code, addresses, page numbers.

    Anchor type k is ``keys[k]``; the first ``exact`` types match by equality, the rest are words;
    ``is_name[k]`` says whether a word is a name.
    """

    counts: FloatArray
    end: IntArray
    label: IntArray
    speech: FloatArray
    keys: tuple[str, ...]
    exact: int
    is_name: NDArray[np.bool_]
    types: Types
    bare: NDArray[np.bool_]

    def part(self, first: int, last: int) -> TextEvidence:
        """The evidence of the sentences first to last - 1, numbered from 0."""
        return self._replace(
            counts=self.counts[:, first:last],
            end=self.end[first:last],
            label=self.label[first:last],
            speech=self.speech[first:last],
            types=self.types.part(first, last),
            bare=self.bare[first:last],
        )


class AnchorLinks(NamedTuple):
    """Anchor types that match across the texts: family, weight (0 to 1) and both type numbers."""

    family: IntArray
    weight: FloatArray
    src: IntArray
    tgt: IntArray


class Linked(NamedTuple):
    """Which sentences hold the anchor types that match across the texts, 1 each: ``src`` and
    ``tgt`` have a row for each sentence. ``weights[k, l]`` is what types k and l share.
    """

    src: csr_matrix
    weights: csr_matrix
    tgt: csr_matrix


#: Column numbers, as narrow as in a band or wider.
Bounds = IntArray | LongArray


class Meetings(NamedTuple):
    """Where matching types occur on both sides: ``link`` is an index into AnchorLinks, ``src`` and
    ``tgt`` are indices into ``Types.items``.
    """

    link: LongArray
    src: LongArray
    tgt: LongArray


def meetings(
    links: AnchorLinks, src: Types, tgt: Types, low: Bounds, high: Bounds
) -> Iterator[Meetings]:
    """All meetings of the types of ``links``, link by link, in portions: each occurrence in a
    source sentence k with each occurrence in the target sentences ``low[k]`` to ``high[k]``.
    """
    last = int(tgt.items.max(initial=0))
    left = np.clip(low, 0, last + 1).astype(np.int64)
    right = np.clip(high, -1, last).astype(np.int64)
    order = np.repeat(np.arange(len(tgt.start) - 1), tgt.frequency) * (last + 2) + tgt.items
    link, src_at = _ranges(src.start[links.src], src.start[links.src + 1])
    row, wanted = src.items[src_at], links.tgt[link].astype(np.int64) * (last + 2)
    first = np.searchsorted(order, wanted + left[row])
    stop = np.maximum(np.searchsorted(order, wanted + right[row], side="right"), first)
    reached = np.cumsum(stop - first)
    done = 0
    while done < len(link):
        before = int(reached[done - 1]) if done else 0
        end = max(int(np.searchsorted(reached, before + _MEETINGS, side="right")), done + 1)
        pair, tgt_at = _ranges(first[done:end], stop[done:end])
        yield Meetings(link[done:end][pair], src_at[done:end][pair], tgt_at)
        done = end


def _ranges(first: LongArray, stop: LongArray) -> tuple[LongArray, LongArray]:
    """All numbers from first[k] to stop[k] - 1 for each k in turn, and the k of each."""
    sizes = stop - first
    k = np.repeat(np.arange(len(sizes)), sizes)
    return k, np.arange(len(k)) - (np.cumsum(sizes) - sizes - first)[k]


@dataclass(frozen=True)
class Evidence:
    """All that is known of two texts before a band is chosen.

    ``rarity`` says for each side's anchor types how unlikely a match by chance is, 0 to 1;
    ``vectors`` are unit rows, one per sentence; ``runs`` returns vectors of several joined
    sentences if there is an encoder. ``tabled`` says whether the links include those of the shipped
    word tables, ``tables`` whether these may be added if there is much doubt; ``foreign`` says
    whether the encoder that comes with Sverka does not know both languages, so that nothing but
    anchors can tell. ``langs`` are the languages of the texts as BCP-47 tags.
    ``listed`` are the log odds that the tables give for the texts being translations of each other,
    ``comparable`` says whether both languages put spaces between words, so that words can be
    compared. ``read`` marks the sentences whose vectors can be believed even if they find nothing.
    """

    src: TextEvidence
    tgt: TextEvidence
    links: AnchorLinks
    rarity: tuple[DoubleArray, DoubleArray]
    has_paragraphs: bool
    vectors: tuple[FloatArray, FloatArray] | None = None
    runs: Runs | None = None
    tabled: bool = False
    tables: bool = False
    foreign: bool = False
    langs: tuple[str, str] = ("", "")
    listed: float = 0.0
    comparable: bool = True
    read: tuple[NDArray[np.bool_], NDArray[np.bool_]] | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """The numbers of sentences."""
        return self.src.counts.shape[1], self.tgt.counts.shape[1]

    def part(self, i1: int, i2: int, j1: int, j2: int) -> Evidence:
        """The evidence of source sentences i1 to i2 - 1 and target sentences j1 to j2 - 1 only; the
        rarity of an anchor stays as in the whole.
        """
        vectors, read = self.vectors, self.read
        return replace(
            self,
            src=self.src.part(i1, i2),
            tgt=self.tgt.part(j1, j2),
            vectors=vectors and (vectors[0][i1:i2], vectors[1][j1:j2]),
            runs=self.runs and self.runs.part(i1, i2, j1, j2),
            read=read and (read[0][i1:i2], read[1][j1:j2]),
        )

    @cached_property
    def linked(self) -> Linked:
        """The anchors that match, by sentence."""
        src, left = _held_by(self.src, self.links.src)
        tgt, right = _held_by(self.tgt, self.links.tgt)
        weights = (self.links.weight.astype(np.float64), (left, right))
        return Linked(src, csr_matrix(weights, shape=(src.shape[1], tgt.shape[1])), tgt)

    @property
    def lengths(self) -> tuple[FloatArray, FloatArray]:
        """The sentences' lengths in characters."""
        return self.src.counts[CHARS], self.tgt.counts[CHARS]


def _held_by(side: TextEvidence, linked: IntArray) -> tuple[csr_matrix, LongArray]:
    """Sentences by ``linked`` types, and the columns of these types."""
    known, columns = np.unique(linked, return_inverse=True)
    start, items = side.types
    number, at = _ranges(start[known], start[known + 1])
    sentence, sentences = items[at], side.counts.shape[1]
    # By sentence; the types of a sentence in their order.
    order = np.argsort(sentence, kind="stable")
    starts = np.cumsum(np.bincount(sentence + 1, minlength=sentences + 1))
    held = np.ones(len(number)), number[order].astype(np.int32), starts.astype(np.int32)
    return csr_matrix(held, shape=(sentences, max(len(known), 1))), columns


def gather(
    src: Document,
    tgt: Document,
    *,
    anchors: bool = True,
    vectors: tuple[FloatArray, FloatArray] | None = None,
    runs: Runs | None = None,
) -> Evidence:
    """Read both texts and match their anchors; deterministic, linear in the texts' lengths.

    Without ``anchors`` only lengths are read. ``vectors`` are those of single sentences, if known;
    ``runs`` returns those of several joined.
    """
    side_a = read_side(src, anchors=anchors)
    side_b = read_side(tgt, anchors=anchors)
    _spare_shared_rows(side_a, side_b, src.sentence_texts, tgt.sentence_texts)
    size = max(len(src.sentences), len(tgt.sentences), 2)
    links = _match(side_a, side_b, size)
    rarity = _rarity(side_a.types.frequency, size), _rarity(side_b.types.frequency, size)
    has_paragraphs = anchors and _have_paragraphs(src, tgt)
    return Evidence(
        side_a, side_b, links, rarity, has_paragraphs, vectors, runs, langs=(src.lang, tgt.lang)
    )


def _have_paragraphs(src: Document, tgt: Document) -> bool:
    """Whether paragraphs say anything. In two texts of one sentence a line they do not: all pairs
    of sentences agree in them, also those of another order or of another text.
    """
    if min(len(src.paragraphs), len(tgt.paragraphs)) < 2:
        return False
    return any(len(one.paragraphs) < _LINES * len(one.sentences) for one in (src, tgt))


def read_side(document: Document, *, anchors: bool) -> TextEvidence:
    """Count and scan each sentence of ``document``; without ``anchors`` only lengths are read."""
    texts = document.sentence_texts
    counts = np.zeros((len(COUNTS), len(texts)), np.float32)
    end = np.zeros(len(texts), np.int32)
    label = np.zeros(len(texts), np.int32)
    speech = np.zeros(len(texts), np.float32)
    counts[CHARS] = lengths(texts)
    found = tokens.index(texts if anchors else (), document.lang)
    bare = np.zeros(len(texts), bool)
    marks, classes = _marks(languages.of(document.lang).marks.question)
    if anchors:
        _read_structure(document, counts, label)
        speech[:] = opens_speech(texts)
        marks.count(texts, counts, bare)
        end[:] = [classes.get(text.rstrip(_CLOSERS)[-1:], 0) for text in texts]
    types = Types(found.start, found.items)
    return TextEvidence(
        counts, end, label, speech, found.keys, found.exact, found.is_name, types, bare
    )


@lru_cache(maxsize=8)
def _marks(question: str) -> tuple[Marks, Mapping[str, int]]:
    """What counts the marks of a language, and the classes of its end marks; ``question`` are its
    own question marks.
    """
    meant = {sign: mark for mark, signs in SAME.items() for sign in signs}
    meant |= dict.fromkeys(question, "?")
    kinds: defaultdict[int, str] = defaultdict(str, _SAME)
    for sign, mark in meant.items():
        if mark in _ROWS:
            kinds[_ROWS[mark]] += sign
    classes = {sign: _END_CLASSES[mark] for sign, mark in meant.items() if mark in _END_CLASSES}
    return Marks(kinds), classes


def _spare_shared_rows(
    a: TextEvidence, b: TextEvidence, src: Sequence[str], tgt: Sequence[str]
) -> None:
    """Don't treat rows as bare if both sides have them: they are ordinary counterparts."""
    rows = [
        {text for text, bare in zip(*one, strict=True) if bare}
        for one in ((src, a.bare), (tgt, b.bare))
    ]
    if shared := rows[0] & rows[1]:
        for side, texts in ((a, src), (b, tgt)):
            side.bare[[k for k, text in enumerate(texts) if text in shared]] = False


def _read_structure(document: Document, counts: FloatArray, label: IntArray) -> None:
    paragraph = -1
    for index, sentence in enumerate(document.sentences):
        label[index] = labels.label_class(sentence.text)
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            counts[PAR, index] = 1
            counts[HEAD, index] = document.paragraphs[paragraph].kind in ("title", "heading")


def _match(a: TextEvidence, b: TextEvidence, size: int) -> AnchorLinks:
    """All types that match; ``size`` is the number of sentences of the longer text."""
    number_of = {key: k for k, key in enumerate(b.keys[: b.exact])}
    same = [(k, number_of[key]) for k, key in enumerate(a.keys[: a.exact]) if key in number_of]
    src, tgt = np.array(same, np.int32).reshape(-1, 2).T
    rows, columns, alike = words.matches(a.keys[a.exact :], b.keys[b.exact :])
    rows, columns = rows + a.exact, columns + b.exact
    names = a.is_name[rows] & b.is_name[columns]
    family = np.concatenate((np.full(len(src), NUMBER), np.where(names, NAME, WORD)))
    src, tgt = np.concatenate((src, rows)), np.concatenate((tgt, columns))
    worth = np.concatenate((np.ones(len(same)), word_worth(alike)))
    frequency = np.maximum(a.types.frequency[src], b.types.frequency[tgt])
    weight = worth * _rarity(frequency, size)
    keep = weight > 0
    return AnchorLinks(
        family[keep].astype(np.int32),
        weight[keep].astype(np.float32),
        src[keep].astype(np.int32),
        tgt[keep].astype(np.int32),
    )


def _rarity(frequency: LongArray, sentences: int) -> DoubleArray:
    """How unlikely it is that an anchor of that frequency matches by chance, 0 to 1."""
    information: DoubleArray = np.log(sentences / np.maximum(frequency, 1)) / np.log(100.0)
    return np.clip(information, 0.0, 1.0)


def word_worth(similarity: FloatArray) -> DoubleArray:
    """How much a match of two words counts, 0 to 1, by how similar they are."""
    return (similarity.astype(np.float64) - words.MIN_SIMILARITY) / (1.0 - words.MIN_SIMILARITY)
