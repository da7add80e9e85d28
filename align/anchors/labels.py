"""Labels at the start of a turn: who speaks, or that a question or an answer begins."""

from __future__ import annotations

import re

_QUESTION = ("question", "вопрос", "frage", "pregunta", "domanda", "питання", "pytanie", "q", "в")
_ANSWER = (
    "answer", "ответ", "antwort", "réponse", "respuesta", "risposta", "відповідь", "odpowiedź",
    "a", "о",
)  # fmt: skip
_LABEL = re.compile(r"\s*([^\W\d_][\w.'’ -]{0,40}?)\s*(?:\([^)]{0,60}\))?\s*[:：]\s")

NO_LABEL, QUESTION, ANSWER, SPEAKER = range(4)


def label_class(text: str) -> int:
    """NO_LABEL, QUESTION (``Question (to both):``), ANSWER or SPEAKER (``S. Smith:``)."""
    match = _LABEL.match(text)
    if match is None:
        return NO_LABEL
    label = match[1].strip().lower()
    if label in _QUESTION:
        return QUESTION
    if label in _ANSWER:
        return ANSWER
    parts = re.split(r"[\s.]+", match[1])
    return SPEAKER if len(parts) <= 5 and all(p[:1].isupper() for p in parts if p) else NO_LABEL
