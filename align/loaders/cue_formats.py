"""Subtitles in rarer formats: a line for each cue (MicroDVD, MPL2, TMPlayer, SubViewer 2, Spruce,
LRC), TTML and SAMI.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from lxml import etree

from align.loaders import guard
from align.loaders.bilingual import Cue
from align.words import Message

_CLOCK = r"\d{1,3}:\d\d:\d\d"
_FRAMES = 23.976  # a second, unless the file says otherwise
_DISC_FRAMES = 25.0
#: A cue whose end is not known is shown until the next one, but no longer than this many seconds.
_SHOWN = 5.0


class _Line(NamedTuple):
    """A cue as it is written: when it begins and ends, None if the file does not say, and what."""

    start: float
    end: float | None
    text: str


class _Format(NamedTuple):
    """How a format begins, and how it is read. Each line of ``verse`` stands alone."""

    begins: re.Pattern[str]
    read: Callable[[str], Iterable[_Line]]
    verse: bool = False


def cues(text: str) -> list[Cue] | None:
    """Return the cues of ``text``, whose lines still have tags; None if it is in another format."""
    if _XML.match(text):
        return _merged(_timed_text(text))
    if _SAMI.match(text):
        return _merged(_sami(text))
    for one in _FORMATS:
        if one.begins.match(text):
            return list(_ended(one.read(text), verse=one.verse))
    return None


def _ended(lines: Iterable[_Line], *, verse: bool) -> Iterator[Cue]:
    """Yield a cue for each line, in the order of their times."""
    ordered = sorted(lines, key=lambda line: line.start)
    nexts = [line.start for line in ordered[1:]] + [float("inf")]
    for line, following in zip(ordered, nexts, strict=True):
        end = min(following, line.start + _SHOWN) if line.end is None else line.end
        yield Cue(line.start, end, None, tuple(line.text.split("\n")), alone=verse)


_MICRODVD = re.compile(r"\{(\d{1,8})\}\{(\d{0,8})\}([^\n]*)")
_STYLE = re.compile(r"\{[A-Za-z]:[^{}\n]{0,100}\}")
_RATE = re.compile(r"\d{2,3}(?:\.\d{1,3})?")


def _microdvd(text: str) -> Iterator[_Line]:
    """Times are numbers of frames; the first cue may say how many a second has."""
    rate = _FRAMES
    for start, end, said in _MICRODVD.findall(text):
        if start in ("0", "1") and _RATE.fullmatch(said.strip()):
            rate = float(said) or _FRAMES
            continue
        shown = _STYLE.sub("", said).replace("|", "\n")
        yield _Line(int(start) / rate, int(end) / rate if end else None, shown)


_MPL2 = re.compile(r"\[(\d{1,8})\]\[(\d{0,8})\]([^\n]*)")


def _mpl2(text: str) -> Iterator[_Line]:
    """Times are in tenths of a second; a slash at the start of a line makes it italic."""
    for start, end, said in _MPL2.findall(text):
        lines = "\n".join(line.strip().removeprefix("/") for line in said.split("|"))
        yield _Line(int(start) / 10, int(end) / 10 if end else None, lines)


_TMPLAYER = re.compile(rf"^({_CLOCK})(?:,\d)?[:=]([^\n]*)", re.MULTILINE)


def _tmplayer(text: str) -> Iterator[_Line]:
    for start, said in _TMPLAYER.findall(text):
        yield _Line(_seconds(start), None, said.replace("|", "\n"))


_SUBVIEWER = re.compile(
    rf"^({_CLOCK}\.\d\d),({_CLOCK}\.\d\d)[ \t]*\n((?:[^\n]*\S[^\n]*\n?)*)", re.MULTILINE
)


def _subviewer(text: str) -> Iterator[_Line]:
    for start, end, said in _SUBVIEWER.findall(text):
        yield _Line(_seconds(start), _seconds(end), said.replace("[br]", "\n"))


_SPRUCE = re.compile(
    rf"^[ \t]*({_CLOCK}[:;.]\d\d)[ \t]*,[ \t]*({_CLOCK}[:;.]\d\d)[ \t]*,([^\n]*)", re.MULTILINE
)
_MARK = re.compile(r"\^[BIU]")


def _spruce(text: str) -> Iterator[_Line]:
    for start, end, said in _SPRUCE.findall(text):
        shown = _MARK.sub("", said).replace("|", "\n")
        yield _Line(_in_frames(start), _in_frames(end), shown)


_LYRIC_TIME = r"\[\d{1,3}:\d\d(?:[.:]\d{1,3})?\]"
_LYRIC = re.compile(rf"^[ \t]*((?:{_LYRIC_TIME}[ \t]*)+)([^\n]*)", re.MULTILINE)
_LYRIC_TIMES = re.compile(r"\[(\d{1,3}):(\d\d)(?:[.:](\d{1,3}))?\]")
_WORD_TIME = re.compile(r"<\d{1,3}:\d\d(?:[.:]\d{1,3})?>")


def _lyrics(text: str) -> Iterator[_Line]:
    """A line that is sung several times has several times."""
    for times, said in _LYRIC.findall(text):
        for minutes, seconds, rest in _LYRIC_TIMES.findall(times):
            start = int(minutes) * 60 + float(f"{seconds}.{rest or 0}")
            yield _Line(start, None, _WORD_TIME.sub("", said))


def _twice(line: str) -> re.Pattern[str]:
    """Two lines in a row that begin with ``line``, which show a format, or a whole text of one."""
    return re.compile(rf"{line}[^\n]*(?:\n\s*{line}|\n*\Z)")


_FORMATS = (
    _Format(_twice(r"\{\d{1,8}\}\{\d{0,8}\}"), _microdvd),
    _Format(_twice(r"\[\d{1,8}\]\[\d{0,8}\]"), _mpl2),
    _Format(
        re.compile(
            r"(?:\s*(?://|\$)[^\n]*\n)*\s*"
            rf"{_CLOCK}[:;.]\d\d[ \t]*,[ \t]*{_CLOCK}[:;.]\d\d[ \t]*,"
        ),
        _spruce,
    ),
    _Format(_twice(rf"{_CLOCK}(?:,\d)?[:=](?!\d)"), _tmplayer),
    _Format(
        re.compile(rf"\[INFORMATION\]|\[SUBTITLE\]|{_CLOCK}\.\d\d,{_CLOCK}\.\d\d[ \t]*\n"),
        _subviewer,
    ),
    _Format(
        re.compile(rf"(?:\[[a-z#]{{1,10}}:[^\n\]]*\]\s*)*{_twice(_LYRIC_TIME).pattern}"),
        _lyrics,
        verse=True,
    ),
)

_XML = re.compile(
    r"(?:<\?xml[^<>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:\w{1,10}:)?tt[\s>]", re.DOTALL
)
_SAMI = re.compile(r"<SAMI\b", re.IGNORECASE)
_WHAT = Message("subtitle file")
_DECLARED = re.compile(r"<\?xml[^<>]*>")
_OFFSET = re.compile(r"(\d+(?:\.\d+)?)(h|ms|m|s|f|t)")


def _timed_text(text: str) -> Iterator[Cue]:
    """Read TTML, with the parser of pages: players, too, read files that are no valid XML."""
    declared = _DECLARED.match(text)
    root = guard.html(text[declared.end() :] if declared else text, "", _WHAT)
    about = next((one for one in root.iter() if _name(one) == "tt"), root)
    given = {str(key).rpartition(":")[2].lower(): str(value) for key, value in about.items()}
    frames, ticks = (_number(given.get(key)) for key in ("framerate", "tickrate"))
    rates = {"f": frames or 30.0, "t": ticks or 1.0}
    start = 0.0  # a paragraph without a time is shown with the one before
    for element in root.iter():
        if _name(element) != "p":
            continue
        timed = next((one for one in element.iter() if one.get("begin")), element)
        begin, end, lasts = (timed.get(key) for key in ("begin", "end", "dur"))
        start = _moment(begin, rates) if begin else start
        ended = _moment(end, rates) if end else start + _moment(lasts, rates) if lasts else start
        yield Cue(start, ended, None, tuple(_shown(element).split("\n")))


def _sami(text: str) -> Iterator[Cue]:
    """Each SYNC replaces what was shown before."""
    root = guard.html(text, "", _WHAT)
    found: list[tuple[float, list[str]]] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name, said = _name(element), element.tail if event == "end" else element.text
        if event == "start" and name == "sync":
            found.append((_number(element.get("start")) / 1000, [""]))
        elif event == "start" and name == "br" and found:
            found[-1][1][-1] += "\n"
        elif event == "start" and name == "p" and found:
            found[-1][1].append("")
        if said and found and not (event == "start" and name in ("", "style", "title")):
            found[-1][1][-1] += " ".join(said.split("\n"))
    found.append((found[-1][0] + _SHOWN if found else 0.0, []))
    for (start, parts), (end, _) in pairwise(found):
        yield Cue(start, end, None, tuple("\n".join(parts).split("\n")))


def _merged(found: Iterable[Cue]) -> list[Cue]:
    """Return the cues in the order of their times, with those of the same times as one: a file in
    two languages has each of them twice.
    """
    ordered = sorted(found, key=lambda cue: (cue.start, cue.end))
    groups = groupby(ordered, key=lambda cue: (cue.start, cue.end))
    return [
        Cue(start, end, None, tuple(line for one in group for line in one.lines))
        for (start, end), group in groups
    ]


def _shown(element: etree._Element) -> str:
    """The text of a cue of TTML: its breaks are lines, the line ends of the file are spaces."""
    parts: list[str] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        name = _name(inner)
        if event == "start" and name == "br":
            parts.append("\n")
        said = inner.text if event == "start" else None if inner is element else inner.tail
        if said and (event == "end" or name not in ("", "metadata")):
            parts.append(" ".join(said.replace("\n", " ").split(" ")))
    return "".join(parts)


def _name(element: etree._Element) -> str:
    """The name of an element without its prefix; empty for comments."""
    tag = element.tag
    return tag.rpartition(":")[2].rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _moment(written: str, rates: dict[str, float]) -> float:
    """A time of TTML in seconds: ``00:00:05.2``, ``00:00:05:12`` (frames), ``5.2s``, ``130f``."""
    offset = _OFFSET.fullmatch(written.strip())
    if offset:
        number, unit = float(offset[1]), offset[2]
        return number / rates[unit] if unit in rates else number * _SECONDS[unit]
    *clock, last = written.strip().replace(",", ".").split(":")
    if len(clock) == len(("h", "m", "s")):
        return _seconds(":".join(clock)) + float(last) / rates["f"]
    return _seconds(":".join((*clock, last)))


_TIME = re.compile(r"\d{1,8}(?::\d{1,2}){0,2}(?:\.\d{1,9})?")
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}


def _seconds(written: str) -> float:
    """``1:02:03.45`` or ``02:03`` in seconds. Raises ValueError."""
    if not _TIME.fullmatch(written):
        raise ValueError(f"not a time: {written[:20]}")
    found = 0.0
    for part in written.split(":"):
        found = found * 60 + float(part)
    return found


def _in_frames(written: str) -> float:
    """``00:00:05:12``, whose last number counts frames, in seconds."""
    return _seconds(written[:-3]) + int(written[-2:]) / _DISC_FRAMES


def _number(written: str | None) -> float:
    """A number in an attribute; 0 if there is none."""
    found = re.match(r"\d{1,12}(?:\.\d{1,6})?", (written or "").strip())
    return float(found[0]) if found else 0.0
