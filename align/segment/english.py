"""English: titles, companies, times of day, and words that name the speaker."""

from __future__ import annotations

import re

from align.languages.model import words
from align.segment.rules import Stop

_ZONES = words("GMT UTC EST EDT CST CDT MST MDT PST PDT CET CEST BST MSK ET PT CT MT")
_DAYS = words(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
        May June July August September October November December Eastern Central Pacific Moscow
        Greenwich"""
)
_TITLES = words("Mr Mrs Ms Dr Prof Sir Lady Lord Miss")
_HOURS = words("a.m p.m")
# A sentence of only such words and numbers has just begun: «At 9 a.m. Mr. Holm left.»
_TIMES = words(
    """a about after and around at before between by day days each early every evening exactly first
        following from in just last late later morning next night of on only or same shortly since
        soon starting that the this till to today tomorrow until week weekend yesterday"""
) | {day.lower() for day in _DAYS}
_FEW = 10  # words
_SPEECH = re.compile(
    r"(?:[A-Z][\w.'’-]*+ ){1,4}(?:said|says|asked|asks|replied|added|wrote|cried|shouted|exclaimed"
    r"|answered|wondered|told|joked|tweeted|continued|explained|insisted|recalled|whispered)\b"
)


def _has_begun(stop: Stop) -> bool:
    """Whether all that the sentence has so far is a time."""
    if stop.mark - stop.start > 12 * _FEW:
        return False
    said = stop.text[stop.start : stop.mark].lower().split()
    bare = (word.strip(",.–—-") for word in said[:-1])
    return len(said) <= _FEW and all(
        word in _TIMES or word[:1].isdigit() or not word for word in bare
    )


def habit(stop: Stop) -> bool | None:
    """Times of day, and words that name the speaker."""
    hour = stop.word.lower() in _HOURS and stop.previous[-1:].isdigit()
    if hour and stop.marks == "." and not stop.closers:
        if stop.following in _DAYS or stop.following in _ZONES:
            return False
        named = not stop.opens or stop.following in _TITLES
        return not (named and _has_begun(stop))
    quoted = stop.marks != "." and stop.closers[:1] in ('"', "”", "’", "'")
    if quoted and not stop.opens and _SPEECH.match(stop.text, stop.next):
        return False  # “Why now?” Mary asked.
    return None
