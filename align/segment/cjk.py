"""Chinese and Japanese: no spaces, and quotations that continue after their end mark."""

from __future__ import annotations

import re

from align.segment.rules import Stop

_CLOSING = frozenset("」』”’｣")
_BRACKETS = {")": "(", "）": "（"}
_REMARK = 300  # code points of the longest one
_TITLES = frozenset("》〉")
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
# “……？”他问。 The words that name the speaker belong to the quotation.
_SPEECH = re.compile(
    r"(?:(?!没|沒|不|未|无|無)[^，。！？、“”\s]){0,8}(?:说|說|问|問|道|表示|喊|答|指出)[，。：]"
)


def habit(stop: Stop) -> bool | None:
    """A quotation that continues after its end mark, and a title that ends in one."""
    if stop.closers[-1:] in _TITLES and stop.closers:
        return False  # 《走吧！》是一本书。
    if stop.closers[-1:] in _BRACKETS:
        low = max(stop.start, stop.mark - _REMARK)
        opened = stop.text.rfind(_BRACKETS[stop.closers[-1]], low, stop.mark)
        return False if opened > stop.start else None  # 彼は（笑って。）帰った。
    goes_on = _HIRAGANA.match(stop.text, stop.next) or _SPEECH.match(stop.text, stop.next)
    return False if goes_on and not _CLOSING.isdisjoint(stop.closers) else None
