"""Kinds of translation errors, as the trade names them.

The categories and their identifiers are those of MQM Core (https://themqm.org), the two upper
levels of the MQM 2.0 typology. Its seven dimensions are also the error types of ISO 5060:2024. Each
category has the type of localization quality issue that ITS 2.0 has for it
(https://www.w3.org/TR/its20/#lqissue-typevalues).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from align.words import later

#: The address of the typology.
TYPOLOGY = "https://themqm.org/error-types-2/typology/"
Severity = Literal["neutral", "minor", "major", "critical"]
#: The severities of errors, the least severe first, with their names.
SEVERITIES: Mapping[Severity, str] = {
    "neutral": later("neutral"),
    "minor": later("minor error"),
    "major": later("major error"),
    "critical": later("critical error"),
}


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of error: ``parent`` is the id of its dimension, ``""`` for a dimension.

    ``name`` is a message id; ``its`` is its type in ITS 2.0.
    """

    id: str
    name: str
    its: str
    parent: str = ""


def _dimension(number: str, name: str, its: str, *kinds: tuple[str, str, str]) -> list[Category]:
    subtypes = [Category(kind, said, type_, number) for kind, said, type_ in kinds]
    return [Category(number, name, its), *subtypes]


#: All categories by id, each dimension before its own.
CATEGORIES: Mapping[str, Category] = {
    one.id: one
    for one in (
        *_dimension(
            "terminology",
            later("Terminology"),
            "terminology",
            ("termbase", later("Inconsistent with the glossary"), "terminology"),
            ("term-inconsistency", later("Inconsistent use of terms"), "inconsistency"),
            ("wrong-term", later("Wrong term"), "terminology"),
        ),
        *_dimension(
            "accuracy",
            later("Accuracy"),
            "mistranslation",
            ("mistranslation", later("Mistranslation"), "mistranslation"),
            ("over-translation", later("Overtranslation"), "mistranslation"),
            ("under-translation", later("Undertranslation"), "mistranslation"),
            ("addition", later("Addition"), "addition"),
            ("omission", later("Omission"), "omission"),
            ("no-translate", later("Should not be translated"), "mistranslation"),
            ("untranslated", later("Untranslated"), "untranslated"),
        ),
        *_dimension(
            "fluency",
            later("Linguistic conventions"),
            "other",
            ("grammar", later("Grammar"), "grammar"),
            ("punctuation", later("Punctuation"), "typographical"),
            ("spelling", later("Spelling"), "misspelling"),
            ("unintelligible", later("Unintelligible"), "uncategorized"),
            ("character-encoding", later("Character encoding"), "characters"),
            ("textual-conventions", later("Textual conventions"), "style"),
        ),
        *_dimension(
            "style",
            later("Style"),
            "style",
            ("company-style", later("House style"), "style"),
            ("third-party-style", later("Third-party style"), "style"),
            (
                "inconsistent-external-reference",
                later("Inconsistent with an external reference"),
                "inconsistency",
            ),
            ("register", later("Register"), "register"),
            ("awkward", later("Awkward style"), "style"),
            ("unidiomatic", later("Unidiomatic style"), "style"),
            ("inconsistent-style", later("Inconsistent style"), "style"),
        ),
        *_dimension(
            "locale-convention",
            later("Locale conventions"),
            "locale-violation",
            ("number-format", later("Number format"), "locale-violation"),
            ("currency-format", later("Currency format"), "locale-violation"),
            ("measurement-format", later("Measurement format"), "locale-violation"),
            ("time-format", later("Time format"), "locale-violation"),
            ("date-format", later("Date format"), "locale-violation"),
            ("address-format", later("Address format"), "locale-violation"),
            ("telephone-format", later("Telephone format"), "locale-violation"),
            ("shortcut-key", later("Shortcut key"), "locale-violation"),
        ),
        *_dimension(
            "verity",
            later("Audience appropriateness"),
            "locale-specific-content",
            ("culture-specific", later("Culture-specific reference"), "locale-specific-content"),
            ("offensive", later("Offensive"), "other"),
        ),
        *_dimension(
            "design",
            later("Design and markup"),
            "formatting",
            ("local-formatting", later("Character formatting"), "formatting"),
            ("overall-design", later("Layout"), "formatting"),
            ("markup", later("Markup tag"), "markup"),
            ("truncation-text-expansion", later("Too long or too short"), "length"),
            ("missing-text", later("Missing text in the layout"), "omission"),
            ("broken-link", later("Link or cross-reference"), "other"),
        ),
        Category("other", later("Other error"), "other"),
    )
}

#: The category that a finding of the checks proposes: by kind, or by family.
PROPOSED: Mapping[str, str] = {
    "completeness": "omission",
    "added-sentence": "addition",
    "added-part": "addition",
    "duplicated-sentence": "addition",
    "untranslated-sentence": "untranslated",
    "untranslated-part": "untranslated",
    "moved": "textual-conventions",
    "dates": "mistranslation",
    "alphanumerics": "mistranslation",
    "numbers": "mistranslation",
    "names": "mistranslation",
    "name-varies": "term-inconsistency",
    "polarity": "mistranslation",
    "terminology": "termbase",
    "term-varies": "term-inconsistency",
    "varies": "inconsistent-style",
    "alike": "inconsistent-style",
    "varies-elsewhere": "inconsistent-style",
    "alike-elsewhere": "inconsistent-style",
    "form": "punctuation",
    "doubled-word": "spelling",
    "mixed-script": "character-encoding",
    "mojibake": "character-encoding",
    "too-long": "addition",
    "too-short": "omission",
    "heading": "overall-design",
    "speaker": "mistranslation",
    "foreign": "untranslated",
    "foreign-letter": "character-encoding",
    "spelling": "spelling",
    "grammar": "grammar",
    "house": "company-style",
    "typography": "punctuation",
    "quotation-marks": "punctuation",
    "no-break-space": "punctuation",
    "after-colon-small": "spelling",
    "after-colon-capital": "spelling",
    "words": "omission",
    "added-word": "addition",
    "second-reader": "accuracy",
}
#: The severity of an error that a finding of this severity proposes.
GRAVITY: Mapping[str, Severity] = {"error": "major", "warning": "minor", "info": "minor"}


def proposed(kind: str, family: str) -> str:
    """The category that a finding of ``kind`` proposes."""
    return PROPOSED.get(kind) or PROPOSED.get(family, "other")
