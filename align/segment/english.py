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
_HOURS = words("a.m p.m")
_SPEECH = re.compile(
    r"(?:[A-Z][\w.'’-]*+ ){1,4}(?:said|says|asked|asks|replied|added|wrote|cried|shouted|exclaimed"
    r"|answered|wondered|told|joked|tweeted|continued|explained|insisted|recalled|whispered)\b"
)


def habit(stop: Stop) -> bool | None:
    """Times of day, and words that name the speaker."""
    hour = stop.word.lower() in _HOURS and stop.previous[-1:].isdigit()
    if hour and stop.marks == "." and not stop.closers:
        return stop.following not in _DAYS and stop.following not in _ZONES
    quoted = stop.marks != "." and stop.closers[:1] in ('"', "”", "’", "'")
    if quoted and not stop.opens and _SPEECH.match(stop.text, stop.next):
        return False  # “Why now?” Mary asked.
    return None
