"""Subtitles (srt, WebVTT, SubStation Alpha, TTML and others): the spoken text, without times and
tags.

A cue is not a paragraph: a sentence often goes on in the next one. So cues are joined until a
sentence ends; a dash at the start of a line or another voice begins a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from align.errors import LoadError
from align.loaders import bilingual, blocks, captioned, decode, guard, turns
from align.loaders.bilingual import Cue
from align.loaders.blocks import Block
from align.loaders.decode import Decoded
from align.loaders.lines import MARKS
from align.loaders.raw import Raw
from align.loaders.units import Bitext
from align.text import Document
from align.words import Message

_WHAT = Message("subtitle file")
_MAX_BYTES = 16 * 2**20  # a film has about 100 kB

# A pause of this many seconds ends a paragraph, whatever the punctuation.
_PAUSE = 3.0
# The most characters without the end of a sentence.
_LONGEST = 600

_DASH = re.compile(r"^\s*[-–—‐]\s*")
_ENDED = re.compile(rf"[{MARKS}][\"'”’»)\]♪]*$")
# A sound, [DOG BARKING], or a line of a song, ♪ Far over the sea ♪, belongs to no sentence nearby.
_SOUND = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_SUNG = ("♪", "♫")


def read(raw: Raw, lang: str | None = None) -> Document:
    """Return what is said in ``raw``; if it is in two languages, the side in ``lang`` or the first.

    ``Document.times`` says when. Raises LoadError if it is not valid.
    """
    decoded, cues = _cues(raw)
    if not cues and decoded.text.strip():
        raise LoadError(
            "no subtitles with valid times were found in this file",
            where=raw.name,
            hint="Check the lines with the times, or give the text alone as .txt",
        )
    notes = decoded.notes
    both = bilingual.sides(cues)
    if both is not None:
        side = both.side(lang)
        cues = both.only(side)
        notes += (
            Message(
                "the subtitles are in two languages ({langs}); only {lang} was read",
                langs=", ".join(both.langs),
                lang=both.langs[side],
            ),
        )
    with guard.foreign(raw.name, _WHAT):
        found = list(_spoken(cues, kept=raw.options.keep_segments))
    document = blocks.document(Block(text) for text, _, _ in found)
    # Only the first cue may be a title: a sound or a line without a mark is no heading.
    parts = tuple(
        replace(part, kind="body") if part.kind == "heading" else part
        for part in document.paragraphs
    )
    times = tuple((start, end) for _, start, end in found)
    return replace(document, paragraphs=parts, encoding=decoded.encoding, notes=notes, times=times)


def read_bitext(raw: Raw) -> Bitext:
    """Return the cues of subtitles in two languages as units. Raises LoadError."""
    _, cues = _cues(raw)
    both = bilingual.sides(cues)
    if both is None:
        raise LoadError(
            "these subtitles are in one language",
            where=raw.name,
            hint="Align two files instead: sverka pair",
        )
    return both.bitext()


def _cues(raw: Raw) -> tuple[Decoded, list[Cue]]:
    """Return the decoded file and its cues, without tags."""
    guard.check_size(raw, _MAX_BYTES)
    decoded = decode.decode(raw.data, raw.name)
    with guard.foreign(raw.name, _WHAT):
        return decoded, captioned.cues(decoded.text)


def _spoken(cues: Iterable[Cue], *, kept: bool) -> Iterator[tuple[str, float, float]]:
    """Yield the paragraphs, or each cue if cues are to be ``kept``."""
    if not kept:
        yield from _paragraphs(cues)
        return
    for cue in cues:
        text = " ".join(line.removeprefix("-") for line in _turns(cue.lines))
        if text:
            yield text, cue.start, cue.end


def _paragraphs(cues: Iterable[Cue]) -> Iterator[tuple[str, float, float]]:
    """Yield each paragraph with the seconds at which it begins and ends."""
    text, began, ended_at, said_by = "", 0.0, 0.0, None
    for cue in cues:
        for line in _turns(cue.lines):
            goes_on = (
                text
                and not cue.alone
                and not line.startswith("-")
                and not turns.find_label(line)
                and not _ENDED.search(text)
                and not _stand_apart(text, line)
                and cue.voice == said_by
                and cue.start - ended_at < _PAUSE
                and len(text) < _LONGEST
            )
            line = line.removeprefix("-")
            if goes_on:
                text = f"{text} {line}"
                continue
            if text:
                yield text, began, ended_at
            text, began, said_by = line, cue.start, cue.voice
            if cue.voice:
                text = f"{cue.voice}: {line}"
        ended_at = cue.end
    if text:
        yield text, began, ended_at


def _stand_apart(text: str, line: str) -> bool:
    """Whether a sound or a song ends or begins between ``text`` and the next ``line``."""
    return (
        _SOUND.fullmatch(text) is not None
        or _SOUND.fullmatch(line) is not None
        or text.endswith(_SUNG)
        or line.startswith(_SUNG)
    )


def _turns(lines: Iterable[str]) -> Iterator[str]:
    """Yield what each speaker says in one cue, with ``-`` where a dash begins it."""
    turn = ""
    for line in lines:
        dashed = _DASH.match(line)
        bare = _DASH.sub("", line)
        if dashed and turn:
            yield turn
            turn = ""
        turn = f"{turn} {bare}" if turn else f"-{bare}" if dashed else bare
    if turn:
        yield turn
