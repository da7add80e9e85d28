"""A small invented pair with everything that is hard to write down: see ``hard_pair``."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from align.alignment import Alignment, Bead
from align.text import Document, Paragraph, Sentence

SRC = (
    "Tarn Harbour & Sons <reopens> at 5 > 4",
    "Was the “old” bell tower – née Élise's – still standing?",
    "The crew counted lamps.",
    "They found 14.",
    "=SUM(A1:A9) was painted on the wall.",
    "Nobody answered.",
    "The sign read \u2067\u05e9\u05dc\u05d5\u05dd\u2069, \u202bright to left\u202c.",
    "A\tcolumn and\na broken line.",
)
TGT = (
    "Гавань «Тарн и сыновья» <открыта> & ждёт",
    "Стоит ли ещё «старая» колокольня – ёлка у входа?",
    "Команда насчитала 14 фонарей.",
    "- На стене написали формулу,",
    "- сказал сторож.",
    "На вывеске было: \u0645\u0631\u062d\u0628\u0627.",
    "Звон\x07ок\x00 и \x1bещё\ufffe один.",
    "Столбец и строка.",
)
BEADS = (
    Bead((0,), (0,), 0.99),
    Bead((1,), (1,), 0.95),
    Bead((2, 3), (2,), 0.75),
    Bead((4,), (3, 4), 0.5),
    Bead((5,), (), 0.62),
    Bead((6,), (5,), 0.87),
    Bead((), (6,), 0.25),
    Bead((7,), (7,), 1.0),
)


def document(sentences: tuple[str, ...], lang: str, **facts: object) -> Document:
    return replace(Document.from_sentences(sentences, lang), **facts)


@pytest.fixture
def hard_pair() -> Alignment:
    """Accents, markup, control characters, formulas, both directions, empty sides."""
    published = datetime(2031, 5, 4, 12, 30, tzinfo=UTC)
    src = document(
        SRC,
        "en-GB",
        title="Tarn Harbour <reopens> & more",
        date=published,
        url="https://harbour.example/en?id=7&part=2",
    )
    tgt = document(TGT, "ru-RU", title="Гавань Тарн", date=published)
    return Alignment(src, tgt, BEADS, method="anchor", made_with="sverka 0.1.0")


@pytest.fixture
def turn_pair() -> Alignment:
    """A heading and a body sentence; the target is written from right to left."""
    src_text, tgt_text = "Lamps\nFourteen.", "מנורות\nארבע עשרה."
    kinds = ("heading", "body")

    def cut(text: str, lang: str) -> Document:
        bounds = (0, text.index("\n")), (text.index("\n") + 1, len(text))
        return Document(
            text,
            lang,
            tuple(Paragraph(*ends, kind) for ends, kind in zip(bounds, kinds, strict=True)),
            tuple(Sentence(text[a:b], a, b, number) for number, (a, b) in enumerate(bounds)),
        )

    beads = (Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.9))
    return Alignment(cut(src_text, "en"), cut(tgt_text, "he"), beads)
