"""Swedish."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops, words

LANGUAGE = Language(
    "sv",
    stops=Stops(plain=words("det")),
    quotes=Quotes(("””", "»»", "»«")),
    stemmer="swedish",
)
