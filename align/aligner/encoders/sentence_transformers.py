"""Any model of the sentence-transformers library, LaBSE for one, behind the same protocol.

Needs ``pip install sentence-transformers``. A model is opened only where someone named it, so
nothing is ever downloaded unasked.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
import sentence_transformers

from align.aligner.encoders import Vectors
from align.errors import UsageError

#: Its vector tells models apart: the same name may stand for other weights tomorrow.
_PROBE = "Сверка: two versions of a text, 1 to 1."


class SentenceTransformersEncoder:
    """``model`` is a folder, or a name on the Hugging Face hub, which is downloaded on first use.

    Raises UsageError where there is no such model.
    """

    #: The library does not say what languages a model was trained on; who chose it knows.
    languages: frozenset[str] | None = None

    def __init__(self, model: str) -> None:
        folder = Path(model).expanduser()
        looks_like_a_path = folder.is_absolute() or model.startswith((".", "~"))
        if looks_like_a_path and not folder.is_dir():
            raise UsageError("there is no such folder", where=model)
        try:
            source = str(folder) if folder.is_dir() else model
            self._model = sentence_transformers.SentenceTransformer(source)
        except (OSError, ValueError) as error:
            raise UsageError(
                "the model cannot be loaded ({reason})",
                where=model,
                hint="Name a folder, or a model as it is called on the hub",
                reason=str(error).partition("\n")[0],
            ) from error
        self.dimensions = 0
        probe = self.encode([_PROBE])[0]
        self.dimensions = len(probe)
        # Rounded, because the last bits depend on the machine.
        mark = blake2b(np.round(probe, 3).tobytes(), digest_size=4).hexdigest()
        self.name = f"sentence-transformers {folder.name if folder.is_dir() else model} {mark}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit row for each text."""
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        # A lone surrogate has no UTF-8 form.
        clean = [text.encode("utf-8", "replace").decode() for text in texts]
        vectors = np.asarray(self._model.encode(clean, show_progress_bar=False), np.float32)
        length = np.linalg.norm(vectors, axis=1, keepdims=True)
        # A model may have nothing to say of a text; then one unit row is as good as another.
        vectors[length[:, 0] == 0, 0] = 1.0
        length[length == 0] = 1.0
        unit: Vectors = vectors / length
        return unit


def load(model: str = "") -> SentenceTransformersEncoder:
    """The encoder of ``sentence-transformers:model``; raises UsageError."""
    if not model:
        raise UsageError(
            "the encoder 'sentence-transformers' needs a model",
            hint="Write, for example, sentence-transformers:LaBSE, or a folder in place of LaBSE",
        )
    return SentenceTransformersEncoder(model)
