"""Which marks count in which language; see ``read_side`` in ``align/aligner/evidence.py``."""

from __future__ import annotations

import pytest

from align.aligner.evidence import COMMA, QUESTION, read_side
from align.text import Document


@pytest.mark.parametrize(
    ("text", "lang", "row"),
    [
        ("Πού πήγε;", "el", QUESTION),
        ("Where did it go?", "en", QUESTION),
        ("It went; nobody saw it.", "en", COMMA),
        ("እሱ፣ እሷ", "am", COMMA),
    ],
)
def test_a_mark_counts_as_what_it_means(text, lang, row):
    counts = read_side(Document.from_sentences([text], lang), anchors=True).counts
    assert counts[row, 0] == 1


@pytest.mark.parametrize(
    ("text", "lang"), [("Where?", "en"), ("Πού;", "el"), ("أين؟", "ar"), ("የት፧", "am")]
)
def test_questions_end_alike_in_all_scripts(text, lang):
    assert read_side(Document.from_sentences([text], lang), anchors=True).end[0] == 1
