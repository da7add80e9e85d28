"""Subtitles of all kinds as cues: srt and WebVTT by webvtt-py, SubStation Alpha, and rarer ones."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import replace

from align.errors import require
from align.loaders import cue_formats
from align.loaders.bilingual import Cue
from align.words import Message

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|\{\\[^{}]{0,200}\}|<\d[\d:.]{3,20}>")
_BLANK = re.compile(r"[\s♪♫#]*$")

# The columns of a line of SubStation Alpha that matter; ``Text`` is the last and may hold commas.
_COLUMNS = ("start", "end", "name", "text")
_USUAL = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect")
_DRAWING = re.compile(r"\{[^{}]{0,200}\\p[1-9]")
_OVERRIDE = re.compile(r"\{[^{}]{0,2000}\}")


def cues(text: str) -> list[Cue]:
    """Return the cues of a file, whose lines have no tags. Errors are those of the library."""
    text = text.lstrip()
    if text.startswith("[Script Info]"):
        return list(_substation(text))
    rarer = cue_formats.cues(text)
    if rarer is not None:
        return [replace(one, lines=tuple(_lines("\n".join(one.lines)))) for one in rarer]
    require(Message("reading subtitles"), "webvtt")
    import webvtt

    kind = "vtt" if text.startswith("WEBVTT") else "srt" if "-->" in text[:200] else "sbv"
    captions = webvtt.from_buffer(io.StringIO(text), format=kind).captions
    return [
        Cue(
            one.start_in_seconds + one.start_time.milliseconds / 1000,
            one.end_in_seconds + one.end_time.milliseconds / 1000,
            one.voice,
            tuple(_lines(one.raw_text)),
        )
        for one in captions
    ]


def _substation(text: str) -> Iterator[Cue]:
    """Yield the lines of dialogue in the order of their times; comments and drawings are none."""
    columns: tuple[str, ...] = (*_USUAL, "text")
    found = []
    for line in text.split("\n"):
        kind, _, rest = line.partition(":")
        if kind == "Format" and "text" in rest.lower():
            columns = tuple(name.strip().lower() for name in rest.split(","))
        elif kind == "Dialogue":
            cells = dict(zip(columns, rest.split(",", len(columns) - 1), strict=False))
            begun, ended, name, said = (cells.get(one, "").strip() for one in _COLUMNS)
            if not _DRAWING.search(said):
                shown = _OVERRIDE.sub("", said).replace("\\N", "\n").replace("\\n", " ")
                lines = tuple(_lines(shown.replace("\\h", " ")))
                found.append(Cue(_seconds(begun), _seconds(ended), name or None, lines))
    yield from sorted(found, key=lambda cue: cue.start)


def _seconds(written: str) -> float:
    """``1:02:03.45`` in seconds. Raises ValueError."""
    hours, minutes, seconds = written.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _lines(payload: str) -> Iterator[str]:
    """Yield the lines of a cue that show words, without tags."""
    for written in payload.split("\n"):
        line = " ".join(html.unescape(_TAG.sub("", written)).split())
        if not _BLANK.match(line):
            yield line
