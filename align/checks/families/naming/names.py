"""Names: a person or place that was left out, added, or became another one.

Countries and large cities are compared by tables (``swaps``). All other names are judged by the
evidence for a counterpart in the other text: sounds, tables, vectors, word links, the rest of the
document (``witness``, ``missing``). Acronyms and initials have their own comparisons. A
name that is spelt in several ways is reported with a low severity.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence

from align import languages
from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading
from align.checks.families.naming import acronyms, initials, renderings
from align.checks.families.naming.capitals import Name, near
from align.checks.families.naming.evidence import Judged
from align.checks.families.naming.gazetteer import is_country, places
from align.checks.families.naming.missing import Verdict, is_known, part, verdict
from align.checks.families.naming.namebook import Book
from align.checks.families.naming.ordinary import is_ordinary
from align.checks.families.naming.persons import changed, left_out
from align.checks.families.naming.renaming import LIKELY, LIKELY_NOUNS, probability
from align.checks.families.naming.sounds import likeness
from align.checks.families.naming.swaps import Swap, swapped
from align.checks.families.naming.texts import Text
from align.checks.families.naming.verdicts import Verdicts
from align.checks.families.naming.witness import Witness
from align.checks.model.finding import Mark

#: The probability from which a name is reported; below the second number the severity is lower.
LEAST = 0.45, 0.65
#: The same for translations from English, which gives capitals to many words that are no names,
#: and for texts and translations that have a capital on all nouns.
LEAST_ENGLISH, LEAST_NOUNS, LEAST_TO_NOUNS = (0.6, 0.85), (0.6, 0.8), (0.7, 0.9)
#: Two names whose log odds add up to less are not said to have replaced each other; more is needed
#: where no dictionary tells names from other capitalised words, less for translations that have a
#: capital on all nouns, whose names have lower odds.
ALLOWED, ALLOWED_NOUNS, ALLOWED_TO_NOUNS = -6.0, -1.0, -3.0
#: The log odds of a name that is part of what is reported, and the same for translations that have
#: a capital on all nouns.
SUSPICIOUS, SUSPICIOUS_NOUNS = 0.0, -1.0
#: How far places in tables, and persons with a title or half of their name, are above the limit, in
#: log odds.
SURE_TABLES = 3.0
_TINY = 1e-6
#: Two names that sound at least this similar may be one name, transcribed in an unusual way.
_ALIKE = 0.55
#: Judging names takes long, and most beads are as they were when a text was last checked.
_verdicts = Verdicts()


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
    which = part(*witness.langs, sighted=witness.sighted)
    known = is_known(which)
    least, sure = _limits(reading)
    rendered = acronyms.known(reading.filled, reading.src_lang, reading.tgt_lang)
    for pair in reading.filled:
        found = swapped(witness, pair) or changed(witness, pair) or left_out(witness, pair)
        doubt, strength = pair.doubt, SURE_TABLES
        if found is None and known:
            judged = _verdict(witness, pair, rendered, which)
            strength = _log_odds(judged.probability) - _log_odds(sure)
            found = _missing(judged, pair, sure)
            if found is None and book is not None:
                found = _replaced(pair, book, judged)
                strength = 0.0 if found else strength
            if found is None:
                found, doubt = _missing(judged, pair, least), doubt + 1
            if found is not None:
                doubt += _is_doubtful(witness, pair, *found)
        if found is None:
            continue
        src, tgt = found
        kind = "name" if src and tgt else "name-missing" if src else "name-added"
        spans = src.span if src else (0, 0), tgt.span if tgt else (0, 0)
        facts = {
            label: witness.whole(pair, side, name) if name else ""
            for side, (label, name) in enumerate((("src", src), ("tgt", tgt)))
        }
        key = "|".join(name.word for name in (src, tgt) if name)
        yield Mark(kind, pair.number, *spans, facts, doubt, key, strength=strength)


def _verdict(
    witness: Witness, pair: Pair, rendered: Mapping[str, Collection[str]], which: str
) -> Verdict:
    """What the names of a bead say together, but for first names that became initials, acronyms
    that the tables or the document translate, and those that only follow what they stand for.
    """
    met = acronyms.translated(pair, rendered)
    free = (
        initials.shortened(pair.src, pair.tgt) | met[0] | acronyms.explained(pair.src, pair.tgt),
        initials.shortened(pair.tgt, pair.src) | met[1] | acronyms.explained(pair.tgt, pair.src),
    )
    words = witness.words(pair)

    def judge() -> Verdict:
        src, tgt = witness.of(pair)
        return verdict(_without(src, free[0]), _without(tgt, free[1]), which)

    key = pair.src, pair.tgt, witness.around(pair), free, which
    return _verdicts.of(key, None if words is None else words.links, judge)


def _without(names: Sequence[Judged], places: Collection[int]) -> list[Judged]:
    return [one for one in names if one.name.span[0] not in places]


def _limits(reading: Reading) -> tuple[float, float]:
    """The probability from which names are reported, and the same without a lower severity."""
    if languages.of(reading.tgt_lang).names.nouns_with_capitals:
        return LEAST_TO_NOUNS
    if reading.src_lang == "en":
        return LEAST_ENGLISH
    nouns = languages.of(reading.src_lang).names.nouns_with_capitals
    return LEAST_NOUNS if nouns else LEAST


def _log_odds(chance: float) -> float:
    return math.log(max(_TINY, chance) / max(_TINY, 1 - chance))


def _is_doubtful(witness: Witness, pair: Pair, src: Name | None, tgt: Name | None) -> bool:
    """Whether names that seem to differ are alike, so that one may be an unusual transcription, or
    the translation has another noun where all nouns have capitals, or a country or an acronym for
    clarity: «президент России» for *President Vladimir ...*.
    """
    nouns = languages.of(pair.tgt.lang).names.nouns_with_capitals
    if tgt is None:
        return nouns  # what stands for the name may be any noun
    if src is not None and likeness(src.word, tgt.word) >= _ALIKE:
        return True
    other = witness.texts(pair)[1]
    if nouns and is_ordinary(tgt, other, pair.src.lang):
        return True
    return _explains(other, tgt, pair.src.lang)


def _explains(text: Text, tgt: Name, src_lang: str) -> bool:
    """Whether a translation may have a country or an acronym for clarity, which English hardly ever
    does. A country beside another name is part of that name, but not beside a title: «Президента
    России».
    """
    side = text.side
    if side.lang == "en":
        return False
    keys = places(side.lang, src_lang).of(tgt.word)
    is_added = any(map(is_country, keys)) and not any(
        near(tgt, one) and not is_ordinary(one, text, src_lang) for one in text.names if one != tgt
    )
    return is_added or side.text[slice(*tgt.span)].isupper()


def _replaced(pair: Pair, book: Book, judged: Verdict) -> Swap | None:
    """A name that replaced another one, by what surrounds both in the bead and in the document."""
    nouns = pair.tgt.lang != "ru"  # only in Russian, a dictionary tells names from other words
    least, allowed = (LIKELY_NOUNS, ALLOWED_NOUNS) if nouns else (LIKELY, ALLOWED)
    if languages.of(pair.tgt.lang).names.nouns_with_capitals:
        allowed = ALLOWED_TO_NOUNS
    seen = book.views(pair, lambda view: probability(view, nouns=nouns) >= least)
    likely = [
        (chance, a, b)
        for a, b, view in seen
        if (chance := probability(view, nouns=nouns)) >= least and judged.together(a, b) >= allowed
    ]
    return max(likely, key=lambda one: one[0])[1:] if likely else None


def _missing(found: Verdict, pair: Pair, least: float) -> Swap | None:
    """The names that are probably lost and strange; None if a name is hardly missing."""
    if found.probability < least:
        return None
    src, tgt = found.lost, found.strange
    nouns = languages.of(pair.tgt.lang).names.nouns_with_capitals
    limit = SUSPICIOUS_NOUNS if nouns else SUSPICIOUS
    if found.lost_odds < limit <= found.strange_odds:
        src = None
    if found.strange_odds < limit <= found.lost_odds:
        tgt = None
    if src is None and tgt is not None and (nouns or pair.tgt.text[slice(*tgt.span)].isupper()):
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
