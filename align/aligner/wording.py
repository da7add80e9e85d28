"""What an explanation says, in English; ``align/locale`` has it in other languages.

A row stands for a feature; ``<``, ``=`` and ``>`` at the end of its name are for values on either
side of what is expected. Other rows are what is written around the features.
"""

from __future__ import annotations

from align import words

ROWS: dict[str, str] = {
    "bead": "Bead {number}: {type}, probability {p}",
    "rival": "Alternative: {type}, probability {p}",
    "alone": "No other bead is at all likely here.",
    "lead": "The best alignment without this bead scores {lead} less. It has {instead} instead.",
    "related": (
        "The texts are translations of each other with a probability of only {p}. This lowers the "
        "probability of every pair."
    ),
    "nothing": "(nothing)",
    "sum": "in total",
    "rest": "smaller contributions together",
    # Lengths
    "size": "it has {chars} characters",
    "length_ratio<": "the translation is only 1/{times} of the expected length",
    "length_ratio>": "the translation is {times} times as long as expected",
    "length_ratio=": "the translation is about as long as expected",
    "length_deviation<": "the translation is {extra} characters shorter than expected",
    "length_deviation>": "the translation is {extra} characters longer than expected",
    # Marks, how many on each side
    "question": "question marks: {a} and {b}",
    "exclamation": "exclamation marks: {a} and {b}",
    "colon": "colons: {a} and {b}",
    "comma": "commas and semicolons: {a} and {b}",
    "quote": "quotation marks: {a} and {b}",
    "bracket": "brackets: {a} and {b}",
    "dash": "dashes: {a} and {b}",
    "end_differs": "the sentences end differently: {a} and {b}",
    "end_mark": "“{mark}”",
    # Structure
    "paragraph_both": "both sides start a paragraph",
    "paragraph_one<": "only the source starts a paragraph",
    "paragraph_one>": "only the translation starts a paragraph",
    "paragraph_inside": "a paragraph starts inside it",
    "heading_differs": "only one side is a heading",
    "label_same": "both sides start with the same kind of label",
    "label_differs": "the labels at the start differ",
    # Speech
    "speech_both": "speech begins on both sides",
    "speech_one": "speech begins on one side only",
    "regret": "its sentences share more with others than with each other",
    # Anchors
    "number_shared": "both sides share {shared}",
    "number_ratio": "share of numbers, dates and symbols in common: {percent}",
    "number_missed": "on one side only: {missed}",
    "name_shared": "names agree: {shared}",
    "name_ratio": "share of the matched names in common: {percent}",
    "name_missed": "names that match elsewhere: {missed}",
    "word_shared": "words that sound alike: {shared}",
    "word_ratio": "share of the matched words in common: {percent}",
    "word_missed": "words that match elsewhere: {missed}",
    "lexicon_shared": "known translations: {shared}",
    "lexicon_ratio": "share of the known words in common: {percent}",
    "lexicon_missed": "known words translated elsewhere: {missed}",
    # Meaning
    "cosine": "meaning: cosine {value}",
    "cosine_margin<": "meaning: {size} less similar than the best other candidates",
    "cosine_margin>": "meaning: {size} more similar than the best other candidates",
    "cosine_exact<": "meaning: {size} less alike as joined texts than sentence by sentence",
    "cosine_exact>": "meaning: {size} more alike as joined texts than sentence by sentence",
    "cosine_contrast": "meaning: cosine {value} without what neighbouring sentences share",
    # A sentence left alone
    "null_size": "the sentence has {chars} characters",
    "null_paragraph": "it starts a paragraph",
    "null_heading": "it is a heading",
    "null_best": "a sentence nearby shares anchors with it",
    "null_number": "it has numbers, dates or symbols: {missed}",
    "null_name": "names that match elsewhere: {missed}",
    "null_word": "words that match elsewhere: {missed}",
    "null_lexicon": "known words translated elsewhere: {missed}",
    "null_cosine": "meaning: cosine {value} with the nearest sentence",
    "null_cosine_margin": "meaning: that sentence is {value} closer than all others",
    # Types
    "type": "how common the type {type} is",
    "gap_open": "it starts a run of sentences without a counterpart",
}


def row(key: str, lang: str, **facts: str) -> str:
    """The words of a row with ``facts`` in them; KeyError if there is no such row."""
    return words.Words(lang)(ROWS[key], **facts)


def knows(key: str) -> bool:
    """Whether there is such a row."""
    return key in ROWS


def figure(value: float, lang: str, digits: int = 2, sign: str = "") -> str:
    """``value`` as the language writes it; with ``sign`` ``+`` always with its sign."""
    return words.figure(value, lang, f"{sign}.{digits}f")
