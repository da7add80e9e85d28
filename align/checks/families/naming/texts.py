"""A text of a bead as names are compared: its names, its words, what the tables know of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from align import languages
from align.aligner.lexicon import STEM
from align.checks.engine.reading import Side
from align.checks.families import russian
from align.checks.families.naming import scripts, sounds
from align.checks.families.naming.acronyms import spells
from align.checks.families.naming.capitals import (
    Name,
    capitals,
    is_first,
    may_be_lost,
    unelided,
)
from align.checks.families.naming.exonyms import plain
from align.checks.families.naming.gazetteer import (
    Form,
    Keys,
    Places,
    is_person,
    is_place,
    places,
)
from align.checks.families.naming.usual import pieces

Sounds = NDArray[np.float64]
#: One object: an empty set takes 200 bytes, and a text has one for most of its words.
_NONE: Keys = frozenset()

_WORD = re.compile(rf"{scripts.LETTERS}(?:['’]{scripts.LETTERS})*")
#: Acronyms with full stops: U.S.
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,4}")
_HYPHEN = re.compile("[-‑]")
#: Roman numerals, with the endings of ordinals: XIVe.
_ROMAN = re.compile(r"[IVXLC]{1,6}(?:e|er|è?me|th|o|a)?")
#: Words in capitals of at least this length are shouted.
_SHOUTED = 7
#: How many letters around a name an acronym may stand for.
_AROUND = 60
#: The share of the letters of an acronym that begin words.
_ENOUGH = 0.6
#: How much more usual in lower case the first word of a sentence is if it is no name.
_CLEARLY = 3.0


@dataclass(frozen=True)
class Text:
    """One text of a bead.

    ``lower`` is the text in lower case, ``names`` are the capitalised words (in Russian their
    dictionary forms; in scripts without capitals, the names in the tables) and ``keys`` what each
    may name. ``forms`` are its words as the tables look for them. ``words`` are as they are
    written; ``capital`` says which have a capital, ``word_keys`` what those name.
    """

    side: Side
    lower: str
    names: tuple[Name, ...]
    keys: tuple[Keys, ...]
    words: list[str]
    forms: list[Form]
    capital: NDArray[np.bool_]
    word_keys: list[Keys]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words, as the word tables have them."""
        return frozenset(word.lower()[:STEM] for word in self.words)

    @cached_property
    def capitalised(self) -> list[str]:
        """The words with a capital, or all words if the script has none."""
        return [word for word, big in zip(self.words, self.capital.tolist(), strict=True) if big]

    @cached_property
    def couples(self) -> list[tuple[str, str]]:
        """The words with a capital that stand one after the other."""
        return [(a, b) for a, b in pairwise(self.words) if a[0].isupper() and b[0].isupper()]

    @cached_property
    def acronyms(self) -> list[str]:
        """The short words in capitals."""
        return [word for word in self.words if 1 < len(word) < _SHOUTED and word.isupper()]

    @cached_property
    def long_capitals(self) -> list[str]:
        """The longer words with a capital, in lower case."""
        return [word.lower() for word in self.capitalised if len(word) > 3]


@lru_cache(maxsize=1 << 16)
def _form(lang: str, other: str, word: str, lemma: str = "") -> Form:
    return places(lang, other).form(word, lemma)


def read(side: Side, other: str) -> Text:
    """A text of a bead, as names are compared with a text in the language ``other``."""
    known = places(side.lang, other)
    language = languages.of(side.lang)
    spans = []
    if language.joiner:
        spans = [unelided(m, eliding=language.elision) for m in _WORD.finditer(side.text)]
    words = [side.text[slice(*span)] for span in spans]
    if side.lang == "ru":
        lemmas = [russian.lemma(word) for word in words]
        forms = [
            _form(side.lang, other, word, lemma) for word, lemma in zip(words, lemmas, strict=True)
        ]
        forms += [Form(plain(lemma), form.keys) for lemma, form in zip(lemmas, forms, strict=True)]
    else:
        forms = [_form(side.lang, other, word) for word in words]
    forms += [known.form(match[0].replace(".", "")) for match in _DOTTED.finditer(side.text)]
    if language.has_capitals:
        names = capitals(side.text, side.lang)
    else:
        names = tuple(_without_capitals(side.text, known, spans, forms))
    capital = np.array([word[0].isupper() for word in words], bool)
    if not language.has_capitals:
        capital = np.ones(len(words), bool)
    return Text(
        side,
        side.text.lower(),
        names,
        tuple(_keys(name, side, known) for name in names),
        words,
        forms,
        capital,
        [form.keys if big else _NONE for form, big in zip(forms, capital.tolist(), strict=False)],
    )


def _without_capitals(
    text: str, known: Places, spans: Sequence[tuple[int, int]], forms: Sequence[Form]
) -> Iterator[Name]:
    """The names in a script without capitals: those in the tables, and the foreign words of
    Japanese.
    """
    if known.is_spaced:
        for span, form in zip(spans, forms, strict=False):
            if any(map(is_place, form.keys)):
                yield Name(text[slice(*span)], span)
        return
    found = [Name(m[0], m.span()) for m in known.pattern.finditer(text)] if known.pattern else []
    taken = {k for name in found for k in range(*name.span)}
    found += [
        Name(m[0], m.span())
        for m in scripts.FOREIGN.finditer(text)
        if not taken & {*range(*m.span())}
    ]
    yield from sorted(found, key=lambda name: name.span)


def _keys(name: Name, side: Side, known: Places) -> Keys:
    """What a name may be the name of, as a part of a longer name or by itself."""
    for parts in known.phrases.get(plain(name.word), ()):
        phrase = " ".join(parts)
        stop = name.span[0] + len(phrase)
        here = plain(side.text[name.span[0] : stop])
        if here == phrase and not side.text[stop : stop + 1].isalpha():
            return known.keys[phrase]
    written = side.text[slice(*name.span)]
    if side.lang == "ru":
        return known.exactly(name.word) or known.exactly(written)
    stopped = side.text[name.span[1] : name.span[1] + 1] == "."
    long = languages.of(side.lang).names.short.get(name.word) if stopped else None
    return known.exactly(long or name.word) or known.of(written)


def heard(mine: Text, theirs: Text) -> Sounds:
    """How similar each name sounds to each word of the other text, or to the whole text if that is
    written without spaces. Words that are known to name different things do not sound alike.
    """
    if not mine.names:
        return np.zeros((0, len(theirs.words)))
    names = [name.word for name in mine.names]
    if not languages.of(theirs.side.lang).joiner:
        return scripts.unspaced(names, theirs.side.text, theirs.side.lang)
    found = _loudest(
        [*_spellings(mine.side, names, mine.names)],
        [*_spellings(theirs.side, theirs.words, ())],
    )
    if not any(mine.keys):
        return found
    their_keys = [*map(_things, theirs.word_keys)]
    for k, keys in enumerate(map(_things, mine.keys)):
        if keys:
            lower = plain(names[k])
            for j, others in enumerate(their_keys):
                if others and not others & keys and theirs.forms[j].word != lower:
                    found[k, j] = 0.0
    return found


def _things(keys: Keys) -> Keys:
    """The keys without those of persons, who need not be called as the table has it."""
    return frozenset(key for key in keys if not is_person(key)) if keys else keys


def _loudest(names: Sequence[list[str]], words: Sequence[list[str]]) -> Sounds:
    """How similar each name sounds to each word, in the spellings that are most alike. All
    spellings are compared in one table, and each only once.
    """
    rows, columns = (
        {word: k for k, word in enumerate(dict.fromkeys(chain.from_iterable(lists)))}
        for lists in (names, words)
    )
    table = sounds.table([*rows], [*columns])
    places = [[columns[word] for word in other] for other in words]
    by_name = [table[[rows[name] for name in own]] for own in names]
    found: Sounds = np.maximum.reduce([one[:, place] for one in by_name for place in places])
    return found


def _spellings(side: Side, words: list[str], names: Sequence[Name]) -> Iterator[list[str]]:
    """Words as they are, and as their dictionary forms or without abbreviations, if any differ.

    ``names`` are given if the words are their dictionary forms already.
    """
    yield words
    other = words
    if side.lang == "ru":
        written = [side.text[slice(*name.span)] for name in names]
        other = written or [russian.lemma(word) for word in words]
    elif short := languages.of(side.lang).names.short:
        other = [short.get(word, word) for word in words]
    if other != words:
        yield other


def inside(word: str, theirs: Text) -> bool:
    """Whether the other text has the letters of a name, or of a part of it."""
    lower = word.lower()
    if len(lower) < 3:
        return False
    if lower in theirs.lower:
        return True
    parts = [part for part in _HYPHEN.split(lower) if len(part) > 3]
    return any(part[: max(4, len(part) - 2)] in theirs.lower for part in parts)


def contains(word: str, theirs: Text) -> bool:
    """Whether a name has in it a capitalised word of the other text: “Hongkongu”, *Kong*."""
    lower = word.lower()
    return any(len(one) < len(lower) and one in lower for one in theirs.long_capitals)


def spelt(name: Name, mine: Text, theirs: Text) -> bool:
    """Whether one text has an acronym and the other words with its letters."""
    written = mine.side.text[slice(*name.span)]
    if is_acronym(written):
        return spells(written, theirs.side.text, least=_ENOUGH)
    near = slice(max(0, name.span[0] - _AROUND), name.span[1] + _AROUND)
    return any(
        word[0].lower() in mine.lower and spells(word, mine.side.text[near], least=_ENOUGH)
        for word in theirs.acronyms
    )


def is_acronym(word: str) -> bool:
    """Whether a word is short and in capitals."""
    return word.isupper() and 1 < len(word) < _SHOUTED


def may_be_name(name: Name, text: Text, small: set[str]) -> bool:
    """Whether a word may be a name that needs a counterpart."""
    if not languages.of(text.side.lang).has_capitals:
        return True
    if len(name.word) < 2 or text.side.text.isupper():
        return False
    written = text.side.text[slice(*name.span)]
    language, first = languages.of(text.side.lang), is_first(text.side.text, name)
    openers = language.stops.openers if first else ()
    small_word = written.lower() in (language.function_words or openers)
    if _ROMAN.fullmatch(written) or small_word:
        return False
    if first:
        if len(name.word) < 4 or name.word.lower() in small:
            return False
        small_cost, large_cost = pieces(name.word)
        if small_cost.cost < large_cost.cost - _CLEARLY and text.side.lang != "ru":
            return False
    if written.isupper():
        added = language.names.countries
        return 2 < len(written) < _SHOUTED and written not in added
    return may_be_lost(name, text.side)
