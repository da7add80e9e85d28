"""The texts of advice that is about one side."""

from __future__ import annotations

from collections.abc import Mapping

from align.words import later

#: The English text for a sign on each side, ``src`` and ``tgt``.
Templates = Mapping[str, str]

LANGUAGE: Templates = {
    "src": later(
        "The source looks like {seen}, not {stated}. If that is right, state the language "
        "(--src-lang) or give another file."
    ),
    "tgt": later(
        "The translation looks like {seen}, not {stated}. If that is right, state the language "
        "(--tgt-lang) or give another file."
    ),
}
MISSING: Templates = {
    "src": later(
        "The translation has nothing for source sentences {first}–{last}. If they were not left "
        "out on purpose, look for them in another file or edition."
    ),
    "tgt": later(
        "The source has nothing for translated sentences {first}–{last}. If they were not added on "
        "purpose, look for their source in another file or edition."
    ),
}
REPEATED: Templates = {
    "src": later(
        "Source sentences {first}–{last} have no counterpart and repeat sentences {from_}–{to}. "
        "If the file contains the text twice, remove one copy."
    ),
    "tgt": later(
        "Translated sentences {first}–{last} have no counterpart and repeat sentences "
        "{from_}–{to}. If the file contains the text twice, remove one copy."
    ),
}
TWICE: Templates = {
    "src": later(
        "{share}% of the source sentences appear more than once. If the file contains "
        "the text twice, remove one copy."
    ),
    "tgt": later(
        "{share}% of the translated sentences appear more than once. If the file "
        "contains the text twice, remove one copy."
    ),
}
FOREIGN: Templates = {
    "src": later(
        "Source sentences {first}–{last} look like {seen}. Remove them, or give a file without "
        "them."
    ),
    "tgt": later(
        "Translated sentences {first}–{last} look like {seen}. Remove them, or give a file without "
        "them."
    ),
}
ENCODING: Templates = {
    "src": later(
        "Source sentences {first}–{last} were saved in the wrong encoding ({count} in all). They "
        "were repaired only for aligning. Give a file in UTF-8, so that the result has the right "
        "text."
    ),
    "tgt": later(
        "Translated sentences {first}–{last} were saved in the wrong encoding ({count} in all). "
        "They were repaired only for aligning. Give a file in UTF-8, so that the result has the "
        "right text."
    ),
}
DAMAGED: Templates = {
    "src": later(
        "Source sentences {first}–{last} contain characters that could not be read. Give another "
        "copy of the file."
    ),
    "tgt": later(
        "Translated sentences {first}–{last} contain characters that could not be read. Give "
        "another copy of the file."
    ),
}
VAGUE: Templates = {
    "src": later(
        "Vectors are unreliable for source sentences {first}–{last}. Check that the text opposite "
        "is their translation, and not something else."
    ),
    "tgt": later(
        "Vectors are unreliable for translated sentences {first}–{last}. Check that they translate "
        "the text opposite, and not something else."
    ),
}
UNCUT: Templates = {
    "src": later(
        "The source is not split into sentences: its units contain {size:.1f} sentences on "
        "average. Split it first, or give the text itself to sverka pair."
    ),
    "tgt": later(
        "The translation is not split into sentences: its units contain {size:.1f} sentences on "
        "average. Split it first, or give the text itself to sverka pair."
    ),
}
BROKEN: Templates = {
    "src": later(
        "{share}% of the source units begin in the middle of a sentence. Join the lines of each "
        "paragraph before you split the source."
    ),
    "tgt": later(
        "{share}% of the translated units begin in the middle of a sentence. Join the lines of "
        "each paragraph before you split the translation."
    ),
}
