"""Both texts of a bead, compared: which names sound alike, and which name the same thing.

Names are the same by the tables, if one is the initials of the other, if two words became one, and
if one is the capital of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, permutations
from typing import NamedTuple

from align.aligner import wordtables
from align.aligner.lexicon import STEM
from align.anchors.words import fold
from align.checks.engine.reading import Side
from align.checks.families.naming import sounds
from align.checks.families.naming.capitals import Name
from align.checks.families.naming.gazetteer import Places, country_of, places
from align.checks.families.naming.texts import Sounds, Text, heard, is_acronym, read

#: An acronym may stand for names that begin this near to each other; small words have so many
#: letters.
_NEAR, _SMALL = 30, 3
#: Longer acronyms are not compared with translations of words.
_LONGEST = 4
#: Shorter words do not sound like two others together.
_JOINED = 8


class Compared(NamedTuple):
    """Both texts of a bead; how similar each name of one sounds to the words of the other; and for
    each name whether the tables know it and the other text names the same thing.
    """

    texts: tuple[Text, Text]
    sounds: tuple[Sounds, Sounds]
    named: tuple[tuple[bool, ...], tuple[bool, ...]]


@lru_cache(maxsize=1 << 14)
def compared(src: Side, tgt: Side) -> Compared:
    """The two texts of a bead, compared."""
    known = places(src.lang, tgt.lang), places(tgt.lang, src.lang)
    one, other = read(src, tgt.lang), read(tgt, src.lang)
    sound = heard(one, other), heard(other, one)
    named = _named(one, other, known[1], sound[0]), _named(other, one, known[0], sound[1])
    return Compared(
        (one, other),
        sound,
        (
            _with_capitals(one, other, named, known),
            _with_capitals(other, one, named[::-1], known[::-1]),
        ),
    )


def _named(mine: Text, theirs: Text, known: Places, sound: Sounds) -> tuple[bool, ...]:
    return tuple(
        (bool(keys) and known.mentions(theirs.forms, theirs.side.text, keys))
        or abbreviated(name, mine, theirs)
        or (not _sounds_surely(sound[k]) and joined(k, mine, theirs))
        for k, (name, keys) in enumerate(zip(mine.names, mine.keys, strict=True))
    )


def _sounds_surely(row: Sounds) -> bool:
    return bool(row.size) and bool(row.max() >= sounds.SURELY)


def _with_capitals(
    mine: Text,
    theirs: Text,
    named: Sequence[tuple[bool, ...]],
    known: Sequence[Places],
) -> tuple[bool, ...]:
    """The same, where a capital may stand for its country, unless its text names that too, and a
    country for its capital: *Beijing*, «Китай».
    """
    ruled = {
        country_of(key)
        for keys, is_named in zip(theirs.keys, named[1], strict=True)
        if not is_named
        for key in keys
    } - {""}
    found = [*named[0]]
    for k, keys in enumerate(mine.keys):
        if keys and not found[k]:
            countries = frozenset(map(country_of, keys)) - {""}
            found[k] = bool(ruled & keys) or (
                bool(countries)
                and known[1].mentions(theirs.forms, theirs.side.text, countries)
                and not known[0].mentions(mine.forms, mine.side.text, countries)
            )
    return tuple(found)


def abbreviated(name: Name, mine: Text, theirs: Text) -> bool:
    """Whether one text has an acronym and the other the words that it stands for in translation:
    *Security Council*, «СБ».
    """
    langs = mine.side.lang, theirs.side.lang
    written = mine.side.text[slice(*name.span)]
    if is_acronym(written):
        return bool(abbreviates(written, theirs.words, langs[1], langs[0]))
    acronyms = theirs.acronyms
    if not acronyms:
        return False
    near = [one.word for one in mine.names if abs(one.span[0] - name.span[0]) < _NEAR]
    return any(name.word in abbreviates(word, near, *langs) for word in acronyms)


def abbreviates(acronym: str, words: Sequence[str], lang: str, other: str) -> Sequence[str]:
    """The successive words whose translations begin with the letters of an acronym, in any order;
    small words between them do not count.
    """
    table = wordtables.between(lang, other).table
    long = [word for word in words if len(word) > _SMALL]
    letters = sorted(acronym.lower())
    if len(letters) > _LONGEST:
        return ()
    for first in range(len(long) - len(letters) + 1):
        some = long[first : first + len(letters)]
        starts = [_initials(word, table, letters) for word in some]
        if all(starts) and any(
            all(letter in own for letter, own in zip(order, starts, strict=True))
            for order in permutations(letters)
        ):
            return some
    return ()


def _initials(word: str, table: wordtables.Table, letters: Sequence[str]) -> set[str]:
    """With which letters a translation of a word may begin. The tables lack words that are alike
    in both languages: *Duma*, «Дума».
    """
    others = table.get(word.lower()[:STEM])
    if others:
        return {one[0] for one in others}
    return {letter for letter in letters if fold(word).startswith(fold(letter))}


def joined(k: int, mine: Text, theirs: Text) -> bool:
    """Whether a name together with the one next to it sounds like a word of the other text, or the
    name like two words of it together: *Puerto Rico*, “Portoriko”.
    """
    name = mine.names[k]
    beside = [
        (first.word, second.word)
        for first, second in pairwise(mine.names[max(0, k - 1) : k + 2])
        if second.span[0] - first.span[1] <= 1
    ]
    long = [word for word in theirs.capitalised if len(word) >= _JOINED] if beside else []
    if any(_is_joined(*two, word) for two in beside for word in long):
        return True
    return len(name.word) >= _JOINED and any(
        _is_joined(first, second, name.word) for first, second in theirs.couples
    )


def _is_joined(first: str, second: str, word: str) -> bool:
    """Whether a word sounds like two others together, but like neither of them."""
    like = sounds.likeness
    return (
        like(first + second, word) >= sounds.SURELY
        and like(first, word) < sounds.SURELY
        and like(second, word) < sounds.SURELY
    )
