"""Spelling: which unknown words are slips, and which belong to the text."""

from __future__ import annotations

import pytest

import align
from align.checks.families import dictionaries
from align.checks.families.spelling import slips
from align.checks.profile import find


@pytest.fixture
def slip(pair_of):
    """A function that returns (kind, severity, word, suggestions) of what the check finds."""

    def run(*couples, langs=("en", "ru")):
        alignment = pair_of(*couples, langs=langs)
        return [
            (one.kind, one.severity, text[slice(*one.tgt_span)], one.suggestions)
            for one in align.check(alignment)
            for text in [alignment.tgt_text(alignment.beads[one.bead])]
            if one.kind in ("misspelt", "unknown-word")
        ]

    return run


@pytest.mark.parametrize(
    ("lang", "wrong", "right", "text"),
    [
        ("en", "harbuor", "harbour", "The {} was quiet in the evening."),
        ("en", "sucessful", "successful", "It was a {} journey for the whole crew."),
        ("en", "sattelite", "satellite", "They saw a {} above the island."),
        ("ru", "паромм", "паром", "Утром {} ушёл к острову."),
        ("ru", "вечрером", "вечером", "Мы вернулись {} и сразу легли спать."),
        ("de", "abfharen", "abfahren", "Die Fähre wird morgen {} müssen."),
        ("de", "Brrücke", "Brücke", "Die alte {} ist seit gestern gesperrt."),
        ("fr", "bateua", "bateau", "Le {} est parti ce matin."),
        ("es", "mañanna", "mañana", "El barco sale {} por la tarde."),
        ("it", "domnai", "domani", "La nave parte {} dal porto."),
        ("pl", "wieczoerm", "wieczorem", "Prom wróci {} do portu."),
        ("pt", "amnhã", "amanhã", "O barco parte {} do porto."),
        ("nl", "morgenn", "morgen", "De boot vertrekt {} uit de haven."),
        ("tr", "akşma", "akşam", "Gemi bu {} limandan ayrılacak."),
    ],
)
def test_a_slip_is_told_with_the_right_word(lang, wrong, right, text, slip):
    [(kind, severity, word, better)] = slip(
        ("Umkhumbi uhambile.", text.format(wrong)), langs=("zu", lang)
    )
    assert (kind, severity, word) == ("misspelt", "warning", wrong)
    assert right in better


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The harbour was quiet; it's the crew's day off, isn't it?"),
        ("en", "The ferry leaves at 5 pm, i.e. in 10 min., from gate B2."),
        ("ru", "По‑прежнему идёт дождь, и паром всё ещё стоит в порту."),
        ("ru", "Длина причала — 12 км 300 м, т. е. больше прежней."),
        ("de", "Der Hafenmeister öffnet die Schleusentore heute früher."),
        ("fr", "Aujourd’hui l’équipage n’a pas quitté le port jusqu’au soir."),
        ("it", "Dell’equipaggio non c’è più nessuno sull’isola."),
        ("uk", "Сьогодні пором не відійшов, бо об’їзд закрито."),
        ("tr", "Gemi İzmir'den akşam ayrıldı."),
        ("en", "The har\u00adbour of the nai\u0308ve; ’tis the o\ufb03ce’s day."),
        ("de", "Die Strasse zum Hafen ist gross, heisst es."),
    ],
)
def test_good_text_has_no_slips(lang, text, slip):
    assert slip(("Umkhumbi uhambile.", text), langs=("zu", lang)) == []


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("Brannvig sprach zuerst.", "Brannvig spoke first."),  # a name
        ("Первым говорил Хёлвиг.", "The first to speak was Hoelvig."),  # in other letters
        ("Wir nehmen Fluxolin.", "We take fluxolin every day."),  # a term of the source
        ("Siehe unten.", "See www.harbuor.example or harbuor@mail.example."),  # addresses
        ("Siehe unten.", "Run `harbuor --verbose` in /opt/harbuor now."),  # code
        ("Die ABK rief an.", "The HRBR called, and so did the harBuor."),  # codes
    ],
)
def test_names_terms_and_code_are_no_slips(src, tgt, slip):
    langs = ("ru" if "Хёлвиг" in src else "de", "en")
    assert slip((src, tgt), langs=langs) == []


def test_a_word_that_recurs_belongs_to_the_text(slip):
    sentences = ["The {} is wet.", "We dried the {}.", "A {} floats.", "He sold his {}."]
    couples = [("Umkhumbi uhambile.", one.format("skerrow")) for one in sentences]
    assert slip(*couples, langs=("zu", "en")) == []
    assert slip(couples[0], langs=("zu", "en"))[0][1] == "info"


def test_a_quoted_word_is_only_a_hint(slip):
    found = slip(("Umkhumbi uhambile.", "The sign says “harbuor” in red."), langs=("zu", "en"))
    assert [severity for _, severity, _, _ in found] == ["info"]


def test_a_word_that_is_like_no_other_is_a_hint_without_suggestions(slip):
    found = slip(("Umkhumbi uhambile.", "They grow xylqwopt there."), langs=("zu", "en"))
    assert found == [("unknown-word", "info", "xylqwopt", ())]


def test_the_message_has_the_suggestion(pair_of):
    alignment = pair_of(("Umkhumbi.", "The harbuor was quiet."), langs=("zu", "en"))
    [one] = [one for one in align.check(alignment) if one.kind == "misspelt"]
    assert "harbour" in one.message
    assert one.to_json()["suggestions"][0] == "harbour"


def test_a_text_in_another_language_than_it_says_is_left_alone(slip):
    text = (
        "Паром уйшов рано, але ніхто не помітив. Діти бігли берегом, сміялися й кидали каміння у "
        "воду, доки не стемніло. Потім усі пішли додому вечеряти, бо стало холодно й мокро."
    )
    couples = [("Umkhumbi uhambile.", f"{text} {n}.") for n in range(3)]
    assert slip(*couples, langs=("zu", "bg")) == []


def test_a_language_without_a_dictionary_is_not_checked_and_it_says_why():
    assert dictionaries.find("zu") is None or dictionaries.lacking("zu") is None
    assert "'tlh'" in dictionaries.lacking("tlh")
    assert "capitals" in dictionaries.lacking("ar")
    [message] = align.checks.unchecked("tlh", find("standard"))
    assert message.startswith("Spelling is not checked")


def test_a_profile_without_spelling_does_not_ask_for_a_dictionary():
    assert align.checks.unchecked("tlh", find("figures")) == ()


def test_spelling_is_checked_in_languages_with_a_dictionary():
    assert align.checks.unchecked("de-AT", find("standard")) == ()


def test_dictionaries_of_ones_own_come_first(tmp_path, monkeypatch):
    (tmp_path / "qaa.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "qaa.dic").write_text("2\nlampa\nvoda\n", encoding="utf-8")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    assert [path.parent for path in dictionaries.chosen("qaa")] == [tmp_path]


def test_both_usual_variants_of_a_language_count():
    english = dictionaries.find("en")
    assert english.knows("colour")
    assert english.knows("color")


@pytest.mark.parametrize("word", ["", "'", "a\0b", "x" * 5000, "\ud800", "ﬁ", "ſ", "İ", "ß", "𝒳y"])
@pytest.mark.parametrize("lang", ["en", "de", "pl", "ru", "tr", "el"])
def test_any_string_may_be_looked_up(word, lang):
    dictionaries.find(lang).knows(word)
    slips.meant(word, lang)


def test_a_letter_that_is_an_apostrophe_is_no_word(pair_of):
    found = align.check(pair_of(("Here.", "ʼ."), langs=("en", "en")))
    assert not {"misspelt", "unknown-word"} & {one.kind for one in found}


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("Nightley's sister came to the harbour.", "Найтли привезли в гавань."),
        ("Amy came to the harbour.", "Эми пришла в гавань."),
        ("The ship was reinfected.", "Корабль реинфицирован."),
    ],
)
def test_names_by_their_sound_and_new_words_with_a_prefix_are_not_warned_of(src, tgt, kinds):
    assert "misspelt" not in kinds((src, tgt))


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "He scored a touchdown.", "Он занёс тачдаун."),
        ("en ru", "Towns that sponsor the ferry met.", "Города, спонсирующие паром, встретились."),
        ("en tr", "He refused the sacrifice.", "Kasabanın fedakârlığını reddetti."),
        ("en el", "He drank it after boiling it.", "Το ήπιε βράζοντάς το πρώτα."),
        ("en de", "She came in 70 B.C.", "Sie kam im Jahr 70 v. Chr. an."),
        ("en de", "He met Ahmad ibn Fadlan.", "Er traf Ahmad ibn Fadlan."),
    ],
)
def test_words_that_a_dictionary_lacks_are_not_reported(langs, src, tgt, slip):
    assert slip((src, tgt), langs=tuple(langs.split())) == []


def test_another_spelling_of_a_name_in_another_script_is_only_a_hint(slip):
    found = [
        *slip(("Raymond Banks came late.", "Рэймонд Бэнкс пришёл поздно.")),
        *slip(("Пришёл Джек Хилтон.", "Jack Hylton kam."), langs=("ru", "de")),
    ]
    assert {severity for _, severity, _, _ in found} == {"info"}


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en de", "It was in Sanfell's van.", "Es war in Sanfells Wagen."),  # a case
        ("de cs", "Er besiegte Dorlant.", "Porazil Dorlanta."),
    ],
)
def test_a_name_of_the_source_with_another_ending_is_no_slip(langs, src, tgt, slip):
    assert slip((src, tgt), langs=tuple(langs.split())) == []


def test_a_name_from_elsewhere_in_the_source_is_no_slip(slip):
    found = slip(
        ("Trexit came.", "Der Trexit kam."), ("It left.", "Der Trexit ging."), langs=("en", "de")
    )
    assert found == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Becuase of the storm nobody came.", "Becuase"),  # at the beginning
        ("Nobody came becuase of Orvell.", "becuase"),
        ("Then Orvell spok with Brask.", "spok"),  # between two names
        ("He walked frome the mill.", "frome"),  # known with a capital
    ],
)
def test_slips_that_look_like_names_are_reported(text, word, slip):
    found = slip(("Umkhumbi uhambile.", text), langs=("zu", "en"))
    assert ("warning", word) in [(severity, what) for _, severity, what, _ in found]


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        (("de", "en"), "Aber er ist müde.", "[B]ut he is tired."),
        (("en", "ru"), "Send a test email today.", "Отправьте сегодня эл. письмо."),
        (("en", "ru"), "Lützen painted the harbour.", "Лютцен рисовала гавань."),
    ],
)
def test_letters_in_brackets_abbreviations_and_names_are_no_slips(langs, src, tgt, slip):
    assert [one for one in slip((src, tgt), langs=langs) if one[1] != "info"] == []
