"""Brackets and quotation marks: which have a partner, in their bead or beside it."""

from __future__ import annotations

import pytest

from align.checks.families.form.quotes import matched, quoted

IN_ORDER = [
    ("ru", "Он дважды сказал «нет»."),
    ("ru", "Газета «Вести „Тарна“» закрылась."),
    ("ru", "Они спели «Ветер и „Парус“»."),
    ("ru", "Общество «Друзья музея «Парус» собралось."),
    ("ru", "1) первое; а) второе :)"),
    ("de", "Sie rief „nein“ und ging."),
    ("de", "Sie rief »nein« (»warum?«) und ging."),
    ("de", "Sie rief «nein» und ging."),
    ("de", "Sie rief “nein” und ging."),
    ("de", 'Sie rief "nein" und ging.'),
    ("de", "Das Wort »ahoi«, sagte er, sei »alt«."),
    ("fr", "Elle cria « non » et partit."),
    ("en", "He said “no” twice."),
    ("zh", "他说“不”，（两次）。"),
    ("ja", "彼は「いいえ」と言った。"),
    ("sv", "Hon ropade ”nej” och gick."),
    ("fi", "Hän huusi »ei» ja lähti."),
    ("en", 'The 19" screen broke.'),
]
ALONE = [
    ("ru", "Он дважды сказал «нет.", "«"),
    ("ru", "Он дважды сказал нет».", "»"),
    ("de", "Sie rief „nein und ging.", "„"),
    ("de", "Sie rief nein“ und ging.", "“"),
    ("de", "Sie rief »nein und ging.", "»"),
    ("fr", "Elle cria « non et partit.", "«"),
    ("en", "He said “no twice.", "“"),
    ("ru", "Шёл дождь (небольшой.", "("),
    ("zh", "他说“不。", "”"),
    ("ja", "彼は「いいえと言った。", "「"),
]


@pytest.mark.parametrize(("lang", "text"), IN_ORDER)
def test_marks_find_their_partners_as_the_language_has_it(lang, text):
    assert matched(text, lang).alone == ()


@pytest.mark.parametrize(("lang", "text", "char"), ALONE)
def test_a_mark_without_its_partner_is_alone(lang, text, char):
    assert [sign.char for sign in matched(text, lang).alone] == [char]


def test_what_stands_in_marks_is_quoted():
    text = "Siehe »Gezeiten«."
    assert [text[slice(*span)] for span in quoted(text, "de")] == ["Gezeiten"]


def test_a_quotation_may_run_over_several_beads(kinds):
    couples = [
        ("“We left,” he said.", "Он сказал: «Мы ушли."),
        ("The boat was full.", "Лодка была полна."),
        ("Nobody waved.", "Никто не махал»."),
    ]
    assert kinds(*couples) == []


def test_a_quotation_that_never_closes_is_told(kinds):
    couples = [
        ("“We left,” he said.", "Он сказал: «Мы ушли."),
        ("“Nobody waved,” she said.", "Она сказала: «Никто не махал»."),
        ("“The boat was full,” he said.", "Он сказал: «Лодка была полна»."),
    ]
    assert kinds(*couples) == ["brackets"]


def test_what_the_original_leaves_open_may_stay_open(kinds):
    assert kinds(("“We left", "«Мы ушли"), ("“Nobody waved", "«Никто не махал")) == []


def test_a_quotation_in_single_marks_may_run_on(kinds):
    couples = [
        ("'We left the harbour.", "«Мы вышли из гавани."),
        ("The end.", "Конец."),
    ]
    assert kinds(*couples) == []


def test_the_mark_of_a_sentence_number_closes_nothing(kinds):
    assert kinds(("Ask for help (see RFT).", "Попросите о помощи (запрос, RFT).")) == []


def test_a_long_quotation_may_open_again_in_each_paragraph(kinds):
    couples = [
        ("«Мы должны уехать отсюда.", "“We must leave this place."),
        ("Мост долго не продержится.", "“The bridge will not hold for long."),
        ("Лодки уплыли».", "“The boats are gone.”"),
    ]
    assert kinds(*couples, langs=("ru", "en")) == []
