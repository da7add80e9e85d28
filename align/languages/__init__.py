"""What Sverka knows of each language: one file for each, and sensible defaults for all others.

``of`` gives a ``Language`` for any tag. A language without a file has what the CLDR knows of it
and is otherwise treated as nobody's in particular. To add one, write a file named after its primary
subtag that says ``LANGUAGE = Language("xx", ...)``; nothing else has to change. A subtag that is a
word of Python takes a line after it, as in ``is_.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from keyword import iskeyword
from pkgutil import iter_modules

from align.languages.model import Labels, Language
from align.tags import primary_language

__all__ = ["Labels", "Language", "every", "joiner", "known", "of"]

#: A primary subtag has so many letters at most; files with longer names are no languages.
_LONGEST = 3


@lru_cache(maxsize=1024)
def of(tag: str) -> Language:
    """The language of a BCP-47 tag; any string will do."""
    return _language(primary_language(tag))


def joiner(tag: str) -> str:
    """What stands between two sentences of the language of a tag: a space, or nothing."""
    return of(tag).joiner


@cache
def known() -> frozenset[str]:
    """The primary subtags of the languages that have a file."""
    names = (module.name.removesuffix("_") for module in iter_modules(__path__))
    return frozenset(name for name in names if len(name) <= _LONGEST)


@cache
def every() -> Sequence[Language]:
    """Every language that has a file, by tag, for what is read before the language is known."""
    return tuple(_language(tag) for tag in sorted(known()))


@lru_cache(maxsize=1024)
def _language(primary: str) -> Language:
    if primary not in known():
        return Language(primary)
    name = f"{primary}_" if iskeyword(primary) else primary
    language: Language = import_module(f"align.languages.{name}").LANGUAGE
    return language
