"""The learnt weights: a small JSON file that a person can read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from align import arguments, files
from align.aligner.band import DoubleArray
from align.aligner.features import FEATURES
from align.errors import LoadError, UsageError
from align.models import FOLDER, Provenance
from align.words import later

_FORMAT = 2
#: Bead types that are missing from the files of earlier versions, each with the next smaller one,
#: whose weight it then has.
_LATER = {
    "type_1-7": "type_1-6",
    "type_2-6": "type_2-5",
    "type_1-8": "type_1-7",
    "type_2-7": "type_2-6",
}


@dataclass(frozen=True)
class Model:
    """Weights of one method.

    ``weights`` follow FEATURES, ``gap_open`` is the cost of starting a run of unmatched
    sentences; ``name`` identifies the file they came from. ``closer`` are the weights of the second
    pass, over what the first left in doubt, where the method has one; ``free`` those for texts that
    are freely translated or cut much more finely on one side than on the other; ``faint`` those
    for places where vectors tell little, over sharpened ones; ``tabled`` those for texts whose
    words are in the shipped word tables.
    """

    weights: DoubleArray
    gap_open: float
    name: str = ""
    closer: Model | None = None
    free: Model | None = None
    faint: Model | None = None
    tabled: Model | None = None

    def backed(self, faint: Model) -> Model:
        """The same with ``faint`` for the places where vectors tell little."""
        free = self.free and self.free.backed(faint)
        closer = self.closer and replace(self.closer, faint=faint)
        return replace(self, faint=faint, closer=closer, free=free)

    @classmethod
    def of(cls, parameters: DoubleArray, closer: Model | None = None) -> Model:
        """From what ``training.fit`` returns: the last parameter opens gaps."""
        return cls(parameters[:-1].copy(), float(parameters[-1]), closer=closer)


@dataclass(frozen=True)
class ModelFile:
    """The weights of each method, and how they were learnt (``about``: free facts); ``provenance``
    is where the data come from, which only the shipped file has to say.
    """

    models: Mapping[str, Model]
    about: Mapping[str, Any] = field(default_factory=dict)
    provenance: Provenance | None = None

    def __post_init__(self) -> None:
        # Files hold what a method learns. These are learnt separately: from texts damaged on
        # purpose, and from texts in languages of the word tables.
        models = dict(self.models)
        if "semantic" in models:
            models["semantic"] = models["semantic"].backed(_faint())
        if "anchor" in models:
            models["anchor"] = replace(models["anchor"], tabled=_tabled())
        object.__setattr__(self, "models", models)

    def of(self, method: str) -> Model:
        """The weights of a method. Raises UsageError if the file has none."""
        if method not in self.models:
            raise UsageError(
                "these weights are not for the method {method}, only for {known}",
                hint="Choose another method, or train weights with sverka train",
                method=method,
                known=", ".join(self.models) or "∅",
            )
        return self.models[method]

    def to_json(self) -> str:
        """The file's text; weights that round to nothing are left out."""
        methods = {name: _readable(model) for name, model in self.models.items()}
        content = {"format": _FORMAT, "about": dict(self.about), "methods": methods}
        if self.provenance:
            content = {"provenance": self.provenance.to_json(), **content}
        return _text(content)

    @classmethod
    def load(cls, path: str | Path) -> ModelFile:
        """Read a file that holds what ``to_json`` gave; raises LoadError, UsageError."""
        path = arguments.path(path)
        text = files.text(path, hint=later("Give a weights file made by sverka train"))
        try:
            content = json.loads(text)
            if content["format"] != _FORMAT:
                raise ValueError(
                    f"its format is {content['format']}, but this version reads {_FORMAT}"
                )
            # A word put right in the provenance makes no other model.
            origin = content.pop("provenance", None)
            name = hashlib.sha256(_text(content).encode()).hexdigest()[:8]
            models = {
                method: _model(weights, name) for method, weights in content["methods"].items()
            }
            return cls(models, content["about"], origin and Provenance.of(origin))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise LoadError(
                "not a file of weights ({reason})",
                where=str(path),
                hint="Make one with sverka train",
                reason=error,
            ) from error


@arguments.checked
def given(weights: ModelFile | str | Path | None) -> ModelFile | None:
    """The weights that a caller means, loaded if only their file is named.

    Raises LoadError, UsageError.
    """
    return ModelFile.load(weights) if isinstance(weights, (str, Path)) else weights


def _text(content: Mapping[str, Any]) -> str:
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _readable(model: Model) -> dict[str, Any]:
    weights = {
        "gap_open": round(model.gap_open, 4),
        **{
            feature: round(float(weight), 4)
            for feature, weight in zip(FEATURES, model.weights, strict=True)
            if abs(weight) >= 5e-5 or feature in _LATER
        },
    }
    parts = {"closer": model.closer, "free": model.free}
    return {**weights, **{key: _readable(part) for key, part in parts.items() if part}}


def _model(content: Mapping[str, Any], name: str) -> Model:
    weights = dict(content)
    closer, free = weights.pop("closer", None), weights.pop("free", None)
    gap_open = float(weights.pop("gap_open"))
    unknown = weights.keys() - set(FEATURES)
    if unknown:
        raise ValueError(f"unknown features: {', '.join(sorted(unknown))}")
    for feature, smaller in _LATER.items():
        weights.setdefault(feature, weights.get(smaller, 0.0))
    vector = np.array([float(weights.get(f, 0.0)) for f in FEATURES])
    if not (np.isfinite(vector).all() and np.isfinite(gap_open)):
        raise ValueError("a weight is not a finite number")
    return Model(
        vector, gap_open, name, closer and _model(closer, name), free and _model(free, name)
    )


@lru_cache(maxsize=1)
def shipped() -> ModelFile:
    """The weights that come with Sverka."""
    return ModelFile.load(FOLDER / "aligner.json")


@lru_cache(maxsize=1)
def _faint() -> Model:
    """The weights that come with Sverka for places where vectors tell little: whatever weights are
    used elsewhere.
    """
    return ModelFile.load(FOLDER / "faint.json").models["faint"]


@lru_cache(maxsize=1)
def _tabled() -> Model:
    """The weights that come with Sverka for texts whose words are in the shipped word tables."""
    return ModelFile.load(FOLDER / "tabled.json").models["tabled"]
