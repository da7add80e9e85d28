"""The marks that end sentences and clauses in all scripts, and their European equivalents."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from align.languages.model import Language

#: Armenian puts its question mark inside the word that is asked about.
INNER_QUESTION = "՞"
#: The marks of all scripts by the European one with the same function.
SAME: Mapping[str, str] = {
    "?": "?？؟⸮፧" + INNER_QUESTION,
    "!": "!！՜",
    "…": "…⋯",
    ".": ".。．｡।॥۔։።།༎။។៕᠃",
    ":": ":：፦",
    ";": ";；؛፤",
    ",": ",，،、､፣၊՝",
}
_EVERYWHERE: Mapping[str, str] = MappingProxyType(
    {sign: mark for mark, signs in SAME.items() for sign in signs}
)
#: All of them, for use in a pattern.
ANY = "".join(_EVERYWHERE)
#: The scripts with vowel signs, points and accents that follow their letters.
_ACCENTED = range(0x0300, 0x1200)
#: These signs, for use in a pattern: the words of many scripts contain them, but ``\\w`` does not.
COMBINING = "".join(sign for sign in map(chr, _ACCENTED) if unicodedata.category(sign)[0] == "M")


def question_marks(language: Language) -> str:
    """The signs that mark a question in a language."""
    return SAME["?"] + language.marks.question


def european(sign: str, language: Language) -> str:
    """The European mark with the same function as ``sign`` in a language: ``؟`` -> ``?``."""
    own = language.marks
    if sign in own.question:
        return "?"
    return "." if sign in own.extra + own.typed else _EVERYWHERE.get(sign, sign)
