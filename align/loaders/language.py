"""Which language a text is in: said by the user, said by the page, or detected."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache

from align.errors import LoadError, UsageError
from align.text import language_tag, primary_language

#: With fewer letters than this nothing is detected.
MIN_LETTERS = 20

# The detector sees three slices of so many characters: the start of a text may be untypical.
_SLICE = 2000

# Below this share the best guess is no answer (names and codes reach 0.1, close kin 0.5).
_ANSWER = 0.3

# A stated language is wrong where the detector is this sure of another and this sure against it.
# A Croatian sentence leaves Serbian 0.1, a Norwegian one Danish 0.1, an English one Dutch 0.01.
_SURE = 0.9
_AGAINST = 0.005

_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC_LANGUAGES = frozenset(
    {"ba", "be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"}
)
_BOTH_SCRIPTS = frozenset({"sr"})


def detect(text: str) -> dict[str, float]:
    """Return the likely languages of ``text``, best first, with shares that sum to one.

    Codes are those of ISO 639. Empty where the text has too few letters. The
    script decides first: a text in Cyrillic letters is never taken for one of
    the languages that use Latin, nor the other way round. Deterministic.
    """
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return {}
    from py3langid.langid import rank

    cyrillic = len(_CYRILLIC.findall(sample)) > len(_LATIN.findall(sample))
    sample = (_LATIN if cyrillic else _CYRILLIC).sub("", sample)
    ranked = [(code, score) for code, score in rank(sample) if _fits(code, cyrillic)]
    # Raw scores grow with the text; the root of its length brings them to a common scale.
    scale = math.sqrt(len(sample.encode("utf-8", "replace")))
    best = ranked[0][1]
    weights = {code: math.exp((score - best) / scale) for code, score in ranked}
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()}


def decide(
    text: str,
    *,
    given: str | None,
    stated: str | None,
    offered: Iterable[str],
    where: str,
) -> tuple[str, tuple[str, ...]]:
    """Return the BCP-47 tag of ``text`` and notes for the user.

    ``given`` is the user's word, ``stated`` the page's own, ``offered`` the
    languages that the page says it exists in: they lend a detected language its
    region. Raises LoadError where the text contradicts the user, or where
    nobody knows; UsageError where ``given`` is not a tag.
    """
    shares = detect(text)
    if given is not None:
        tag = language_tag(given)
        found = _contradiction(tag, shares)
        if found:
            raise LoadError(
                f"the text looks like {_named(found)}, not {_named(tag)}",
                where=where,
                hint="Give the right file or state the language that it is in",
            )
        return tag, ()
    own = well_formed(stated)
    if own:
        found = _contradiction(own, shares)
        if not found:
            return own, ()
        return found, (f"the page calls itself {_named(own)}; it looks like {_named(found)}",)
    found = next(iter(shares), None)
    if found is None or found == "zxx" or shares[found] < _ANSWER:
        raise LoadError(
            "the language cannot be told from so little text"
            if not shares
            else "the language of this text cannot be told",
            where=where,
            hint="State it, for example en or ru",
        )
    return next((tag for tag in offered if primary_language(tag) == found), found), ()


def well_formed(tag: str | None) -> str | None:
    """Return ``tag`` as ``language_tag`` spells it, None for what pages write in its place."""
    try:
        return language_tag(tag) if tag else None
    except UsageError:
        return None


def _contradiction(tag: str, shares: dict[str, float]) -> str | None:
    """Return the language that the text is in where it is surely not ``tag``."""
    best = next(iter(shares), None)
    claimed = primary_language(tag)
    if best is None or best in (claimed, "zxx") or claimed not in _known():
        return None
    if claimed not in shares:  # it is not written in these letters
        return best
    return best if shares[best] > _SURE and shares[claimed] < _AGAINST else None


def _fits(code: str, cyrillic: bool) -> bool:
    return code in _BOTH_SCRIPTS or (code in _CYRILLIC_LANGUAGES) is cyrillic


@cache
def _known() -> frozenset[str]:
    from py3langid.langid import rank

    return frozenset(code for code, _ in rank(""))


def _sample(text: str) -> str:
    if len(text) <= 3 * _SLICE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_SLICE], text[middle : middle + _SLICE], text[-_SLICE:]))


def _named(tag: str) -> str:
    from babel import Locale

    name = Locale("en").languages.get(primary_language(tag))
    return f"{name} ({tag})" if name else tag
