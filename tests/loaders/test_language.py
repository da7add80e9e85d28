"""Which language a text is in, and what happens when people or pages are wrong about it."""

from __future__ import annotations

import pytest

from align.errors import LoadError
from align.loaders import language, load
from align.loaders.language import decide, detect

TEXTS = {
    "en": "The mayor said that the old mill would become a library by next spring.",
    "ru": "Мэр сообщила, что старая мельница к следующей весне станет библиотекой.",
    "uk": "Мерка повідомила, що старий млин до наступної весни стане бібліотекою.",
    "bg": "Кметицата съобщи, че старата мелница ще стане библиотека до пролетта.",
    "de": "Die Bürgermeisterin sagte, aus der alten Mühle werde bis zum Frühjahr eine Bücherei.",
    "fr": "La maire a annoncé que le vieux moulin deviendrait une bibliothèque au printemps.",
    "es": "La alcaldesa dijo que el viejo molino será una biblioteca la próxima primavera.",
    "zh": "市长说，老磨坊将在明年春天变成一座图书馆，全镇居民都可以来这里读书和借书。",
    "sr": "Градоначелница је рекла да ће стари млин до пролећа постати библиотека.",
}


def told(text: str, *, given=None, stated=None, offered=()) -> tuple[str, tuple[str, ...]]:
    return decide(text, given=given, stated=stated, offered=offered, where="mill.txt")


@pytest.mark.parametrize(("lang", "text"), TEXTS.items())
def test_a_language_is_detected(lang, text):
    assert told(text) == (lang, ())


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "港口很安静。鱼很便宜。"),
        ("ja", "静かな港。"),
        ("ko", "항구"),
        ("el", "Ναι."),
        ("th", "ใช่"),
        ("hy", "Այո"),
    ],
)
def test_a_few_words_in_a_script_of_one_language_tell_it(lang, text):
    assert told(text) == (lang, ())


def test_a_few_ideographs_may_be_japanese():
    lang, (note,) = told("船长不说话。")
    assert lang == "zh"
    assert "may be Japanese" in note


@pytest.mark.parametrize("text", ["Yes.", "Да.", "1987", "№ 5", "", "好"])
def test_a_few_words_in_a_script_of_many_languages_do_not(text):
    with pytest.raises(LoadError, match="too little text"):
        told(text)


@pytest.mark.parametrize(("lang", "text"), TEXTS.items())
def test_a_correct_choice_of_the_user_keeps_its_region(lang, text):
    assert told(text, given=f"{lang}_zz") == (f"{lang}-ZZ", ())


@pytest.mark.parametrize(
    ("given", "actual"), [("en", "ru"), ("ru", "en"), ("ru", "uk"), ("en", "de")]
)
def test_a_wrong_choice_of_the_user_is_used_with_a_note(given, actual):
    lang, notes = told(TEXTS[actual], given=given)
    assert lang == given
    assert len(notes) == 1
    assert f"({given}) as the language" in notes[0]
    assert f"looks like {language._named(actual)}" in notes[0]


def test_a_text_in_another_language_than_given_is_said_once():
    """Not also that its words are no words of the language, and all its paragraphs foreign."""
    paragraphs = [f"{TEXTS['ru']} Это было в {n} году." for n in range(1900, 1940)]
    notes = load(("lamp.txt", "\n\n".join(paragraphs).encode()), "de").notes
    assert len(notes) == 1
    assert "you gave German (de) as the language" in notes[0]


@pytest.mark.parametrize("lang", ["en", "de", "tlh"])
def test_a_text_in_the_letters_of_its_language_is_not_looked_at_more_closely(lang, monkeypatch):
    monkeypatch.setattr(language, "misstated", None)
    assert language.miswritten(lang, TEXTS["en"]) == ()


def test_a_text_in_other_letters_is_in_another_language():
    assert "looks like English (en)" in language.miswritten("ru", TEXTS["en"])[0]


CODE = """function lamp{0}(wick, oil, glass) {{
  // keep the wick short and the glass clean
  return light(wick, oil, glass, 'the lamp number {0} is lit');
}}
"""


@pytest.mark.parametrize("lang", ["ru", "de", "zh"])
@pytest.mark.parametrize("given", [None, "stated"])
def test_code_is_not_evidence(lang, given):
    page = TEXTS[lang] + "\n\n" + "".join(CODE.format(k) for k in range(40))
    assert told(page, given=lang if given else None) == (lang, ())


def test_a_page_of_nothing_but_code_has_some_language():
    assert told("".join(CODE.format(k) for k in range(40)))[0] == "en"


def test_addresses_and_file_names_are_not_evidence():
    text = "См. https://tarn.example/harbour/lamps/index.html и install_the_lamp_of_tarn.config.txt"
    assert told(f"{text}: там сказано, как зажечь лампу")[0] == "ru"


@pytest.mark.parametrize(
    "text",
    [
        "Лампу снова зажгли в порту.",
        "Смотритель маяка ушёл домой.",
        "Вчера вечером открыли музей.",
        "Паром отходит в полдень.",
        "Портовый сбор отменён с мая.",
        "Настройка TarnLamp Pro 4: начало работы",
    ],
)
def test_a_short_russian_text_is_russian(text):
    assert told(text) == ("ru", ())


@pytest.mark.parametrize(
    "text",
    [
        "Кот сидит на окне. Собака лежит на полу. Дом стоит на горе.",
        "Лампа погасла. Порт спал.",
    ],
)
def test_a_few_simple_words_are_taken_for_russian_with_a_note(text):
    """These words are also Macedonian and Bulgarian, and no letter decides."""
    lang, (note,) = told(text)
    assert lang == "ru"
    assert note.startswith("the text is too short to tell its language: Russian (ru) was assumed")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("mk", "Чуварот на светилникот го запали фењерот и си отиде дома пред полноќ."),
        ("sr", "Чувар је упалио фењер и вратио се кући."),
        ("uk", "Наглядач запалив ліхтар і пішов додому."),
        ("be", "Наглядчык запаліў ліхтар і пайшоў дадому."),
    ],
)
def test_letters_that_russian_lacks_decide(lang, text):
    assert told(text) == (lang, ())


def test_a_language_that_the_page_offers_is_no_guess():
    assert told("Лампа погасла. Порт спал.", offered=["ru-RU"]) == ("ru-RU", ())


def test_a_three_letter_code_names_the_same_language():
    assert language.well_formed("rus") == "ru"
    assert language.well_formed("ENG-gb") == "en-GB"


def test_a_related_language_does_not_contradict_the_user():
    """A Croatian text may be called Bosnian: the two are too similar to tell apart."""
    text = "Gradonačelnica je rekla da će stari mlin do proljeća postati knjižnica."
    assert told(text, given="bs") == ("bs", ())


def test_a_language_unknown_to_the_detector_is_believed():
    assert told(TEXTS["ru"], given="cv") == ("cv", ())


def test_a_short_text_does_not_contradict_the_user():
    assert told("Привет!", given="en") == ("en", ())


def test_the_page_is_believed_with_its_region():
    assert told(TEXTS["en"], stated="en-AU") == ("en-AU", ())


def test_a_page_that_is_wrong_about_itself_is_noted():
    lang, notes = told(TEXTS["ru"], stated="en")
    assert lang == "ru"
    assert notes == (
        "the page states English (en) as its language, but it looks like Russian (ru)",
    )


def test_a_page_with_an_invalid_tag_states_nothing():
    assert told(TEXTS["ru"], stated="{{ lang }}") == ("ru", ())


def test_the_offered_languages_supply_the_region():
    assert told(TEXTS["ru"], offered=("en-GB", "ru-RU")) == ("ru-RU", ())


def test_the_script_decides_before_the_words():
    """A few Russian words among more Latin names are still Russian."""
    assert next(iter(detect("Завтра вечером: Bridge & Mill, концерт у реки"))) == "ru"


def test_shares_sum_to_one():
    assert sum(detect(TEXTS["fr"]).values()) == pytest.approx(1)


def test_little_text_has_no_language():
    assert detect("Noon, 12:00, 7 + 5") == {}


def test_an_untypical_start_does_not_mislead():
    """The detector looks at the start, the middle and the end."""
    text = "OK. " * 400 + TEXTS["ru"] * 200
    assert load(("mill.txt", text.encode())).lang == "ru"
