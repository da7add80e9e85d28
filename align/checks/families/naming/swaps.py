"""Places that became each other: Slovakia, «Словения»; and kings: Henry, “Karel”.

Vectors and sounds cannot tell such names apart, the tables of ``gazetteer`` can.
"""

from __future__ import annotations

import numpy as np

from align import languages
from align.anchors.words import fold
from align.checks.engine.reading import Pair, Side
from align.checks.families import russian
from align.checks.families.naming.capitals import Name, is_first, is_name, may_be_lost, near
from align.checks.families.naming.exonyms import plain
from align.checks.families.naming.gazetteer import Keys, is_city, is_country, is_person, is_place
from align.checks.families.naming.sounds import SURELY, likeness
from align.checks.families.naming.texts import Sounds, Text
from align.checks.families.naming.usual import pieces
from align.checks.families.naming.witness import Witness

#: A country and a city whose names sound at least this similar may be confused.
_SIMILAR = 0.6
#: How much more usual a word is in lower case if it is no name of a city.
_CHEAPER = 0.5

#: A place of the source and one of the translation.
Swap = tuple[Name | None, Name | None]


def swapped(witness: Witness, pair: Pair) -> Swap | None:
    """A country or city that the translation does not name, and another one that it names instead.

    A country may be there as an adjective, which is no name; then the first one is None.
    """
    src, tgt = witness.texts(pair)
    strange = _unnamed(witness, pair, 1)
    if not strange:
        return None
    couples = [
        (likeness(a.word, b.word), a, b)
        for a, keys in _unnamed(witness, pair, 0)
        for b, others in strange
        if _are_of_a_kind(keys, others) or likeness(a.word, b.word) >= _SIMILAR
    ]
    if couples:
        return max(couples, key=lambda couple: couple[0])[1:]
    countries = [name for name, keys in strange if any(map(is_country, keys))]
    if not countries or not witness.places[1].is_spaced:
        return None
    there = frozenset[str]().union(
        *(witness.places[0].people(form.word, surely=True) for form in src.forms)
    )
    if there and not witness.places[1].mentions(tgt.forms, tgt.side.text, there):
        return None, countries[0]
    return None


def _unnamed(witness: Witness, pair: Pair, side: int) -> list[tuple[Name, Keys]]:
    """The places of a side that the other one does not name, and that sound like none of its words.
    Parts of longer names are left out.
    """
    mine, theirs = witness.texts(pair)[:: 1 if side == 0 else -1]
    sound = witness.sounds(pair, side)
    found = []
    for k, (name, keys) in enumerate(zip(mine.names, mine.keys, strict=True)):
        known = frozenset(key for key in keys if is_place(key) or is_person(key))
        if (
            known
            and not _sounds_like_one(name, sound[k], theirs)
            and not _is_longer(name, mine)
            and _is_place(name, keys, mine, theirs)
            and not witness.is_named(pair.number, side, k)
        ):
            found.append((name, known))
    return found


def _sounds_like_one(name: Name, row: Sounds, theirs: Text) -> bool:
    """Whether a name sounds like a word of the other text. A word without a capital has to begin
    alike: *again* is not «Гана».
    """
    alike = np.flatnonzero(row >= SURELY).tolist()
    if len(row) != len(theirs.words):  # a text without spaces
        return bool(alike)
    start = fold(name.word)[:1]
    return any(theirs.capital[k] or fold(theirs.words[k])[:1] == start for k in alike)


def _is_place(name: Name, keys: Keys, mine: Text, theirs: Text) -> bool:
    """Whether a word is hardly anything but the name of a place, and not left as it is."""
    lower = plain(name.word)
    language = languages.of(mine.side.lang)
    if any(form.word == lower for form in theirs.forms):
        return False
    if not language.has_capitals:
        return True
    if any(map(is_country, keys)):
        return lower not in language.function_words
    if language.tag == "ru":
        return any(map(is_person, keys)) or not russian.is_person(name.word)
    small, large = pieces(name.word)
    return small.tokens > 1 or small.cost > large.cost - _CHEAPER


def _are_of_a_kind(keys: Keys, others: Keys) -> bool:
    """Whether both are keys of countries, of cities or of persons."""
    kinds = (is_country, is_city, is_person)
    return any(any(map(kind, keys)) and any(map(kind, others)) for kind in kinds)


def _is_longer(name: Name, text: Text) -> bool:
    """Whether a word is next to another capitalised word, so that both may be a longer name."""
    return any(
        other is not name
        and near(name, other)
        and not text.keys[k]
        and may_be_lost(other, text.side)
        and not (is_first(text.side.text, other) and is_usual(other, text.side))
        for k, other in enumerate(text.names)
    )


def is_usual(name: Name, side: Side) -> bool:
    """Whether a word is usual in lower case; in Russian, whether it is no name."""
    if side.lang == "ru":
        return not is_name(name, side)
    small, large = pieces(name.word)
    return small.cost < large.cost + 1
