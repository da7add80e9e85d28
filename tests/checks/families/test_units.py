"""Units, currencies, multiples, shares, times and temperatures."""

from __future__ import annotations

import pytest

import align
from align.checks.families.figures.units import signs, size

RIGHT = [
    ("en", "ru", "The weight is 5 kg.", "Вес — 5 килограммов."),
    ("ru", "en", "Мощность — 5 МВт.", "The capacity is 5 megawatts."),
    ("en", "ru", "The ferry ran at 60 km/h.", "Паром шёл со скоростью 60 километров в час."),
    ("en", "zh", "The ferry ran at 60 km/h.", "渡轮以每小时60公里的速度行驶。"),
    ("en", "es", "It was 35 °C.", "Hacía 35 grados Celsius."),
    ("en", "ru", "Bake at 180 °C (350 °F).", "Выпекайте при 180 °C."),
    ("en", "ru", "The road is 100 miles long.", "Длина дороги — 160 км."),
    ("en", "de", "The share rose by 5 percentage points.", "Der Anteil stieg um 5 Prozentpunkte."),
    ("en", "fr", "The file is 1.5 GB.", "Le fichier fait 1,5 Go."),
    ("en", "ru", "It cost 50 US dollars.", "Это стоило 50 долларов США."),
    ("en", "ru", "The plot is 500 square metres.", "Участок занимает 500 м²."),
    ("en", "ru", "It lasted 90 minutes.", "Это длилось полтора часа."),
    ("en", "ru", "She is 5 feet 6 inches tall.", "Её рост — 168 см."),
    ("en", "ru", "It weighs 5 tonnes.", "Оно весит 5000 кг."),
    ("en", "ru", "It rose threefold.", "Оно выросло втрое."),
    ("en", "ru", "Half of them left.", "Половина из них ушла."),
    ("en", "ru", "It starts at 5:30 p.m.", "Начало в 5:30 вечера."),
    ("en", "fr", "It starts at 5:30 p.m.", "Il commence à 17 h 30."),
    ("en", "ru", "He came at twenty to six.", "Он пришёл без двадцати шесть."),
    ("en", "ru", "It fell to -5 °C.", "Похолодало до минус 5 °C."),
    ("en", "ru", "The lamp costs .08% more.", "Лампа стоит на 0,08% дороже."),
    ("en", "ru", "They lost $300+ billion.", "Они потеряли более 300 миллиардов долларов."),
    ("en", "ru", "The list holds 8,000 lamps.", "В списке 8,000 ламп."),
    ("en", "ru", "Figure 4-2 shows the gates.", "На рис. 4.2 показаны ворота."),
    ("en", "ru", "They worked 24/7 on it.", "Они работали круглосуточно."),
    ("en", "ru", "It grew for two decades.", "Он рос двадцать лет."),
    ("en", "ru", "It runs from July 25 until July 31.", "Он идёт с 25 по 31 июля."),
    ("en", "fr", "It was shut on March 4 and 5.", "Il fut fermé les 4 et 5 mars."),
    ("en", "ru", "Nobody forgot 9/11.", "Никто не забыл 11 сентября."),
    ("zh", "en", "该市有三百万居民。", "The city has three million people."),
    ("en", "ja", "They paid 375,000 dollars.", "37万5,000ドルを支払った。"),
    ("fr", "en", "Il y a quatre-vingt-dix-neuf marches.", "There are ninety-nine steps."),
    ("it", "en", "Arrivarono ventitré barche.", "Twenty-three boats arrived."),
    ("es", "en", "Perdieron 9 mil millones de euros.", "They lost 9 billion euros."),
    ("cs", "en", "Přijelo třiadvacet lodí.", "Twenty-three boats came."),
    ("hi", "en", "इसकी लागत 142 मिलियन यूरो थी।", "It cost 142 million euros."),
]
WRONG = [
    ("en", "ru", "The vat holds 310 litres.", "Чан вмещает 310 галлонов.", "unit"),
    ("en", "ru", "The weight is 5 kg.", "Вес — 5 г.", "unit"),
    ("ru", "en", "Станция даёт 40 кВт.", "The plant gives 40 MW.", "unit"),
    ("en", "ru", "The ferry ran at 60 mph.", "Паром шёл со скоростью 60 км/ч.", "unit"),
    ("en", "zh", "The ferry ran at 60 mph.", "渡轮以每小时60公里的速度行驶。", "unit"),
    ("en", "ru", "It was 5 °C outside.", "На улице было 5 °F.", "unit"),
    ("en", "ru", "It rose by 5 percentage points.", "Доля выросла на 5 %.", "unit"),
    ("en", "fr", "The file is 1.5 GB.", "Le fichier fait 1,5 Mo.", "unit"),
    ("en", "ru", "The tank holds 500 m³.", "Бак вмещает 500 м².", "unit"),
    ("en", "ru", "It used 5 kWh.", "Оно потребило 5 МВт·ч.", "unit"),
    ("en", "ru", "It cost 5 Swiss francs.", "Это стоило 5 шведских крон.", "currency"),
    ("en", "ru", "It cost 50 US dollars.", "Это стоило 50 австралийских долларов.", "currency"),
    ("en", "ru", "It rose threefold.", "Оно выросло вчетверо.", "number"),
    ("en", "ru", "A quarter of them left.", "Половина из них ушла.", "number"),
    ("en", "ru", "It starts at 5:30 p.m.", "Начало в 5:30.", "number"),
    ("en", "ru", "It fell to -5 °C.", "Температура упала до 5 °C.", "number"),
    ("en", "ru", "It was 180 °C in the oven.", "В духовке было 160 °C.", "number"),
    ("en", "ru", "The road is 100 miles long.", "Длина дороги — 160 миль.", "number"),
    ("en", "de", "It weighs 22 pounds.", "Es wiegt 10 Pfund.", "number"),
    ("en", "ru", "They loaded 17 tonnes.", "Погрузили 19 тонн.", "number"),
    ("en", "ru", "They loaded 48,500 tonnes.", "Погрузили 45 800 тонн.", "number"),
    ("en", "ru", "They loaded 1.5 tons.", "Погрузили 1,6 тонны.", "number"),
    ("zh", "en", "该市有三百万居民。", "The city has two million people.", "number"),
    ("fr", "en", "Vingt et un bateaux sont arrivés.", "Twenty-two boats arrived.", "number"),
    ("en", "ru", "34 percent of them agree.", "Согласны 35 процентов.", "number"),
    ("en", "ru", "Install version 3.11.4.", "Установите версию 3.12.4.", "alphanumeric"),
    ("en", "ru", "Delete %d files?", "Удалить %s файлов?", "alphanumeric"),
    ("en", "ru", "See https://lamp.example/dock.", "См. https://lamp.example/dok.", "alphanumeric"),
]


@pytest.mark.parametrize(("src_lang", "tgt_lang", "src", "tgt"), RIGHT)
def test_the_same_amount_raises_nothing(src_lang, tgt_lang, src, tgt, kinds):
    assert kinds((src, tgt), langs=(src_lang, tgt_lang)) == []


@pytest.mark.parametrize(("src_lang", "tgt_lang", "src", "tgt", "kind"), WRONG)
def test_another_amount_is_told(src_lang, tgt_lang, src, tgt, kind, kinds):
    assert kinds((src, tgt), langs=(src_lang, tgt_lang)) == [kind]


def test_the_size_of_a_unit_follows_from_its_name():
    assert size("square-kilometer").factor == pytest.approx(1e6)
    assert size("kilometer-per-hour").dimension == "speed"
    assert size("megawatt").factor == pytest.approx(1e6)
    assert size("USD") is None


def test_every_sign_has_a_size():
    assert [unit for unit in signs().values() if size(unit) is None] == []


@pytest.mark.parametrize(
    "address", ["https://lamp.example/ru/dock", "https://ru.lamp.example/dock"]
)
def test_the_language_in_an_address_may_differ(address, kinds):
    assert kinds(("See https://lamp.example/en/dock now.", f"См. {address} сейчас.")) == []


@pytest.mark.parametrize(
    ("src", "tgt", "langs", "kind"),
    [
        ("The bag weighs 5 kg.", "Мешок весит 5 фунтов.", "en ru", "unit"),
        ("The miller weighs 80 pounds.", "Мельник весит 80 килограммов.", "en ru", "unit"),
        ("Tolls rose by 30%.", "Сборы выросли на 30 рублей.", "en ru", "unit"),
        ("Лодка стоит 40 тыс. рублей.", "The boat costs 40,000 dollars.", "ru en", "currency"),
        ("He paid 60 pounds in cash.", "Er zahlte 60 Euro in bar.", "en de", "currency"),
        ("It cost 18 million roubles.", "Это стоило 18 млн долларов.", "en ru", "currency"),
        ("The coast is 300 km (180 miles) long.", "Берег — 300 миль (180 миль).", "en ru", "unit"),
        ("A wave of 10 metres hit 9 men.", "Волна в 10 футов смыла 9 человек.", "en ru", "unit"),
        ("It is for 11 to 18-year-olds.", "Это для детей от 11 до 18 месяцев.", "en ru", "unit"),
    ],
)  # fmt: skip
def test_the_same_number_with_another_unit_is_told(src, tgt, langs, kind, kinds):
    assert kinds((src, tgt), langs=tuple(langs.split())) == [kind]


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("The plot has 12 acres.", "Участок занимает около пяти гектаров."),
        ("The coast is 300 km (180 miles) long.", "Берег тянется на 180 миль (300 км)."),
        ("One in five boats leaks.", "Каждая пятая лодка течёт."),
        ("It is for 11 to 18-year-olds.", "Это для тех, кому от 11 до 18 лет."),
    ],
)
def test_the_same_measure_is_not_told(src, tgt, kinds):
    assert kinds((src, tgt)) == []


def test_the_full_stop_is_no_part_of_a_unit(pair_of):
    (found,) = align.check(pair_of(("It weighs 5 kg.", "Оно весит 5 г.")))
    assert found.message == "The source has 5 kg, the translation 5 г."


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("de en", "Die Hälfte der Boote sank.", "A third of the boats sank."),
        ("pl en", "Połowę łodzi sprzedano.", "A third of the boats were sold."),
        ("pl en", "Jedna trzecia łodzi zatonęła.", "Half of the boats sank."),
        ("cs en", "Polovina lodí se potopila.", "A third of the boats sank."),
        ("uk en", "Половина човнів затонула.", "A third of the boats sank."),
        ("ru en", "Третья часть лодок затонула.", "Half of the boats sank."),
        ("fr en", "La moitié des bateaux a coulé.", "A third of the boats sank."),
        ("es en", "La tercera parte de los barcos se hundió.", "Half of the boats sank."),
        ("it en", "Un terzo delle barche è affondato.", "Half of the boats sank."),
        ("pt en", "Metade dos barcos afundou.", "A third of the boats sank."),
        ("nl en", "De helft van de boten zonk.", "A third of the boats sank."),
        ("sv en", "Hälften av båtarna sjönk.", "A third of the boats sank."),
        ("fi en", "Kolmasosa veneistä upposi.", "Half of the boats sank."),
        ("hu en", "A hajók harmada elsüllyedt.", "Half of the boats sank."),
        ("tr en", "Teknelerin üçte biri battı.", "Half of the boats sank."),
        ("zh en", "一半的船沉了。", "A third of the boats sank."),
        ("ja en", "船の半分が沈んだ。", "A third of the boats sank."),
        ("ar en", "غرق نصف القوارب.", "A third of the boats sank."),
    ],
)
def test_another_share_is_told(langs, src, tgt, kinds):
    assert "number" in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("langs", "src", "tgt", "kind"),
    [
        ("en ru", "Pay within ten working days.", "Оплатите в течение десяти недель.", "unit"),
        ("de en", "Die Frist beträgt zehn Werktage.", "The deadline is ten weeks.", "unit"),
        ("hu en", "Öt munkanapon belül válaszolunk.", "We reply within five weeks.", "unit"),
        ("en tr", "We reply within five working days.", "Beş hafta içinde yanıtlarız.", "unit"),
        ("en en", "A bun costs 50 cents.", "A bun costs 50 pence.", "currency"),
        ("ru en", "Булка стоит 50 копеек.", "A bun costs 50 cents.", "currency"),
        ("pl en", "Bułka kosztuje 50 groszy.", "A bun costs 50 pence.", "currency"),
        ("en hu", "A bun costs 500 forints.", "Egy zsemle 500 euróba kerül.", "currency"),
        ("en hu", "The mill has twenty-five sheep.", "A malomnak harmincöt juha van.", "number"),
        ("en de", "Fit hose 7731-B.", "Montieren Sie Schlauch 7731-D.", "alphanumeric"),
        ("en fr", "Room 12C is closed.", "La salle 12D est fermée.", "alphanumeric"),
    ],
)
def test_another_unit_coin_or_code_is_told(langs, src, tgt, kind, kinds):
    assert kind in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "The clerk was in his late sixties.", "Писарю было под семьдесят."),
        ("en de", "The clerk was in his late sixties.", "Der Schreiber war fast siebzig."),
        ("ru en", "Ей лет тридцать пять.", "She is in her mid-thirties."),
        ("en hu", "The mill has twenty-five sheep.", "A malomnak huszonöt juha van."),
        ("en hu", "A bun costs 1,250 forints.", "Egy zsemle 1250 forintba kerül."),
        ("en fr", "A bun costs 50 cents.", "Un petit pain coûte 50 centimes."),
        ("en ru", "It takes five working days.", "На это уходит пять рабочих дней."),
    ],
)
def test_the_same_age_share_or_price_is_not_told(langs, src, tgt, kinds):
    assert kinds((src, tgt), langs=tuple(langs.split())) == []


def test_a_smaller_number_after_a_scale_word_is_no_part_of_it(kinds):
    assert kinds(("It has 2 thousand. 5 million came.", "В нём 2 тыс. 5 млн пришли.")) == []


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        (
            "en tr",
            "The lake covers 70 square kilometres.",
            "Göl 70 kilometre karelik bir alanı kaplar.",
        ),
        ("ar en", "تغطي البحيرة 70 كيلومتراً مربّعاً.", "The lake covers 70 square kilometres."),
        ("en tr", "The wind blew at 113 km/h.", "Rüzgar 113 km/s hızla esti."),
        ("en bg", "Open until 6 p.m. every day.", "Работи всеки ден до 18 часа."),
    ],
)
def test_squares_and_speeds_are_known_as_each_language_writes_them(langs, src, tgt, kinds):
    assert "unit" not in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "The trip takes an hour.", "Поездка занимает минуту."),
        ("en fr", "They stayed for a week.", "Ils sont restés un mois."),
        ("ru en", "Он вернулся через год.", "He came back after a month."),
    ],
)
def test_another_unit_of_time_without_a_number_is_told(langs, src, tgt, kinds):
    assert kinds((src, tgt), langs=tuple(langs.split())) == ["unit"]


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("The ferry is back in an hour and a half.", "Паром вернётся через полтора часа."),
        ("Wait a minute.", "Подождите немного."),
        ("We meet every week.", "Мы встречаемся еженедельно."),
    ],
)
def test_a_unit_of_time_in_other_words_is_not_told(src, tgt, kinds):
    assert kinds((src, tgt)) == []
