"""Brackets and quotation marks: which open, which close, and which have no partner.

The language decides what a mark does, and where it leaves a choice the marks' neighbours do:
``»so«`` in German, ``«так»`` in Russian; ``“`` closes after ``„`` and opens in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from align.checks.model.finding import Span

QuoteRole = Literal["open", "close", "either"]


class Sign(NamedTuple):
    """A bracket or quotation mark at ``at``; only those of one ``family`` make a pair."""

    at: int
    char: str
    family: str
    role: QuoteRole

    @property
    def span(self) -> Span:
        """The place of the mark."""
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
#: Which marks close what an opening one has begun.
_CLOSERS = {"«": "»", "»": "«»", "„": "“”\"", "“": "”\"", "”": "”", '"': '"', "(": ")）", "[": "]",
            "{": "}", "（": "）)", "「": "」", "『": "』", "《": "》"}  # fmt: skip
#: Languages where « opens, whatever stands beside it (French has a space there).
_POINTING_OUT = frozenset({"ru", "uk", "be", "bg", "fr", "it", "es", "pt", "el", "hy", "kk", "tr"})
#: Languages where “ closes.
_HIGH_CLOSES = frozenset({"de", "cs", "sk", "bg", "sl", "hr", "et", "lt", "lv", "is", "ka"})
_SIGN = re.compile('[«»„“”"()\\[\\]{}（）「」『』《》]')
#: Languages that write no spaces, so that nothing tells an opening mark from a closing one; texts
#: mix them up.
_WITHOUT_SPACES = frozenset({"zh", "ja", "yue"})
_AT_LEFT = re.compile(r"(?:^|[\s(\[{/–—„“«»\"‚‘'])$")
_AT_RIGHT = re.compile(r"$|[\s.,;:!?…)\]}/–—“”«»\"’']")
#: «1)» numbers an item, ":)" smiles, 6'5" and 19" measure.
_NUMBERED = re.compile(r"(?:^|\s)\w{1,3}$|[:;=][-']?$")
_SMILES = re.compile(r"[:;=][-']?$")
_SINGLE_OPENS = re.compile(r"(?<![\w.,!?…])['‘](?!\d\ds?\b|(?:em|til|cause|n|tis|twas)\b)(?=\w)")
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_SINGLE_CLOSES_SURELY = re.compile(r"(?<=[\w.,!?…])(?<!s)['’](?!\w)")
_SINGLE_ENDS = re.compile(r"(?<=[.,!?…])['’](?!\w)")
#: A quotation goes on over so many beads at most; straight marks say less.
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
    if lang in _WITHOUT_SPACES and char in '“”"':
        return Sign(at, "”", "curly", "either")
    if char == '"':
        role = _by_place(before, after) or "either"
    elif char == "”":
        role = "either" if _by_place(before, after) == "open" else "close"
    elif char == "“":
        role = _by_place(before, after) or ("close" if lang in _HIGH_CLOSES else "open")
    elif char in "«»":
        outwards: QuoteRole = "open" if char == "«" else "close"
        role = outwards if lang in _POINTING_OUT else _by_place(before, after) or "either"
    return Sign(at, char, _FAMILIES[char], role)


def _by_place(before: str, after: str) -> QuoteRole | None:
    """What a mark does between these two neighbours; None where they do not tell."""
    left, right = bool(_AT_LEFT.search(before[-1:])), bool(_AT_RIGHT.match(after))
    if left == right:
        return None
    return "open" if left else "close"


class Matched(NamedTuple):
    """The marks of a text: pairs, and those without a partner, each in order."""

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
        # Where two quotations end together, one mark closes both.
        alone = [sign for sign in alone if sign.char != "«"]
    if text.count('"') % 2 == 0 or re.search(r'\d[½¼¾]?"', text):
        # Marks that stand in pairs are in order, however they are nested; and which of them
        # measures (19") and which quotes cannot be told.
        alone = [sign for sign in alone if sign.char != '"']
    return Matched(tuple(sorted(pairs)), tuple(sorted(alone)))


def _partner(sign: Sign, opened: Sequence[Sign]) -> int | None:
    """The number of the opened mark that this one closes."""
    if sign.role == "open":
        # The language may be wrong about a mark; what stands open before it is not.
        top = opened[-1] if opened else None
        return len(opened) - 1 if top and sign.char == "“" and top.char in "„“" else None
    for k in range(len(opened) - 1, -1, -1):
        if sign.char in _CLOSERS.get(opened[k].char, ""):
            return k
    return None


def unpaired(texts: Sequence[str], lang: str) -> dict[int, tuple[Sign, ...]]:
    """The marks without a partner in each of the texts that follow one another, by number.

    A quotation that opens in one and closes in a later one has its partner there: the next mark of
    its family that has none must be the closing one.
    """
    run: dict[str, list[tuple[int, Sign]]] = {}
    for number, text in enumerate(texts):
        for sign in matched(text, lang).alone if _SIGN.search(text) else ():
            run.setdefault(sign.family, []).append((number, sign))
    left: dict[int, list[Sign]] = {}
    for family in run.values():
        for number, sign in _left(family):
            left.setdefault(number, []).append(sign)
    return {number: tuple(sorted(alone)) for number, alone in left.items()}


def _left(family: Iterable[tuple[int, Sign]]) -> Iterator[tuple[int, Sign]]:
    """The marks of one family that remain alone when each has been offered the next one."""
    waiting: tuple[int, Sign] | None = None
    for place in family:
        if waiting is not None and _ends(waiting, place):
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = place
        if place[1].role == "close":
            yield place
            waiting = None
    if waiting is not None:
        yield waiting


def _ends(opening: tuple[int, Sign], closing: tuple[int, Sign]) -> bool:
    (first, one), (last, other) = opening, closing
    reach = _STRAIGHT_REACH if one.char == '"' else _REACH
    return last - first <= reach and other.role != "open" and other.char in _CLOSERS[one.char]


def is_open(text: str) -> bool:
    """Whether a quotation in single marks goes beyond this text at either end."""
    opens, closes = len(_SINGLE_OPENS.findall(text)), len(_SINGLE_CLOSES.findall(text))
    if text[:1] in ("'", "‘") and opens == 1:
        # students' closes nothing that is known.
        closes = min(closes, len(_SINGLE_CLOSES_SURELY.findall(text)))
    if text.count("''") % 2:
        return True
    return opens > closes or opens < len(_SINGLE_ENDS.findall(text))


def quoted(text: str, lang: str) -> list[Span]:
    """What stands between quotation marks."""
    return [(one.at + 1, other.at) for one, other in matched(text, lang).pairs if one.is_quote]
