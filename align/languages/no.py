"""Norwegian."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

LANGUAGE = Language(
    "no",
    stops=Stops(plain=words("det"), ordinals=True),
    stemmer="norwegian",
)
