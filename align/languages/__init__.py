"""What Sverka knows about languages: a file for each, and sensible defaults for all others.

``of`` gives a ``Language`` for any tag. A language without a file has the data of the CLDR and
otherwise neutral defaults. To add one, write a file named after its primary subtag with ``LANGUAGE
= Language("xx", ...)``; nothing else has to change. If the subtag is a Python keyword, add an
underscore, as in ``is_.py``.
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

#: A primary subtag has at most this many letters; files with longer names are not languages.
_LONGEST = 3


@lru_cache(maxsize=1024)
def of(tag: str) -> Language:
    """The language of a BCP-47 tag; any string is accepted."""
    return _language(primary_language(tag))


def joiner(tag: str) -> str:
    """What separates two sentences in the language of a tag: a space, or nothing."""
    return of(tag).joiner


@cache
def known() -> frozenset[str]:
    """The primary subtags of the languages that have a file."""
    names = (module.name.removesuffix("_") for module in iter_modules(__path__))
    return frozenset(name for name in names if len(name) <= _LONGEST)


@cache
def every() -> Sequence[Language]:
    """Every language that has a file, by tag, for use before the language of a text is known."""
    return tuple(_language(tag) for tag in sorted(known()))


@lru_cache(maxsize=1024)
def _language(primary: str) -> Language:
    if primary not in known():
        return Language(primary)
    name = f"{primary}_" if iskeyword(primary) else primary
    language: Language = import_module(f"align.languages.{name}").LANGUAGE
    return language
