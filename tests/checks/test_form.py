"""Form: punctuation, spaces, letters."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("src", "tgt", "kind"),
    [
        ("He said “no” twice.", "Он дважды сказал «нет.", "brackets"),
        ("It rained (a little).", "Шёл дождь (небольшой.", "brackets"),
        ("It rained a little.", "Шёл шёл небольшой дождь.", "doubled-word"),
        ("The harbour opened.", "Гaвань открылась.", "mixed-script"),
        ("The harbour opened.", "Р“Р°РІР°РЅСЊ открылась.", "mojibake"),
        ("Question: who pays?", "Мэр: кто платит?", "speaker"),
    ],
)
def test_a_slip_of_form_is_told(src, tgt, kind, kinds):
    assert kind in kinds((src, tgt))


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ('"We left', "«Мы ушли"),
        ("He said “no” twice.", "Он дважды сказал «нет»."),
        ("He said, 'no'.", "Он сказал: „нет“."),
        ("1) first", "1) первое"),
        ("Something broke.", "Сказали, что что-то сломалось."),
    ],
)
def test_what_is_in_order_is_left_alone(src, tgt, kinds):
    assert kinds((src, tgt)) == []


def test_spaces_are_hints(kinds):
    assert kinds(("It rained.", "Шёл  дождь.")) == []
    assert kinds(("It rained.", "Шёл  дождь."), least="info") == ["spaces"]


def test_a_very_long_rendering_is_told(kinds):
    short = [("The boat left.", "Лодка ушла.")] * 20
    assert "too-long" in kinds(*short, ("It rained.", "Шёл дождь, " * 15 + "и всё."))
