"""Filters by characters: scripts, letters, tags, damaged encoding, patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from align import languages
from align.checks.families.form.form import MOJIBAKE
from align.cleaning.model import Filter, Part, Reason, Verdicts, of_sides
from align.loaders import misread
from align.words import Message, later

#: Languages whose writing has several scripts, by the ISO code that stands for all of them.
_SEVERAL = {"Jpan": "Hira Kana Hani", "Kore": "Hang Hani", "Hans": "Hani", "Hant": "Hani"}
#: Shared by the languages of Japan and China: the mark of a long vowel, the mark of repetition.
_COMMON = "ー々"
_LETTER = regex.compile(r"\p{Alphabetic}")
_MAY_BE_TAG = re.compile("[<&]")
_TAG = re.compile(
    r"</?[A-Za-z][\w:-]*(?:\s[^<>]*|/)?>|<!--|<!\[CDATA\[|&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});"
)
#: What stands for lost letters: «?????? ?? ????», «gro?e H?he».
_LOST = re.compile(
    r"(?:\?{2,}[ ,.:;-]+){2,}\?{2,}|(?<![^\s(\"'„“«])[^\W\d_]+\?+(?=[^\W\d_])(?![A-Z])\w+"
)
#: Characters that no text has: controls, private use, and those that are not characters.
_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\uf8ff\ufffe\uffff]")
#: A user's pattern gets this long (seconds) for a text; one that takes longer does not match.
_PATIENCE = 1.0


@dataclass(frozen=True)
class AlphabetRatioFilter(Filter):
    """The share of letters among the characters of each side must reach ``threshold``."""

    about = later("sides with too few letters")

    threshold: float | list[float] = 0.75
    exclude_whitespace: bool = False

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        least = of_sides(self.threshold)
        for pair in part.pairs:
            shares = [self._share(text) for text in pair]
            off = [one for one, wanted in zip(shares, least, strict=True) if one < wanted]
            yield (
                None
                if not off
                else Reason(
                    Message("only {n:.0%} of the characters of a side are letters", n=off[0]),
                    round(off[0], 3),
                )
            )

    def _share(self, text: str) -> float:
        if self.exclude_whitespace:
            text = "".join(text.split())
        if not text:
            return 1.0
        count = sum(map(str.isalpha, text))
        # Signs of vowels are alphabetic, too, but ``isalpha`` does not say so.
        return (
            count / len(text) if count * 2 > len(text) else len(_LETTER.findall(text)) / len(text)
        )

    def faults(self) -> Iterator[Message]:  # noqa: D102
        return _of_two(self.threshold, "threshold")


@dataclass(frozen=True)
class CharacterScoreFilter(Filter):
    """The share of the letters of each side that are in its script must reach ``thresholds``.

    ``scripts`` are names (Cyrillic) or codes (Cyrl); by default those of the languages. A side
    with few letters, ``min_letters`` or less, is not judged.
    """

    about = later("sides in a wrong script")

    scripts: list[str] | None = None
    thresholds: float | list[float] = 1.0
    min_letters: int = 0

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        scripts = self.scripts or [languages.of(lang).script for lang in part.langs]
        least = of_sides(self.thresholds)
        for pair in part.pairs:
            found = None
            for text, script, wanted in zip(pair, scripts, least, strict=True):
                share = _share_of(text, script, self.min_letters) if script else 1.0
                if share < wanted and found is None:
                    found = Reason(
                        Message(
                            "{n:.0%} of the letters of a side are {script}", n=share, script=script
                        ),
                        round(share, 3),
                    )
            yield found

    def faults(self) -> Iterator[Message]:  # noqa: D102
        yield from _of_two(self.thresholds, "thresholds")
        if self.scripts is not None and len(self.scripts) != 2:
            yield Message("{name} must have one value for each side", name="scripts")
        for script in self.scripts or ():
            if _pattern(script) is None:
                yield Message("there is no script {name!r}", name=script)


def _share_of(text: str, script: str, few: int) -> float:
    pattern = _pattern(script)
    if pattern is None or not text:
        return 1.0
    if script in ("Latn", "Latin") and text.isascii():
        return 1.0
    letters = len(_LETTER.findall(text))
    return len(pattern.findall(text)) / letters if letters > few else 1.0


@lru_cache(maxsize=64)
def _pattern(script: str) -> regex.Pattern[str] | None:
    """The letters of a script; None if it is unknown."""
    names = _SEVERAL.get(script, script).split()
    common = _COMMON if {"Hani", "Han", "Hira", "Kana"} & set(names) else ""
    # Letters that several scripts share, such as ª and the vowel signs, belong to each of them.
    kinds = "".join(rf"\p{{Script={name}}}" for name in names)
    try:
        return regex.compile(
            rf"[[{kinds}{common}\p{{Common}}\p{{Inherited}}]&&\p{{Alphabetic}}]", regex.VERSION1
        )
    except regex.error:
        return None


@dataclass(frozen=True)
class HtmlTagFilter(Filter):
    """Drops beads with tags of HTML or XML, or with entities such as ``&nbsp;``."""

    about = later("tags and entities of HTML")

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        for pair in part.pairs:
            found = next(
                (one for text in pair if _MAY_BE_TAG.search(text) and (one := _TAG.search(text))),
                None,
            )
            yield (
                Reason(Message("has the tag {tag}", tag=found[0][:40]), found[0][:40])
                if found
                else None
            )


@dataclass(frozen=True)
class EncodingFilter(Filter):
    """Drops beads with text that was read in a wrong encoding, lost characters (``????``, U+FFFD)
    or characters that no text has.
    """

    about = later("text in a damaged encoding")

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        meant = [
            misread.sentences(misread.passages(texts), lang)
            for texts, lang in zip((part.src, part.tgt), part.langs, strict=True)
        ]
        sides = zip(zip(*meant, strict=True), part.pairs, strict=True)
        for after, before in sides:
            yield next(filter(None, map(_damage, before, after)), None)


def _damage(text: str, meant: str) -> Reason | None:
    if meant != text:
        return Reason(
            Message("read in a wrong encoding, probably “{text}”", text=meant[:40]), meant[:40]
        )
    if found := MOJIBAKE.search(text):
        return Reason(
            Message("“{text}” was read in a wrong encoding", text=found[0][:20]), found[0][:20]
        )
    if found := _STRANGE.search(text):
        code = f"U+{ord(found[0]):04X}"
        return Reason(Message("has the character {code}, which is not text", code=code), code)
    if found := _LOST.search(text):
        return Reason(Message("characters are lost: “{text}”", text=found[0][:20]), found[0][:20])
    return None


@dataclass(frozen=True)
class RegExpFilter(Filter):
    """Drops beads in which a side matches its pattern; with ``accept_match``, those in which a side
    does not. ``regexps`` is one pattern, or a list of two.
    """

    about = later("sides that match a pattern")

    regexps: str | list[str] = ""
    accept_match: bool = False

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        given = self.regexps if isinstance(self.regexps, list) else [self.regexps] * 2
        patterns = [regex.compile(one) for one in given]
        for pair in part.pairs:
            matches = [_found(one, text) for one, text in zip(patterns, pair, strict=True)]
            if self.accept_match:
                yield (
                    None
                    if all(found is not None for found in matches)
                    else Reason(Message("a side does not match its pattern"), "")
                )
            else:
                found = next((one for one in matches if one is not None), None)
                yield (
                    None
                    if found is None
                    else Reason(
                        Message("a side matches its pattern: “{text}”", text=found[:40]), found[:40]
                    )
                )

    def faults(self) -> Iterator[Message]:  # noqa: D102
        if not self.regexps:
            yield Message("{name} is missing", name="regexps")
        yield from _of_two(self.regexps, "regexps")
        for one in self.regexps if isinstance(self.regexps, list) else [self.regexps]:
            try:
                regex.compile(one)
            except regex.error as error:
                yield Message(
                    "{pattern!r} is not a valid pattern: {reason}", pattern=one, reason=error
                )


def _found(pattern: regex.Pattern[str], text: str) -> str | None:
    try:
        match = pattern.search(text, timeout=_PATIENCE)
    except TimeoutError:
        return None
    return match[0] if match else None


@dataclass(frozen=True)
class RepetitionFilter(Filter):
    """Drops beads in which a piece of ``min_length`` to ``max_length`` characters is repeated
    ``threshold`` times after its first occurrence, with nothing but spaces in between.
    """

    about = later("the same piece of text many times in a row")

    threshold: int = 2
    min_length: int = 3
    max_length: int = 100

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        pattern = re.compile(
            rf"(\S.{{{self.min_length - 1},{self.max_length - 1}}}?)(?: *\1){{{self.threshold},}}",
            re.DOTALL,
        )
        for pair in part.pairs:
            found = next(filter(None, (self._repeated(pattern, text) for text in pair)), None)
            yield (
                None
                if found is None
                else Reason(
                    Message(
                        "“{text}” is repeated {n} times",
                        text=found[1][:40],
                        n=found[0].count(found[1]) - 1,
                    ),
                    found[0].count(found[1]) - 1,
                )
            )

    def _repeated(self, pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
        """The first repetition. Its piece can only begin where characters follow that occur as
        often; a search that tries every place takes a hundred times as long.
        """
        size = min(3, self.min_length)
        places: dict[str, list[int]] = {}
        for start in range(len(text) - size + 1):
            places.setdefault(text[start : start + size], []).append(start)
        if len(places) > len(text) - size + 1 - self.threshold:
            return None
        starts = sorted(
            place for held in places.values() if len(held) > self.threshold for place in held
        )
        return next((found for start in starts if (found := pattern.match(text, start))), None)

    def faults(self) -> Iterator[Message]:  # noqa: D102
        for name in ("threshold", "min_length"):
            if getattr(self, name) < 1:
                yield Message("{name} must be 1 or more", name=name)
        if self.max_length < self.min_length:
            yield Message("max_length is less than min_length")


def _of_two(value: object, name: str) -> Iterator[Message]:
    if isinstance(value, Sequence) and not isinstance(value, str) and len(value) != 2:
        yield Message("{name} must have one value for each side", name=name)
