"""An alignment as the grid reads it: columns, pure and ready for JSON.

Everything is sent once, so that filters, search and scrolling start no work on the server;
50,000 beads are some 15 MB. Offsets are counted in UTF-16 units, as the browser counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime

from align.alignment import DOUBTFUL_BELOW, Alignment
from align.loaders.turns import find_label
from align.text import Document, Paragraph, Sentence

KINDS = ("body", "heading", "title", "question", "answer")


def payload(alignment: Alignment, name: str) -> bytes:
    """``alignment`` as JSON in UTF-8: all that the grid needs to draw it, save its words.

    ``cells`` are the sentences of both sides: their ids, texts, how each stands in its paragraph
    (1 where it opens one, plus twice the index of its kind in ``KINDS``) and, where it begins with
    who speaks, how long that is. ``rows`` are the beads: ids, the cells of either side,
    probabilities in thousandths.
    """
    first = len(alignment.src.sentences)
    data = {
        "name": name,
        "seq": 0,
        "doubtfulBelow": DOUBTFUL_BELOW,
        "cells": cells(alignment.src, alignment.tgt),
        "rows": {
            "ids": list(range(1, len(alignment.beads) + 1)),
            "src": [bead.src for bead in alignment.beads],
            "tgt": [tuple(first + j for j in bead.tgt) for bead in alignment.beads],
            "p": [round(bead.probability * 1000) for bead in alignment.beads],
        },
    }
    return encode(data)


def encode(content: dict[str, Any]) -> bytes:
    """``content`` as compact JSON in UTF-8; half a surrogate pair becomes a question mark."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def cells(*documents: Document) -> dict[str, Any]:
    """The sentences of ``documents`` as columns, numbered through from 0."""
    texts: list[str] = []
    places: list[int] = []
    labels: dict[int, int] = {}
    for document in documents:
        before = None
        for sentence in document.sentences:
            paragraph = document.paragraphs[sentence.paragraph]
            opens = sentence.paragraph != before
            before = sentence.paragraph
            if opens and (end := label_end(sentence, paragraph)):
                labels[len(texts)] = units(sentence.text, end)
            texts.append(sentence.text)
            places.append(opens + 2 * KINDS.index(paragraph.kind))
    return {"ids": list(range(len(texts))), "texts": texts, "places": places, "labels": labels}


def label_end(sentence: Sentence, paragraph: Paragraph) -> int:
    """How much of the ``sentence`` that opens ``paragraph`` says who speaks, in code points."""
    if paragraph.kind not in ("question", "answer"):
        return 0
    label = find_label(sentence.text)
    if label is None or (label.kind, label.speaker) != (paragraph.kind, paragraph.speaker):
        return 0
    return min(found + 1 for sign in ":：" if (found := sentence.text.find(sign)) >= 0)


def units(text: str, offset: int) -> int:
    """``offset`` in ``text``, counted in code points, as UTF-16 counts it."""
    return offset if text.isascii() else len(text[:offset].encode("utf-16-le")) // 2


def head(doc: Document, reader: str) -> dict[str, Any]:
    """What stands above the column of ``doc``, in words of ``reader`` (``en`` or ``ru``).

    ``lang`` is the BCP-47 tag, ``url`` only ever an http or https address; nothing is empty.
    """
    known = {
        "lang": doc.lang,
        "language": language_name(doc.lang, reader),
        "title": doc.title,
        "date": _date(doc, reader),
        "source": doc.source,
        "url": doc.url if doc.url and doc.url.startswith(("https://", "http://")) else None,
        "number": doc.number,
        "notes": list(doc.notes),
    }
    return {name: value for name, value in known.items() if value}


def language_name(tag: str, reader: str) -> str:
    """Name the language ``tag`` in the language ``reader``; the tag itself where it has no name."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(reader)
    except (ValueError, UnknownLocaleError):
        name = None
    return name[:1].upper() + name[1:] if name else tag


def heads(documents: Iterable[Document], reader: str) -> list[dict[str, Any]]:
    """The heads of both columns."""
    return [head(document, reader) for document in documents]


def _date(doc: Document, reader: str) -> str | None:
    if doc.date is None:
        return None
    if doc.date.hour == doc.date.minute == 0:  # a day without a time
        return format_date(doc.date, "long", locale=reader)
    style = "d MMMM y, HH:mm" if doc.date.tzinfo is None else "d MMMM y, HH:mm ZZZZ"
    return format_datetime(doc.date, style, locale=reader)
