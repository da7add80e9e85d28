"""Text that was read in the wrong encoding is read as it was meant."""

from __future__ import annotations

import pytest

from align.loaders.misread import passages, sentences

RU = "Старый маяк погас, и «Мария» ушла в море — одна."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("utf-8", "cp1251"), ("utf-8", "latin-1"), ("utf-8", "cp1252"), ("cp1251", "latin-1"),
        ("cp1251", "cp1252"),
    ],
)  # fmt: skip
def test_russian_is_read_as_it_wsentences(written, read):
    wrong = RU.encode(written).decode(read, "replace")
    # Some readers lose a letter or two.
    assert sentences([wrong], "ru")[0].split()[0] == "Старый"


@pytest.mark.parametrize("written", ["utf-16-be", "utf-16-le"])
@pytest.mark.parametrize("read", ["latin-1", "cp1252"])
@pytest.mark.parametrize(("text", "lang"), [(RU, "ru"), ("Der Turm, die Fähre.", "de")])
def test_two_bytes_for_each_letter_are_put_together(written, read, text, lang):
    wrong = text.encode(written).decode(read, "replace")
    assert sentences([wrong], lang)[0].split()[:2] == text.split()[:2]
    # A reader that breaks off in the middle of a letter loses no more than that.
    assert text.split()[1] in sentences([wrong[1:]], lang)[0]


@pytest.mark.parametrize(("text", "lang"), [("Für große Mädchen", "de"), ("Là-bas, l’été", "fr")])
def test_a_few_letters_are_enough_in_latin_script(text, lang):
    assert sentences([text.encode().decode("cp1252")], lang) == (text,)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (RU, "ru"), ("—", "ru"), ("NATO", "ru"), ("Ça va, Zoë ?", "fr"), ("ÀÉÎ", "ru"),
        ("中文没有问题。", "zh"), ("Größe", "de"), ("", "ru"), ("one\x0cof\x01two", "en"),
        ("El faro se apagó ya", "zh"), ("The old lighthouse", "ja"), ("Le phare brûle", "ko"),
    ],
)  # fmt: skip
def test_what_is_well_stays(text, lang):
    assert list(sentences([text], lang)) == [text]


@pytest.mark.parametrize("read", ["cp1251", "cp437", "latin-1"])
def test_both_the_loaders_and_the_aligner_undo_it(read):
    text = "Портовая контора открыла новый шлюз."
    wrong = text.encode().decode(read, "replace")
    assert passages([wrong]) == [text]
    assert sentences([wrong], "ru") == (text,)


def test_a_loader_also_finds_what_has_lost_a_character():
    """U+FFFD stands for a byte that windows-1251 does not have."""
    wrong = "Изготовление ламп".encode().decode("cp1251", "replace")
    assert "\ufffd" in wrong
    assert passages([wrong]) == ["Изготовление ламп"]


def test_a_part_of_a_sentence_is_undone_in_any_language():
    wrong = f"{RU} — « cafÃ© à l’été »"
    assert "café à l’été" in passages([wrong])[0]


def test_sound_passages_stay_the_same_object():
    texts = [RU, "Le phare brûle.", "Þetta er gott."]
    assert passages(texts) is texts


RUSSIAN = [
    "Лампа в гавани горит всю ночь, и никто не знает, кто её зажёг.",
    "Они сказали, что паром уйдёт в шесть утра, если не будет тумана.",
    "Введение",
]
GREEK = ["Το λιμάνι είναι κλειστό απόψε.", "Το πλοίο φεύγει αύριο το πρωί στις έξι."]


@pytest.mark.parametrize(
    ("texts", "code"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (GREEK, "cp1253")]
)
def test_passages_between_others_in_english_are_decoded_again(texts, code):
    shown = [text.encode(code).decode("latin-1") for text in texts]
    english = ["The lamp is lit all night.", "The café opens at six."]
    assert list(passages([*english, *shown])) == [*english, *texts]


@pytest.mark.parametrize("text", ["Jäääär ja öötöö.", "Þæð er áæóð", "Une fée créée à Noël"])
def test_accents_in_a_row_are_no_damage(text):
    assert list(passages([text] * 3)) == [text] * 3
