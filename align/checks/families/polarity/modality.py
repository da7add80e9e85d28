"""Words of a text that say what must and what may be done."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from align import languages
from align.checks.engine.reading import Side
from align.checks.model.finding import Span


class Modal(NamedTuple):
    """Where a text first names a duty, and where a permission or possibility."""

    duty: Span | None
    leave: Span | None


def modal(side: Side) -> Modal | None:
    """The modality of a text; None if it is not known how its language says it."""
    patterns = _patterns(side.lang)
    if patterns is None:
        return None
    found = [pattern.search(side.text) for pattern in patterns]
    return Modal(*(match.span() if match else None for match in found))


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    modality = languages.of(lang).modality
    return None if modality is None else (_words(modality.duty), _words(modality.leave))


def _words(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
