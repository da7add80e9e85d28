"""Words with opposite meanings: directions in every language that has them, and idioms."""

from __future__ import annotations

import pytest

from align import languages
from align.checks.families.polarity.opposites import _patterns

PHRASES = {
    "ar": ("إلى اليسار", "إلى اليمين"),
    "cs": ("levá strana", "pravá strana"),
    "da": ("til venstre", "til højre"),
    "de": ("linke Seite", "rechte Seite"),
    "el": ("αριστερή πλευρά", "δεξιά πλευρά"),
    "en": ("left bank", "right bank"),
    "es": ("a la izquierda", "a la derecha"),
    "fi": ("vasen jalka", "oikea jalka"),
    "fr": ("à gauche", "à droite"),
    "hu": ("bal kéz", "jobb kéz"),
    "it": ("mano sinistra", "mano destra"),
    "ja": ("左の道", "右の道"),
    "nb": ("til venstre", "til høyre"),
    "nl": ("naar links", "rechteroever"),
    "pl": ("lewa strona", "z prawej strony"),
    "pt": ("à esquerda", "braço direito"),
    "ro": ("malul stâng", "malul drept"),
    "ru": ("левый берег", "правый берег"),
    "sv": ("till vänster", "till höger"),
    "tr": ("sola", "sağa"),
    "uk": ("лівий берег", "правий берег"),
    "zh": ("左边", "右边"),
}


def _known(phrase: str, lang: str, meanings: tuple[str, ...] = ("left", "right")) -> list[str]:
    every = ((meaning, _patterns(lang, meaning)[0]) for meaning in meanings)
    return [meaning for meaning, sure in every if sure and sure.search(phrase)]


@pytest.mark.parametrize("lang", PHRASES)
def test_left_and_right_are_known(lang):
    assert [_known(phrase, lang) for phrase in PHRASES[lang]] == [["left"], ["right"]]


@pytest.mark.parametrize(
    "phrase",
    ["die rechte Seite", "am rechten Ufer", "mit der rechten Hand", "am rechten Flussufer"],
)
def test_the_german_adjective_for_right_is_known(phrase):
    assert _known(phrase, "de") == ["right"]


@pytest.mark.parametrize("phrase", ["die Rechte der Kinder", "eine rechte Partei"])
def test_german_rights_are_no_direction(phrase):
    assert _known(phrase, "de") == []


def test_every_phrase_has_a_language_with_directions():
    assert all(languages.of(lang).opposites for lang in PHRASES)


GROWTH = {
    "en": ("Sales rose by 7%.", "Sales fell by 7%."),
    "ru": ("Продажи выросли на 7 %.", "Продажи упали на 7 %."),
    "de": ("Der Absatz stieg um 7 %.", "Der Absatz sank um 7 %."),
    "fr": ("Les ventes ont augmenté de 7 %.", "Les ventes ont baissé de 7 %."),
    "es": ("Las ventas aumentaron un 7 %.", "Las ventas cayeron un 7 %."),
    "it": ("Le vendite sono aumentate del 7 %.", "Le vendite sono scese del 7 %."),
    "pl": ("Sprzedaż wzrosła o 7 %.", "Sprzedaż spadła o 7 %."),
    "pt": ("As vendas aumentaram 7 %.", "As vendas caíram 7 %."),
    "uk": ("Продажі зросли на 7 %.", "Продажі впали на 7 %."),
}
TIMES = {
    "en": ("It was built before the war.", "It was built after the war."),
    "ru": ("Её построили до войны.", "Её построили после войны."),
    "de": ("Es wurde vor dem Krieg gebaut.", "Es wurde nach dem Krieg gebaut."),
    "fr": ("Construit avant la guerre.", "Construit après la guerre."),
    "es": ("Construido antes de la guerra.", "Construido después de la guerra."),
    "it": ("Costruito prima della guerra.", "Costruito dopo la guerra."),
    "pt": ("Construído antes da guerra.", "Construído depois da guerra."),
    "uk": ("Її збудували до війни.", "Її збудували після війни."),
}


@pytest.mark.parametrize("lang", [lang for lang in GROWTH if lang != "en"])
def test_growth_that_became_decline_is_told(lang, kinds):
    assert "opposite" in kinds((GROWTH["en"][0], GROWTH[lang][1]), langs=("en", lang))
    assert "opposite" in kinds((GROWTH[lang][1], GROWTH["en"][0]), langs=(lang, "en"))


@pytest.mark.parametrize("lang", [lang for lang in TIMES if lang != "en"])
def test_before_that_became_after_is_told(lang, kinds):
    assert "opposite" in kinds((TIMES["en"][0], TIMES[lang][1]), langs=("en", lang))
    assert "opposite" in kinds((TIMES[lang][1], TIMES["en"][0]), langs=(lang, "en"))


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("At least two were hurt.", "Пострадали не более двух человек."),
        ("More than half agreed.", "Согласились меньше половины."),
        ("He scored in the second half.", "Он забил в первой половине матча."),
    ],
)
def test_a_limit_or_a_half_that_became_the_other_is_told(src, tgt, kinds):
    assert "opposite" in kinds((src, tgt), langs=("en", "ru"))


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("No more than two were hurt.", "Пострадали не более двух человек."),
        ("At least half agreed.", "Согласились не менее половины."),
        ("More than half agreed.", "Согласились больше половины."),
        ("Sales rose by 7%.", "Продажи выросли на 7 %."),
        ("Exports fell by 2% as prices rose.", "Из-за роста цен экспорт упал на 2 %."),
        ("It was a year before he wrote.", "Он написал только после того, как прошёл год."),
        ("At 5 p.m. Eastern time it lay to the west.", "В 17 часов он был к западу."),
        ("He stayed until Friday, after all.", "Он всё-таки остался до пятницы."),
    ],
)
def test_the_same_growth_or_order_raises_nothing(src, tgt, kinds):
    assert "opposite" not in kinds((src, tgt), langs=("en", "ru"))


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("The street named after a miller runs west to Tarn.", "Улица Мельника идёт до Тарна."),
        ("She looked after the boats until May.", "Она смотрела за лодками до мая."),
    ],
)
def test_after_in_other_phrases_is_no_time(src, tgt, kinds):
    assert "opposite" not in kinds((src, tgt))


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en fr", "The lock gate must stay open at night.", "L'écluse doit rester fermée la nuit."),
        ("en pl", "The chapel is closed on Sundays.", "Kaplica jest otwarta w niedziele."),
        ("en ru", "Her sister keeps the lighthouse.", "Её брат служит на маяке."),
        ("de en", "Im Sommer fährt hier ein Boot.", "In winter a boat runs here."),
        ("en de", "Mr. Orvell lost the keys.", "Frau Orvell hat die Schlüssel verloren."),
        ("es en", "La sopa estaba fría.", "The soup was hot."),
        ("en it", "He sold the orchard last year.", "Ha comprato il frutteto l'anno scorso."),
    ],
)
def test_an_antonym_that_translates_the_word_is_reported(langs, src, tgt, kinds):
    assert "opposite" in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "The inn is never closed.", "Постоялый двор всегда открыт."),
        ("en fr", "Her husband and her sister came.", "Sa sœur et son mari sont venus."),
        ("en de", "Parking is not allowed here.", "Hier ist das Parken verboten."),
        ("en ru", "All I want is a boat.", "Я хочу только лодку."),
    ],
)
def test_a_negated_antonym_and_both_words_are_right(langs, src, tgt, kinds):
    assert "opposite" not in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "Only pilots may enter.", "Войти могут все."),
        ("en de", "Only members vote.", "Alle stimmen ab."),
        ("fr en", "Tout le monde peut pêcher ici.", "Only residents may fish here."),
    ],
)
def test_all_in_place_of_only_some_is_reported(langs, src, tgt, kinds):
    assert "opposite" in kinds((src, tgt), langs=tuple(langs.split()))


def test_antonyms_that_nothing_links_are_not_reported(kinds):
    pair = ("The bar stays open until midnight.", "Bar zavírá o půlnoci.")
    assert "opposite" not in kinds(pair, langs=("en", "cs"))


@pytest.mark.parametrize(
    ("phrase", "lang"),
    [
        ("The lamps went out one after the other.", "en"),
        ("They spoke one after another.", "en"),
        ("Передо мной погасли фонари.", "ru"),
        ("Перед ней стоял смотритель.", "ru"),
    ],
)
def test_an_order_of_things_and_a_place_are_no_time(phrase, lang):
    assert _known(phrase, lang, ("before", "after")) == []


def test_before_a_thing_or_an_event_may_be_a_time():
    assert _known("Перед грозой лодки ушли.", "ru", ("before", "after")) == ["before"]
    assert _known("The boats came back after the storm.", "en", ("before", "after")) == ["after"]
