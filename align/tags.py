"""Languages: their names in texts, pages and files, and their BCP-47 tags.

The valid tags come from the IANA registry, which langcodes includes; names are those of the Unicode
consortium's data (Babel).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from align.errors import UsageError
from align.words import Message, Words, later

#: Languages in which a language may be named.
_READERS = ("en", "ru")
#: The lowest similarity (0 to 100) of a name that somebody may have meant.
_NEAR = 75
_CLOSE = 5  # by so much less, others may be meant as well
#: Nothing longer is a tag or a name.
_LONGEST = 80

_IN_BRACKETS = re.compile(r"(.+?)\s*\((.+)\)")


def language_tag(tag: str) -> str:
    """Return the BCP-47 tag of a language in the recommended spelling.

    ``tag`` may be a tag (``EN_gb`` -> ``en-GB``), a code of ISO 639-2 or 639-3 (``ger``, ``deu`` ->
    ``de``), or a name in English or Russian (``Chinese (Traditional)`` -> ``zh-Hant``). Raises
    UsageError, with a suggestion, if it is none of these.
    """
    if not isinstance(tag, str):
        raise UsageError(
            "a language must be a string, not {kind}", hint=_EXAMPLES, kind=type(tag).__name__
        )
    found = _language(tag)
    if found is None:
        near = ", ".join(f"{one} ({language_name(one)})" for one in _near(tag))
        raise UsageError(
            "unknown language {tag!r}",
            hint="Did you mean {near}?" if near else _EXAMPLES,
            tag=tag[:_LONGEST],
            near=near,
        )
    return found


_EXAMPLES = later(
    "Write a code (ru, en-GB, rus) or a name in English or Russian (Russian, русский)"
)


@lru_cache(maxsize=1024)
def primary_language(tag: str) -> str:
    """Return the language alone: ``en-GB`` -> ``en``, ``eng`` -> ``en``.

    No errors are raised: an empty tag stays empty, and an invalid one stays as it is.
    """
    first = tag.replace("_", "-").split("-")[0].lower()
    if len(first) != 3:
        return first
    return (_language(first) or first).split("-")[0]


@lru_cache(maxsize=1024)
def language_name(tag: str, reader: str = "en") -> str:
    """Return the name of ``tag`` in the language ``reader``; the tag itself if it has none."""
    from babel import Locale, UnknownLocaleError

    known = _language(tag) or tag
    names = Locale(reader).languages
    if "-" not in known:
        return str(names.get(known, tag))
    try:
        return Locale.parse(known, sep="-").get_display_name(reader) or tag
    except (ValueError, UnknownLocaleError):
        return str(names.get(primary_language(known), tag))


class LanguageName(Message):
    """The name of the language ``tag`` in a message, in the language of its reader."""

    tag: str

    def __new__(cls, tag: str) -> LanguageName:
        """The name in English; the tag itself if it has none."""
        made = str.__new__(cls, language_name(tag))
        made.tag, made.template, made.values = tag, str(made), {}
        return made

    def said_by(self, say: Words) -> str:
        """The name in the language of ``say``."""
        return language_name(self.tag, say.lang)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the tag."""
        return LanguageName, (self.tag,)


@lru_cache(maxsize=1024)
def _language(text: str) -> str | None:
    """Return the tag that ``text`` stands for, by code or else by name, if there is one."""
    text = text.strip()
    return None if len(text) > _LONGEST else _by_code(text) or _by_name(text)


def _by_code(text: str) -> str | None:
    import langcodes

    try:
        tag = langcodes.standardize_tag(text, macro=True)
        return tag if tag and langcodes.tag_is_valid(tag) else None
    except ValueError:  # not even well-formed
        return None


def _by_name(text: str) -> str | None:
    """Return the tag of a name: ``German``, ``Portuguese (Brazil)``, ``Chinese (Traditional)``."""
    names = _names()
    name = _plain(text)
    bracketed = _IN_BRACKETS.fullmatch(name)
    if not bracketed:
        return names.get(name)
    language, which = bracketed.groups()
    if f"{which} {language}" in names:
        return names[f"{which} {language}"]
    code, place = names.get(language), _places().get(which)
    return _by_code(f"{code}-{place}") if code and place else None


def _near(text: str) -> Iterator[str]:
    """Yield tags that ``text`` may have been meant for, the likeliest first."""
    from rapidfuzz import fuzz, process

    first, *rest = re.split("[-_]", text.strip()[:_LONGEST])
    if rest and (language := _language(first)):
        yield language  # only the part after it is unknown
        return
    if spoken := _spoken_in(first):
        yield spoken
        return
    names = _names(with_unspoken=True)
    alike = process.extract(
        _plain(text[:_LONGEST]), list(names), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=3
    )
    yield from dict.fromkeys(
        names[name] for name, score, _ in alike if score > alike[0][1] - _CLOSE
    )


def _spoken_in(country: str) -> str | None:
    """Return the language of a country whose code is often taken for it: ``JP`` -> ``ja``."""
    from babel.core import get_global

    likely = get_global("likely_subtags").get(f"und_{country.upper()}")
    return str(likely).split("_")[0] if likely else None


@cache
def _names(*, with_unspoken: bool = False) -> dict[str, str]:
    """Return the tags of languages by their names, in lower case without accents.

    A language that nobody is known to speak today (Klingon, Old Norse) is rarely meant by its name
    alone: it needs the code, which the error gives.
    """
    from babel import Locale
    from babel.core import get_global

    by_country = get_global("territory_languages").values()
    spoken = {code.split("_")[0] for languages in by_country for code in languages}
    found: dict[str, str] = {}
    for reader in _READERS:
        for code, name in Locale(reader).languages.items():
            tag = _by_code(code)
            if tag and (with_unspoken or {code.split("_")[0], primary_language(tag)} & spoken):
                found.setdefault(_plain(name), tag)
    return found


@cache
def _places() -> dict[str, str]:
    """Return the subtags of countries and scripts by their names."""
    from babel import Locale

    return {
        _plain(name): code
        for reader in _READERS
        for table in (Locale(reader).scripts, Locale(reader).territories)
        for code, name in table.items()
    }


def _plain(name: str) -> str:
    """Return ``name`` in lower case, without accents, with single spaces."""
    letters = unicodedata.normalize("NFKD", name)
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())
