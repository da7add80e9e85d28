"""Questions."""

from __future__ import annotations


def test_a_question_that_became_a_statement_is_told(kinds):
    assert kinds(("Who pays for the lamps?", "Фонари оплачивает город.")) == ["question-lost"]


def test_a_statement_that_became_a_question_is_told(kinds):
    assert kinds(("The town pays.", "Платит город?")) == ["question-added"]
