"""From end marks to sentences: one pass over a paragraph, in linear time.

Every run of end marks is examined once, with a bounded window on both sides, and nothing is
searched again. So a decision costs the same in a paragraph of any size.
"""

from __future__ import annotations

import re
from functools import cache

from align.segment.rules import Rules, Stop

#: Marks that end a sentence if white space follows them.
MARKS = ".!?…‽؟⸮։።፧׃"
#: Marks that end one even if the next letter follows immediately.
TIGHT = "。！？｡．॥।۔။།༎។៕"
#: These may follow a mark and still belong to the sentence. German closes with “ and «, which open
#: elsewhere, but no opener follows a mark without a space.
CLOSERS = "\"'»›«‹”’“‘)]}」』）】〉》〕］｝｣〞"

_OPENING = re.compile(r"""[\s"'«»‹›“”„‟‘’‚(\[{「『（【〈《〔［｢¿¡*_]*+""")
_DASH = re.compile(r"[—–―-]+\s*+")
_WORD = re.compile(r"\d[\d.,:]{0,30}|[^\W\d_](?:[^\W_]|['’-](?=[^\W\d_])){0,30}")
_GOES_ON = frozenset(",;:.!?…)]}»›%&=/|，、；：")
_QUOTES = frozenset("\"'»›«‹”’“‘」』｣")
_STRIP = "\"'«»‹›“”„‟‘’‚([{¿¡*_—–-"
_GLUED = re.compile(r"\d[\d.,–-]*(?=[а-яёі/]+$)")
_NUMBER = re.compile(r"\d+(?:[.,:/–-]\d+)*")
_ROMAN = re.compile(r"[IVXLCDM]{1,7}")
_INITIALS = re.compile(r"[^\W\d_]{1,2}(?:[.-]{1,2}[^\W\d_]{1,2})*")
_ITEM = re.compile(r"(?:\d{1,3}|[^\W\d_])(?:\.\d{1,3}){0,3}|[ivxlIVXL]{1,5}")
_LETTERS = re.compile(r"(?:[^\W\d_]|[-'’/]){1,24}")

_LOOK_BACK = 60  # code points searched for the last two words
_BRACKET = 300  # a longer remark in brackets counts as not closed
_LABEL = 100  # the longest «I. Torvend (answers after J. Holt):»


def cut(text: str, rules: Rules) -> list[tuple[int, int]]:
    """Cut a paragraph into ``(start, end)`` pairs, see ``align.segment.spans``."""
    whole = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    found: list[tuple[int, int]] = []
    if start >= whole:
        return found
    label = _label_end(text, start)
    for match in _candidates(rules.extra_marks, rules.spaceless).finditer(text, start, whole):
        nxt = match.end()
        end = match.end(2)
        if rules.spaceless and (quote := text.find('"', match.end(1), end)) >= 0:
            # Without spaces, only counting shows whether a quote opens or closes.
            closing = text.count('"', max(start, quote - _BRACKET), quote) % 2 == 1
            end, nxt = (end, nxt) if closing else (quote, quote)
        if nxt >= whole:
            break
        if match.start() < label or (end == nxt and not _tight(text, match.end(1), end, rules)):
            continue
        if _ends(text, start, match, text[match.end(1) : end], nxt, rules):
            found.append((start, end))
            start = nxt
    found.append((start, whole))
    return found


@cache
def _candidates(extra: str, spaceless: bool) -> re.Pattern[str]:
    """Match marks, closers and white space, possessively: no input makes it backtrack."""
    marks = re.escape(MARKS + TIGHT + extra)
    closers = re.escape("".join(c for c in CLOSERS if not (spaceless and c in "“‘«‹'")))
    # French puts a space before a closing guillemet; a letter after it makes it an opening one.
    spaced = rf"[ \u00a0\u202f]+[»›](?=[\s{marks}{closers},;:]|$)"
    return re.compile(rf"([{marks}]++)((?:[{marks}{closers}]|{spaced})*+)(\s*+)")


def _tight(text: str, after: int, end: int, rules: Rules) -> bool:
    """Say whether marks up to ``after`` can end a sentence although no space follows ``end``."""
    mark = text[after - 1]
    if mark in TIGHT:
        return True
    # Chinese typed with Latin marks: both neighbours are ideographs.
    return rules.spaceless and mark in ".!?" and text[end] > "\u3000" < text[after - 2 : after - 1]


def _ends(
    text: str, start: int, match: re.Match[str], closers: str, nxt: int, rules: Rules
) -> bool:
    mark, marks = match.start(), match.group(1)
    at = _OPENING.match(text, nxt).end()  # type: ignore[union-attr]
    dash = _DASH.match(text, at)
    quoted = bool(dash) and not _QUOTES.isdisjoint(closers)
    if dash:
        at = _OPENING.match(text, dash.end()).end()  # type: ignore[union-attr]
        if quoted and at == dash.end():
            return False  # «Да!» — Иванов улыбнулся
    if at >= len(text):
        return False  # only quotes and dashes are left
    word = _WORD.match(text, at)
    following = word.group() if word else text[at]
    first = following[0]
    if first in _GOES_ON or (_small(first) and not following[1:2].isupper()):
        return False
    before = text[max(start, mark - _LOOK_BACK) : mark]
    if not any(map(str.isalnum, before)) and mark - start <= _LOOK_BACK:
        return False  # a leading ellipsis or a bullet is not a sentence
    if before[-1] in "([（" or _in_brackets(text, start, match.end(1) + len(closers)):
        return False
    tokens = before.split()
    stop = Stop(
        text,
        start,
        mark,
        nxt,
        marks,
        closers,
        tokens[-1].lstrip(_STRIP) if tokens else "",
        tokens[-2] if len(tokens) > 1 else "",
        following,
        following.lower() in rules.stops.openers
        # «A. Smith» opens with an initial, not with an article.
        and not (len(following) == 1 and text[at + 1 : at + 2] == "."),
    )
    if rules.habit is not None and (opinion := rules.habit(stop)) is not None:
        return opinion
    if marks == "．":
        return not first.isdigit()
    # «(с 1702 г.).»: the second stop shows that the first does not end the sentence.
    return marks != "." or any(c in MARKS for c in closers) or _full_stop(stop, rules)


def _full_stop(stop: Stop, rules: Rules) -> bool:
    """Say whether this single full stop ends a sentence, not just a word."""
    word, previous = stop.word, stop.previous
    begins = stop.mark - stop.start <= len(word) + 2
    if begins and not stop.closers and _ITEM.fullmatch(word):
        return False  # «1. First», «a. First», «IV. First»
    if _NUMBER.fullmatch(word):
        return not _is_ordinal(stop, rules) or stop.opens
    if len(previous) in (2, 3) and previous[-1] == "." and _INITIALS.fullmatch(word):
        word = previous.lstrip(_STRIP) + word  # «т. д.», «U. S.»
    elif glued := _GLUED.match(word):
        word = word[glued.end() :]  # «10кг.»
    if not word or not word[-1].isalpha():
        return True
    if _is(word, rules.stops.heads):
        return False
    return bool(stop.closers) or _after_word(word, stop, rules)


def _after_word(word: str, stop: Stop, rules: Rules) -> bool:
    """The same for a word of letters that may be an abbreviation."""
    previous, following = stop.previous, stop.following
    number = following[0].isdigit() or (not stop.opens and bool(_ROMAN.fullmatch(following)))
    if _is(word, rules.stops.numbered):
        return not number
    if _is(word, rules.stops.tails):
        return not number or stop.opens
    if _is(word, rules.stops.either) or (_INITIALS.fullmatch(word) and _is_initial(word)):
        return stop.opens
    if len(word) > 1 and _ROMAN.fullmatch(word):
        return not rules.stops.ordinals or stop.opens  # «Louis XIV.», but «der II. Weltkrieg»
    if not _LETTERS.fullmatch(word) or (word.islower() and previous[-1:].isdigit()):
        return True  # an address, or the unit of a number
    opens = len(word) > 1 and word.lower() in rules.stops.openers
    if stop.opens or opens or word in rules.stops.plain:
        return True
    return rules.judge(word, following)


def _is_ordinal(stop: Stop, rules: Rules) -> bool:
    """«am 5. Mai», «der 19. Jahrhunderts», but not «auf Kanal 4. Danach»."""
    previous = stop.previous
    known = not previous or previous[-1] == "," or previous[0].islower()
    known = known or stop.text.startswith(previous, stop.start)
    short = len(stop.word) <= 2
    return rules.stops.ordinals and short and known and stop.following[0].isalpha()


def _small(letter: str) -> bool:
    """Unicode calls Georgian letters lower case, but Georgian begins sentences with them."""
    return letter.islower() and not "\u10d0" <= letter <= "\u10ff"


def _is_initial(word: str) -> bool:
    """``J``, ``С.В`` or ``Ж.-П``, but neither ``Он`` nor ``по``; ``z.B`` and ``т.е`` too."""
    return (len(word) == 1 and word.isupper()) or "." in word


def _is(word: str, listed: frozenset[str]) -> bool:
    if word in listed:
        return True
    # A single capital is an initial, even if the letter in lower case is an abbreviation.
    return len(word) > 1 and (
        word.lower() in listed or (word.isupper() and word.capitalize() in listed)
    )


def _in_brackets(text: str, start: int, here: int) -> bool:
    """Inside a remark in brackets that the sentence opens and soon closes."""
    low = max(start, here - _BRACKET)
    opened = text.rfind("(", low, here)
    # If the sentence itself begins with the bracket, the sentences inside are separate.
    if opened <= start or text.rfind(")", opened, here) >= 0:
        return False
    closed = text.find(")", here, here + _BRACKET)
    return closed >= 0 and text.find("(", here, closed) < 0


def _label_end(text: str, start: int) -> int:
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
