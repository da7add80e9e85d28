"""Who speaks: labels such as ``Question:`` or ``Anna Reed:`` before a turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from align import languages
from align.text import Paragraph

Turn = Literal["question", "answer"]

_MAX_WORDS = 6

# A name, remarks in brackets, a colon that ends a word.
_LABEL = re.compile(
    r"(?P<name>[^\s:：()][^:：()\n]{0,79}?)\s*"
    r"(?P<remarks>(?:\([^()\n]{0,200}\)\s*){0,3})[:：](?=\s|$|[(«“\"„—–])"
)

# "Q. And the lamp?", as in the records of courts; other letters with a full stop are initials.
_DOTTED = re.compile(r"(?P<letter>[QA])\.\s+\S")

# "С.В.Лавров" or "J. Reed": initials are part of a name in any position.
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,3}[^\W\d_]{2,}")
_NUMBER = re.compile(r"[IVXLCDM]{2,}\.(?:\s|$)")  # of a chapter
_SAID = re.compile(r"[.!?…。！？؟।][\"'”’“»)\]]*$")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-‑])*,?")


@cache
def _labels() -> languages.Labels:
    """The label words of all languages together: labels are read before the language is known."""
    every = [language.labels for language in languages.every()]
    return languages.Labels(
        question=frozenset().union(*(one.question for one in every)),
        answer=frozenset().union(*(one.answer for one in every)),
        asker=frozenset().union(*(one.asker for one in every)),
        directions=frozenset().union(*(one.directions for one in every)),
        particles=frozenset().union(*(one.particles for one in every)),
        nobody=frozenset().union(*(one.nobody for one in every)),
    )


@cache
def _letters() -> dict[str, tuple[Turn, str]]:
    """The turn that a single letter stands for, and the partner letter that it requires."""
    found: dict[str, tuple[Turn, str]] = {}
    for language in languages.every():
        if language.labels.letters:
            question, answer = language.labels.letters
            found |= {question: ("question", answer), answer: ("answer", question)}
    return found


@dataclass(frozen=True, slots=True)
class Label:
    """What a paragraph's first words say about its turn.

    ``speaker`` as in ``Paragraph``. ``needs`` is None if the label is clear on its own. Otherwise
    it is a label that must occur elsewhere in the document too, because one alone may be an
    ordinary word: the other letter of ``Q:`` and ``A:``, or the same name again.
    """

    kind: Turn
    speaker: str | None = None
    key: str = ""
    needs: str | None = None


def find_label(paragraph: str) -> Label | None:
    """Return the label that ``paragraph`` begins with, judged by its form."""
    begin = paragraph[:400]
    dotted = _DOTTED.match(begin)
    if dotted:
        key = dotted["letter"].casefold()
        kind, partner = _letters()[key]
        return Label(kind, None, key, partner)
    # Most paragraphs have no colon and can be skipped.
    found = _LABEL.match(begin) if ":" in begin or "：" in begin else None
    if found is None:
        return None
    name = " ".join(found["name"].split())
    words = name.split()
    key = name.casefold().removesuffix(".")
    first = words[0].casefold()
    if key in _letters():
        kind, partner = _letters()[key]
        return Label(kind, None, key, partner)
    if first in _labels().question and _goes_on_as_label(words[1:]):
        return Label("question")
    if key in _labels().answer:
        return Label("answer")
    if key in _labels().asker:
        return Label("question")
    if not _is_name(words):
        return None
    alone = len(words) == 1 and not _INITIALS.match(name)
    return Label("answer", name, key, key if alone else None)


def assign(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return ``paragraphs`` with the kind and speaker of the turns they belong to.

    A turn goes on until the next label or heading. Titles and headings stay as they are. If no
    label says which turns are questions, they are those of the named speaker whose labelled
    paragraphs mostly end as questions.
    """
    texts = [text[part.start : part.end] for part in paragraphs]
    labels = [
        find_label(paragraph) if part.kind == "body" else None
        for part, paragraph in zip(paragraphs, texts, strict=True)
    ]
    counts = Counter(label.key for label in labels if label)
    said = Counter(
        label.key
        for label, paragraph in zip(labels, texts, strict=True)
        if label and _is_said(paragraph)
    )
    labels = [label if label and _is_borne_out(label, counts, said) else None for label in labels]
    labels = _with_askers(labels, texts)
    turn: Label | None = None
    done = []
    for part, label in zip(paragraphs, labels, strict=True):
        turn = None if part.kind != "body" else label or turn
        done.append(replace(part, kind=turn.kind, speaker=turn.speaker) if turn else part)
    return tuple(done)


def _with_askers(labels: list[Label | None], texts: list[str]) -> list[Label | None]:
    """Return ``labels`` with those of a named interviewer marked as questions."""
    if any(label and label.kind == "question" for label in labels):
        return labels
    turns = Counter(label.speaker for label in labels if label)
    asked = Counter(
        label.speaker
        for label, text in zip(labels, texts, strict=True)
        if label and text.rstrip().endswith("?")
    )
    askers = {name for name, count in asked.items() if 2 * count > turns[name]}
    if len(turns) < 2 or len(askers) == len(turns):
        return labels
    return [
        replace(label, kind="question") if label and label.speaker in askers else label
        for label in labels
    ]


def _is_borne_out(label: Label, counts: Counter[str], said: Counter[str]) -> bool:
    """Whether the rest of the text shows that ``label`` is one.

    A single word must come again, and be followed by sentences: ``File: lamp.txt`` is no speech.
    """
    if label.needs is None:
        return True
    if label.needs != label.key:
        return counts[label.needs] >= 1
    return counts[label.key] >= 2 and 2 * said[label.key] > counts[label.key]


def _is_said(paragraph: str) -> bool:
    """Whether a paragraph is its label alone, or ends like a sentence."""
    found = _LABEL.match(paragraph)
    text = paragraph[found.end() :].strip() if found else paragraph
    return not text or _SAID.search(text) is not None


def _goes_on_as_label(words: list[str]) -> bool:
    """Whether ``words``, after "Question", still belong to a label rather than begin a sentence."""
    if len(words) >= _MAX_WORDS:
        return False
    if not words:
        return True
    first = words[0]
    directed = first.casefold().rstrip(".") in _labels().directions
    return directed or first[0].isdigit() or first[0].isupper()


def _is_name(words: list[str]) -> bool:
    if len(words) > _MAX_WORDS or _NUMBER.match(" ".join(words)):
        return False
    for word in words:
        bare = word.casefold().strip(".,")
        if bare in _labels().nobody or not _NAME_WORD.fullmatch(word):
            return False
        if not word[0].isupper() and bare not in _labels().particles:
            return False
    return words[0][0].isupper() and words[-1][0].isupper()
