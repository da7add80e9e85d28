"""The terms of a glossary in a bead, in any of their forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.checks.families.terminology.stems import forms, runs
from align.checks.model.finding import Span
from align.checks.model.glossary import Glossary, Term


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a bead. ``src`` is where it is in the source, None if the term has no source.

    ``targets`` are the places of its allowed translations, each with the place of the translation
    in the term's list; ``forbidden`` those of its forbidden translations. Spans are in code points.
    """

    term: Term
    src: Span | None
    targets: tuple[tuple[int, Span], ...]
    forbidden: tuple[Span, ...]


class Terms:
    """A glossary, indexed by the forms of the words in its terms."""

    def __init__(self, glossary: Glossary, src_lang: str, tgt_lang: str) -> None:
        self._langs = src_lang, tgt_lang
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

    def find(self, src_text: str, tgt_text: str) -> Iterator[Found]:
        """Find the terms of the source of a bead, in the order of the glossary."""
        spans, src = forms(src_text, self._langs[0])
        tgt_spans, tgt = forms(tgt_text, self._langs[1])
        near = {k for word in src for k in self._by_first.get(word, ())}
        for k in sorted(near.union(self._always)):
            term, source, targets, forbidden = self._terms[k]
            at = _find(source, src, spans)
            if source and at is None:
                continue
            there = ((n, _find(one, tgt, tgt_spans)) for n, one in enumerate(targets))
            wrong = (_find(one, tgt, tgt_spans) for one in forbidden)
            yield Found(
                term,
                at,
                tuple((n, span) for n, span in there if span),
                tuple(span for span in wrong if span),
            )


def _find(term: Sequence[str], text: Sequence[str], spans: Sequence[Span]) -> Span | None:
    """The first span of a term's words in a text."""
    return next(runs(term, text, spans), None)
