"""The evidence that two documents are translations of each other, for all pairs at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from align.aligner.encoders import Encoder
from align.anchors import words
from align.anchors.tokens import scan
from align.text import Document

Matrix = NDArray[np.float32]

#: What is compared, in the order of the weights.
FEATURES = ("meaning", "numbers", "names", "length")

#: How many paragraphs of each document are encoded: the first ones, which correspond well in both
#: languages, and some spread over the rest; and how many characters of each.
FIRST, SPREAD, CHARACTERS = 3, 5, 400

#: How many characters of a document are searched for anchors.
SCANNED = 40_000

# Rare names and numbers count more, but the cosine is capped: a shared surname proves little.
_MOST_ALIKE = 1.5
_DOCUMENTS_AT_ONCE = 128
_FEW = 20  # with this few documents, half of what they have in common is specific to them

# Log odds for what documents state about themselves, set by hand: there are no data to learn them.
_SAME_DAY, _OTHER_DAY, _SAME_NUMBER = 2.0, -4.0, 6.0
_DAYS_APART = 2  # a translation may have a later date


@dataclass(frozen=True)
class Profile:
    """A collection: the vectors of its pieces (those of a document begin at its entry in
    ``starts``), its anchors and names, and the documents' lengths in characters.
    """

    vectors: Matrix | None
    starts: NDArray[np.int64]
    anchors: tuple[frozenset[str], ...]
    names: tuple[frozenset[str], ...]
    lengths: NDArray[np.float64]


def profile(documents: Sequence[Document], encoder: Encoder | None) -> Profile:
    """Read ``documents``; without an ``encoder`` their meaning is ignored."""
    pieces: list[str] = []
    starts, anchors, names, lengths = [], [], [], []
    for document in documents:
        texts = [document.paragraph_text(part) for part in document.paragraphs]
        starts.append(len(pieces))
        pieces += _pieces(texts) or [""]
        found = list(_anchors(texts, document.lang))
        anchors.append(frozenset(key for kind, key in found if kind != "name"))
        names.append(frozenset(key for kind, key in found if kind == "name"))
        lengths.append(max(1, sum(map(len, texts))))
    return Profile(
        encoder.encode(pieces) if encoder else None,
        np.array(starts, np.int64),
        tuple(anchors),
        tuple(names),
        np.array(lengths, np.float64),
    )


def compare(src: Profile, tgt: Profile) -> Iterator[Matrix]:
    """Yield for each of FEATURES a matrix of all pairs, source by target."""
    meaning = _meaning(src, tgt)
    yield meaning
    yield _shared_anchors(src.anchors, tgt.anchors)
    yield _shared_names(src.names, tgt.names)
    yield _length(src, tgt, meaning)


def stated(src: Sequence[Document], tgt: Sequence[Document]) -> Matrix:
    """Return the log odds from stated dates and numbers, 0 if a document has none."""
    odds = np.zeros((len(src), len(tgt)), np.float32)
    days = [
        np.array([one.date.toordinal() if one.date else np.nan for one in side])
        for side in (src, tgt)
    ]
    apart = np.abs(days[0][:, None] - days[1][None, :])
    odds += _SAME_DAY * (apart == 0)
    odds += _OTHER_DAY * (apart > _DAYS_APART)
    numbered: dict[str, list[int]] = {}
    for column, document in enumerate(tgt):
        if document.number:
            numbered.setdefault(document.number, []).append(column)
    for row, document in enumerate(src):
        odds[row, numbered.get(document.number or "", [])] += _SAME_NUMBER
    return odds


def _pieces(texts: Sequence[str]) -> list[str]:
    chosen = set(range(min(FIRST, len(texts))))
    if len(texts) > FIRST:
        chosen.update(np.linspace(FIRST, len(texts) - 1, SPREAD).round().astype(int).tolist())
    return [texts[index][:CHARACTERS] for index in sorted(chosen)]


def _anchors(texts: Sequence[str], lang: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the key of each number, date, symbol and name."""
    left = SCANNED
    for text in texts:
        for token in scan(text[:left], lang):
            if token.kind not in ("word", "initial"):
                yield token.kind, token.key if token.kind == "name" else f"{token.kind} {token.key}"
        left -= len(text)
        if left <= 0:
            return


def _meaning(src: Profile, tgt: Profile) -> Matrix:
    """Return how alike the pieces are: the mean over both sides' pieces of their best match.

    What the documents of a collection have in common is first subtracted: the mean of all pieces,
    and less of it if there are few.
    """
    shape = len(src.starts), len(tgt.starts)
    if src.vectors is None or tgt.vectors is None:
        return np.zeros(shape, np.float32)
    left, right = (
        _unit(vectors - vectors.mean(0) * count / (count + _FEW))
        for vectors, count in zip((src.vectors, tgt.vectors), shape, strict=True)
    )
    alike = np.empty(shape, np.float32)
    counts = _counts(tgt.starts, len(right))
    for top in range(0, shape[0], _DOCUMENTS_AT_ONCE):
        starts = src.starts[top : top + _DOCUMENTS_AT_ONCE]
        following = src.starts[top + _DOCUMENTS_AT_ONCE : top + _DOCUMENTS_AT_ONCE + 1]
        end = int(following[0]) if len(following) else len(left)
        products = left[starts[0] : end] @ right.T
        own = starts - starts[0]
        by_src = np.maximum.reduceat(products, tgt.starts, axis=1)
        by_src = np.add.reduceat(by_src, own, axis=0) / _counts(own, len(products))[:, None]
        by_tgt = np.maximum.reduceat(products, own, axis=0)
        by_tgt = np.add.reduceat(by_tgt, tgt.starts, axis=1) / counts[None, :]
        alike[top : top + _DOCUMENTS_AT_ONCE] = (by_src + by_tgt) / 2
    return alike


def _shared_anchors(src: Sequence[frozenset[str]], tgt: Sequence[frozenset[str]]) -> Matrix:
    """Return the cosine of the documents' numbers, dates and symbols, weighted by rarity."""
    vocabulary = sorted(frozenset().union(*src, *tgt))
    both = _weighted(_occurrences((*src, *tgt), vocabulary))
    product = both[: len(src)] @ both[len(src) :].T
    return _dense(product)


def _shared_names(src: Sequence[frozenset[str]], tgt: Sequence[frozenset[str]]) -> Matrix:
    """Return a kind of cosine in which names that sound alike count by their similarity."""
    left, right = sorted(frozenset().union(*src)), sorted(frozenset().union(*tgt))
    if not left or not right:
        return np.zeros((len(src), len(tgt)), np.float32)
    rows, columns, values = words.matches(left, right)
    alike = sparse.csr_matrix((values, (rows, columns)), shape=(len(left), len(right)))
    product = _weighted(_occurrences(src, left)) @ alike @ _weighted(_occurrences(tgt, right)).T
    return np.minimum(_dense(product), np.float32(_MOST_ALIKE))


def _length(src: Profile, tgt: Profile, meaning: Matrix) -> Matrix:
    """Return how far the ratio of lengths is from the usual one, as a difference of logarithms.

    The usual ratio is the median of the pairs that choose each other by meaning.
    """
    ratio = np.log(src.lengths)[:, None] - np.log(tgt.lengths)[None, :]
    best = meaning.argmax(1)
    mutual = meaning.argmax(0)[best] == np.arange(len(best))
    usual = np.median(ratio[mutual, best[mutual]]) if meaning.any() else np.median(ratio)
    return np.asarray(np.abs(ratio - usual), np.float32)


def _occurrences(
    documents: Sequence[frozenset[str]], vocabulary: Sequence[str]
) -> sparse.csr_matrix:
    number = {key: index for index, key in enumerate(vocabulary)}
    pairs = [(row, number[key]) for row, keys in enumerate(documents) for key in sorted(keys)]
    places = np.array(pairs, np.int64).reshape(-1, 2)
    return sparse.csr_matrix(
        (np.ones(len(places), np.float32), (places[:, 0], places[:, 1])),
        shape=(len(documents), len(vocabulary)),
    )


def _weighted(occurrences: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the rows with each key weighted by its rarity, scaled to length one."""
    documents = occurrences.shape[0]
    often = np.asarray(occurrences.sum(0)).ravel()
    rare = np.log((documents + 1) / (often + 0.5)).astype(np.float32)
    weighed = occurrences @ sparse.diags(rare)
    lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(1)).ravel())
    return (sparse.diags(1 / np.maximum(lengths, 1e-9)) @ weighed).tocsr()


def _unit(rows: Matrix) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)


def _dense(matrix: sparse.csr_matrix) -> Matrix:
    return np.asarray(matrix.todense(), np.float32)


def _counts(starts: NDArray[np.int64], end: int) -> NDArray[np.int64]:
    """Return how many pieces each document has."""
    return np.diff(np.append(starts, end))
