"""Dutch."""

from __future__ import annotations

from align.languages.model import Labels, Language, Quotes, Stops, words

LANGUAGE = Language(
    "nl",
    quotes=Quotes(("“”", "„”")),
    stops=Stops(plain=words("det")),
    labels=Labels(particles=words("van von der den")),
    function_words=words(
        """de het een en van in is zijn was waren dat die niet met voor op aan te als ook er maar of
        hij zij ze wij ik je hun haar naar door over bij om uit tot dan nog wordt werd heeft had
        kan"""
    ),
    twice=words("je ze dat"),
    stemmer="dutch",
)
