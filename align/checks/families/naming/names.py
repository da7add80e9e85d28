"""Names: a person or place that became another one.

A pair of names is reported only if nothing in the translation explains the source's name and
nothing in the source explains the translation's; ``renaming`` says how likely the mistake is.
Acronyms and initials have their own comparisons. A name that is spelt in several ways is reported
with a low severity.
"""

from __future__ import annotations

from collections.abc import Iterator

from align import languages
from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Reading
from align.checks.families.naming import acronyms, initials, renderings
from align.checks.families.naming.namebook import Book
from align.checks.families.naming.renaming import LIKELY, LIKELY_NOUNS, probability
from align.checks.model.finding import Mark


def check(reading: Reading) -> Iterator[Mark]:
    """Compare the names of each bead, and the spellings of each name in the document."""
    yield from acronyms.compare(reading.filled, reading.src_lang, reading.tgt_lang)
    for pair in reading.filled:
        yield from initials.compare(pair)
    both = languages.of(reading.src_lang), languages.of(reading.tgt_lang)
    if reading.encoder is None or not all(language.has_capitals for language in both):
        return
    book = Book(reading)
    yield from _exchanged(reading, book)
    yield from renderings.compare([*book.renderings()])


def _exchanged(reading: Reading, book: Book) -> Iterator[Mark]:
    """The names that were replaced by another one."""
    # A dictionary tells names from other capitalised words only in Russian.
    nouns = reading.tgt_lang != "ru"
    least = LIKELY_NOUNS if nouns else LIKELY
    for pair in reading.filled:
        seen = book.views(pair, lambda view: probability(view, nouns=nouns) >= least)
        judged = [(probability(view, nouns=nouns), a, b) for a, b, view in seen]
        likely, one, other = max(judged, default=(0.0, None, None))
        if one is None or other is None or likely < least:
            continue
        facts = {
            "src": pair.src.text[slice(*one.span)],
            "tgt": pair.tgt.text[slice(*other.span)],
        }
        key = f"{one.word}|{other.word}"
        yield Mark("name", pair.number, one.span, other.span, facts, pair.doubt, key)


FAMILY = Family(
    "names",
    check,
    {
        "name": Kind(
            "warning",
            "Names differ",
            "The source has the name {src}, the translation {tgt}.",
        ),
        "name-varies": Kind(
            "info",
            "Name translated in several ways",
            "“{src}” is “{tgt}” here, but “{other}” in bead {bead}.",
        ),
    },
)
