"""What is around a place where a sentence may end: brackets, titles, labels, headings, items.

Every function reads a bounded part of the text.
"""

from __future__ import annotations

import re

from align.segment.rules import Rules, Stop

STRIP = "\"'«»‹›“”„‟‘’‚([{¿¡*_—–-"

_BRACKET = 300  # a longer remark in brackets counts as not closed
_TITLE = 120  # the same for a title in quotation marks
_LABEL = 100  # the longest «I. Torvend (answers after J. Holt):»
HEADING = 40  # code points before the stop of «Chapter 2.»
_TOKEN = 40  # the longest word before a stop without a space
_SHORT = 160  # the longest heading
_CLAUSE = 5  # the shortest Chinese clause that dots can end

_ITEM = r"(?:(?:\d{1,3}|[^\W\d_])(?:\.\d{1,3}){0,3}|[ivxlIVXL]{1,5})"
_ONLY_ITEM = re.compile(_ITEM)
_NAMED = re.compile(
    rf"([^\W\d_][^\W\d_-]{{0,18}})(\.?)[ \u00a0]{{1,2}}(?:[№#] ?)?(?:{_ITEM}|\d[\d.–-]{{0,14}})"
)
_COUNTED = re.compile(rf"(?:§|{_ITEM}[.)]?)[- \u00a0]{{0,2}}([^\W\d_]{{2,18}}|§)")
_PARAGRAPH = re.compile(rf"§{{1,2}} ?{_ITEM}")
_MARK_OF_ITEM = re.compile(r"(?:\d{1,2}|[^\W\d_]|[ivx]{1,4})\)\s")
_FIRST_ITEM = re.compile(r"\(?(?:\d{1,2}|[^\W\d_]|[ivx]{1,4})\)\s")
_INVERTED = re.compile(r"[^\W\d_]{2,},\s(?:[^\W\d_]\.[\s-]?){0,2}[^\W\d_]$")
_NEXT = re.compile(r"[^\W\d_](?:[^\W\d_]+|(?=[ ’']))")
_CODE = re.compile(r"[(=_/@\[]|\.\w")
_PLAIN_TOKEN = re.compile(r"[\"'«“„‘(—–]*[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*")
_PAIRS = ("«»", "“”", "„“", "„”", "‹›")


def is_mark_of_item(text: str, at: int) -> bool:
    """The mark of an item of a list begins at ``at``: «б)»."""
    return _MARK_OF_ITEM.match(text, at) is not None


def is_item(text: str, start: int, at: int) -> bool:
    """An item of a list begins at ``at``, in lower case: «а) Хранить тайну. б) Платить»."""
    mark = _MARK_OF_ITEM.match(text, at)
    if not mark:
        return False
    return bool(_FIRST_ITEM.match(text, start)) or text[mark.end() : mark.end() + 1].isupper()


def is_heading(stop: Stop, rules: Rules) -> bool:
    """The text before the stop is only the number of a heading, of a figure or of an item."""
    text, start, mark = stop.text, stop.start, stop.mark
    word = stop.word
    item = word[:1].isdigit() or (len(word) < 12 and bool(_ONLY_ITEM.fullmatch(word)))
    if item and mark - start <= len(word) + 2 and _ONLY_ITEM.fullmatch(word):
        return True
    first = text[start]
    if not (item or first in "§IVXLC" or first.isdigit() or stop.following.isupper()):
        return False
    opening = text[start:mark]
    if named := item and _NAMED.fullmatch(opening):
        return (
            named[1].lower() in rules.stops.headings
            or (bool(named[2]) and rules.kind(named[1]) in ("numbered", "head"))
            or _is_unfinished(stop)
        )
    if opening.isupper() and opening.split()[0].lower() in rules.stops.headings:
        return len(text) <= _SHORT and text.isupper()  # «PART ONE. THE RIVER»
    if counted := _COUNTED.fullmatch(opening):
        return (
            counted[1] == "§"
            or counted[1].lower() in rules.stops.headings
            or (opening[:1].isdigit() and _is_unfinished(stop))
        )
    return _PARAGRAPH.fullmatch(opening) is not None


def _is_unfinished(stop: Stop) -> bool:
    """The paragraph is one line without an end mark, as a heading is."""
    text = stop.text
    if stop.start or len(text) > _SHORT:
        return False
    return text.rstrip()[-1].isalnum() and not re.search(r"[.!?…]\s", text[stop.next :])


def in_brackets(text: str, start: int, here: int, pair: str = "()") -> bool:
    """Inside a remark in brackets that the sentence opens and soon closes."""
    low = max(start, here - _BRACKET)
    opening, closing = pair[0], pair[1]
    opened = text.rfind(opening, low, here)
    # If the sentence itself begins with the bracket, the sentences inside are separate.
    if opened <= start or text.rfind(closing, opened, here) >= 0:
        return False
    closed = text.find(closing, here, here + _BRACKET)
    return closed >= 0 and text.find(opening, here, closed) < 0


def quotes_in(text: str) -> tuple[str, ...]:
    """The pairs of quotation marks that a paragraph has."""
    if text.isascii():
        return ()
    return tuple(pair for pair in _PAIRS if pair[0] in text and pair[1] in text)


def in_title(stop: Stop, pairs: tuple[str, ...]) -> bool:
    """Inside a title in quotation marks: «Что? Где? Когда?».

    The quotation is part of the clause: no colon or comma leads to it, and the clause continues
    after it.
    """
    text = stop.text
    low = max(stop.start, stop.mark - _TITLE)
    for opening, closing in map(tuple, pairs):
        opened = text.rfind(opening, low, stop.mark)
        if opened < 0 or text.rfind(closing, opened + 1, stop.next) >= 0:
            continue
        closed = text.find(closing, stop.next, opened + _TITLE)
        if closed < 0 or text.find(opening, stop.next, closed) >= 0:
            continue
        return _is_part_of_clause(text, stop.start, opened, closed)
    return False


def _is_part_of_clause(text: str, start: int, opened: int, closed: int) -> bool:
    before = text[max(start, opened - 2) : opened]
    after = text[closed + 1 : closed + 3].lstrip("\u00a0 ")
    if len(before) == 2 and before[1].isspace() and before[0].isalnum():
        return after[:1].islower() or after[:1] in (",", ";", ")", ".")
    # In Russian, there is a dash or a comma between direct speech and what follows it.
    return not before.strip() and text[opened] == "«" and after[:1].islower()


def lacks_space(text: str, start: int, match: re.Match[str]) -> bool:
    """Only the space is missing between two sentences: «Ты готов?Тогда иди».

    Addresses, abbreviations and names of programs have capitals after a stop too.
    """
    mark, end = match.start(), match.end(2)
    if match.group(1) in "!?" and text[mark - 1] in " \u00a0\u202f":
        mark -= 1  # as French writes it: «Tu es prêt ?Alors viens»
    if mark <= start or not (text[end].isupper() or text[end] in "¡¿«„“"):
        return False
    closers, last = match.group(2), text[mark - 1]
    if not last.islower() and not (closers and last.isalpha()):
        return False
    word = _NEXT.match(text, end + (not text[end].isupper()))
    if not word or _CODE.match(text, word.end()):
        return False
    if len(word[0]) > 1 and not word[0][1:].islower():
        return False
    low = max(start, mark - _TOKEN)
    token = text[max(text.rfind(" ", low, mark) + 1, low) : mark]
    if not _PLAIN_TOKEN.fullmatch(token):
        return False
    return match.group(1) != "." or bool(closers) or (len(token) > 2 and token[0].islower())


def trails_off(text: str, start: int, after: int, end: int, rules: Rules) -> bool:
    """A clause ends in dots before a pronoun, as in «他想了很久……他没有回答。».

    Dots also stand for a pause, often before the same word again: «我……我不知道。»
    """
    said = text[start:after].rstrip("…")
    paused = "…" in said or said[-1:] == text[end] or said[-1:] in "，、：" or len(said) < _CLAUSE
    return after == end and text[end] in rules.stops.openers and not paused


def is_ordinary(text: str, match: re.Match[str]) -> bool:
    """The marks follow a whole word, or are not a full stop: they can end a sentence that a word
    in small letters follows, in a text without capitals.
    """
    before = text[max(0, match.start() - 3) : match.start()]
    ended = match.group(1)[-1] in "!?" or (match.group(1) == "." and len(before) == 3)
    return ended and (before.isalpha() or match.group(1) != ".") and not match.group(2)


def ends_in_letter(stop: Stop, rules: Rules) -> bool:
    """A single letter that is not an initial: «на прямой M», ``Holm, J. R. Secretary:``."""
    if stop.previous.lower().strip(",") in rules.stops.lettered and len(stop.word) == 1:
        return True
    after = stop.at + len(stop.following)
    if stop.text[after : after + 1] != ":":
        return False
    return bool(_INVERTED.search(stop.text[max(stop.start, stop.mark - 40) : stop.mark]))


def label_end(text: str, start: int) -> int:
    """Where the label of a speaker at the start of a turn ends; ``start`` if there is none."""
    colon = text.find(":", start, start + _LABEL)
    if colon < 0:
        return start
    name, bracket, remark = text[start:colon].partition("(")
    if bracket and not remark.rstrip().endswith(")"):
        return start
    tokens = name.split()
    if not 0 < len(tokens) <= 8 or not all(token[0].isupper() for token in tokens):
        return start
    # A long word with a full stop ends a sentence; it is not a title or an initial.
    if any(token[-1] in "!?…" or (token[-1] == "." and len(token) > 5) for token in tokens):
        return start
    return colon
