"""Chinese and Japanese: no spaces, and quotations that continue after their end mark."""

from __future__ import annotations

import re

from align.segment.rules import Stop

_CLOSING = frozenset("」』”’｣")
_BRACKETS = {")": "(", "）": "（"}
_REMARK = 300  # code points of the longest one
_TITLES = frozenset("》〉")
# A title is never split; a short quotation is not if it is a noun of its clause.
_NEVER = (("《", "》"), ("〈", "〉"))
_NOUNS = (("「", "」"), ("『", "』"), ("“", "”"))
_TITLE, _NOUN = 60, 24  # code points
_CASE = re.compile("[はがをにもの]|で[はも]?|[\u4e00-\u9fff]")
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
# “……？”他问。 The words that name the speaker belong to the quotation.
_SPEECH = re.compile(
    r"(?:(?!没|沒|不|未|无|無)[^，。！？、“”\s]){0,8}(?:说|說|问|問|道|表示|喊|答|指出)[，。：]"
)


def habit(stop: Stop) -> bool | None:
    """A quotation that continues after its end mark, and a title that has or ends in one."""
    if _in_title(stop):
        return False
    if stop.closers[-1:] in _TITLES and stop.closers:
        return False  # 《走吧！》是一本书。
    if stop.closers[-1:] in _BRACKETS:
        low = max(stop.start, stop.mark - _REMARK)
        opened = stop.text.rfind(_BRACKETS[stop.closers[-1]], low, stop.mark)
        return False if opened > stop.start else None  # 彼は（笑って。）帰った。
    goes_on = _HIRAGANA.match(stop.text, stop.next) or _SPEECH.match(stop.text, stop.next)
    return False if goes_on and not _CLOSING.isdisjoint(stop.closers) else None


def _in_title(stop: Stop) -> bool:
    """Whether the mark is inside a title: 节目《谁？在哪里？》结束了."""
    text = stop.text
    for pair, longest in ((_NEVER, _TITLE), (_NOUNS, _NOUN)):
        low = max(stop.start, stop.mark - longest)
        for opening, closing in pair:
            opened = text.rfind(opening, low, stop.mark)
            if opened < 0 or text.find(closing, opened, stop.next) >= 0:
                continue
            closed = text.find(closing, stop.next, opened + longest)
            if closed < 0 or text.find(opening, stop.next, closed) >= 0:
                continue
            before = text[opened - 1 : opened]
            if pair is _NEVER or (
                opened > stop.start and before.isalnum() and _CASE.match(text, closed + 1)
            ):
                return True
    return False
