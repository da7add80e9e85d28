"""The learnt weights: a small JSON file that a person can read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from align.aligner.features import FEATURES
from align.aligner.lattice import DoubleArray
from align.errors import LoadError

_FORMAT = 1


@dataclass(frozen=True)
class Model:
    """Weights of one method.

    ``weights`` follow FEATURES, ``gap_open`` is the cost of starting a run of unmatched
    sentences; ``name`` identifies the file they came from.
    """

    weights: DoubleArray
    gap_open: float
    name: str = ""


@dataclass(frozen=True)
class ModelFile:
    """The weights of each method, and how they were learnt (``about``: free facts)."""

    models: Mapping[str, Model]
    about: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_parameters(
        cls, parameters: Mapping[str, DoubleArray], about: Mapping[str, Any]
    ) -> ModelFile:
        """From what ``training.fit`` returns for each method."""
        return cls(
            {name: Model(vector[:-1], float(vector[-1])) for name, vector in parameters.items()},
            about,
        )

    def to_json(self) -> str:
        """The file's text; weights that round to nothing are left out."""
        methods = {
            name: {
                "gap_open": round(model.gap_open, 4),
                **{
                    feature: round(float(weight), 4)
                    for feature, weight in zip(FEATURES, model.weights, strict=True)
                    if abs(weight) >= 5e-5
                },
            }
            for name, model in self.models.items()
        }
        content = {"format": _FORMAT, "about": dict(self.about), "methods": methods}
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def load(cls, path: Path) -> ModelFile:
        """Read a file that holds what ``to_json`` gave; raises LoadError."""
        try:
            text = path.read_text(encoding="utf-8")
            content = json.loads(text)
            if content["format"] != _FORMAT:
                raise ValueError(f"its format is {content['format']}, this version reads {_FORMAT}")
            name = hashlib.sha256(text.encode()).hexdigest()[:8]
            models = {
                method: _model(dict(weights), name)
                for method, weights in content["methods"].items()
            }
            return cls(models, content["about"])
        except OSError as error:
            raise LoadError(f"cannot be read ({error.strerror})", where=str(path)) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise LoadError(
                f"is not a file of weights ({error})",
                where=str(path),
                hint="Make one with sverka train",
            ) from error


def _model(weights: dict[str, float], name: str) -> Model:
    gap_open = float(weights.pop("gap_open"))
    unknown = weights.keys() - set(FEATURES)
    if unknown:
        raise ValueError(f"it names features that are not known: {', '.join(sorted(unknown))}")
    return Model(np.array([float(weights.get(f, 0.0)) for f in FEATURES]), gap_open, name)


@lru_cache(maxsize=1)
def shipped() -> ModelFile:
    """The weights that come with Sverka."""
    return ModelFile.load(Path(str(files("align.aligner"))) / "weights.json")
