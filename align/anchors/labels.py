"""Labels at the start of a turn: who speaks, or that a question or an answer begins."""

from __future__ import annotations

import re
from functools import cache

from align import languages

_LABEL = re.compile(r"\s*([^\W\d_][\w.'’ -]{0,40}?)\s*(?:\([^)]{0,60}\))?\s*[:：]\s")

NO_LABEL, QUESTION, ANSWER, SPEAKER = range(4)


def label_class(text: str) -> int:
    """NO_LABEL, QUESTION (``Question (to both):``), ANSWER or SPEAKER (``S. Smith:``)."""
    # Nearly all sentences have no colon, and looking for one is quicker.
    match = _LABEL.match(text) if ":" in text or "：" in text else None
    if match is None:
        return NO_LABEL
    label = match[1].strip().lower()
    if (known := _known().get(label)) is not None:
        return known
    parts = re.split(r"[\s.]+", match[1])
    return SPEAKER if len(parts) <= 5 and all(p[:1].isupper() for p in parts if p) else NO_LABEL


@cache
def _known() -> dict[str, int]:
    """The classes of the label words of all languages."""
    found: dict[str, int] = {}
    for labels in (language.labels for language in languages.every()):
        question, answer = labels.letters or ("", "")
        found |= dict.fromkeys(labels.question | {question}, QUESTION)
        found |= dict.fromkeys(labels.answer | {answer}, ANSWER)
    return found
