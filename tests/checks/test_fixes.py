"""What is proposed to mend a finding."""

import pytest

import align
from align.checks.fixes import Fix, Fixer
from align.checks.model.finding import Finding
from align.checks.model.glossary import Glossary, Term

MARSH = (
    ("Marsh opened the gate of the lower basin that spring.", "Той весной Марш открыл ворота."),
    ("The engineers thanked Marsh for the drawings.", "Инженеры поблагодарили Марша за чертежи."),
    ("Nobody had asked Marsh about the old pumps.", "О старых насосах Марша никто не спросил."),
    ("The road to Thornbury was closed.", "Дорога в Торнбери была закрыта."),
    ("A boat from Thornbury brought lamps.", "Лодка из Торнбери привезла фонари."),
)
EN_DE, DE_EN = ("en", "de"), ("de", "en")


def mended(pair_of, kind, *couples, langs=("en", "ru"), **keywords):
    """The translation of the first couple after the first fix of a finding of this kind."""
    pair = pair_of(*couples, langs=langs)
    found = align.check(pair, show="all", **keywords)
    one = next(one for one in found if one.kind == kind and one.bead == 0)
    fixes = Fixer(pair).fixes(one)
    if not fixes:
        return None
    text, span = fixes[0]
    tgt = pair.tgt_text(pair.beads[0])
    return tgt[: span[0]] + text + tgt[span[1] :] if span else f"+ {text}"


@pytest.mark.parametrize(
    ("src", "tgt", "langs", "after"),
    [
        ("It met 15 times.", "Он собирался 17 раз.", ("en", "ru"), "Он собирался 15 раз."),
        ("Some 12,500 came.", "Пришло 12 300.", ("en", "ru"), "Пришло 12\u00a0500."),
        ("It cost 1,500.50.", "Es kostete 1.600,50.", EN_DE, "Es kostete 1.500,50."),
        ("Es waren 1.500 Boote.", "There were 1,600 boats.", DE_EN, "There were 1,500 boats."),
        (
            "Some 2.5 million came.",
            "Пришло 3,5 миллиона.",
            ("en", "ru"),
            "Пришло 2,5 миллиона.",
        ),
        ("Five boats left.", "Шесть лодок ушли.", ("en", "ru"), "Пять лодок ушли."),
    ],
)
def test_a_number_is_written_as_the_translation_writes_numbers(pair_of, src, tgt, langs, after):
    assert mended(pair_of, "number", (src, tgt), langs=langs) == after


def test_numbers_that_changed_places_change_them_again(pair_of):
    after = mended(
        pair_of,
        "number",
        ("The price rose from 12 to 19 pounds.", "Цена выросла с 19 до 12 фунтов."),
    )
    assert after == "Цена выросла с 12 до 19 фунтов."


def test_a_number_that_was_left_out_has_no_place_of_its_own(pair_of):
    couple = "The council met 15 times.", "Совет собирался осенью."
    assert mended(pair_of, "number-missing", couple) == "+ 15"


@pytest.mark.parametrize(
    ("src", "tgt", "langs", "after"),
    [
        (
            "The feast of 4 September 2031 was long.",
            "Праздник 5 сентября 2031 года был долгим.",
            ("en", "ru"),
            "Праздник 4 сентября 2031 года был долгим.",
        ),
        (
            "It was in May 2031.",
            "Это было в июне 2031 года.",
            ("en", "ru"),
            "Это было в мае 2031 года.",
        ),
        ("On 3 March it was lit.", "3 апреля его зажгли.", ("en", "ru"), "3 марта его зажгли."),
        ("He came in April 2031.", "Im März 2031 kam er.", EN_DE, "Im April 2031 kam er."),
    ],
)
def test_a_date_gets_the_parts_that_differ(pair_of, src, tgt, langs, after):
    assert mended(pair_of, "date", (src, tgt), langs=langs) == after


EN_RU, EN_FR = ("en", "ru"), ("en", "fr")


@pytest.mark.parametrize(
    ("kind", "src", "tgt", "langs", "after"),
    [
        ("unit", "It is 30 miles.", "Это 30 километров.", EN_RU, "Это 30 миль."),
        ("unit", "It is 30 km.", "Это 30 м.", EN_RU, "Это 30 км."),
        ("unit", "It weighs 22 kg.", "Он весит 22 тонны.", EN_RU, "Он весит 22 килограмма."),
        ("unit", "It is 5 km away.", "Il est à 5 mètres.", EN_FR, "Il est à 5 kilomètres."),
        ("unit", "She ran 30 miles.", "30キロメートル走った。", ("en", "ja"), "30マイル走った。"),
        ("currency", "It cost $31.", "Это стоило 31 евро.", EN_RU, "Это стоило 31 доллар."),
        ("currency", "It cost £30.", "Это стоило 30 рублей.", EN_RU, "Это стоило 30 фунтов."),
        ("currency", "It cost €30.", "Es kostete 30 $.", EN_DE, "Es kostete 30 €."),
        ("currency", "Es kostete 30 Euro.", "It cost $30.", DE_EN, "It cost €30."),
    ],
)
def test_a_unit_or_currency_has_the_form_of_the_wrong_one(pair_of, kind, src, tgt, langs, after):
    assert mended(pair_of, kind, (src, tgt), langs=langs) == after


@pytest.mark.parametrize(
    ("kind", "src", "tgt"),
    [
        ("unit", "It weighs 21 kilograms.", "Он весит 21 тонну."),
        ("unit", "They waited 1 minute.", "Они ждали 1 час."),
        ("weekday", "He came on Wednesday.", "Он пришёл в понедельник."),
        ("unit", "It lasted two hours.", "Это длилось две минуты."),
        ("currency", "It cost ¥500.", "Это стоило 500 рублей."),
    ],
)
def test_a_unit_or_currency_whose_form_is_not_sure_has_no_fix(pair_of, kind, src, tgt):
    assert mended(pair_of, kind, (src, tgt)) is None


@pytest.mark.parametrize(
    ("kind", "src", "tgt", "langs", "after"),
    [
        ("number", "He came at 14:30.", "Он пришёл в 14:45.", EN_RU, "Он пришёл в 14:30."),
        ("number", "He came at 2:30 p.m.", "Он пришёл в 15:30.", EN_RU, "Он пришёл в 14:30."),
        ("number", "Er kam um 14.30 Uhr.", "He came at 3:30 p.m.", DE_EN, "He came at 2:30 p.m."),
        ("weekday", "He came on Monday.", "Er kam am Dienstag.", EN_DE, "Er kam am Montag."),
        ("date", "Am 22.2. kam er.", "On 23 February he came.", DE_EN, "On 22 February he came."),
    ],
)
def test_a_time_or_day_is_written_as_the_translation_writes_it(
    pair_of, kind, src, tgt, langs, after
):
    assert mended(pair_of, kind, (src, tgt), langs=langs) == after


def test_a_name_is_the_one_that_the_document_has(pair_of):
    couple = "The lamps of Thornbury were lit.", "Фонари Хартпула зажгли."
    assert mended(pair_of, "name", couple, *MARSH) == "Фонари Торнбери зажгли."


def test_a_word_of_the_source_that_was_left_out_is_not_copied(pair_of):
    pair = pair_of(
        ("The Council met Coastal envoys.", "Der Rat traf Gesandte."),
        ("The Coastal envoys left.", "Die Gesandten gingen."),
        langs=("en", "de"),
    )
    one = Finding("omitted-word", 0, "warning", "", (16, 23), (0, 0))
    assert Fixer(pair).fixes(one) == ()


def test_a_term_replaces_the_forbidden_one_with_its_capital(pair_of):
    glossary = Glossary((Term("sluice", ("шлюз",), ("затвор",)),))
    couple = "The sluice was opened.", "Затвор был открыт."
    assert mended(pair_of, "term-forbidden", couple, glossary=glossary) == "Шлюз был открыт."


@pytest.mark.parametrize(
    ("kind", "src", "tgt", "after"),
    [
        ("alphanumeric", "See form A4-17.", "Смотрите A4-71.", "Смотрите A4-17."),
        ("doubled-word", "It opened.", "Она открыла открыла.", "Она открыла."),
        ("spaces", "It opened.", "Она  открылась.", "Она открылась."),
        ("spaces", "It opened.", "Она открылась .", "Она открылась."),
        ("question-lost", "Did the mayor agree?", "Мэр согласился.", "Мэр согласился?"),
        ("negation-lost", "The mayor did not open the gate.", "Мэр открыл ворота.", "+ не"),
        ("negation-lost", "It is not possible to wade.", "Можно идти вброд.", "Нельзя идти вброд."),
        ("negation-added", "The mayor opened it.", "Мэр не открыл их.", "Мэр открыл их."),
        (
            "misspelt",
            "The gates stayed.",
            "Ворота остались закрытымии.",
            "Ворота остались закрытыми.",
        ),
    ],
)
def test_what_is_highlighted_is_put_right(pair_of, kind, src, tgt, after):
    assert mended(pair_of, kind, (src, tgt)) == after


def test_the_same_sentence_gets_the_same_translation(pair_of):
    src = "The lamp on the tower was lit every evening."
    first, second = "Фонарь на башне зажигали вечером.", "Лампу на башне вечером включали."
    pair = pair_of((src, first), (src, second))
    one = next(one for one in align.check(pair, show="all") if one.kind == "varies")
    assert Fixer(pair).fixes(one) == (Fix(first, (0, len(second))),)


def test_an_omission_has_no_quick_fix(pair_of):
    couple = "The mayor opened the gate herself that morning.", ""
    assert mended(pair_of, "omitted-sentence", couple) is None
