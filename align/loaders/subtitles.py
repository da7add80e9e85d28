"""Subtitles (srt, WebVTT), read by webvtt-py: the spoken text, without times and tags.

A cue is not a paragraph: a sentence often goes on in the next one. So cues are joined until a
sentence ends; a dash at the start of a line or another voice begins a new paragraph.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from align.errors import require
from align.loaders import blocks, decode, guard, turns
from align.loaders.blocks import Block
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

if TYPE_CHECKING:
    from webvtt.models import Caption

_WHAT = Message("subtitle file")
_MAX_BYTES = 16 * 2**20  # a film has about 100 kB

# A pause of this many seconds ends a paragraph, whatever the punctuation.
_PAUSE = 3.0
# The most characters without the end of a sentence.
_LONGEST = 600

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|\{\\[^{}]{0,200}\}|<\d[\d:.]{3,20}>")
_DASH = re.compile(r"^\s*[-–—‐]\s*")
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]♪]*$")
_BLANK = re.compile(r"[\s♪♫#]*$")
# A sound, [DOG BARKING], or a line of a song, ♪ Far over the sea ♪, belongs to no sentence nearby.
_SOUND = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_SUNG = ("♪", "♫")


def read(raw: Raw) -> Document:
    """Return what is said in ``raw``; its ``lang`` is what a WebVTT header states.

    Raises LoadError if it has no cues.
    """
    require(Message("reading subtitles"), "webvtt")
    import webvtt

    guard.check_size(raw, _MAX_BYTES)
    decoded = decode.decode(raw.data, raw.name)
    kind = "vtt" if decoded.text.lstrip().startswith("WEBVTT") else "srt"
    with guard.foreign(raw.name, _WHAT):
        cues = webvtt.from_buffer(io.StringIO(decoded.text.lstrip()), format=kind).captions
        found = [Block(text) for text in _texts(cues, kept=raw.options.keep_segments)]
    document = blocks.document(found)
    return replace(document, encoding=decoded.encoding, notes=decoded.notes)


def _texts(cues: Iterable[Caption], *, kept: bool) -> Iterator[str]:
    """Yield the paragraphs, or each cue if cues are to be ``kept``."""
    if not kept:
        yield from _paragraphs(cues)
        return
    for cue in cues:
        text = " ".join(line.removeprefix("-") for line in _turns(cue.raw_text))
        if text:
            yield text


def _paragraphs(cues: Iterable[Caption]) -> Iterator[str]:
    text, ended_at, said_by = "", 0.0, None
    for cue in cues:
        for line in _turns(cue.raw_text):
            goes_on = (
                text
                and not line.startswith("-")
                and not turns.find_label(line)
                and not _ENDED.search(text)
                and not _stand_apart(text, line)
                and cue.voice == said_by
                and cue.start_in_seconds - ended_at < _PAUSE
                and len(text) < _LONGEST
            )
            line = line.removeprefix("-")
            if goes_on:
                text = f"{text} {line}"
                continue
            if text:
                yield text
            text, said_by = line, cue.voice
            if cue.voice:
                text = f"{cue.voice}: {line}"
        ended_at = cue.end_in_seconds
    if text:
        yield text


def _stand_apart(text: str, line: str) -> bool:
    """Whether a sound or a song ends or begins between ``text`` and the next ``line``."""
    return (
        _SOUND.fullmatch(text) is not None
        or _SOUND.fullmatch(line) is not None
        or text.endswith(_SUNG)
        or line.startswith(_SUNG)
    )


def _turns(payload: str) -> Iterator[str]:
    """Yield what each speaker says in one cue, with ``-`` where a dash begins it."""
    turn = ""
    for written in payload.split("\n"):
        line = " ".join(html.unescape(_TAG.sub("", written)).split())
        if _BLANK.match(line):
            continue
        dashed = _DASH.match(line)
        line = _DASH.sub("", line)
        if dashed and turn:
            yield turn
            turn = ""
        turn = f"{turn} {line}" if turn else f"-{line}" if dashed else line
    if turn:
        yield turn
