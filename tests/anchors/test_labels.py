"""Labels that open a turn."""

from __future__ import annotations

import pytest

from align.anchors.labels import ANSWER, NO_LABEL, QUESTION, SPEAKER, label_class


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Question: Why?", QUESTION),
        ("Вопрос (адресован обоим): Почему?", QUESTION),
        ("Answer: So.", ANSWER),
        ("Ответ: Так.", ANSWER),
        ("Marta Holt: So.", SPEAKER),
        ("М.И.Хольт (отвечает первой): Так.", SPEAKER),
        ("There are two reasons: wind and rain.", NO_LABEL),
        ("It ended at 10:30 sharp.", NO_LABEL),
        ("", NO_LABEL),
    ],
)
def test_what_opens_a_turn(text, kind):
    assert label_class(text) == kind
