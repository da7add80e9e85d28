"""Persons who became others: *Mr Hobbs*, «мистер Грант»; *Javier Salinas*, “Pablo Salinas”.

Two signs are nearly certain, whatever else is known: a name after a title on both sides, or next to
the same name on both sides, if neither sounds like any word of the other text. So is the only name
of a list that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.checks.engine.reading import Pair
from align.checks.families.naming.capitals import Name, is_title, near
from align.checks.families.naming.gazetteer import is_place
from align.checks.families.naming.ordinary import is_ordinary
from align.checks.families.naming.sounds import SURELY, likeness
from align.checks.families.naming.swaps import Swap, is_usual
from align.checks.families.naming.texts import Sounds, Text, inside, may_be_name
from align.checks.families.naming.witness import Witness

#: Names that sound less similar than this are different.
_UNLIKE = 0.6
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?\s$")


def changed(witness: Witness, pair: Pair) -> Swap | None:
    """A person of the source and the one whom the translation has instead."""
    lost = _lonely(witness, pair, 0)
    strange = _lonely(witness, pair, 1) if lost else []
    if not strange:
        return None
    one, other = witness.texts(pair)
    plain = [name for name in lost if _is_plain(name, one, pair.tgt.lang)]
    plain_too = [name for name in strange if _is_plain(name, other, pair.src.lang)]
    for a in plain:
        for b in plain_too:
            if _are_same(_partner(a, one), _partner(b, other)):
                return a, b
    called = [name for name in lost if _has_title(name, one)]
    called_too = [name for name in strange if _has_title(name, other)]
    if len(called) == len(called_too) == 1 and (called[0] in plain or called_too[0] in plain_too):
        return called[0], called_too[0]
    return None


#: What stands between the names of a list: a comma, a small word, or nothing.
_LISTED = re.compile(r",?\s(?:\w{1,3}\s)?")
#: So many names are a list.
_A_LIST = 3


def left_out(witness: Witness, pair: Pair) -> Swap | None:
    """The only name of a list that the translation lacks, if it has all the others and no new one:
    *Hollis, Ravn and Petrie*, «Холлис и Петри».
    """
    lost = _lonely(witness, pair, 0)
    if len(lost) != 1 or _lonely(witness, pair, 1):
        return None
    one = witness.texts(pair)[0]
    sounds = witness.sounds(pair, 0)
    for run in _lists(one):
        rest = [k for k in run if one.names[k] != lost[0]]
        if len(run) < _A_LIST or len(rest) != len(run) - 1:
            continue
        if "," not in one.side.text[one.names[run[0]].span[0] : one.names[run[-1]].span[1]]:
            continue  # the parts of one name: *President Olva Brenn*
        if not is_ordinary(lost[0], one, pair.tgt.lang) and all(
            _highest(sounds[k]) >= SURELY or witness.is_named(pair.number, 0, k) for k in rest
        ):
            return lost[0], None
    return None


def _lists(text: Text) -> Iterator[list[int]]:
    """The names of a text, by their numbers, in runs with nothing but what separates a list."""
    run: list[int] = []
    for k, name in enumerate(text.names):
        gap = text.side.text[text.names[run[-1]].span[1] : name.span[0]] if run else ""
        if run and not _LISTED.fullmatch(gap):
            yield run
            run = []
        run.append(k)
    yield run


def _lonely(witness: Witness, pair: Pair, side: int) -> list[Name]:
    """The names of a text that sound like no word of the other one."""
    mine, theirs = witness.texts(pair)[:: 1 if side == 0 else -1]
    sounds = witness.sounds(pair, side)
    capital = theirs.capital if len(theirs.capital) == sounds.shape[1] else None
    return [
        name
        for k, name in enumerate(mine.names)
        if _highest(sounds[k]) < SURELY
        and _highest(sounds[k] if capital is None else sounds[k][capital]) < _UNLIKE
        and not mine.side.text[slice(*name.span)].isupper()
        and (may_be_name(name, mine, set()) or _has_title(name, mine))
        and not witness.is_named(pair.number, side, k)
        and not inside(name.word, theirs)
        and not any(map(is_place, mine.keys[k]))  # «президент Норвегии Халден»
    ]


def _highest(sounds: Sounds) -> float:
    return float(sounds.max()) if sounds.size else 0.0


def _is_plain(name: Name, text: Text, other: str) -> bool:
    """Whether a name is hardly another word with a capital."""
    return not is_usual(name, text.side) and not is_ordinary(name, text, other)


def _partner(name: Name, text: Text) -> Name | None:
    """The only name right next to a name, if there is none next to that one."""
    beside = [one for one in text.names if one != name and near(one, name)]
    if len(beside) != 1:
        return None
    further = [one for one in text.names if one not in (name, *beside) and near(one, beside[0])]
    return beside[0] if not further else None


def _are_same(one: Name | None, other: Name | None) -> bool:
    return one is not None and other is not None and likeness(one.word, other.word) >= SURELY


def _has_title(name: Name, text: Text) -> bool:
    """Whether a title or rank stands before a name: *Mr*, «мистер»."""
    before = _LAST_WORD.search(text.side.text[: name.span[0]])
    if before is None or len(before[1]) < 2 or is_title(name.word, text.side.lang):
        return False
    return is_title(before[1].capitalize(), text.side.lang)
