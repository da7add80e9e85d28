"""Norwegian Nynorsk."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

LANGUAGE = Language(
    "nn",
    stops=Stops(plain=words("det"), ordinals=True),
)
