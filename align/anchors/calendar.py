"""Month names and number signs of a language, from the CLDR as Babel ships it."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale | None:
    """What the CLDR knows of the language of a BCP-47 tag; None where it knows nothing."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None


@lru_cache(maxsize=256)
def month_names(language: str) -> dict[str, int]:
    """Each written form of a month's name, in lower case, with the month's number from 1."""
    locale = locale_of(language)
    if locale is None:
        return {}
    forms: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        # Babel merges the root locale in where a context is missing: keep what is a word.
        for month, name in locale.months[context]["wide"].items():
            word = name.lower()
            if word.isalpha() and len(word) > 2:
                forms.setdefault(word, month)
                if language in {"ru", "uk", "be"} and context == "stand-alone":
                    forms.update({_locative(word): month})
    return forms


def _locative(month: str) -> str:
    """``март`` -> ``марте``: the case after «в», which the CLDR does not list."""
    return month[:-1] + "е" if month[-1] in "ьй" else month + "е"


@lru_cache(maxsize=256)
def decimal_sign(language: str) -> str:
    """``.`` or ``,``; a point where the language is not known."""
    locale = locale_of(language)
    sign = locale.number_symbols["latn"]["decimal"] if locale else "."
    return sign if sign in ".," else "."
