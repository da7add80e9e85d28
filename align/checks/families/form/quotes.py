"""Brackets and quotation marks: which ones open, which close, and which have no partner.

The language decides what a mark does. If it allows both, the characters next to it decide:
``»so«`` in German, ``«так»`` in Russian; ``“`` closes after ``„`` and opens in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from align import languages
from align.checks.model.finding import Span

QuoteRole = Literal["open", "close", "either"]


class Sign(NamedTuple):
    """A bracket or quotation mark at ``at``; only marks of the same ``family`` form a pair."""

    at: int
    char: str
    family: str
    role: QuoteRole

    @property
    def span(self) -> Span:
        """The span of the mark."""
        return self.at, self.at + 1

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.family in QUOTES


QUOTES = frozenset({"guillemets", "curly", "straight", "corner", "white corner"})
_FAMILIES = {
    "«": "guillemets", "»": "guillemets", "„": "curly", "“": "curly", "”": "curly",
    '"': "straight", "(": "round", ")": "round", "[": "square", "]": "square",
    "{": "brace", "}": "brace", "（": "round", "）": "round", "「": "corner", "」": "corner",
    "『": "white corner", "』": "white corner", "《": "title", "》": "title",
}  # fmt: skip
#: The marks that can close each opening mark.
_CLOSERS = {"«": "»", "»": "«»", "„": "“”\"", "“": "”\"", "”": "”", '"': '"”“', "(": ")）",
            "[": "]", "{": "}", "（": "）)", "「": "」", "『": "』", "《": "》"}  # fmt: skip
_SIGN = re.compile('[«»„“”"()\\[\\]{}（）「」『』《》]')
_AT_LEFT = re.compile(r"(?:^|[\s(\[{/–—„“«»\"‚‘'])$")
_AT_RIGHT = re.compile(r"$|[\s.,;:!?…)\]}/–—“”«»\"’']")
#: «1)» numbers an item, ":)" is a smiley, 6'5" and 19" are measures.
_NUMBERED = re.compile(r"(?:^|\s)\w{1,3}$|[:;=][-']?$")
_SMILES = re.compile(r"[:;=][-']?$")
_SINGLE_OPENS = re.compile(r"(?<![\w.,!?…])['‘](?!\d\ds?\b|(?:em|til|cause|n|tis|twas)\b)(?=\w)")
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_SINGLE_CLOSES_SURELY = re.compile(r"(?<=[\w.,!?…])(?<!s)['’](?!\w)")
_SINGLE_ENDS = re.compile(r"(?<=[.,!?…])['’](?!\w)")
#: A quotation covers at most this many beads; straight quotes are less certain.
_REACH, _STRAIGHT_REACH = 8, 4


def signs(text: str, lang: str) -> list[Sign]:
    """The marks of a text in order; ``lang`` is a primary language."""
    return [sign for match in _SIGN.finditer(text) if (sign := _sign(match, text, lang))]


def _sign(match: re.Match[str], text: str, lang: str) -> Sign | None:
    char, at = match[0], match.start()
    before, after = text[max(0, at - 5) : at], text[at + 1 : at + 2]
    role: QuoteRole = "close" if char in ")]}）」』》" else "open"
    if char == "(" and _SMILES.search(before) and not after.isalnum():
        return None
    language = languages.of(lang)
    # Without spaces, opening and closing marks look alike, and texts mix them up.
    if (not language.joiner or language.quotes.loose) and char in '“”„"':
        inside = len(before) > 1 and before[-2:].isalpha() and after.isalpha()
        return None if language.joiner and inside else Sign(at, "”", "curly", "either")
    if char == '"':
        role = _by_place(before, after) or "either"
    elif char == "”":
        role = "either" if _by_place(before, after) == "open" else "close"
    elif char == "“":
        role = _by_place(before, after) or ("close" if language.quotes.high_closes else "open")
    elif char in "«»":
        outwards: QuoteRole = "open" if char == "«" else "close"
        role = outwards if language.quotes.points_out else _by_place(before, after) or "either"
    return Sign(at, char, _FAMILIES[char], role)


def _by_place(before: str, after: str) -> QuoteRole | None:
    """What a mark does between these two characters; None if they do not decide it."""
    left, right = bool(_AT_LEFT.search(before[-1:])), bool(_AT_RIGHT.match(after))
    if left == right:
        return None
    return "open" if left else "close"


class Matched(NamedTuple):
    """The marks of a text: pairs, and marks without a partner, each in order."""

    pairs: tuple[tuple[Sign, Sign], ...]
    alone: tuple[Sign, ...]


def matched(text: str, lang: str) -> Matched:
    """Find the partner of each mark."""
    pairs: list[tuple[Sign, Sign]] = []
    alone: list[Sign] = []
    opened: list[Sign] = []
    nested = False
    for sign in signs(text, lang):
        partner = _partner(sign, opened)
        if partner is not None:
            pairs.append((opened[partner], sign))
            alone += opened[partner + 1 :]
            del opened[partner:]
        elif sign.role == "close" and sign.char not in '”"':
            if not (sign.char == ")" and _NUMBERED.search(text[: sign.at])):
                alone.append(sign)
        else:
            nested |= sign.char == "«" and any(other.char == "«" for other in opened)
            opened.append(sign)
    alone += opened
    if nested:
        # If two quotations end together, one mark closes both.
        alone = [sign for sign in alone if sign.char != "«"]
    if text.count('"') % 2 == 0 or re.search(r'\d[½¼¾]?"', text):
        # An even number of straight marks is in order, however they are nested. Inch marks (19")
        # look the same as quotation marks.
        alone = [sign for sign in alone if sign.char != '"']
    return Matched(tuple(sorted(pairs)), tuple(sorted(alone)))


def _partner(sign: Sign, opened: Sequence[Sign]) -> int | None:
    """The number of the opened mark that this one closes."""
    if sign.role == "open":
        # The language may be wrong about a mark; an open mark before it is more certain.
        top = opened[-1] if opened else None
        return len(opened) - 1 if top and sign.char == "“" and top.char in "„“" else None
    for k in range(len(opened) - 1, -1, -1):
        if sign.char in _CLOSERS.get(opened[k].char, ""):
            return k
    return None


def unpaired(texts: Sequence[str], lang: str) -> dict[int, tuple[Sign, ...]]:
    """The marks without a partner in each of a series of texts, by number.

    A quotation may open in one text and close in a later one. Its partner is then the next mark of
    its family without a partner, which must be a closing one.
    """
    left: dict[int, list[Sign]] = {}
    for family in _alone(texts, lang):
        for (number, sign), closing in _coupled(family):
            if closing is None:
                left.setdefault(number, []).append(sign)
    return {number: tuple(sorted(alone)) for number, alone in left.items()}


def running(texts: Sequence[str], lang: str) -> frozenset[int]:
    """The numbers of the texts that have part of a quotation that opens in one text and closes in a
    later one.
    """
    return frozenset(
        number
        for family in _alone(texts, lang)
        for (first, sign), closing in _coupled(family)
        if closing is not None and sign.is_quote
        for number in range(first, closing[0] + 1)
    )


def _alone(texts: Sequence[str], lang: str) -> Iterable[Sequence[tuple[int, Sign]]]:
    """The marks without a partner in their own text, by family, with the numbers of the texts."""
    run: dict[str, list[tuple[int, Sign]]] = {}
    for number, text in enumerate(texts):
        for sign in matched(text, lang).alone if _SIGN.search(text) else ():
            run.setdefault(sign.family, []).append((number, sign))
    return run.values()


def _coupled(
    family: Iterable[tuple[int, Sign]],
) -> Iterator[tuple[tuple[int, Sign], tuple[int, Sign] | None]]:
    """Each mark of one family with the next one if this closes it, else alone."""
    waiting: tuple[int, Sign] | None = None
    for place in family:
        if waiting is not None and _ends(waiting, place):
            yield waiting, place
            waiting = None
            continue
        if waiting is not None:
            yield waiting, None
        waiting = place
        if place[1].role == "close":
            yield place, None
            waiting = None
    if waiting is not None:
        yield waiting, None


def _ends(opening: tuple[int, Sign], closing: tuple[int, Sign]) -> bool:
    (first, one), (last, other) = opening, closing
    reach = _STRAIGHT_REACH if one.char == '"' else _REACH
    return last - first <= reach and other.role != "open" and other.char in _CLOSERS[one.char]


def is_open(text: str) -> bool:
    """Whether a quotation in single marks continues beyond either end of this text."""
    opens, closes = len(_SINGLE_OPENS.findall(text)), len(_SINGLE_CLOSES.findall(text))
    if text[:1] in ("'", "‘") and opens == 1:
        # The apostrophe in students' closes no quotation.
        closes = min(closes, len(_SINGLE_CLOSES_SURELY.findall(text)))
    if text.count("''") % 2:
        return True
    return opens > closes or opens < len(_SINGLE_ENDS.findall(text))


def quoted(text: str, lang: str) -> list[Span]:
    """The spans of text between quotation marks."""
    return [(one.at + 1, other.at) for one, other in matched(text, lang).pairs if one.is_quote]
