"""Whether a single full stop ends a sentence or only a word."""

from __future__ import annotations

import re

from align.segment import context
from align.segment.rules import Kind, Rules, Stop

_GLUED = re.compile(r"\d[\d.,–-]*(?=[а-яёі/]+$)")
_NUMBER = re.compile(r"\d+(?:[.,:/–-]\d+)*")
_ROMAN = re.compile(r"[IVXLCDM]{1,7}")
_INITIALS = re.compile(r"[^\W\d_]{1,2}(?:[.-]{1,2}[^\W\d_]{1,2})*")
_LETTERS = re.compile(r"(?:[^\W\d_]|[-'’/.]){1,24}")
_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_VOWELS = re.compile(r"[aeiouyæøœıаеёиоуыэюяіїєаэөүαεηιουωάέήίόύώ]", re.IGNORECASE)


def is_end(stop: Stop, rules: Rules) -> bool:
    """Say whether this single full stop ends a sentence, not just a word."""
    word = stop.word
    if not stop.closers and context.is_heading(stop, rules):
        return False  # «1. First», «Chapter 2. The gate»
    if _NUMBER.fullmatch(word) or (word[:1].isdigit() and _NTH.fullmatch(word)):
        return _after_number(stop, rules)
    previous = stop.previous
    if len(previous) in (2, 3) and previous[-1] == "." and _INITIALS.fullmatch(word):
        initials = previous.lstrip(context.STRIP) + word  # «U. S.»
        word = initials
    elif glued := _GLUED.match(word):
        word = word[glued.end() :]  # «10кг.»
    if not word or not word[-1].isalpha():
        return True
    kind = rules.kind_inside(word)
    if kind == "head":
        return False
    if kind is None and word != stop.word:
        kind = rules.kind(stop.word) if len(stop.word) > 1 else None
    return bool(stop.closers) or _after_word(word, kind, stop, rules)


def _after_word(word: str, kind: Kind | None, stop: Stop, rules: Rules) -> bool:
    """The same for a word of letters that may be an abbreviation."""
    previous, following = stop.previous, stop.following
    if not stop.opens and _goes_on(word, stop, rules):
        return False
    number = following[0].isdigit() or (not stop.opens and bool(_ROMAN.fullmatch(following)))
    item = context.is_mark_of_item(stop.text, stop.at)
    number = number or item
    if kind == "numbered":
        return not number
    if kind == "tail":
        return not number or stop.opens
    if kind == "either":
        return stop.opens
    if _INITIALS.fullmatch(word) and _is_initial(word):
        return stop.opens or context.ends_in_letter(stop, rules)
    if len(word) > 1 and _ROMAN.fullmatch(word):
        return not rules.stops.ordinals or stop.opens  # «Louis XIV.», but «der II. Weltkrieg»
    if not _LETTERS.fullmatch(word) or (word.islower() and previous[-1:].isdigit()):
        return True  # an address, or the unit of a number
    opens = len(word) > 1 and word.lower() in rules.stops.openers
    if stop.opens or opens or item or word in rules.stops.plain:
        return True
    if 1 < len(word) < 6 and not _VOWELS.search(word) and word.isalpha() and _has_vowels(word):
        return False  # «кпт. Лужин», «str. 5»: no word consists of consonants only
    return rules.judge(word, following)


def _goes_on(word: str, stop: Stop, rules: Rules) -> bool:
    """The first part of an abbreviation whose next part has a capital: ``v. Chr.``."""
    after = stop.at + len(stop.following)
    return (
        stop.text[after : after + 1] == "."
        and not stop.closers
        and f"{word}.{stop.following}".lower() in rules.dotted
    )


def _has_vowels(word: str) -> bool:
    """Whether its script writes vowels as letters; R and L can replace one in Slavic words."""
    return word[0] < "\u0590" and not set(word.lower()) & set("rlрл") and not word.isupper()


def _after_number(stop: Stop, rules: Rules) -> bool:
    """«am 5. Mai», «20. 4. 2001», «der 19. Jahrhunderts», but not «auf Kanal 4. Danach»."""
    previous, following, word = stop.previous, stop.following, stop.word
    bare = previous.rstrip(".").lstrip(context.STRIP)
    if stop.closers:
        return True
    if following[0].isdigit():
        # A date in figures.
        tail = stop.text[stop.at + len(following.rstrip(".")) :][:1]
        short = len(word) <= 2 and rules.stops.ordinals
        day = short and len(following.rstrip(".")) <= 2 and tail == "."
        year = len(word) <= 2 and previous[-1:] == "." and previous[:1].isdigit()
        return not (day or (year and len(following.rstrip(".")) == 4))
    if following.lower() in rules.months and (rules.stops.ordinals or not word.isdigit()):
        return False  # «23rd. May»
    if bare.lower() in rules.stops.counted and previous.endswith("."):
        return stop.opens  # «čl. 5. Zakona»
    if not rules.stops.ordinals or len(word) > 2 or not following[0].isalpha() or stop.opens:
        return True
    if previous.endswith(".") and rules.kind_inside(bare) == "numbered":
        return True  # «str. 12. Konec»
    known = not previous or previous[-1] == "," or previous[0].islower()
    return not (known or stop.text.startswith(previous, stop.start))


def _is_initial(word: str) -> bool:
    """``J``, ``С.В`` or ``Ж.-П``, but neither ``Он`` nor ``по``; ``z.B`` and ``т.е`` too."""
    return (len(word) == 1 and word.isupper()) or "." in word
