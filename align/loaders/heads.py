"""The heads of the columns in a table of translations: the language or the side that they name."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from align.loaders import language
from align.loaders.units import SIDES


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", text.casefold()) if word]


_ROLES = (
    frozenset(
        _words(
            """source src original оригинал исходный исходник quelle ausgangstext originaltext
            origen origine oryginał оригінал 原文 원문"""
        )
    ),
    frozenset(
        _words(
            """target tgt translation translated перевод ziel zieltext übersetzung traduction
            traducción tradução traduzione tłumaczenie переклад 译文 翻译 訳文 翻訳 번역"""
        )
    ),
)
_MOST_WORDS = 4  # a longer head is a text
# Short heads that are rarely codes of languages: a number, an answer.
_OTHER = frozenset({"id", "no", "nr"})


def role(head: str) -> str | None:
    """Return which of SIDES the head of a column says that it is, None if neither."""
    words = _words(head)
    if len(words) > _MOST_WORDS:
        return None
    return next((side for side, names in zip(SIDES, _ROLES, strict=True) if names & {*words}), None)


def named(head: str) -> str | None:
    """Return the language that the head of a column names, None if it is another word.

    It may be in its own language (``Deutsch``), or next to a code or a role: ``English (en-GB)``,
    ``source_en``.
    """
    head = head.strip()
    if len(_words(head)) > _MOST_WORDS:
        return None
    inside = re.findall(r"\(([^()]{1,40})\)", head)
    beside = _words(head) if role(head) else ()
    words = (head, *inside, head.partition("(")[0], *beside)
    return next(filter(None, map(_language, words)), None)


def is_head(cell: str) -> bool:
    """Whether a cell looks like the head of a column: a usual word, or a code such as ``en``."""
    return len(cell.strip()) == 2 or bool(role(cell) or named(cell))


def _language(word: str) -> str | None:
    word = word.strip()
    if word.casefold() in _OTHER:
        return None
    tag = language.well_formed(word)
    # Many short words are codes: key, the.
    is_code = len(word) == 2 or "-" in word
    if tag and (is_code or tag != word.casefold()):
        return tag
    return _own_names().get(word.casefold())


@cache
def _own_names() -> dict[str, str]:
    """Return the usual languages by their names in themselves."""
    locales = {code: Locale.parse(code) for code in language.usual()}
    return {
        name.casefold(): code for code, one in locales.items() if (name := one.get_language_name())
    }
