"""Numbers: what agrees in any spelling, and what does not."""

from __future__ import annotations

import pytest

AGREE = [
    ("It cost 1,200 crowns.", "Это стоило 1200 крон."),
    ("It cost 1.5 billion crowns.", "Это стоило 1,5 млрд крон."),
    ("Five boats left.", "Ушло пять лодок."),
    ("They held the 21st meeting.", "Прошла двадцать первая встреча."),
    ("They held the 21st meeting.", "Прошла 21-я встреча."),
    ("He climbed a hundred and eighty-six steps.", "Он поднялся на 186 ступеней."),
    ("It weighs two and a half tonnes.", "Весит две с половиной тонны."),
    ("The film won in the 1990s.", "Фильм победил в 90-е годы."),
    ("The ferry leaves at 7:30 pm.", "Паром уходит в 19:30."),
    ("The ferry leaves at 7 pm.", "Паром уходит в 19 часов."),
    ("Resolution S/RES/2270 was adopted.", "Принята резолюция 2270."),
    ("They won 38 - 17.", "Они победили 38:17."),
    ("It lies 100 miles north.", "Он лежит в 160 км к северу."),
    ("The wave was 20 feet high.", "Волна была высотой 6 метров."),
    ("In the 19th century it burned.", "В XIX веке он сгорел."),
    ("A five-year plan was signed.", "Подписан пятилетний план."),
    ("Two thousand goes on paint.", "Тысячи две уходит на краску."),
    ("The ferry leaves at half past five.", "Паром уходит в половине шестого."),
    ("The ferry leaves at half past 5.", "Паром уходит в половине шестого."),
    ("The ferry leaves at half past twelve.", "Паром уходит в половине первого."),
    ("The ferry leaves at a quarter past six.", "Паром уходит в четверть седьмого."),
    ("The ferry leaves at half past five.", "Паром уходит в 17:30."),
    ("In 2017-18 they grew.", "В 2017–2018 годах они росли."),
    ("It stood from 1943–6.", "Он стоял в 1943–1946 годах."),
    ("The captain is 1m83 tall.", "Рост капитана — 1,83 м."),
    ("It stood from 1943–6.", "Он стоял в 1943–46 годах."),
    ("It lasted until the second quarter of the year.", "Это длилось до второй четверти года."),
]
DIFFER = [
    ("It cost 1,200 crowns.", "Это стоило 1300 крон."),
    ("It cost 1.5 billion crowns.", "Это стоило 1,5 млн крон."),
    ("Five boats left.", "Ушло шесть лодок."),
    ("They held the 21st meeting.", "Прошла двадцать вторая встреча."),
    ("Resolution 2270 was adopted.", "Принята резолюция 2207."),
    ("The ferry leaves at 7:30 pm.", "Паром уходит в 19:20."),
    ("The ferry leaves at half past five.", "Паром уходит в половине седьмого."),
    ("The film won in the 1990s.", "Фильм победил в 2990-е годы."),
    ("It lies 100 miles north.", "Он лежит в 260 км к северу."),
]


@pytest.mark.parametrize(("src", "tgt"), AGREE)
def test_numbers_agree_in_any_spelling(src, tgt, kinds):
    assert kinds((src, tgt)) == []


@pytest.mark.parametrize(("src", "tgt"), DIFFER)
def test_another_number_is_an_error(src, tgt, kinds):
    assert kinds((src, tgt)) == ["number"]


def test_a_number_that_is_left_out_is_told(kinds):
    assert kinds(("All 14 crews were thanked.", "Экипажи поблагодарили.")) == ["number-missing"]


def test_a_number_that_moved_into_the_next_bead_is_no_fault(kinds):
    couples = [
        ("All 14 crews came.", "Экипажи пришли."),
        ("They were thanked.", "Все 14 поблагодарили."),
    ]
    assert kinds(*couples) == []


def test_german_number_words_agree_with_figures(kinds):
    couple = ("There were 25 boats in 2018.", "Zweitausendachtzehn gab es fünfundzwanzig Boote.")
    assert kinds(couple, langs=("en", "de")) == []


@pytest.mark.parametrize(
    ("src", "tgt", "kind"),
    [
        ("It cost $5 million.", "Это стоило 5 млн евро.", "currency"),
        ("It cost 200 dollars.", "Это стоило 200 рублей.", "currency"),
        ("It cost £40.", "Это стоило 40 долл.", "currency"),
        ("It lies 5 km away.", "Он в 5 милях отсюда.", "unit"),
        ("It took 12 days.", "Это заняло 12 недель.", "unit"),
        ("He is 34 years old.", "Ему 34 месяца.", "unit"),
    ],
)
def test_another_currency_or_unit_is_told(src, tgt, kind, kinds):
    assert kinds((src, tgt)) == [kind]


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("It cost $5 million.", "Это стоило 5 миллионов американских долларов."),
        ("It cost 200 roubles.", "Это стоило 200 ₽."),
        ("It cost £40 (about $50).", "Это стоило 40 фунтов стерлингов (около 50 долларов)."),
        ("It cost 70 crowns.", "Это стоило 70 крон."),
        ("He sold 5 million copies in a year.", "За год он продал 5 миллионов экземпляров."),
        ("The 30-yard rope broke.", "Порвался 30-метровый канат."),
        ("It burned in 1882, 136 years ago.", "Он сгорел 136 лет назад, в 1882 году."),
        ("Ten tons came in 3 hours.", "Десять тонн пришло за 3 часа."),
    ],
)
def test_the_same_currency_or_unit_is_known_in_any_form(src, tgt, kinds):
    assert kinds((src, tgt)) == []


def test_currencies_are_known_in_german(kinds):
    assert kinds(("It cost $5 million.", "Es kostete 5 Millionen Euro."), langs=("en", "de")) == [
        "currency"
    ]


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("Told by 247oars.com, it spread.", "Об этом рассказал сайт, и весть разошлась."),
        ("Copy tarn-12.4.1.tar.gz there.", "Скопируйте туда архив."),
        ("Save it as utf16.", "Сохраните это в нужной кодировке."),
        ("See oar(7) and note [23].", "См. руководство и примечание."),
        ("The wind&#8217;s end.", "Конец ветра."),
        ("Plants take up CO 2 by day.", "Растения днём поглощают углекислый газ."),
    ],
)
def test_figures_in_names_and_code_may_be_left_out(src, tgt, kinds):
    assert "number-missing" not in kinds((src, tgt))


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("It cost 2.8 billion crowns.", "Cela a coûté 2,8 milliards de couronnes."),
        ("It burned in the 1930s.", "Il a brûlé dans les années 30."),
        ("It burned in the 19th century.", "Il a brûlé au XIXe siècle."),
        ("It was seen by 20 million people.", "Vingt navires, 20 millions de spectateurs."),
        ("Two boats left with 12 crews.", "Les bateaux sont partis avec douze équipages."),
    ],
)
def test_scales_are_known_where_number_words_are_not(src, tgt, kinds):
    assert kinds((src, tgt), langs=("en", "fr")) == []


def test_another_number_is_told_where_number_words_are_not_known(kinds):
    couple = ("It cost 2.8 billion crowns.", "Cela a coûté 2,8 millions de couronnes.")
    assert kinds(couple, langs=("en", "fr")) == ["number"]


@pytest.mark.parametrize(
    ("src", "tgt", "expected"),
    [
        ("The walk takes two and a half hours.", "步行需要2个半小时。", []),
        ("He waited three and a half years.", "他等了3年半。", []),
        ("The walk takes two hours.", "步行需要2个半小时。", ["number"]),
    ],
)
def test_chinese_figures_may_have_a_half_more(src, tgt, expected, kinds):
    assert kinds((src, tgt), langs=("en", "zh")) == expected


def test_chinese_scales_count_in_ten_thousands(kinds):
    assert kinds(("It cost 2.5 million crowns.", "价值250万克朗。"), langs=("en", "zh")) == []


def test_a_word_that_begins_like_half_is_no_number(kinds):
    couple = ("The political club has 30 members.", "В политическом клубе много членов.")
    assert kinds(couple) == ["number-missing"]
    half = ("The ferry waits 30 minutes.", "Паром ждёт полчаса.")
    assert kinds(half) == []


def test_a_word_by_its_first_and_last_letters_is_no_number(kinds):
    assert kinds(("The l10n of the lamps is done.", "Локализация фонарей готова.")) == []


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("She was one-and-thirty.", "Ей был тридцать один год.", "en ru"),
        ("Every third boat leaks.", "Течёт каждая третья лодка.", "en ru"),
        ("Two thirds of the boats leak.", "Две трети лодок текут.", "en ru"),
        ("三分之二的船漏水。", "Two thirds of the boats leak.", "zh en"),
        ("Он плавал полтора года.", "He sailed for eighteen months.", "ru en"),
        ("Он плавал полтора года.", "He sailed for a year and a half.", "ru en"),
        ("Цены выросли в полтора раза.", "Prices rose by 50%.", "ru en"),
        ("The fleet was halved.", "Флот сократился вдвое.", "en ru"),
        ("Участок в 12 соток продан.", "The plot of 1,200 square metres is sold.", "ru en"),
        ("Здесь живут 1 млн 200 тыс. человек.", "1.2 million people live here.", "ru en"),
        ("Мельница построена в 80-х годах XIX века.", "The mill was built in the 1880s.", "ru en"),
        ("He paid 2.5 grand for it.", "Он заплатил за неё две с половиной тысячи.", "en ru"),
        ("Екатерина II любила чай.", "Catherine the Second liked tea.", "ru en"),
        ("สร้างเมื่อ พ.ศ. 2567", "It was built in 2024.", "th en"),
        ("令和6年に開館した。", "It opened in 2024.", "ja en"),
        ("В 1445 г. х. построили мост.", "The bridge was built in 1445 AH.", "ru en"),
    ],
)
def test_the_same_number_may_be_said_in_another_way(src, tgt, langs, kinds):
    found = kinds((src, tgt), langs=tuple(langs.split()))
    assert [kind for kind in found if kind.startswith(("number", "unit", "date"))] == []


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("Three men came in.", "Вошли двое мужчин.", "en ru"),
        ("Two thirds of the boats leak.", "Течёт треть лодок.", "en ru"),
        ("三分之二的船漏水。", "Three fifths of the boats leak.", "zh en"),
        ("Jede dritte Barke ist leck.", "Every fourth barge leaks.", "de en"),
        ("Он уехал полтора года назад.", "He left two years ago.", "ru en"),
        ("Es dauerte anderthalb Stunden.", "It took half an hour.", "de en"),
        ("The fleet was halved.", "Флот сократился втрое.", "en ru"),
        ("The boat leaves at half past two.", "Das Boot fährt um halb zwei.", "en de"),
        ("Николай I любил чай.", "Nicholas II liked tea.", "ru en"),
    ],
)
def test_another_number_said_in_another_way_is_an_error(src, tgt, langs, kinds):
    found = kinds((src, tgt), langs=tuple(langs.split()))
    assert [kind for kind in found if not kind.startswith("name")] == ["number"]


def test_a_number_of_people_may_count_a_list(kinds):
    src = "A boy of 17, two men of 18 and a man of 20 were seen."
    assert kinds((src, "Видели четверых: им было 17, 18 и 20 лет.")) == []


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "It cost 2bn and 1.4bn.", "Это стоило 2 и 1,4 миллиарда."),
        ("en pl", "It cost 3,000 to 5,000 pounds.", "Kosztowało to od 3 do 5 tysięcy funtów."),
        ("en it", "Three million and five million lamps.", "Tre e cinque milioni di lampade."),
        ("en cs", "Three million and five million lamps.", "3 miliony a 5 milionů lamp."),
        ("en fr", "It has 1.5 million lamps.", "Elle a un million et demi de lampes."),
        ("en zh", "It has 1.5 million lamps.", "它有150萬盞燈。"),
        ("en zh", "It has 15,001 lamps.", "它有15，001盞燈。"),
        ("en sv", "The mill is from the 8th century.", "Kvarnen är från 700-talet."),
        ("en sv", "The mill cost 16bn euros.", "Kvarnen kostade 16 md euro."),
        ("en pl", "The mill is from the 1960s.", "Młyn jest z lat 60."),
        ("en pl", "It has twenty-eight lamps.", "Pływa z dwudziestoma ośmioma lampami."),
        ("en cs", "The mill is from the 1970s.", "Mlýn je ze 70. let."),
        ("en cs", "The mill is from the 1970s.", "Mlýn je ze sedmdesátých let."),
        ("en cs", "A 31-year-old miller came.", "Přišel jednatřicetiletý mlynář."),
        ("en cs", "It began in the 1350s.", "Začalo to v padesátých letech čtrnáctého století."),
        ("en it", "The mill is from the 20th century.", "Il mulino è del ventesimo secolo."),
        ("en ar", "The mill is from the 1970s.", "الطاحونة من السبعينيات."),
        ("en ar", "It was on 31 October 1832.", "كان ذلك في 31 تشرين الأول 1832."),
        (
            "ar en",
            "هاجروا في القرنين الثامن عشر والتاسع عشر.",
            "In the 18th and 19th centuries they left.",
        ),
        ("ar en", "طبع الكتاب أكثر من خمسين مرة.", "The book was printed more than fifty times."),
        ("ar en", "العدد هو 22،338،618 بالضبط.", "The number is exactly 22,338,618."),
        ("ar en", "في السنوات الخمس عشرة الأولى.", "In the first 15 years."),
        ("en zh", "The mill burnt in 1655, 1664 and 1671.", "磨坊在1655,1664和1671年烧毁。"),
        ("es en", "Solo tiene 0 y 1.", "It is the set {0,1}."),
        ("en zh", "The mill lost 30 to 50 thousand coins.", "磨坊失去了3到5万枚硬币。"),
        ("en zh", "The mill burnt in the 1620s.", "磨坊在17世纪20年代烧毁。"),
        ("zh en", "磨坊建于十九世纪八十年代。", "The mill was built in the 1880s."),
        ("cs en", "Trvalo to dvě a půl hodiny.", "It took two and a half hours."),
        ("en hi", "It lost 30 to 50 thousand coins.", "इसने 30 से 50 हजार सिक्के खो दिए।"),
        ("en el", "About 1.5 million lamps.", "Περίπου 1,5 εκατομμυρίου λάμπες."),
        ("en de", "The mill fell by the 1700s.", "Die Mühle verfiel bis zum 18. Jahrhundert."),
        ("en zh", "The Block II crew came.", "Block II的机组来了。"),
        ("en tr", "It was part of Mill XXXIII.", "Değirmen XXXIII'te yer aldı."),
        ("es en", "Fue en los años setenta o en los ochenta.", "It was in the 1970s or 1980s."),
        ("en es", "It ruled in the 1970s.", "Dominó en la década de los setenta."),
        ("en tr", "Until the second quarter of the century.", "Yüzyılın ikinci çeyreğine kadar."),
    ],
)
def test_a_number_as_another_language_writes_it_is_the_same(langs, src, tgt, kinds):
    found = kinds((src, tgt), langs=tuple(langs.split()))
    assert [kind for kind in found if kind.startswith(("number", "date"))] == []


SHARES = [
    (
        "en ru",
        "One in five pupils learns to sail.",
        "Ходить под парусом учатся 20 процентов учеников.",
    ),
    ("en zh", "One in five pupils learns to sail.", "百分之二十的学生学习航海。"),
    ("en zh", "One in five pupils learns to sail.", "20%的学生学习航海。"),
    ("en de", "One in four boats is wooden.", "25 Prozent der Boote sind aus Holz."),
    ("en ru", "Two out of five boats are wooden.", "Деревянных лодок 40 процентов."),
    ("en de", "Every fifth boat is wooden.", "20 Prozent der Boote sind aus Holz."),
    ("de en", "Jedes fünfte Boot ist aus Holz.", "20 percent of the boats are wooden."),
    ("ru en", "Каждая четвёртая лодка деревянная.", "25% of the boats are wooden."),
    ("en ru", "The price of rope has gone up by half.", "Цена верёвки выросла в полтора раза."),
    ("en zh", "The pier burned in the 1980s.", "码头在上世纪八十年代被烧毁。"),
    ("en de", "The pier burned in the 1980s.", "Der Steg brannte in den Achtzigerjahren ab."),
    ("en zh", "The crossing takes 90 minutes.", "渡船要走一个半小时。"),
    ("zh en", "渡船走了两年半。", "The ferry ran for two and a half years."),
]


@pytest.mark.parametrize(("langs", "src", "tgt"), SHARES)
def test_a_share_or_a_decade_may_be_said_in_another_way(langs, src, tgt, kinds):
    assert kinds((src, tgt), langs=tuple(langs.split())) == []


WRONG_SHARES = [
    (
        "en ru",
        "One in five pupils learns to sail.",
        "Ходить под парусом учатся 30 процентов учеников.",
    ),
    ("en zh", "One in five pupils learns to sail.", "百分之三十的学生学习航海。"),
    ("en de", "Every fifth boat is wooden.", "25 Prozent der Boote sind aus Holz."),
    ("en ru", "A ferry leaves every five minutes.", "Паром уходит каждые 20 минут."),
    ("en ru", "He waited half a year.", "Он ждал полтора года."),
    ("en zh", "The pier burned in the 1980s.", "码头在上世纪七十年代被烧毁。"),
    ("en de", "The pier burned in the 1980s.", "Der Steg brannte in den Siebzigerjahren ab."),
    ("en zh", "The crossing takes 90 minutes.", "渡船要走两个半小时。"),
]


@pytest.mark.parametrize(("langs", "src", "tgt"), WRONG_SHARES)
def test_another_share_or_decade_is_told(langs, src, tgt, kinds):
    found = kinds((src, tgt), langs=tuple(langs.split()))
    assert {"number", "number-missing"} & {*found}


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "At night it was minus 17.", "Ночью было плюс 17."),
        ("en ru", "It was minus 22 degrees.", "Было двадцать два градуса тепла."),
        ("ru en", "Было 9 градусов мороза.", "It was 9 degrees above zero."),
        ("de en", "Es waren minus 6 Grad.", "It was 6 degrees."),
        ("en pl", "The bell rang twice.", "Dzwon zadzwonił trzy razy."),
        ("en ru", "The bell rang twice.", "Колокол прозвонил три раза."),
    ],
)
def test_signs_and_times_that_changed_are_reported(langs, src, tgt, kinds):
    assert "number" in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "It was minus 17 at night.", "Ночью было 17 градусов мороза."),
        ("en it", "The 18th-century theatre burnt.", "Il teatro del Settecento bruciò."),
        ("en de", "A man in his 40s came.", "Ein Mann in den Vierzigern kam."),
        ("en de", "It cost $300 (£240).", "Es kostete 300 Dollar."),
    ],
)
def test_the_same_number_in_other_words_is_right(langs, src, tgt, kinds):
    assert kinds((src, tgt), langs=tuple(langs.split())) == []
