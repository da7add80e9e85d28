"""Spellings: one name of the source that is sometimes «Хартли», sometimes «Гартли».

Only spellings that sound like the name are compared; other words for it, pronouns and customary
names do not count. Forms of one word, which share their beginning or their stem, are one spelling.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from align.checks.engine.reading import Pair
from align.checks.model.finding import Mark, Span

#: Endings that inflection adds to a name or changes, and those that make it an adjective.
_ENDING = re.compile(
    "(?:ск(?:ий|ая|ое|ие|ого|ому|ой|ую|им|ими|их|ом)|ами|ями|ого|его|ому|ему|ыми|ими|ой|ый|ий|ая|яя|ую|юю|ов|ев|ым|им|ом|ем|ах|ях|ам|ям|ей|"
    "[аеиоуыэюяйь]|['’]?e?s|['’]|er|in|en|n)$"
)
#: Two forms of a word differ by at most this many letters at the end.
_MOST = 3
#: The last letter of the Latin alphabet and its extensions.
_LATIN = "\u024f"
#: Vowels that disappear in some forms, and the soft sign: «Павел», «Павла».
_FLEETING = re.compile("[оейь]")


class Rendering(NamedTuple):
    """A name of the source and the word that translates it, as they stand in a bead."""

    pair: Pair
    src: Span
    tgt: Span
    name: str
    word: str


def compare(renderings: Sequence[Rendering]) -> Iterator[Mark]:
    """The spellings that are rarer than another one of the same name."""
    by_name: dict[str, list[Rendering]] = defaultdict(list)
    for one in renderings:
        by_name[one.name].append(one)
    for name, found in by_name.items():
        every = found
        if any(one.word[0] > _LATIN for one in found):
            # Keeping a name in the other alphabet is a separate choice: «журнал Grace».
            every = [one for one in found if one.word != name]
        if not every:
            continue
        groups = _groups(every)
        usual = max(groups, key=lambda group: (len(group), -group[0].pair.number))
        other = usual[0]
        for one in (one for group in groups if group is not usual for one in group):
            facts = {
                "src": one.pair.src.text[slice(*one.src)],
                "tgt": one.pair.tgt.text[slice(*one.tgt)],
                "other": other.pair.tgt.text[slice(*other.tgt)],
                "bead": str(other.pair.number + 1),
            }
            key = "|".join((name, *sorted((one.word, other.word))))
            yield Mark("name-varies", one.pair.number, one.src, one.tgt, facts, 0, key)


def _groups(renderings: Sequence[Rendering]) -> list[list[Rendering]]:
    """The spellings in groups; the forms of one word are in the same group."""
    groups: list[list[Rendering]] = []
    for one in renderings:
        for group in groups:
            if any(same_word(one.word, other.word) for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def same_word(one: str, other: str) -> bool:
    """Whether two words may be forms of the same word."""
    a, b = sorted((one.lower().replace("ё", "е"), other.lower().replace("ё", "е")), key=len)
    if a == b or (b.startswith(a[: max(3, len(a) - 2)]) and len(b) - len(a) <= _MOST):
        return True
    stems = _stem(a), _stem(b)
    if {a, stems[0]} & {b, stems[1]}:
        return True
    return _FLEETING.sub("", stems[0]) == _FLEETING.sub("", stems[1])


def _stem(word: str) -> str:
    short = _ENDING.sub("", word)
    return short if len(short) > 2 else word
