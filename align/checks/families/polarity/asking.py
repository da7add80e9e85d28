"""Questions that only one side of a bead has, and whether the other side asks in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from align import languages
from align.checks.engine.reading import Pair, Side
from align.checks.families.form.form import end_mark
from align.checks.model.finding import Mark
from align.languages import joiner, marks

#: What may stand before the first word of a sentence.
_OPENS = r"^[\W\d]*"
#: What stands before a reported question, which may begin with a preposition.
_COMMA = r"[,:—–،、，]\s*(?:[^\W\d_]{1,4} )?"

_CLOSE = tuple("\"'”’“»«›」』")
#: A word, and a quotation after it that goes on to the end.
_QUOTATION = re.compile(r"[^\W\d_][,:]?\s+[\"'“”„‚«»‘‹「『]\w[^\"”»「『]*$")


def questions(pair: Pair) -> Iterator[Mark]:
    """A question mark that only one side has."""
    here, there = _asked_at(pair.src), _asked_at(pair.tgt)
    if (here < 0) == (there < 0):
        return
    if here >= 0:
        kind, side, other, at = "question-lost", pair.src, pair.tgt, here
    else:
        kind, side, other, at = "question-added", pair.tgt, pair.src, there
    if _may_ask(other):
        return
    # A question inside a sentence may be translated freely.
    asks = any(_asks(side.sentence(k), side.lang) for k in range(len(side.sentences)))
    said, end = end_mark(other.text, other.lang)
    mark = at, at + 1
    spans = (mark, end) if side is pair.src else (end, mark)
    # *Aren't you ashamed?* is an exclamation in other languages.
    freely = not asks or said == "!" or _is_tag(side, at) or _asks_otherwise(side, at, other)
    if side is pair.tgt:
        freely = freely or _lacks_its_mark(other)
    yield Mark(kind, pair.number, *spans, {}, pair.doubt + freely, "?")


def _asked_at(side: Side) -> int:
    """The position of the last question mark in a text; -1 if it has none."""
    signs = marks.question_marks(languages.of(side.lang))
    return max(side.text.rfind(sign) for sign in signs)


def _asks(sentence: str, lang: str) -> bool:
    return end_mark(sentence, lang)[0] == "?" or marks.INNER_QUESTION in sentence


def _may_ask(side: Side) -> bool:
    """Whether a text without a question mark may be a question in its language."""
    own = languages.of(side.lang).marks
    return own.may_lack or bool(
        own.asks and any(re.search(own.asks, side.sentence(k)) for k in range(len(side.sentences)))
    )


def _is_tag(side: Side, at: int) -> bool:
    """Whether the question mark at ``at`` ends a question that asks nothing: *Fine, right?*."""
    return _patterns(side.lang).tags.search(side.text, 0, at) is not None


def _asks_otherwise(side: Side, at: int, other: Side) -> bool:
    """Whether a text without a question mark asks what ``side`` asks at ``at``: it demands the
    answer, or reports the question.
    """
    own = _patterns(other.lang)
    if _in_a_sentence(own.requests, other):
        return True
    reported = bool(own.reported.search(other.text))
    if own.reports.search(other.text):
        return reported or not _patterns(side.lang).reports.search(side.text)
    return reported and _ends_quotation(side.text, at)


def _lacks_its_mark(side: Side) -> bool:
    """Whether a text without a question mark may be a question that was typed without it: it has no
    end mark, or begins as a question does and goes on without a comma.
    """
    opens = _patterns(side.lang).opens
    return not end_mark(side.text, side.lang)[0] or _in_a_sentence(opens, side)


def _in_a_sentence(pattern: re.Pattern[str], side: Side) -> bool:
    return any(pattern.search(side.sentence(k)) for k in range(len(side.sentences)))


def _ends_quotation(text: str, at: int) -> bool:
    """Whether a question mark ends a quotation that began inside a sentence."""
    return text[at + 1 : at + 2] in _CLOSE and bool(_QUOTATION.search(text, 0, at))


class _Patterns(NamedTuple):
    """Patterns of the beginning of a question without commas, of the beginning of a request, of
    words that report a question, of a reported question, and of a question that asks nothing.
    """

    opens: re.Pattern[str]
    requests: re.Pattern[str]
    reports: re.Pattern[str]
    reported: re.Pattern[str]
    tags: re.Pattern[str]


@cache
def _patterns(lang: str) -> _Patterns:
    own = languages.of(lang).marks
    return _Patterns(
        _words(_OPENS, own.interrogatives, lang, "[^,،、，]*$"),
        _words(_OPENS, own.requests, lang),
        _words("", own.reports, lang),
        _words(_COMMA, own.interrogatives, lang),
        _words(r"[,;—–]\s", own.tags, lang, r"\s*$"),
    )


def _words(before: str, alternatives: str, lang: str, after: str = "") -> re.Pattern[str]:
    """A pattern of whole words, or of runs of characters in a language without spaces."""
    if not alternatives:
        return re.compile("(?!)")
    edges = (r"(?<!\w)", r"(?!\w)") if joiner(lang) else ("", "")
    return re.compile(f"{before}{edges[0]}(?:{alternatives}){edges[1]}{after}", re.IGNORECASE)
