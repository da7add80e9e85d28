"""What a text and its translation share: numbers, dates, symbols, names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from align.anchors import words
from align.anchors.tokens import Token, scan

LinkKind = Literal["number", "date", "symbol", "name"]

#: The lowest similarity of shared words if they are not capitalised on both sides.
_SURE_WORD = 0.93
_SURE_NAME = 0.88


@dataclass(frozen=True, slots=True)
class AnchorLink:
    """An anchor found on both sides; ``src`` and ``tgt`` are spans in the two texts."""

    kind: LinkKind
    src: tuple[int, int]
    tgt: tuple[int, int]


def shared(src: str, tgt: str, src_lang: str, tgt_lang: str) -> tuple[AnchorLink, ...]:
    """The anchors that both texts contain, each used once, in the order of ``src``.

    Numbers, dates and symbols match by value, names by sound, in the common spelling of
    ``words.fold``.
    """
    left = [token for token in scan(src, src_lang) if token.kind != "word"]
    free = [token for token in scan(tgt, tgt_lang) if token.kind != "word"]
    links: list[AnchorLink] = []
    for token in left:
        match = max(free, key=lambda other: _likeness(token, other), default=None)
        if match is not None and _likeness(token, match) > 0.0:
            free.remove(match)
            kind: LinkKind = "name" if token.kind in _NAMES else token.kind  # type: ignore[assignment]
            links.append(AnchorLink(kind, (token.start, token.end), (match.start, match.end)))
    return tuple(links)


_NAMES = ("name", "initial")


def _likeness(a: Token, b: Token) -> float:
    """How certainly two tokens translate each other, 0 to 1; 0 if that would be a guess."""
    if a.kind in _NAMES and b.kind in _NAMES:
        alike = words.similarity(a.key, b.key)
        # At the start of a sentence every word has a capital, so the limit is higher.
        sure = _SURE_NAME if a.kind == b.kind == "name" else _SURE_WORD
        return alike if alike >= sure else 0.0
    return float(a.kind == b.kind and a.key == b.key)
