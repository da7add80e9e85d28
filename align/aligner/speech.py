"""Where speech begins: with a dialogue dash or a quotation mark, in every language."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from align.aligner.lattice import FloatArray

#: What a sentence may begin with where somebody speaks: a dash, or any quotation mark. Which marks
#: open depends on the language, but at the beginning all do.
_OPENS = re.compile(r"\s*(?:--|[–—―‒]|-(?=\s)|[«»„“”\"'‘‚‹›「『])")


def opens_speech(texts: Sequence[str]) -> FloatArray:
    """Of each sentence 1 where it begins with a mark of speech, else 0."""
    return np.array([bool(_OPENS.match(text)) for text in texts], np.float32)
