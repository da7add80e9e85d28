"""Month names and number signs of a language, from the CLDR as Babel ships it."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError


@lru_cache(maxsize=256)
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError, TypeError):
        return None


@lru_cache(maxsize=256)
def month_names(language: str) -> dict[str, int]:
    """Each written form of a month's name, in lower case, with the month's number from 1."""
    locale = _locale(language)
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
    locale = _locale(language)
    sign = locale.number_symbols["latn"]["decimal"] if locale else "."
    return sign if sign in ".," else "."
