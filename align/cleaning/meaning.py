"""Filters by language and by what both sides should share: language, likeness, numbers, marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log
from typing import Literal

from rapidfuzz.distance import Levenshtein

from align import languages
from align.checks.families.completeness.untranslated import foreign
from align.checks.families.figures import numbers
from align.cleaning.model import Filter, Part, Reason, Verdicts, of_sides
from align.loaders import language
from align.loaders.foreign import alike, is_at_home, other_language
from align.tags import LanguageName, primary_language
from align.text import language_tag
from align.words import Message, later

_ENDS = ".?!…"
_DIGITS = "123456789"
#: A side with so many words is long enough for the detector alone.
_WORDS = 8


@dataclass(frozen=True)
class LanguageIDFilter(Filter):
    """Each side must be in its language: those in ``languages``, by default those of the texts.

    Without ``thresholds``, a side is dropped only if it surely is in another language; with them,
    the share of the language (0 to 1) must be greater. Sides too short to tell are kept.
    """

    about = later("sides in a wrong language")

    languages: list[str] | None = None
    thresholds: float | list[float] | None = None

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        langs = [primary_language(language_tag(one)) for one in self.languages or part.langs if one]
        least = (None, None) if self.thresholds is None else of_sides(self.thresholds)
        for pair in part.pairs:
            yield next(
                (
                    reason
                    for text, lang, wanted in zip(pair, langs, least, strict=False)
                    if text and (reason := _other(text, lang, wanted))
                ),
                None,
            )

    def faults(self) -> Iterator[Message]:  # noqa: D102
        for name, value in (("languages", self.languages), ("thresholds", self.thresholds)):
            if isinstance(value, list) and len(value) != 2:
                yield Message("{name} must have one value for each side", name=name)


def _other(text: str, lang: str, wanted: float | None) -> Reason | None:
    if wanted is not None:
        shares = language.detect(text)
        share = shares.get(lang, 0.0) if shares else 1.0
        if share > wanted:
            return None
        said = Message(
            "{share:.0%} sure that a side is {lang}", share=share, lang=LanguageName(lang)
        )
        return Reason(said, round(share, 3))
    found = other_language(text, lang)
    if not found and _is_worth_a_look(text, lang):
        found = language.contradiction(lang, text) or ""
    if not found or found in alike(lang):
        return None
    said = Message(
        "a side is {found}, not {lang}", found=LanguageName(found), lang=LanguageName(lang)
    )
    return Reason(said, found)


def _is_worth_a_look(text: str, lang: str) -> bool:
    """Whether the detector, which takes half a millisecond, may find another language."""
    if not languages.of(lang).function_words:
        return True
    return len(text.split()) >= _WORDS and not is_at_home(text, lang)


@dataclass(frozen=True)
class SimilarityFilter(Filter):
    """The sides must not be alike: their Levenshtein similarity must be less than ``threshold``.

    ``weights`` are the costs of insertion, deletion and substitution.
    """

    about = later("sides that are the same or nearly so: not translated")

    threshold: float = 0.9
    weights: list[int] | None = None
    unit: Literal["word", "char", "character"] = "char"
    lowercase: bool = False

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        insertion, deletion, substitution = self.weights or (1, 1, 1)
        for pair in part.pairs:
            src, tgt = map(self._units, pair)
            # Two empty sides are not alike; other filters deal with them.
            alike = (src or tgt) and Levenshtein.normalized_similarity(
                src, tgt, weights=(insertion, deletion, substitution), score_cutoff=self.threshold
            )
            yield (
                None
                if not alike or alike < self.threshold
                else Reason(Message("the sides are alike by {n:.0%}", n=alike), round(alike, 3))
            )

    def _units(self, text: str) -> Sequence[str]:
        text = text.lower() if self.lowercase else text
        return text.split() if self.unit == "word" else text

    def faults(self) -> Iterator[Message]:  # noqa: D102
        if self.weights is not None and len(self.weights) != 3:
            yield Message("weights must have three values")
        if self.threshold <= 0:
            yield Message("threshold must be more than 0")


@dataclass(frozen=True)
class LongestCommonSubstringFilter(Filter):
    """The longest piece that both sides share must be shorter than ``threshold`` times the shorter
    side.
    """

    about = later("sides with a long piece in common")

    threshold: float = 0.9

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        for src, tgt in part.pairs:
            short = min(len(src), len(tgt))
            size = SequenceMatcher(None, src, tgt).find_longest_match().size if short else 0
            share = size / short if short else 0.0
            yield (
                None
                if share < self.threshold
                else Reason(
                    Message("both sides have {n:.0%} of the shorter one in common", n=share),
                    round(share, 3),
                )
            )


@dataclass(frozen=True)
class UntranslatedFilter(Filter):
    """Drops beads whose target has a sentence, or a longer run of words, in the language of the
    source, as the checks find it.
    """

    about = later("translations with sentences left in the language of the source")

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        for pair in part.reading.pairs:
            mark = None if pair.is_null else foreign(pair)
            if mark and mark.doubt > pair.doubt:  # a title or a motto
                mark = None
            text = pair.tgt.text[slice(*mark.tgt_span)][:40] if mark else ""
            yield Reason(Message("not translated: “{text}”", text=text), text) if mark else None


@dataclass(frozen=True)
class NumbersFilter(Filter):
    """Drops beads whose numbers, in figures or words, disagree, as the checks find it.

    With ``missing``, also those with a number on one side that the other side lacks.
    """

    about = later("numbers that disagree")

    missing: bool = True

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        found: dict[int, Reason] = {}
        kinds = ("number", "number-missing") if self.missing else ("number",)
        for mark in numbers.check(part.reading):
            doubt = part.reading.pairs[mark.bead].doubt
            if mark.kind in kinds and mark.doubt <= doubt and mark.bead not in found:
                said = Message(numbers.FAMILY.kinds[mark.kind].message, **mark.facts)
                found[mark.bead] = Reason(said, "|".join(map(str, mark.facts.values())))
        for number in range(len(part.alignment.beads)):
            yield found.get(number)


@dataclass(frozen=True)
class NonZeroNumeralsFilter(Filter):
    """The digits of both sides, without zeros and in their order, must be alike by ``threshold``
    (the ratio of Python's ``difflib``).
    """

    about = later("digits that differ")

    threshold: float = 0.5
    require_all: bool = True  # has no effect with two sides, as in OpusFilter

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        for pair in part.pairs:
            src, tgt = ("".join(char for char in text if char in _DIGITS) for text in pair)
            ratio = 1.0 if src == tgt else SequenceMatcher(None, src, tgt).ratio()
            yield (
                None
                if ratio >= self.threshold
                else Reason(
                    Message("the digits {src} and {tgt} differ", src=src or "–", tgt=tgt or "–"),
                    round(ratio, 3),
                )
            )


@dataclass(frozen=True)
class TerminalPunctuationFilter(Filter):
    """The score for marks that end sentences must reach ``threshold``: minus the logarithm of one
    plus the difference of their numbers and those beyond the first on each side.
    """

    about = later("too many or different marks at ends of sentences")

    threshold: float = -2

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        for pair in part.pairs:
            src, tgt = (sum(map(text.count, _ENDS)) for text in pair)
            score = -log(1 + abs(src - tgt) + max(0, src - 1) + max(0, tgt - 1))
            yield (
                None
                if score >= self.threshold
                else Reason(
                    Message("marks at ends of sentences: {src} and {tgt}", src=src, tgt=tgt),
                    round(score, 3),
                )
            )
