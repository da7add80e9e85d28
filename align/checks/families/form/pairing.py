"""Brackets and quotation marks of the translation: missing partners, and mixed styles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from align import languages
from align.checks.engine.reading import Pair, Reading
from align.checks.families.form.quotes import Sign, is_open, matched, running, signs, unpaired
from align.checks.model.finding import Mark, Span

#: A style is a habit if it has at least this many quotations, and at least this share of all.
_HABIT, _SHARE = 4, 0.6
#: Text that is in straight quotes for other reasons: code, measures, letters.
_AS_TYPED = re.compile(r"[=<>{}$\\/_]|^\W*$|^\w$")


def brackets(reading: Reading) -> Iterator[Mark]:
    """The first mark without a partner in each bead, unless the source has one as well."""
    src = unpaired([pair.src.text for pair in reading.pairs], reading.src_lang)
    tgt = unpaired([pair.tgt.text for pair in reading.pairs], reading.tgt_lang)
    # Languages mark a long quotation in different ways: English opens it again in each paragraph.
    open_here = running([pair.src.text for pair in reading.pairs], reading.src_lang)
    for pair in reading.filled:
        there = {sign.is_quote or sign.family for sign in src.get(pair.number, ())}
        if is_open(pair.src.text):
            there.add(True)
        for sign in tgt.get(pair.number, ()):
            if (sign.is_quote or sign.family) not in there:
                doubt = int(_runs_on(pair, sign) or (sign.is_quote and pair.number in open_here))
                yield Mark("brackets", pair.number, (0, 0), sign.span, {"tgt": sign.char}, doubt)
                break


def _runs_on(pair: Pair, sign: Sign) -> bool:
    """Whether the quotation in the source continues beyond the bead at the same end. The closing
    mark may then be left out because other words follow.
    """
    text, lang = pair.src.text, pair.src.lang
    if sign.is_quote:
        roles = [other.role for other in signs(text, lang) if other.is_quote]
        if roles and (roles[-1] if sign.role == "open" else roles[0]) == sign.role:
            return True
    return any(
        other.is_quote == sign.is_quote and other.role == sign.role
        for other in matched(text, lang).alone
    )


class _Quotation(NamedTuple):
    """A quotation of bead ``number`` that is not inside another: its two marks, its span and its
    text.
    """

    number: int
    marks: str
    span: Span
    text: str


def quote_style(reading: Reading) -> Iterator[Mark]:
    """Beads with quotation marks that are wrong for the language, if the text mostly uses one
    style.
    """
    own = languages.of(reading.tgt_lang).quotes.styles
    found = [one for pair in reading.filled for one in _outer(pair)]
    count = Counter(one.marks for one in found)
    usual, times = count.most_common(1)[0] if count else ("", 0)
    if usual not in own or times < _HABIT or times < _SHARE * len(found):
        return
    told = -1
    for one in found:
        if one.marks not in own and one.number != told:
            told = one.number
            facts = {"usual": "…".join(usual), "tgt": "…".join(one.marks)}
            better = usual[0] + one.text[1:-1] + usual[1]
            yield Mark("quote-style", told, (0, 0), one.span, facts, 0, one.marks, (better,))


def _outer(pair: Pair) -> Iterator[_Quotation]:
    text, end = pair.tgt.text, 0
    for one, other in matched(text, pair.tgt.lang).pairs:
        if not one.is_quote or one.at < end:
            continue
        end = other.at + 1
        inner, whole = text[one.at + 1 : other.at], text[one.at : end]
        if not (_AS_TYPED.search(inner) or whole in pair.src.text):
            yield _Quotation(pair.number, one.char + other.char, (one.at, end), whole)
