"""Subtitles in two languages: which lines of a cue are in which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from align.languages.cldr import script
from align.loaders import language
from align.loaders.units import Bitext, Unit
from align.text import primary_language

# Two languages are seen if so many of the cues have both, and the detector is this sure of each.
_SHARE = 0.6
_SURE = 0.3
_LEAST = 3  # cues


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from ``start`` to ``end`` (seconds): lines without tags, and who says them. A
    line of verse stands ``alone``.
    """

    start: float
    end: float
    voice: str | None
    lines: tuple[str, ...]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """Cues in two languages, and for each cue the lines in the first and in the second."""

    langs: tuple[str, str]
    cues: tuple[Cue, ...]
    lines: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]

    def side(self, lang: str | None) -> int:
        """Which side is in ``lang``; the first if neither is."""
        if not lang:
            return 0
        wanted = primary_language(lang)
        exact = [side for side, one in enumerate(self.langs) if one == wanted]
        alike = [side for side, one in enumerate(self.langs) if script(one) == script(wanted)]
        return (exact or (alike if len(alike) == 1 else []) or [0])[0]

    def only(self, side: int) -> list[Cue]:
        """The cues with the lines of one side."""
        return [
            replace(cue, lines=lines[side])
            for cue, lines in zip(self.cues, self.lines, strict=True)
            if lines[side]
        ]

    def bitext(self) -> Bitext:
        """The cues as units."""
        units = (
            Unit({lang: " ".join(one) for lang, one in zip(self.langs, lines, strict=True) if one})
            for lines in self.lines
        )
        return Bitext(self.langs, tuple(unit for unit in units if unit.texts), guessed=True)


def sides(cues: Sequence[Cue]) -> Sides | None:
    """Return ``cues`` as two sides if most of them show a text in two languages, else None."""
    filled = [cue for cue in cues if cue.lines]
    cut = _by_script(filled) or _by_half(filled)
    if cut is None or sum(bool(a and b) for a, b in cut) < max(_LEAST, _SHARE * len(filled)):
        return None
    langs = []
    for side in (0, 1):
        shares = language.detect("\n".join(" ".join(lines[side]) for lines in cut))
        best = next(iter(shares), "zxx")
        if best == "zxx" or shares[best] < _SURE:
            return None
        langs.append(best)
    if langs[0] == langs[1]:
        return None
    return Sides((langs[0], langs[1]), tuple(filled), tuple(cut))


_Cut = list[tuple[tuple[str, ...], tuple[str, ...]]]


def _by_script(cues: Sequence[Cue]) -> _Cut | None:
    """Cut each cue by the scripts of its lines, if the file has two scripts."""
    written = [[_script(line) for line in cue.lines] for cue in cues]
    counts = Counter(one for scripts in written for one in scripts if one)
    first = next((one for scripts in written for one in scripts if one), "")
    two = [one for one, _ in counts.most_common(2)]
    if len(two) < 2 or first not in two:
        return None
    other = two[two[0] == first]
    cut: _Cut = []
    for cue, scripts in zip(cues, written, strict=True):
        places = list(_places(scripts, first, other))
        cut.append(
            (
                tuple(line for line, at in zip(cue.lines, places, strict=True) if at == 0),
                tuple(line for line, at in zip(cue.lines, places, strict=True) if at == 1),
            )
        )
    return cut


def _places(scripts: Sequence[str], first: str, other: str) -> Iterator[int]:
    """Yield the side of each line; a line without letters belongs to the one before it."""
    at = 0
    for one in scripts:
        at = 0 if one == first else 1 if one == other else at
        yield at


def _script(line: str) -> str:
    """Name the script of most letters: one of those that differ from Latin, or Latin."""
    kinds = Counter(_kind(char) for char in line if char.isalpha())
    return kinds.most_common(1)[0][0] if kinds else ""


def _kind(char: str) -> str:
    code = ord(char)
    if code < 0x250 or 0x1E00 <= code < 0x1F00:
        return "Latin"
    if 0x3040 <= code < 0xA000 or 0xAC00 <= code < 0xD7A4:
        return "Eastern"
    return str(code >> 8)  # blocks of other scripts are this large or come in neighbours


def _by_half(cues: Sequence[Cue]) -> _Cut | None:
    """Cut each cue in the middle; its language then shows if that is right."""
    even = sum(len(cue.lines) % 2 == 0 for cue in cues)
    if even < max(_LEAST, _SHARE * len(cues)):
        return None
    cut: _Cut = []
    for cue in cues:
        half = (len(cue.lines) + 1) // 2
        cut.append((cue.lines[:half], cue.lines[half:]))
    return cut
