"""What to delete with some words, so that the rest of a sentence is punctuated as it should be."""

from __future__ import annotations

from align.checks.model.finding import Span

#: Signs that stand between parts of a sentence, and those that end one.
_BETWEEN, _ENDS = ",;:–—،、，；：", ".?!…。？！"
#: Those of them that have a space before them.
_DASHES = ("–", "—")
#: Signs around words that mean nothing without them.
_AROUND = {"(": ")", "[": "]", "«": "»", "“": "”", "„": "“", "‘": "’", "（": "）", "「": "」"}
_CLOSING = (*_AROUND.values(), *_ENDS)


def spare(text: str, span: Span) -> Span:
    """``span`` of a text with the brackets, the comma or the space that only its words need, and
    without the sign that ends the sentence.
    """
    begin, end = span
    while begin < end and text[begin].isspace():
        begin += 1
    end = begin + len(text[begin:end].rstrip())
    left, right = text[:begin].rstrip(), text[end:].lstrip()
    if left and not right and left[-1] not in _ENDS:
        end = begin + len(text[begin:end].rstrip("".join(_ENDS)).rstrip()) or end
        right = text[end:].lstrip()
    while left and right and _AROUND.get(left[-1]) == right[0]:
        begin, end = len(left) - 1, len(text) - len(right) + 1
        left, right = text[:begin].rstrip(), text[end:].lstrip()
    if not left and right and right[0] in _BETWEEN:
        end = len(text) - len(right) + 1
    elif left and left[-1] in _BETWEEN and _parted(right):
        # Of two signs, the one that follows says how the rest goes on.
        spaced = right[:1] in _DASHES
        return len(left.rstrip(_BETWEEN + " \u00a0")), end if spaced else len(text) - len(right)
    return _spaced(text, begin, end)


def _parted(right: str) -> bool:
    return not right or right[0] in _BETWEEN or right[0] in _CLOSING


def _spaced(text: str, begin: int, end: int) -> Span:
    """The span with the space before it, or else after it, if one would be left over."""
    if begin and text[begin - 1].isspace() and (end == len(text) or not text[end].isalnum()):
        begin -= 1
    elif end < len(text) and text[end].isspace():
        end += 1
    return begin, end
