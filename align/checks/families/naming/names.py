"""Names: a person or place that was left out, added, or became another one.

Countries and large cities are compared by tables (``swaps``). All other names are judged by the
evidence for a counterpart in the other text: sounds, tables, vectors, word links, the rest of the
document (``witness``, ``missing``, ``trust``). Acronyms and initials have their own comparisons. A name that
is spelt in several ways is reported with a low severity.
"""

from __future__ import annotations

from collections.abc import Iterator

from align import languages
from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading
from align.checks.families.naming import acronyms, initials, renderings
from align.checks.families.naming.capitals import Name
from align.checks.families.naming.missing import Verdict, is_known, part, verdict
from align.checks.families.naming.namebook import Book
from align.checks.families.naming.renaming import LIKELY, LIKELY_NOUNS, probability
from align.checks.families.naming.swaps import Swap, swapped
from align.checks.families.naming.trust import Report, trust
from align.checks.families.naming.witness import Witness
from align.checks.model.finding import Mark

#: The probability from which a name is reported, and the one from which that comes before the search
#: for a name that replaced another; the same if the translation has a capital on all nouns.
LEAST, LEAST_NOUNS = (0.6, 0.75), (0.8, 0.95)
#: Two names whose log odds add up to less are not said to have replaced each other; more is needed
#: where no dictionary tells names from other capitalised words.
ALLOWED, ALLOWED_NOUNS = -6.0, -1.0
#: The log odds of a name that is part of what is reported.
SUSPICIOUS = -1.0
#: Reports with a lower probability are hints. The model was learnt from as many right reports as
#: wrong ones.
TRUSTED = 0.33


def check(reading: Reading) -> Iterator[Mark]:
    """Compare the names of each bead, and the spellings of each name in the document."""
    yield from acronyms.compare(reading.filled, reading.src_lang, reading.tgt_lang)
    for pair in reading.filled:
        yield from initials.compare(pair)
    witness = Witness(reading)
    capitals = all(languages.of(lang).has_capitals for lang in witness.langs)
    book = Book(reading) if reading.encoder is not None and capitals else None
    yield from _doubtful(reading, witness, book)
    if book is not None:
        yield from renderings.compare([*book.renderings()])


def _doubtful(reading: Reading, witness: Witness, book: Book | None) -> Iterator[Mark]:
    """The names that were left out, added or replaced."""
    for pair in reading.filled:
        found, doubt = swapped(witness, pair), pair.doubt
        if found is None:
            report = reported(witness, book, pair)
            if report is None:
                continue
            found, doubt = report[:2], doubt + (trust(witness, pair, report) < TRUSTED)
        src, tgt = found
        kind = "name" if src and tgt else "name-missing" if src else "name-added"
        spans = src.span if src else (0, 0), tgt.span if tgt else (0, 0)
        facts = {
            "src": pair.src.text[slice(*spans[0])],
            "tgt": pair.tgt.text[slice(*spans[1])],
        }
        key = "|".join(name.word for name in (src, tgt) if name)
        yield Mark(kind, pair.number, *spans, facts, doubt, key)


def reported(witness: Witness, book: Book | None, pair: Pair) -> Report | None:
    """The names of a bead that seem to differ."""
    which = part(*witness.langs, sighted=witness.sighted)
    if not is_known(which):
        return None
    nouns = languages.of(pair.tgt.lang).names.nouns_with_capitals
    least, sure = LEAST_NOUNS if nouns else LEAST
    judged = verdict(*witness.of(pair), which)
    found = _missing(judged, pair, sure)
    if found is None and book is not None:
        likely = _replaced(pair, book, judged)
        if likely is not None:
            return Report(*likely[1:], judged, likely[0])
    found = found or _missing(judged, pair, least)
    return Report(*found, judged) if found else None


def _replaced(pair: Pair, book: Book, judged: Verdict) -> tuple[float, Name, Name] | None:
    """A name that replaced another one, by what surrounds both in the bead and in the document, and
    how likely it is.
    """
    nouns = pair.tgt.lang != "ru"  # only in Russian, a dictionary tells names from other words
    least, allowed = (LIKELY_NOUNS, ALLOWED_NOUNS) if nouns else (LIKELY, ALLOWED)
    seen = book.views(pair, lambda view: probability(view, nouns=nouns) >= least)
    likely = [
        (chance, a, b)
        for a, b, view in seen
        if (chance := probability(view, nouns=nouns)) >= least and judged.together(a, b) >= allowed
    ]
    return max(likely, key=lambda one: one[0]) if likely else None


def _missing(found: Verdict, pair: Pair, least: float) -> Swap | None:
    """The names that are probably lost and strange; None if a name is hardly missing."""
    if found.probability < least:
        return None
    src, tgt = found.lost, found.strange
    if found.lost_odds < SUSPICIOUS <= found.strange_odds:
        src = None
    if found.strange_odds < SUSPICIOUS <= found.lost_odds:
        tgt = None
    if src is None and tgt is not None:
        nouns = languages.of(pair.tgt.lang).names.nouns_with_capitals
        if nouns or pair.tgt.text[slice(*tgt.span)].isupper():
            return None  # a noun or an acronym may stand for any words of the source
    return src, tgt


FAMILY = Family(
    "names",
    check,
    {
        "name": Kind(
            "warning",
            "Names differ",
            "The source has the name {src}, the translation {tgt}.",
        ),
        "name-missing": Kind(
            "warning",
            "Name left out",
            "The translation lacks the name {src}.",
        ),
        "name-added": Kind(
            "warning",
            "Name added",
            "The source does not have the name {tgt}.",
        ),
        "name-varies": Kind(
            "info",
            "Name translated in several ways",
            "“{src}” is “{tgt}” here, but “{other}” in bead {bead}.",
        ),
    },
)
