"""Where direct speech begins: at a dialogue dash or a quotation mark, in every language."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from align.aligner.band import FloatArray

#: What a sentence of direct speech may begin with: a dash or any quotation mark. It depends on the
#: language which marks open a quotation, but at the start of a sentence all of them do.
_OPENS = re.compile(r"\s*(?:--|[–—―‒]|-(?=\s)|[«»„“”\"'‘‚‹›「『])")


def opens_speech(texts: Sequence[str]) -> FloatArray:
    """For each sentence 1 if it begins with a mark of speech, otherwise 0."""
    return np.array([bool(_OPENS.match(text)) for text in texts], np.float32)
