"""Sentence encoders: texts in many languages -> vectors in one space.

``ENCODERS`` is the one table; each row is imported on its first use, so that Sverka starts fast
and runs without the libraries that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from align.arguments import checked
from align.errors import DependencyError, UsageError
from align.text import Span, primary_language
from align.words import Message

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """What turns texts into vectors whose dot product is high where they mean the same."""

    @property
    def name(self) -> str:
        """Identifies the model and its version: vectors of equal names are equal."""

    @property
    def dimensions(self) -> int:
        """The length of a vector."""

    @property
    def languages(self) -> frozenset[str] | None:
        """Primary language subtags that the model was trained on; None where any may do."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit row for each text: the same whatever other texts are encoded with it."""

    # One method more is welcome, not asked for: ``encode_words``, see ``ContextEncoder``.


@runtime_checkable
class ContextEncoder(Encoder, Protocol):
    """An encoder that also says what a word means where it stands."""

    def encode_words(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[Vectors]:
        """For each text an array with a unit row for each of its words, given as spans in code
        points: the same whatever other texts are encoded with it.
        """


#: Name -> module, whose ``load(model)`` makes the encoder.
ENCODERS: dict[str, str] = {
    "use": "align.aligner.encoders.use",
    "sentence-transformers": "align.aligner.encoders.sentence_transformers",
}
DEFAULT = "use"


@lru_cache(maxsize=2)
def find(name: str) -> Encoder:
    """The encoder of that name, loaded once and then kept.

    ``name`` is a key of ENCODERS; the model to load may follow after a colon, as in
    ``sentence-transformers:LaBSE``. Raises UsageError if there is no such encoder,
    DependencyError if its library is not installed.
    """
    kind, _, model = name.partition(":")
    if kind not in ENCODERS:
        raise UsageError(
            "there is no encoder {name!r}",
            hint="Choose one of {choices}",
            name=kind,
            choices=", ".join(ENCODERS),
        )
    try:
        load: Callable[[str], Encoder] = import_module(ENCODERS[kind]).load
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        raise DependencyError.of(Message("the encoder {name!r}", name=kind), missing) from error
    return load(model)


@checked
def given(encoder: Encoder | str | None) -> Encoder | None:
    """The encoder that a caller means, found if only its name is given, as in ``find``.

    Raises UsageError, DependencyError.
    """
    return find(encoder) if isinstance(encoder, str) else encoder


def default() -> Encoder:
    """The encoder that comes with Sverka."""
    return find(DEFAULT)


def knows(encoder: Encoder, lang: str) -> bool:
    """Whether ``encoder`` was trained on the language of the BCP-47 tag ``lang``."""
    return encoder.languages is None or primary_language(lang) in encoder.languages
