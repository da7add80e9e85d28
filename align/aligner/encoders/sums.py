"""Sums over the tokens of a sentence or of a word, as products of sparse matrices."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

FloatArray = NDArray[np.float32]
LongArray = NDArray[np.int64]


def sums_of(
    chosen: LongArray, counts: LongArray, size: int, weights: FloatArray | None = None
) -> csr_array:
    """The matrix that, for each row, adds up the next ``counts[row]`` of the ``chosen`` items out
    of ``size``, by their ``weights``.
    """
    if weights is None:
        weights = np.ones(len(chosen), np.float32)
    bounds = np.zeros(len(counts) + 1, np.int32)
    np.cumsum(counts, out=bounds[1:])
    return csr_array((weights, chosen.astype(np.int32), bounds), shape=(len(counts), size))


def centred(
    embedded: FloatArray, index: LongArray, convolved: FloatArray, eps: float
) -> tuple[FloatArray, FloatArray]:
    """The features of each token, shifted to mean 0, and the factor that scales each row to
    variance 1.

    The features are the token's embedding (row ``index[t]``) and the result of the convolutions
    there.
    """
    narrow, wide = embedded.shape[1], convolved.shape[1]
    features = np.empty((len(index), narrow + wide), np.float32)
    np.take(embedded, index, axis=0, out=features[:, :narrow], mode="clip")
    features[:, narrow:] = convolved
    features -= features.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", features, features) / np.float32(narrow + wide)
    scale: FloatArray = 1.0 / np.sqrt(variance + np.float32(eps))
    return features, scale
