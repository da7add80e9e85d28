"""Codes of languages: the two letters of ISO 639-1 for the three of ISO 639-2 and 639-3."""

from __future__ import annotations


def two_letter(code: str) -> str:
    """Return the usual code of the language ``code``: ``eng`` -> ``en``, ``ger`` -> ``de``.

    A code that has no shorter one, or that nobody knows, comes back in small letters.
    """
    from babel.core import get_global

    small = code.lower()
    usual = str(get_global("language_aliases").get(small, small)) if len(small) == 3 else small
    # An alias can be a whole tag (sh is sr_Latn), or another code of three letters (cmn is zh).
    return usual.replace("-", "_").split("_")[0]
