"""Text that was read in a wrong encoding is reported, if what was meant cannot be found."""

import pytest

from align.loaders import damage, garbled, load

RU = """Паром уходит в полдень и возвращается до вечернего прилива.

Сторож маяка сказал, что он не видел парома с пятницы, и никто не знает, где он сейчас.

Вчера на пристани было много людей, но они уже ушли домой, потому что стало очень холодно.

Если паром не придёт и завтра, то нам надо будет искать лодку, чтобы переправить почту.

Капитан просил всех, кто был тогда на берегу, рассказать ему о том, что они видели и слышали."""


def notes(text, lang):
    return [str(note) for note in garbled.notes(text.split("\n\n"), lang)]


@pytest.mark.parametrize(
    "text",
    [
        "Das Caf\ufffd ist zu.",
        "Das Parfьmhaus ist zu.",
        "Die F╠hre kommt.",
        "Die F‰hre kommt.",
        "Idê tam, gdzie mo¿e byæ.",
        "The ferry\x92s bell rang.",
        "Nie wiÍcej.",
    ],
)
def test_signs_that_no_word_contains_are_reported(text):
    assert "with lost or wrong letters" in notes(text, "de")[0]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("│Name│Preis│\n├──src\n└──docs", "de"),
        ("На WhatsAppом и SMSки в кафе «Anchor» 5 °C, 10 м², № 7.", "ru"),
        ("The α-helix, a 3–5 µm film and the ½ share.", "en"),
        ("KollegInnen und McÉwan lasen „Fähre‟.", "de"),
        ("¿Quién? ¡Nadie! 1.º y 2.ª", "es"),
    ],
)
def test_signs_of_sound_texts_are_not(text, lang):
    assert not notes(text, lang)


@pytest.mark.parametrize("read", ["cp1253", "cp437"])
def test_a_text_without_known_words_is_reported(read):
    garbage = (RU + RU).encode("cp1251").decode(read, "ignore")
    assert notes(garbage, "el") + notes(garbage, "ru")


def test_a_sound_text_has_known_words():
    assert not notes(RU, "ru")
    assert not load(("ferry.txt", RU.encode())).notes


def test_a_list_of_a_few_names_is_too_short_to_judge():
    assert not notes("Гольцово\n\nЗаречье\n\nТихвино", "ru")


def test_one_word_again_and_again_is_too_little_to_judge():
    assert not notes("\n\n".join(f"Фонарь {number}." for number in range(200)), "ru")


def test_a_text_in_another_language_than_stated_has_no_wrong_encoding_too():
    _, found = damage.of_texts(RU.split("\n\n"), "en", repair=False)
    assert len(found) == 1
    assert "the text looks like Russian" in found[0]
