"""Alphanumerics, which are the same in every language: SHA256, A4, ``man(1)``, an address.

Only codes in Latin letters on both sides are compared, because «Ту-154» is a correct translation
of Tu-154. A code that only one side has is reported only if the other side has a similar one: this
is a copying mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from urllib.parse import unquote

from rapidfuzz.distance import Levenshtein

from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading
from align.checks.model.finding import Mark, Span

#: Web and email addresses, placeholders, options, pages of a manual, and words made of letters and
#: digits. Without the limits, a long line of letters, such as encoded data, would take minutes.
_CODE = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]«»“”\"]+"
    r"|(?<![\w%])%(?:\d+\$|\(\w+\))?[sdif](?!\w)|\{\w*\}|\$\{\w+\}"
    r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w-])--?[a-z][\w-]+"
    r"|(?<![\w.])[A-Za-z][\w./+-]{0,80}\(\d\w?\)"
    r"|(?<!\w)[A-Za-z][A-Za-z_./+-]{0,80}\d[\w./+-]*"
    r"|(?<![\w.,])\d+(?:\.\d+)+[a-z](?!\w)"
    # 7731-B, 12C, 88/B-4
    r"|(?<![\w.,/-])\d+[/-]?[A-Z]{1,2}(?:[/-]?\d+)?(?![\w/-])"
    # A version, but no date and no number with separators.
    r"|(?<![\w.,])(?!\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d))(?!\d{1,3}(?:\.\d{3})+(?!\d))"
    r"\d++(?:\.\d++){2,}(?![\w.]*\w)",
    re.ASCII,
)
_TAIL = ".,;:!?)/-"
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[A-Z]")
_NOTE = re.compile(r"\[\d{1,3}\]")
#: The translation is taken to keep the notes of the source if at least this many beads have note
#: marks on both sides, and at least this share of them are the same.
_NOTED, _SAME_NOTES = 4, 0.75
#: Codes that are at least this similar (0 to 1) are meant to be the same.
_ALIKE = 0.75


def check(reading: Reading) -> Iterator[Mark]:
    """Compare the codes of each bead, and the note marks if both sides have the same notes."""
    patterns = [_CODE, _NOTE] if _share_notes(reading) else [_CODE]
    for pair in reading.filled:
        src, tgt = (
            tuple(chain.from_iterable(_found(side.text, pattern) for pattern in patterns))
            for side in (pair.src, pair.tgt)
        )
        if src and tgt:
            yield from _compare(pair, _alone(src, tgt), _alone(tgt, src))


def _share_notes(reading: Reading) -> bool:
    both = [
        notes
        for pair in reading.filled
        if all(notes := [_NOTE.findall(side.text) for side in (pair.src, pair.tgt)])
    ]
    same = sum(sorted(one) == sorted(other) for one, other in both)
    return len(both) >= _NOTED and same >= _SAME_NOTES * len(both)


@lru_cache(maxsize=1 << 15)
def _found(text: str, pattern: re.Pattern[str]) -> tuple[tuple[str, Span], ...]:
    """The matches of a pattern in a text, without punctuation after them, and their spans."""
    found = []
    for match in pattern.finditer(text):
        code = match[0] if match[0].endswith(")") else match[0].rstrip(_TAIL)
        if len(code) > 1:
            found.append((code, (match.start(), match.start() + len(code))))
    return tuple(found)


def _alone(
    own: Sequence[tuple[str, Span]], other: Sequence[tuple[str, Span]]
) -> list[tuple[str, Span]]:
    known = {_plain(code) for code, _ in other}
    return [(code, span) for code, span in own if _plain(code) not in known]


def _plain(code: str) -> str:
    """A code as it is compared; addresses without what depends on the language."""
    code = _ILLNESS.sub("covid", code.lower())
    if not _ADDRESS.match(code):
        return code
    return _LANGUAGE.sub("", _ADDRESS.sub("", unquote(code))).rstrip("/")


#: Some languages decline it: «covidu-19».
_ILLNESS = re.compile(r"^covid\w*")
_ADDRESS = re.compile(r"https?://(?:www\.)?|www\.")
#: The language in an address: en.example.org, /en/, ?lang=en.
_LANGUAGE = re.compile(
    r"^[a-z]{2}(?:-[a-z]{2})?\.(?=\w+\.)|/[a-z]{2}(?:[-_][a-z]{2,4})?(?=[/?#]|$)"
    r"|[?&](?:lang|language|hl|locale)=[\w-]+"
)
_PLACEHOLDER = re.compile(r"[%{$]")
#: Two addresses that differ in at most this many characters are meant to be the same.
_SLIPS = 2


def _compare(
    pair: Pair, lost: list[tuple[str, Span]], new: list[tuple[str, Span]]
) -> Iterator[Mark]:
    for code, span in lost:
        other = next((one for one in new if _meant(code, one[0])), None)
        if other:
            new.remove(other)
            facts = {"src": code, "tgt": other[0]}
            key = f"{code}|{other[0]}"
            yield Mark("alphanumeric", pair.number, span, other[1], facts, pair.doubt, key)


def _meant(one: str, other: str) -> bool:
    """Whether two codes are meant to be the same: they differ only in digits, or very little."""
    if _PLACEHOLDER.match(one) or _PLACEHOLDER.match(other):
        return bool(_PLACEHOLDER.match(one) and _PLACEHOLDER.match(other))
    if _ADDRESS.match(one) or _ADDRESS.match(other):
        return 0 < Levenshtein.distance(_plain(one), _plain(other)) <= _SLIPS
    plain = _DIGITS.sub("0", one.lower()), _DIGITS.sub("0", other.lower())
    same_shape = _LETTERS.sub("A", one) == _LETTERS.sub("A", other)
    return (
        plain[0] == plain[1]
        or (one[0].isdigit() and same_shape)
        or Levenshtein.normalized_similarity(one, other) >= _ALIKE
    )


FAMILY = Family(
    "alphanumerics",
    check,
    {
        "alphanumeric": Kind(
            "warning",
            "Codes differ",
            "The source has {src}, the translation {tgt}.",
        ),
    },
)
