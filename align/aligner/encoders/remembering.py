"""An encoder that encodes no text twice while the program runs: for training, benchmarks, and
commands that align the same texts twice.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from align.aligner.encoders import Encoder, Vectors


class RememberingEncoder:
    """``encoder``, and all that it ever said, kept in memory without bound."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.dimensions = encoder.name, encoder.dimensions
        self.languages = encoder.languages
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the encoder behind."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        rows = np.array([self._known[text] for text in texts], np.float32)
        return rows.reshape(-1, self.dimensions)
