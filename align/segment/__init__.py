"""Split text into sentences, each with its offsets.

The end marks of all scripts are known. A language's abbreviations are in its file of
``align.languages``; ``HABITS`` lists the languages that also need code. Unknown language tags are
accepted. ``Abbreviations`` are a user's own, from a file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from align import languages
from align.segment import cjk, english, slavic
from align.segment.own import Abbreviations, given
from align.segment.rules import Opinion, Rules
from align.segment.scan import cut
from align.text import Document, Sentence, even, primary_language

__all__ = ["HABITS", "Abbreviations", "cut_finer", "fill", "given", "spans", "split"]

#: Rules that do not fit a list of ``align.languages``, by primary language.
HABITS: Mapping[str, Opinion] = MappingProxyType(
    {
        "en": english.habit,
        "ru": slavic.habit,
        "be": slavic.habit,
        "uk": slavic.habit,
        "ja": cjk.habit,
        "yue": cjk.habit,
        "zh": cjk.habit,
    }
)


def split(document: Document, abbreviations: Abbreviations | str | Path | None = None) -> Document:
    """Split the paragraphs of ``document`` into sentences, replacing any it already has.

    A sentence's text is what is between its offsets, with line breaks and runs of spaces as one
    space; a single no-break space stays. ``abbreviations`` as for ``spans``.
    """
    own = given(abbreviations)
    sentences = tuple(
        Sentence(even(document.text[start:end]), start, end, index, paragraph.facts)
        for index, paragraph in enumerate(document.paragraphs)
        for start, end in (
            (paragraph.start + a, paragraph.start + b)
            for a, b in spans(document.paragraph_text(paragraph), document.lang, own)
        )
    )
    return replace(document, sentences=sentences)


def fill(document: Document, abbreviations: Abbreviations | str | Path | None = None) -> Document:
    """Split the paragraphs of ``document`` that have no sentences yet, as ``split`` does.

    Given sentences stay.
    """
    if not document.sentences:
        return split(document, abbreviations)
    stated: dict[int, list[Sentence]] = defaultdict(list)
    for one in document.sentences:
        stated[one.paragraph].append(one)
    if len(stated) == len(document.paragraphs):
        return document
    made: dict[int, list[Sentence]] = defaultdict(list)
    for one in split(document, abbreviations).sentences:
        made[one.paragraph].append(one)
    every = (stated.get(k) or made[k] for k in range(len(document.paragraphs)))
    return replace(document, sentences=tuple(chain(*every)))


def cut_finer(
    document: Document, abbreviations: Abbreviations | str | Path | None = None
) -> tuple[Document, tuple[range, ...]]:
    """Split each sentence of ``document`` again, as ``split`` would split it alone.

    Returns the new document, and for each old sentence the range of its new ones. They keep its
    facts. Use this for sentences that are units of a translation memory. ``abbreviations`` as for
    ``spans``.
    """
    own = given(abbreviations)
    sentences: list[Sentence] = []
    ranges = []
    for one in document.sentences:
        first = len(sentences)
        text = document.text[one.start : one.end]
        cuts = spans(text, document.lang, own)
        if len(cuts) < 2:
            sentences.append(one)
        else:
            sentences += (
                replace(
                    one,
                    text=even(text[start:end]),
                    start=one.start + start,
                    end=one.start + end,
                )
                for start, end in cuts
            )
        ranges.append(range(first, len(sentences)))
    return replace(document, sentences=tuple(sentences)), tuple(ranges)


def spans(
    text: str, lang: str, abbreviations: Abbreviations | str | Path | None = None
) -> list[tuple[int, int]]:
    """Cut one paragraph into sentences, given as ``(start, end)`` code points in ``text``.

    They are in order, and none is empty. None begins or ends with white space, and only white space
    separates them. ``lang`` is a BCP-47 tag; any string is accepted. A line break counts as a
    space. ``abbreviations`` are further abbreviations and rules, or the path of their file, as
    ``docs/splitting.md`` describes it. Raises LoadError and UsageError for a file that cannot be
    used.
    """
    primary = primary_language(lang)
    own = given(abbreviations)
    found = cut(text, _rules(primary, own))
    return own.apply(text, found, primary) if own else found


@lru_cache(maxsize=256)
def _rules(lang: str, own: Abbreviations | None = None) -> Rules:
    language = languages.of(lang)
    stops = own.added(language.stops, lang) if own else None
    return Rules.of(language, HABITS.get(lang), stops)
