"""Where speech begins and ends: dialogue dashes and quotation marks of every language."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from align.aligner.lattice import FloatArray

#: What is read of each sentence.
SPEECH = ("opens", "small", "closes")
#: What a sentence may begin with where somebody speaks: a dash, or any quotation mark. Which marks
#: open depends on the language, but at the beginning all do.
_OPENS = re.compile(r"\s*(?:--|[–—―‒]|-(?=\s)|[«»„“”\"'‘‚‹›「『])")
#: A quotation mark at the end of a sentence, before or after the end mark.
_CLOSES = re.compile(r"[»”“\"'’」』›‹«][\s.,!?…。！？]*$")


def read_speech(texts: Sequence[str]) -> FloatArray:
    """Of each sentence, in rows, whether it opens with a mark of speech, whether with a small
    letter, as what follows a speech does («сказал он»), whether it closes with a quotation mark.
    """
    found = [
        (bool(_OPENS.match(text)), text[:1].islower(), bool(_CLOSES.search(text))) for text in texts
    ]
    return np.array(found, np.float32).reshape(-1, len(SPEECH)).T.copy()
