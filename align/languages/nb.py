"""Norwegian Bokmål."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

LANGUAGE = Language(
    "nb",
    stops=Stops(plain=words("det"), ordinals=True),
)
