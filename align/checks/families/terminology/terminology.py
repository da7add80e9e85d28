"""Terminology: terms of a glossary, and words that a text translates in several ways."""

from __future__ import annotations

from collections.abc import Iterator

from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading
from align.checks.families.terminology import phrases, repeats
from align.checks.families.terminology.terms import Terms
from align.checks.model.finding import Mark


def check(reading: Reading) -> Iterator[Mark]:
    """Look for the glossary's terms, and for sentences that are translated in several ways."""
    if reading.glossary is not None:
        terms = Terms(reading.glossary, reading.src_lang, reading.tgt_lang)
        for pair in reading.filled:
            yield from _marks(terms, pair)
    yield from repeats.check(reading)
    yield from phrases.check(reading)


def _marks(terms: Terms, pair: Pair) -> Iterator[Mark]:
    """The terms of a bead that are not translated as they should be."""
    for one in terms.find(pair.src.text, pair.tgt.text):
        term = one.term
        for there in one.forbidden:
            allowed = " / ".join(term.targets) or "–"
            facts = {"tgt": pair.tgt.text[slice(*there)], "term": allowed}
            at = one.src or (0, 0)
            yield Mark(
                "term-forbidden", pair.number, at, there, facts, 0, facts["tgt"], term.targets
            )
        if one.src and term.targets and not one.targets:
            facts = {"src": pair.src.text[slice(*one.src)], "term": " / ".join(term.targets)}
            doubt = pair.doubt
            yield Mark(
                "term", pair.number, one.src, (0, 0), facts, doubt, term.source, term.targets
            )


FAMILY = Family(
    "terminology",
    check,
    {
        "term": Kind(
            "warning",
            "Term not as in the glossary",
            "The glossary translates “{src}” as “{term}”.",
        ),
        "term-forbidden": Kind(
            "error",
            "Forbidden term",
            "The glossary forbids “{tgt}”; use: {term}.",
        ),
        "term-varies": Kind(
            "info",
            "Term translated in several ways",
            "“{src}” is “{tgt}” here, but “{other}” in bead {bead} and elsewhere.",
        ),
        "varies": Kind(
            "info",
            "Same sentence, another translation",
            "The same sentence is translated differently in bead {bead}.",
        ),
        "alike": Kind(
            "info",
            "Another sentence, the same translation",
            "Another sentence of the source has the same translation.",
        ),
        "varies-elsewhere": Kind(
            "info",
            "Translated differently in another document",
            "Document “{document}” translates the same sentence differently: “{text}”",
        ),
        "alike-elsewhere": Kind(
            "info",
            "Same translation of another sentence in another document",
            "Document “{document}” uses the same translation for another sentence: “{text}”",
        ),
    },
)
