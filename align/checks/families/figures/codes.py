"""Text that only programs read: identifiers, file names, addresses, entities, note marks."""

from __future__ import annotations

import re

from align.checks.model.finding import Span

#: A word with a symbol, dot or slash inside that prose does not have; a version; digits followed by
#: a name (247sports), or a lower-case name followed by digits (utf8); an abbreviation that counts
#: letters (l10n).
_IDENTIFIER = re.compile(
    r"\S*(?:[_\\=<>@~^*|{}]|://|\w/[a-z]|[a-zA-Z]\.[a-zA-Z]{2}|\d\.\d+\.\d+(?!\d)(?<!\.\d{4}))\S*"
    r"|(?<!\w)\d+(?!(?:st|nd|rd|th)\b)[a-z]{5,}\w*|(?<!\w)[a-z]{2,}-?\d+\w*"
    r"|(?<!\w)[A-Za-z]\d{1,2}[a-z](?!\w)"
)
#: «[12]» points to a note, ``man(1)`` to a page; ``&#8211;`` is a character; the index of a formula
#: may stand apart: CO 2.
_POINTER = re.compile(
    r"\[\d{1,3}\]|(?<=\w)\(\d[a-z]?\)|&#?\w+;"
    r"|(?<!\w)(?:CO|SO|NO|NH|CH|SiO|TiO|O|H|N)[ \u00a0]\d(?![\w.,]\w|[ \u00a0]?[%°$€])"
)
_SCALED = re.compile(r"\d+(?:hundred|thousand|million|billion|trillion|minute|metre|meter|pound)")


def identifiers(text: str) -> list[Span]:
    """The spans of identifiers. Translations may leave their digits out but hardly change them."""
    return [m.span() for m in _IDENTIFIER.finditer(text) if not _SCALED.match(m[0])]


def pointers(text: str) -> list[Span]:
    """The spans of what a translation does not have to keep."""
    return [match.span() for match in _POINTER.finditer(text)]
