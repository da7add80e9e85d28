"""Questions."""

from __future__ import annotations

import pytest


def test_a_question_that_became_a_statement_is_told(kinds):
    assert kinds(("Who pays for the lamps?", "Фонари оплачивает город.")) == ["question-lost"]


def test_a_statement_that_became_a_question_is_told(kinds):
    assert kinds(("The town pays.", "Платит город?")) == ["question-added"]


@pytest.mark.parametrize(
    ("src", "tgt", "kind"),
    [
        ("The mayor does not support the plan.", "Мэр поддерживает план.", "negation-lost"),
        ("We have never seen the harbour.", "Мы видели гавань.", "negation-lost"),
        ("The mayor supports the plan.", "Мэр не поддерживает план.", "negation-added"),
    ],
)
def test_a_negation_that_came_or_went_is_told(src, tgt, kind, kinds):
    assert kinds((src, tgt)) == [kind]


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("The mayor does not support the plan.", "Мэр не поддерживает план."),
        ("Nobody supports the plan.", "План никто не поддерживает."),
        ("He refused to pay.", "Он не стал платить."),
        ("It is impossible to leave without a ticket.", "Без билета уйти нельзя."),
        ("He not only came but sang.", "Он не только пришёл, но и спел."),
        ("They are unable to pay.", "Они не могут платить."),
    ],
)
def test_what_is_denied_otherwise_is_denied(src, tgt, kinds):
    assert kinds((src, tgt)) == []


def test_a_duty_that_became_leave_is_hinted_at(kinds):
    couple = ("The crews must register.", "Экипажи могут зарегистрироваться.")
    assert kinds(couple, least="info") == ["modality"]
    right = ("The crews must register.", "Экипажи должны зарегистрироваться.")
    assert kinds(right, least="info") == []
