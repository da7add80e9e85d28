"""Terminology: terms of a glossary, and words that a text translates in several ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading
from align.checks.families.terminology import phrases, repeats
from align.checks.families.terminology.stems import forms, runs
from align.checks.model.finding import Mark, Span
from align.checks.model.glossary import Glossary, Term


def check(reading: Reading) -> Iterator[Mark]:
    """Look for the glossary's terms, and for sentences that are translated in several ways."""
    if reading.glossary is not None:
        terms = _Terms(reading.glossary, reading.src_lang, reading.tgt_lang)
        for pair in reading.filled:
            yield from terms.check(pair)
    yield from repeats.check(reading)
    yield from phrases.check(reading)


class _Terms:
    """A glossary, indexed by the forms of the words in its terms."""

    def __init__(self, glossary: Glossary, src_lang: str, tgt_lang: str) -> None:
        self._terms = [
            (
                term,
                tuple(forms(term.source, src_lang)[1]),
                [tuple(forms(text, tgt_lang)[1]) for text in term.targets],
                [tuple(forms(text, tgt_lang)[1]) for text in term.forbidden],
            )
            for term in glossary.terms
        ]
        #: The numbers of the terms by the form of their first word. Terms without a source always
        #: apply.
        self._by_first: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        for number, (_, source, _, _) in enumerate(self._terms):
            (self._by_first[source[0]] if source else self._always).append(number)

    def check(self, pair: Pair) -> Iterator[Mark]:
        """The terms of a bead that are not translated as they should be."""
        spans, src = forms(pair.src.text, pair.src.lang)
        tgt_spans, tgt = forms(pair.tgt.text, pair.tgt.lang)
        near = {k for word in src for k in self._by_first.get(word, ())}
        for k in sorted(near.union(self._always)):
            term, source, targets, forbidden = self._terms[k]
            at = _find(source, src, spans)
            if source and at is None:
                continue
            for wrong in forbidden:
                there = _find(wrong, tgt, tgt_spans)
                if there:
                    yield self._forbidden(pair, term, at or (0, 0), there)
            if at and targets and not any(_find(one, tgt, tgt_spans) for one in targets):
                facts = {"src": pair.src.text[slice(*at)], "term": " / ".join(term.targets)}
                yield Mark(
                    "term", pair.number, at, (0, 0), facts, pair.doubt, term.source, term.targets
                )

    @staticmethod
    def _forbidden(pair: Pair, term: Term, at: Span, there: Span) -> Mark:
        allowed = " / ".join(term.targets) or "–"
        facts = {"tgt": pair.tgt.text[slice(*there)], "term": allowed}
        return Mark("term-forbidden", pair.number, at, there, facts, 0, facts["tgt"], term.targets)


def _find(term: Sequence[str], text: Sequence[str], spans: Sequence[Span]) -> Span | None:
    """The first span of a term's words in a text."""
    return next(runs(term, text, spans), None)


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
