"""Places, peoples and other names with their own form in each language, told apart by what they
name.

“Slovakia” and «Словения» sound alike, but the tables say that they are two countries. Each thing
that is named has a key; a word or a phrase that names it in a language leads to the keys.
Countries, languages and cities that give a time zone its name come from the CLDR through Babel,
other words for countries and their people from ``peoples.tsv``, saints, rulers and first names from
``persons.tsv``, cities from ``places.tsv`` (GeoNames), customs from the tables of ``exonyms``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from babel.core import get_global
from rapidfuzz.distance import Prefix

from align import languages
from align.checks.families.naming.exonyms import plain, shipped
from align.checks.families.naming.scripts import LETTERS
from align.languages.cldr import locale_of
from align.languages.model import words

_PEOPLES = Path(__file__).parent / "peoples.tsv"
_PERSONS = Path(__file__).parent / "persons.tsv"
_PLACES = Path(__file__).parent / "places.tsv"
_WORD = re.compile(rf"{LETTERS}(?:[’'‑-]{LETTERS})*")
#: Brackets and what is in them: “Congo (DRC)”.
_BRACKETS = re.compile(r"\s*[(（].*")
_VOWELS = re.compile("[aeiouyаеиоуы]")
_SEPARATORS = re.compile("[ ‑-]")
#: Languages in which names of places have cases; Russian has a dictionary of its own.
_INFLECTED = words("be bs cs el et fi hr hu is lt lv pl sk sl sr tr uk")
#: The longest inflected ending, in letters.
_ENDING = 3
#: The shortest word whose beginning may stand for a name.
_LONG = 4

#: Countries that a language is named after, if the CLDR takes it to be at home elsewhere.
_HOMES = {"en": "GB", "pt": "PT", "ar": "SA"}

Keys = frozenset[str]
_NONE: Keys = frozenset()


def is_country(key: str) -> bool:
    """Whether a key is that of a country, not of a part of the world."""
    return key.startswith("territory ") and key[-1].isalpha()


def is_city(key: str) -> bool:
    """Whether a key is that of a large city or a capital."""
    return key.startswith(("zone ", "city "))


def is_person(key: str) -> bool:
    """Whether a key is that of a saint, a ruler or a first name."""
    return key.startswith("person ")


def is_place(key: str) -> bool:
    """Whether a key is that of a country, or of a city of any size."""
    return is_country(key) or key.startswith(("zone ", "city ", "town "))


def country_of(key: str) -> str:
    """The key of the country of a capital; empty for all else."""
    _, star, country = key.partition("*")
    return f"territory {country}" if star and country else ""


class Form(NamedTuple):
    """A word of a text in lower case, and the keys of what it names, as far as that is known."""

    word: str
    keys: Keys


class Places(NamedTuple):
    """The names of one language: the keys of each name in lower case, those of each beginning of a
    name, the longer phrases by their first word, and the names of each key.
    """

    keys: Mapping[str, Keys]
    stems: Mapping[str, Keys]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    names: Mapping[str, tuple[str, ...]]
    #: Countries by the first letters of their names, with how many letters are enough.
    by_start: Mapping[str, tuple[tuple[str, str, int], ...]]
    is_spaced: bool
    pattern: re.Pattern[str] | None

    def of(self, word: str) -> Keys:
        """The keys of a word, which may be inflected."""
        return self._of(plain(word))

    def _of(self, lower: str) -> Keys:
        found = self.keys.get(lower)
        if found is not None:
            return found
        for cut in range(min(_ENDING, len(lower) - _LONG) + 1) if self.stems else ():
            stem = self.stems.get(lower[: len(lower) - cut])
            if stem is not None:
                return stem
        return _NONE

    def exactly(self, word: str) -> Keys:
        """The keys of a word as it is in the tables."""
        return self.keys.get(plain(word), _NONE)

    def mentions(self, forms: Sequence[Form], text: str, keys: Keys) -> bool:
        """Whether a text, or the forms of its words, may name one of the keys: by a form of a name,
        or by a word that begins like it (an adjective) and names nothing else.
        """
        if not self.is_spaced:
            return any(name in text for key in keys for name in self.names.get(key, ()))
        return any(
            self._is_named(_parts(name), forms, keys)
            for key in keys
            for name in self.names.get(key, ())
        )

    def _is_named(self, parts: Sequence[str], forms: Sequence[Form], keys: Keys) -> bool:
        return _is_whole(parts, forms, keys) or bool(
            self.stems and len(parts) == 1 and any(_is_inflected(parts[0], one) for one in forms)
        )

    def form(self, word: str, lemma: str = "") -> Form:
        """A word of a text, and what it names; ``lemma`` is its dictionary form, if known."""
        keys = self.exactly(lemma) if lemma else _NONE
        lower = plain(word)
        return Form(lower, keys or self._of(lower) or self.people(lower))

    def people(self, word: str, *, surely: bool = False) -> Keys:
        """The country that a word in lower case may be an adjective of: the one whose name has the
        longest beginning in common with it; ``surely``: all but two letters of it.
        """
        longest, found = 0, set[str]()
        word = bare(word)
        for name, key, enough in self.by_start.get(word[:_LONG], ()):
            length = Prefix.similarity(name, word)
            least = max(_LONG + 1, len(name) - 2) if surely else enough
            if length >= max(longest, least):
                found = found | {key} if length == longest else {key}
                longest = length
        return frozenset(found) if found else _NONE


@lru_cache(maxsize=1 << 15)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name."""
    return tuple(_SEPARATORS.split(name))


def _least(name: str) -> int:
    """How many letters of a name are enough to recognise it."""
    return max(min(_LONG, len(name) - 1), -(-len(name) * 3 // 5))


def _is_whole(parts: Sequence[str], forms: Sequence[Form], keys: Keys) -> bool:
    """Whether a text has all parts of a name. A single part must not name something else."""
    if len(parts) > 1:
        heads = [part[: _least(part)] for part in parts]
        return all(any(form.word.startswith(head) for form in forms) for head in heads)
    (part,) = parts
    stem = bare(part[: _least(part)])
    return any(
        form.word == part
        or (
            (bare(form.word).startswith(stem) or (len(part) > _LONG and part in form.word))
            and (not form.keys or bool(form.keys & keys))
        )
        for form in forms
    )


def _is_inflected(name: str, form: Form) -> bool:
    """Whether a word that names nothing else has the consonants of a name and its beginning, as
    where a vowel comes and goes: “Vídeň”, “Vídni”.
    """
    if form.keys or len(name) < _LONG or form.word[:2] != name[:2]:
        return False
    return abs(len(form.word) - len(name)) <= _ENDING and _skeleton(form.word).startswith(
        _skeleton(name)
    )


@lru_cache(maxsize=1 << 15)
def _skeleton(word: str) -> str:
    return _VOWELS.sub("", bare(word))


@lru_cache(maxsize=1 << 15)
def bare(word: str) -> str:
    """A word without the accents of its letters: “číňan” begins like “čína” only so."""
    return "".join(
        one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one)
    )


@lru_cache(maxsize=64)
def places(lang: str, other: str) -> Places:
    """The names in ``lang`` that have a counterpart in the language ``other``."""
    mine, theirs = dict(_named(lang, other)), dict(_named(other, lang))
    shared = mine.keys() & theirs.keys()
    keys: dict[str, set[str]] = defaultdict(set)
    stems: dict[str, set[str]] = defaultdict(set)
    phrases: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for key in shared:
        for name in mine[key]:
            keys[name].add(key)
            parts = tuple(_WORD.findall(name))
            if len(parts) > 1:
                phrases[parts[0]].add(parts)
            elif len(name) > _LONG and lang in _INFLECTED and not key.startswith("town"):
                stems[name[: -2 if len(name) > 5 else -1]].add(key)
    starts: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for key in sorted(shared):
        if is_country(key):
            for name in sorted(mine[key]):
                if len(name) >= _LONG and " " not in name:
                    starts[bare(name)[:_LONG]].append((bare(name), key, _least(bare(name))))
    language = languages.of(lang)
    spaced = bool(language.joiner)
    pattern = None
    if not spaced and keys:
        longest = sorted((re.escape(name) for name in keys if len(name) > 1), key=len, reverse=True)
        pattern = re.compile("|".join(longest))
    return Places(
        {name: frozenset(found) for name, found in keys.items()},
        {stem: frozenset(found) for stem, found in stems.items() if len(found) < 3},
        {first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()},
        {key: tuple(sorted(mine[key])) for key in shared},
        {start: tuple(found) for start, found in starts.items()},
        spaced,
        pattern,
    )


def _named(lang: str, other: str) -> Mapping[str, set[str]]:
    """The names of each key in a language, in lower case."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, name in _all(lang, other):
        short = plain(_BRACKETS.sub("", name) if "(" in name or "（" in name else name).strip()
        if len(short) > 1:
            found[key].add(short)
    return found


def _all(lang: str, other: str) -> Iterator[tuple[str, str]]:
    locale, counterpart = locale_of(lang), locale_of(other)
    if locale is not None and counterpart is not None:
        for code, name in locale.territories.items():
            yield f"territory {code}", name
            if lang == "en":
                yield from ((f"territory {code}", one) for one in _english_peoples(name))
        for code, name in locale.languages.items():
            yield f"language {code}", name
            home = _HOMES.get(code) or get_global("likely_subtags").get(code, "").rpartition("_")[2]
            if home and "_" not in code:
                yield f"territory {home}", name
        for zone in {*locale.time_zones, *counterpart.time_zones}:
            # In the root locale, the name of a city is that of its zone: Europe/Vienna.
            root = zone.rpartition("/")[2].replace("_", " ")
            yield f"zone {zone}", locale.time_zones.get(zone, {}).get("city", root)
    yield from _rows(_PEOPLES, "territory").get(lang, ())
    yield from persons(lang)
    # Tables between English and another language, by the English name.
    for table in sorted({lang, other} - {"en"}) if "en" in (lang, other) else ():
        for english, own in shipped(table):
            yield f"custom {plain(english)}", english if lang == "en" else own
    yield from _cities(languages.of(lang).script)


def _english_peoples(country: str) -> Iterator[str]:
    """What the people of a country may be called in English, right or not: Canadian, Iraqi."""
    if len(country) > 3 and country.isalpha():
        base = country.rstrip("aeiouy")
        for ending in ("ian", "ean", "an", "ese", "ish"):
            yield base + ending
            yield base + ending + "s"
        yield from (country + ending for ending in ("n", "ns", "i", "is", "an", "ans", "ian"))


@cache
def _rows(path: Path, kind: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The rows of a table by language: the key of what is named, and a name."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, *groups = line.split("\t")
            for group in groups:
                lang, _, names = group.partition(":")
                found[lang] += [(f"{kind} {code}", name) for name in names.split("|")]
    return {lang: tuple(rows) for lang, rows in found.items()}


def persons(lang: str) -> tuple[tuple[str, str], ...]:
    """The saints, rulers and first names of ``persons.tsv`` in a language, with their keys."""
    return _rows(_PERSONS, "person").get(lang, ())


@lru_cache(maxsize=16)
def _cities(script: str) -> tuple[tuple[str, str], ...]:
    """The names of cities in a script."""
    if not _PLACES.exists():
        return ()
    found = []
    for line in _PLACES.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            key, *groups = line.split("\t")
            for group in groups:
                label, _, names = group.partition(":")
                if label == script or (label, script) == ("Hani", "Jpan"):
                    kind = "city" if "*" in key else "town"
                    found += [(f"{kind} {key}", name) for name in names.split("|")]
    return tuple(found)
