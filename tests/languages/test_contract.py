"""What holds for the file of every language, and for a language without a file."""

import re
from dataclasses import fields, is_dataclass

import pytest

from align import languages
from align.languages import Language, cldr, marks
from align.languages.model import Inside, Numeral, words
from align.tags import language_tag, primary_language

KNOWN = sorted(languages.known())
UNKNOWN = ["sw", "eu", "ga", "vi", "fa", "", "x-klingon", "model", "cldr"]
every_file = pytest.mark.parametrize("tag", KNOWN)
anything = pytest.mark.parametrize("tag", [*KNOWN, *UNKNOWN])
#: They number their months, write them in several words or with marks inside, or shorten them.
WITHOUT_MONTHS = words("am bn fa ga gu hi ja km kn ko lo ml mn mr my ne pa si ta te th vi yue zh")
ROLES = {"unit", "tens", "hundreds", "scale", "part", "vague"}
#: The names of currencies and units in align.checks.
NAMES = """
    dollar euro pound ruble yuan yen franc krone rupee peso lira hryvnia zloty shekel
    kilometer meter centimeter millimeter mile foot inch yard kilogram gram tonne ounce
    kilometer-per-hour liter milliliter gallon pint are hectare acre second minute hour day week
    month year
"""


@every_file
def test_a_file_is_named_after_its_language(tag):
    assert languages.of(tag).tag == tag
    assert language_tag(tag)
    assert languages.of(f"{tag}-XX") is languages.of(tag) or primary_language(f"{tag}-XX") != tag


@anything
def test_every_field_is_filled_or_has_its_default(tag):
    language, usual = languages.of(tag), Language(tag)
    for field in fields(Language):
        assert type(getattr(language, field.name)) is type(getattr(usual, field.name)) or (
            field.name in ("negation", "modality", "lone")
        )


@anything
def test_derived_values_exist_for_any_language(tag):
    language = languages.of(tag)
    assert language.joiner in ("", " ")
    assert language.decimal_sign in (".", ",")
    assert set(language.months.values()) <= set(range(1, 13))
    assert set(language.month_mentions.values()) <= set(range(1, 13))
    assert set(language.weekdays.values()) <= set(range(7))
    assert isinstance(language.has_capitals, bool)


@every_file
def test_a_known_language_has_a_script_and_the_twelve_months(tag):
    language = languages.of(tag)
    assert re.fullmatch("[A-Z][a-z]{3}", language.script)
    if tag not in WITHOUT_MONTHS:
        assert len(set(language.months.values())) == 12


@every_file
def test_words_are_in_lower_case_if_they_are_looked_up_that_way(tag):
    language = languages.of(tag)
    labels = language.labels
    looked_up = {
        *labels.question, *labels.answer, *labels.asker, *labels.particles, *labels.nobody,
        *language.function_words, *language.twice, *language.months, *language.month_mentions,
        *language.weekdays, *language.numerals.known, *language.measures.money,
        *language.measures.units, *language.numerals.joins, *language.numerals.fillers,
    }  # fmt: skip
    assert {word for word in looked_up if word != word.lower() or " " in word} == set()


@every_file
def test_tables_use_the_spelling_that_texts_are_converted_to(tag):
    """A word that is spelled otherwise would never be found, because ``plain`` changes the text."""
    language = languages.of(tag)
    read = {*language.months, *language.month_mentions, *language.weekdays}
    read |= {*language.numerals.known, *language.numerals.scales}
    assert {word for word in read if language.plain(word) != word} == set()


@every_file
def test_no_abbreviation_belongs_to_two_contradictory_kinds(tag):
    """After one kind a sentence continues, after the other it ends."""
    stops = languages.of(tag).stops
    assert stops.heads & stops.tails == set()
    assert stops.heads & stops.plain == set()
    assert stops.heads & stops.either == set()


@every_file
def test_no_label_belongs_to_two_turns(tag):
    labels = languages.of(tag).labels
    asks, answers = labels.question | labels.asker, labels.answer
    assert asks & answers == set()
    assert (asks | answers) & labels.nobody == set()


def test_labels_of_languages_do_not_contradict_each_other():
    every = [language.labels for language in languages.every()]
    asks = {word for one in every for word in (*one.question, *(one.letters or ())[:1])}
    answers = {word for one in every for word in (*one.answer, *(one.letters or ())[1:])}
    assert asks & answers == set()


@every_file
def test_a_word_names_only_one_month_and_one_weekday(tag):
    language = languages.of(tag)
    for word, month in language.months.items():
        assert language.month_mentions[word] == month
    assert language.months.keys() & language.weekdays.keys() == set()


@every_file
def test_number_words_have_values_and_roles(tag):
    numerals = languages.of(tag).numerals
    for word, numeral in numerals.known.items():
        assert isinstance(numeral, Numeral), word
        assert numeral.role in ROLES, word
        assert numeral.value >= 0, word
    assert numerals.joins & numerals.known.keys() == set()
    assert all(0 < power < 16 for power in numerals.scales.values())


@every_file
def test_a_number_inside_a_word_is_looked_for_in_any_word(tag):
    inside = languages.of(tag).numerals.inside
    for word in ("", "mill", "млин", "zweitausend", "طاحونة", *languages.of(tag).function_words):
        assert inside is None or inside(word) is None or isinstance(inside(word), Inside)


@every_file
def test_patterns_compile_and_do_not_match_an_empty_text(tag):
    language = languages.of(tag)
    parts = [language.negation, language.modality, language.names, language.measures]
    patterns = [language.marks.asks, language.numerals.scale_forms]
    for part in filter(is_dataclass, parts):
        for field in fields(part):
            value = getattr(part, field.name)
            texts = value if isinstance(value, tuple) else (value,)
            plain = field.name in ("put_in", "endings", "plural")
            patterns += [text for text in texts if isinstance(text, str) and not plain]
    for pattern in filter(None, patterns):
        assert re.compile(pattern).fullmatch("") is None, pattern


@every_file
def test_quotation_marks_are_pairs(tag):
    assert all(len(style) == 2 for style in languages.of(tag).quotes.styles)


@every_file
def test_units_and_currencies_are_those_that_the_checks_compare(tag):
    measures = languages.of(tag).measures
    assert {*measures.money.values(), *measures.units.values()} <= set(NAMES.split())


def test_a_language_without_a_file_has_the_data_of_the_cldr():
    swahili = languages.of("sw-KE")
    assert swahili.months["januari"] == 1
    assert (swahili.script, swahili.joiner, swahili.has_capitals) == ("Latn", " ", True)
    assert not languages.of("fa").has_capitals
    assert languages.of("vi").decimal_sign == ","


def test_scripts_are_those_of_the_cldr_or_of_the_tag():
    assert cldr.script("sr-Latn-RS") == "Latn"
    assert cldr.script("zh-TW") == "Hani"
    assert cldr.script("qaa") == ""


def test_every_sign_has_one_european_mark():
    assert len(set(marks.ANY)) == len(marks.ANY)
