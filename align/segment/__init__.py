"""Text into sentences, each with its offsets.

``FAMILIES`` lists which language is cut by which file. A language that is not
listed is cut by ``other``, which knows the end marks of all scripts but no
language's habits; no tag is an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from types import MappingProxyType

from align.segment.rules import Rules
from align.segment.scan import cut
from align.text import Document, Sentence, primary_language

__all__ = ["FAMILIES", "spans", "split"]

#: The file of this package (imported on use) for each primary language.
FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        lang: family
        for family, langs in (
            ("english", "en"),
            ("slavic", "ru uk be bg cs hr pl sk sl sr"),
            ("germanic", "de da nb nl nn no sv"),
            ("romance", "ca es fr gl it pt ro"),
            ("cjk", "ja yue zh"),
        )
        for lang in langs.split()
    }
)


# White space that only lays a page out: line breaks, and more than one space.
_SPACING = re.compile(r"\s{2,}|[^\S \u00a0\u202f\u2009]")


def split(document: Document) -> Document:
    """Cut the paragraphs of ``document``; sentences it already has are replaced.

    A sentence's text is what stands between its offsets, with line breaks and runs of spaces as
    one space; a single no-break space stays.
    """
    sentences = tuple(
        Sentence(_SPACING.sub(" ", document.text[start:end]), start, end, index)
        for index, paragraph in enumerate(document.paragraphs)
        for start, end in (
            (paragraph.start + a, paragraph.start + b)
            for a, b in spans(document.paragraph_text(paragraph), document.lang)
        )
    )
    return replace(document, sentences=sentences)


def spans(text: str, lang: str) -> list[tuple[int, int]]:
    """Cut one paragraph into sentences, given as ``(start, end)`` code points in ``text``.

    They come in order, none is empty, none begins or ends with white space, and
    only white space lies between them. ``lang`` is a BCP-47 tag; any string will
    do. A line break counts as a space.
    """
    return cut(text, _rules(primary_language(lang)))


@cache
def _rules(lang: str) -> Rules:
    module = import_module(f"align.segment.{FAMILIES.get(lang, 'other')}")
    rules: Rules = module.rules(lang)
    return rules
