"""From end marks to sentences: one pass over a paragraph, in linear time.

Every run of end marks is examined once, with a bounded window on both sides, and nothing is
searched again. So a decision costs the same in a paragraph of any size.
"""

from __future__ import annotations

import re
from functools import cache

from align.segment import context
from align.segment.fullstop import is_end
from align.segment.rules import Rules, Stop
from align.segment.spaces import cut_at_spaces

#: Marks that end a sentence if white space follows them.
MARKS = ".!?…‽؟⸮։።፧׃‼⁇⁈⁉"
#: Marks that end one even if the next letter follows immediately; most scripts have their own.
TIGHT = "。！？｡．॥।۔།༎។៕။؟؞፧።፨᙮᠃᠉᥄᥅᪨᪩᭚᭛᭞᭟᰻᰼᱾᱿꓿꘎꘏꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꫰꫱꯫܀܁܂߹᜵᜶︒︕︖﹖﹗"
#: These may follow a mark and still belong to the sentence. German closes with “ and «, which open
#: elsewhere, but no opener follows a mark without a space.
CLOSERS = "\"'»›«‹”’“‘)]}」』）】〉》〕］｝｣〞"
#: Signs that are not visible: they may follow anything and mean nothing.
UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad"
#: Signs of notes: raised digits, asterisks, daggers.
_NOTES = "¹²³⁰⁴-⁹⁽⁾*†‡※①-⑳"
#: A note in brackets, if it follows the mark without a space, and a number in brackets after one.
_NOTE = (
    r"\[[^\[\]\n]{1,24}\]|[［〔【(（]\d{1,3}[］〕】)）]"
    r"|[ \u00a0](?:\[\d{1,3}\] ?){1,4}(?=\s|$)(?!\s+\[)"
)

_OPENING = re.compile(rf"""[\s"'«»‹›“”„‟‘’‚(\[{{「『（【〈《〔［｢¿¡*_{UNSEEN}]*+""")
_DASH = re.compile(r"[—–―-]+\s*+")
_WORD = re.compile(r"\d[\d.,:]{0,30}|[^\W\d_](?:[^\W_]|['’-](?=[^\W\d_])){0,30}")
# Dutch and Afrikaans words that begin a sentence in small letters: *'t Was laat.*
_CLITIC = re.compile(r"['’‘][tsnkmd]\s+[A-Z]")
_GOES_ON = frozenset(",;:.!?…)]}»›%&=/|，、；：")
_QUOTES = frozenset("\"'»›«‹”’“‘」』｣")
#: What may follow a name that ends in a mark: ``Yahoo! Inc``.
_COMPANIES = frozenset(["Inc", "Ltd", "LLC", "GmbH", "AG", "Corp", "Co"])
_STRIP = "\"'«»‹›“”„‟‘’‚([{¿¡*_—–-"
_INVISIBLE = re.compile(f"[{UNSEEN}]+")
_RAISED = re.compile(r"\d+$")

_LOOK_BACK = 60  # code points searched for the last words
_LONGEST = 4  # parts of an abbreviation
_BRACKET = 300  # the longest remark in brackets, for counting quotes


def cut(text: str, rules: Rules) -> list[tuple[int, int]]:
    """Cut a paragraph into ``(start, end)`` pairs, see ``align.segment.spans``."""
    whole = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    found: list[tuple[int, int]] = []
    if start >= whole:
        return found
    label = context.label_end(text, start)
    pairs = context.quotes_in(text)
    loose = _small(text[start]) and text[start + 1 : start + 2] not in (")", ".")
    for match in _candidates(rules.extra_marks, rules.spaceless).finditer(text, start, whole):
        nxt = match.end()
        end = match.end(2)
        if rules.spaceless and (quote := text.find('"', match.end(1), end)) >= 0:
            # Without spaces, only counting shows whether a quote opens or closes.
            closing = text.count('"', max(start, quote - _BRACKET), quote) % 2 == 1
            end, nxt = (end, nxt) if closing else (quote, quote)
        if text[start] == "[" and (note := text.find(" [", match.end(1), end)) >= 0:
            end, nxt = note, note + 1  # a list of numbered sources
        if nxt >= whole:
            break
        if match.start() < label or (
            not loose and text[nxt].islower() and _goes_on(text, end, nxt)
        ):
            continue
        if end == nxt and not (
            _tight(text, start, match.end(1), end, rules) or context.lacks_space(text, start, match)
        ):
            continue
        if _ends(text, start, match, text[match.end(1) : end], nxt, rules, pairs, loose=loose):
            found.append((start, end))
            start = nxt
    found.append((start, whole))
    if rules.spaces:
        return cut_at_spaces(text, found, rules.spaces)
    return found


@cache
def _candidates(extra: str, spaceless: bool) -> re.Pattern[str]:
    """Match marks, closers and white space; no input makes it backtrack."""
    marks = re.escape(MARKS + TIGHT + extra)
    closers = re.escape("".join(c for c in CLOSERS if not (spaceless and c in "“‘«‹'")))
    # French puts a space before a closing guillemet; a letter after it makes it an opening one.
    spaced = rf"[ \u00a0\u202f]{{1,3}}+[»›](?=[\s{marks}{closers},;:]|$)"
    raised = r"\d{1,3}+(?=\s+[^\W\d_])"  # the number of a note, as HTML without its tags has it
    # The loop and the option are not possessive, because Python before 3.11.5 then takes wrong
    # places for their ends. What follows always matches, so that there is nothing to go back for.
    return re.compile(
        rf"([{marks}]++)((?:[{marks}{closers}{UNSEEN}{_NOTES}]++|{spaced}|{_NOTE})*"
        rf"(?:(?<!\d\.){raised})?)(\s*+)"
    )


def _goes_on(text: str, end: int, nxt: int) -> bool:
    """Say at first sight that no sentence ends: a word in small letters follows that is not
    the mark of an item.
    """
    return (
        end < nxt
        and text[nxt + 1 : nxt + 2].islower()
        and text[nxt] < "\u10d0"  # Georgian has no other letters
        and ")" not in text[nxt + 2 : nxt + 5]
    )


def _tight(text: str, start: int, after: int, end: int, rules: Rules) -> bool:
    """Say whether marks up to ``after`` can end the sentence from ``start`` although no space
    follows ``end``.
    """
    mark = text[after - 1]
    if mark in TIGHT or text[end - 1] == "\u200b":
        return True
    if rules.spaceless and mark == "…":
        return context.trails_off(text, start, after, end, rules)
    # Chinese typed with Latin marks: both neighbours are ideographs.
    return rules.spaceless and mark in ".!?" and text[end] > "\u3000" < text[after - 2 : after - 1]


def _ends(
    text: str,
    start: int,
    match: re.Match[str],
    closers: str,
    nxt: int,
    rules: Rules,
    pairs: tuple[str, ...],
    *,
    loose: bool,
) -> bool:
    """Say whether a sentence ends here; ``loose``: the text does without capitals."""
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
    if first in _GOES_ON:
        return False
    clitic = len(following) == 1 and _CLITIC.match(text, at - 1) is not None
    small = _small(first) and not following[1:2].isupper() and not clitic
    item = small and len(following) < 4 and context.is_item(text, start, at)
    if small and not item and not (loose and context.is_ordinary(text, match)):
        return False
    before = text[max(start, mark - _LOOK_BACK) : mark]
    if mark - start <= _LOOK_BACK and not any(map(str.isalnum, before)):
        return False  # a leading ellipsis or a bullet is not a sentence
    here = match.end(1) + len(closers)
    if before[-1] in "([（*" or context.in_brackets(text, start, here):
        return False
    if rules.spaceless and context.in_brackets(text, start, here, "（）"):
        return False
    last, previous = _last_words(before, rules)
    if small and loose and rules.kind(last):
        return False
    if closers and not closers.isascii():
        closers = _INVISIBLE.sub("", closers)
    stop = Stop(
        text,
        start,
        mark,
        nxt,
        marks,
        closers,
        last,
        previous,
        following,
        rules.opens(following)
        # «A. Smith» opens with an initial, not with an article.
        and not (len(following) == 1 and text[at + 1 : at + 2] == "."),
        at,
    )
    return _decide(stop, rules) and not (pairs and context.in_title(stop, pairs))


def _decide(stop: Stop, rules: Rules) -> bool:
    if rules.habit is not None and (opinion := rules.habit(stop)) is not None:
        return opinion
    if stop.marks == "．":
        return not stop.following[0].isdigit()
    if stop.marks != ".":
        return stop.marks != "!" or stop.following not in _COMPANIES
    if stop.closers:
        # «(с 1702 г.).»: the second stop shows that the first does not end the sentence.
        if any(c in MARKS for c in stop.closers):
            return True
        if raised := _RAISED.search(stop.closers):
            # «ночь.1 Она» has a note, «рис.1 Схема» has not: what does it mean before a number?
            rest = stop.closers[: raised.start()]
            number = stop._replace(following=raised[0], closers=rest, opens=False)
            return len(stop.word) > 2 and is_end(number, rules)
    return is_end(stop, rules)


def _last_words(before: str, rules: Rules) -> tuple[str, str]:
    """The word before the marks and the token before it.

    The parts of an abbreviation are one word: «н. э.», ``v. Chr.``
    """
    tokens = before.rsplit(None, 2)
    if not tokens:
        return "", ""
    word = tokens[-1].lstrip(_STRIP)
    if not word.isalnum():
        word = _INVISIBLE.sub("", word)
    if len(tokens) == 1:
        return word, ""
    if tokens[-2][-1] != ".":
        joined = f"{tokens[-2]}.{word}"
        if len(tokens[-2]) == 1 and joined.lower() in rules.dotted and rules.kind(joined) == "tail":
            return joined, tokens[0] if len(tokens) > 2 else ""  # «и др.»
        return word, tokens[-2]
    tokens = before.split()
    parts = 1
    while parts < min(_LONGEST, len(tokens)) and tokens[-parts - 1][-1] == ".":
        parts += 1
    while parts > 1:
        joined = "".join(tokens[-parts:]).lstrip(_STRIP)
        if rules.kind(joined):
            return joined, tokens[-parts - 1] if len(tokens) > parts else ""
        parts -= 1
    return word, tokens[-2]


def _small(letter: str) -> bool:
    """Unicode calls Georgian letters lower case, but Georgian begins sentences with them."""
    return letter.islower() and not "\u10d0" <= letter <= "\u10ff"
