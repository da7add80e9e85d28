"""Numbers learnt from data: one JSON file for each model, next to this one.

Each file says where its numbers come from (``provenance``): the data and their licences, the
trainer, its command, the date, and what was measured. ``docs/models.md`` lists all of them.
Logistic models are read here; those of the aligner (``aligner.json``) by ``align.aligner.model``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Learnt:
    """What to use instead of what comes with Sverka: a file of ``weights``, a file with a
    ``lexicon``, the name of an ``encoder``. None stands for Sverka's own, or no lexicon. The names
    of the fields are the keywords of all functions that align.
    """

    weights: str | None = None
    lexicon: str | None = None
    encoder: str | None = None

    @property
    def keywords(self) -> dict[str, Any]:
        """The fields as keywords, for functions that align."""
        return asdict(self)

    @property
    def words(self) -> dict[str, Any]:
        """The keywords for functions that link words and do not align."""
        return {"lexicon": self.lexicon, "encoder": self.encoder}


#: What comes with Sverka.
SHIPPED = Learnt()


@dataclass(frozen=True, eq=False)
class Logistic:
    """A logistic model: the log odds are ``bias`` plus the weighted sum of the features.

    ``weights`` follow ``names``, the names of the features. Features come as an array whose last
    axis follows ``names`` too, so that one call can judge many rows.
    """

    names: tuple[str, ...]
    weights: Numbers
    bias: float

    @classmethod
    def of(cls, names: Sequence[str], parameters: Sequence[float] | Numbers) -> Logistic:
        """Make one from a weight for each name, followed by the bias."""
        import numpy as np

        *weights, bias = (float(one) for one in parameters)
        if len(weights) != len(names):
            raise ValueError(f"{len(weights)} weights do not fit {len(names)} features")
        return cls(tuple(names), np.array(weights), bias)

    def log_odds(self, features: Numbers) -> Numbers:
        """The log odds for each row of ``features``."""
        odds: Numbers = features @ self.weights + self.bias
        return odds

    def probability(self, features: Numbers) -> Numbers:
        """The probability for each row of ``features``, 0 to 1."""
        return probability(self.log_odds(features))


def probability(log_odds: Numbers | np.float64) -> Numbers:
    """The probabilities, 0 to 1, for these log odds."""
    from scipy.special import expit  # slow to import, and few calls need it

    chances: Numbers = expit(log_odds)
    return chances


@dataclass(frozen=True)
class Source:
    """A data set that a model was learnt from: its licence, where to get it, and the part used."""

    name: str
    licence: str
    home: str
    used: str


@dataclass(frozen=True)
class Provenance:
    """Where the numbers of a file come from.

    ``what`` says in a sentence what they are for; ``trainer`` is the path of the program that
    learns them, from the root of the project, and ``command`` how to run it there; ``date`` (ISO)
    is the day of training; ``figures`` are sentences that say what was measured, and on which data;
    ``note`` says how the numbers may differ when the command is run again, if they do.
    """

    what: str
    data: tuple[Source, ...]
    trainer: str
    command: str
    date: str
    figures: tuple[str, ...]
    note: str = ""

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Provenance:
        """Read the ``provenance`` of a file. Raises TypeError if a field is missing or unknown."""
        data = tuple(Source(**one) for one in content.get("data", ()))
        return cls(**{**content, "data": data, "figures": tuple(content.get("figures", ()))})

    def to_json(self) -> dict[str, Any]:
        """The dictionary that ``of`` reads."""
        return {field: value for field, value in asdict(self).items() if value != ""}


def available() -> list[str]:
    """The names of all model files, without their ending."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def provenance(name: str) -> Provenance:
    """The origin of the numbers in the file ``name``."""
    return Provenance.of(content(name)["provenance"])


@cache
def logistic(name: str, part: str, features: tuple[str, ...]) -> Logistic:
    """The model ``part`` of the file ``name``, which is read once.

    ``features`` are those that the caller computes, in its order. Raises ValueError if the model
    was trained with different ones.
    """
    model = read(content(name))[part]
    if set(model.names) != set(features):
        wrong = ", ".join(sorted(set(model.names) ^ set(features)))
        raise ValueError(f"{name}.json: {part} was learnt from other features: {wrong}")
    held = dict(zip(model.names, model.weights, strict=True))
    return Logistic.of(features, [*(held[one] for one in features), model.bias])


def read(content: Mapping[str, Any]) -> dict[str, Logistic]:
    """The models in the content of a file."""
    return {
        part: Logistic.of(
            tuple(numbers["weights"]), [*numbers["weights"].values(), numbers["bias"]]
        )
        for part, numbers in content["models"].items()
    }


def to_json(about: Provenance, models: Mapping[str, Logistic]) -> str:
    """The text of a file."""
    content = {
        "provenance": about.to_json(),
        "models": {
            part: {
                "bias": model.bias,
                "weights": dict(zip(model.names, map(float, model.weights), strict=True)),
            }
            for part, model in models.items()
        },
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def content(name: str) -> Any:
    """All that the file ``name`` holds, as JSON has it."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
