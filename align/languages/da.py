"""Danish."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops, words

LANGUAGE = Language(
    "da",
    stops=Stops(plain=words("det"), ordinals=True),
    quotes=Quotes(("„“", "»«", "””")),
    stemmer="danish",
)
