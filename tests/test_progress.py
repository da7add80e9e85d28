"""Reports the progress of a long job."""

from __future__ import annotations

import pytest

import align
from align.progress import of_step

EN, RU = ["It rained.", "The boat left."], ["Шёл дождь.", "Лодка ушла."]


def test_a_job_of_one_step_names_it():
    seen = []
    align.align_sentences(EN, RU, method="length", progress=lambda *said: seen.append(said))
    assert {step for step, _ in seen} == {"align"}
    assert seen[-1][1] == 1.0


def test_a_callback_with_only_the_share_still_works_with_a_warning():
    seen: list[float] = []
    with pytest.warns(DeprecationWarning, match="the step and the share"):
        align.align_sentences(EN, RU, method="length", progress=seen.append)
    assert seen[-1] == 1.0


def test_without_a_callback_nothing_is_called():
    assert of_step(None, "align") is None
