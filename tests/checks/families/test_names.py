"""Names: what may be the same name, and what may not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import align
from align.checks.families.naming import names
from align.checks.families.naming.exonyms import exonyms
from align.checks.families.naming.gazetteer import places
from align.checks.families.naming.missing import suspicion
from align.checks.families.naming.renderings import same_word
from align.checks.families.naming.sounds import SURELY, likeness, table
from align.checks.families.naming.verdicts import Verdicts
from align.checks.families.naming.witness import gap_places
from training.marked import paired


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("They met in Moscow on Friday.", "Они встретились в Москве в пятницу."),
        ("The talks in Vienna are over.", "Переговоры в Вене завершены."),
        ("The UN and the EU agreed.", "ООН и ЕС согласились."),
        ("He thanked James Wilson.", "Он поблагодарил Джеймса Уилсона."),
        ("He thanked Olva Brenn.", "Он поблагодарил Ольву Бренн."),
        ("He spoke of Germany and Greece.", "Он говорил о Германии и Греции."),
        ("He thanked the mayor.", "Он поблагодарил Ольву Бренн."),
        ("They saw Xavier Brenn there.", "Они видели там Хавьера Бренна."),
        ("They wrote of Auschwitz again.", "Они снова писали об Освенциме."),
        ("The Morrowick ferry was late.", "Морровикский паром опоздал."),
        ("S. Brandvig spoke first.", "Первым говорил С. Брандвиг."),
        ("S. Brandvig spoke first.", "Первым говорил Сергей Брандвиг."),
        ("S. Brandvig spoke first.", "Первым говорил Брандвиг С.В."),
        ("George W. Brenn spoke first.", "Первым говорил Джордж Бренн."),
        ("J. Hartley spoke first.", "Первым говорил Дж. Хартли."),
        ("The U.S. Senate voted.", "Сенат США проголосовал."),
        ("The WTO and the IMF agreed.", "ВТО и МВФ согласились."),
        ("The World Trade Organization agreed.", "ВТО согласилась."),
    ],
)
def test_a_name_in_other_letters_is_the_same_name(src, tgt, kinds):
    assert kinds((src, tgt)) == []


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("They met in Moscow on Friday.", "Они встретились в Париже в пятницу."),
        ("He thanked James Wilson.", "Он поблагодарил Джеймса Тарновского."),
        ("We met the envoy of Turkey in Ankara.", "Мы встретили посланника Греции в Анкаре."),
        (
            "President Olva Brenn was there on Sunday.",
            "В воскресенье там была президент Ольва Ханой.",
        ),
        ("S. Brandvig spoke first.", "Первым говорил М. Брандвиг."),
        ("S. Brandvig spoke first.", "Первым говорил Михаил Брандвиг."),
        ("The WTO agreed to the plan.", "МВФ согласился с планом."),
    ],
)
def test_another_name_is_told(src, tgt, kinds):
    assert kinds((src, tgt)) == ["name"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jones", "Джонс"), ("Wilson", "Уилсон"), ("Hughes", "Хьюз"), ("Zhukov", "Жуков"),
        ("Gerrard", "Джеррард"), ("Salt-Lake", "Солт-Лейк"),
    ],
)  # fmt: skip
def test_transcriptions_sound_alike(one, other):
    assert likeness(one, other) >= 0.6


@pytest.mark.parametrize(
    ("one", "other"), [("Moscow", "Париж"), ("", "Париж"), ("Brenn", "Ольхин")]
)
def test_other_names_do_not(one, other):
    assert likeness(one, other) < 0.6


def test_places_of_the_cldr_have_their_own_names_in_each_language():
    assert "Москва" in exonyms("en", "ru")["moscow"]
    assert "Wien" in exonyms("en", "de")["vienna"]
    assert exonyms("xx", "yy") == {}


def test_another_name_is_told_where_all_nouns_have_capitals(kinds):
    src = "The mayor of Morrowick met James Hartley on the old bridge."
    good = "Der Bürgermeister von Morrowick traf James Hartley auf der alten Brücke."
    bad = good.replace("Hartley", "Ketteling")
    assert kinds((src, good), langs=("en", "de")) == []
    assert kinds((src, bad), langs=("en", "de")) == ["name"]


def test_what_the_document_says_of_an_acronym_is_known(kinds):
    defined = (
        "The International Widget Agency (IWA) met.",
        "Собралось Международное агентство по виджетам (МАВ).",
    )
    also = ("The Board of Tides (BOT) met.", "Собрался Совет по приливам (СПП).")
    assert kinds(defined, also, ("The IWA was late.", "МАВ опоздало.")) == []
    assert kinds(defined, also, ("The IWA was late.", "СПП опоздал.")) == ["name"]


@pytest.fixture
def varying(pair_of):
    """The beads, from 0, where a name is rendered otherwise than elsewhere, and what is said."""

    def run(*couples):
        found = align.check(pair_of(*couples))
        return [(one.bead, one.message) for one in found if one.kind == "name-varies"]

    return run


def test_a_name_rendered_in_two_ways_is_hinted_at_the_rarer(varying):
    couples = [
        ("We saw James Hartley today.", "Мы видели Джеймса Хартли сегодня."),
        ("They asked James Hartley again.", "Они снова спросили Джеймса Гартли."),
        ("So James Hartley went home.", "И Джеймс Хартли пошёл домой."),
    ]
    assert varying(*couples) == [(1, "“Hartley” is “Гартли” here, but “Хартли” in bead 1.")]


def test_forms_pronouns_and_customs_are_no_variation(varying):
    couples = [
        ("We saw Olva Brandvig in Moscow today.", "Мы видели Ольву Брандвиг в Москве сегодня."),
        ("We asked Pavel Brandvig again.", "Мы снова спросили Павла Брандвига."),
        ("So Pavel Brandvig left Moscow.", "И Павел Брандвиг покинул Москву."),
        ("Later Pavel Brandvig came back.", "Позже он вернулся."),
    ]
    assert varying(*couples) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Хартли", "Хартли"),
        ("Брандвиг", "Брандвига"),
        ("Павел", "Павла"),
        ("Тарновский", "Тарновская"),
    ],
)
def test_forms_of_a_name_are_one_word(one, other):
    assert same_word(one, other)
    assert same_word(other, one)


@pytest.mark.parametrize(("one", "other"), [("Хартли", "Гартли"), ("Джакобс", "Джейкобс")])
def test_other_spellings_of_a_name_are_not(one, other):
    assert not same_word(one, other)


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("Вчера в Морровик приехал Джеймс Хартли с братом.",
         "Yesterday came to Morrowick with his brother.", ("ru", "en")),
        ("Včera přijela do Brna ředitelka Olva Brandvigová.",
         "Yesterday director Olva Brandvigová came to, and left.", ("cs", "en")),
        ("Wczoraj Olva Brandvig przyjechała do Morrowicka.", "Yesterday came to Morrowick.",
         ("pl", "en")),
        ("Olva Brandvig met James Hartley in Morrowick on Friday.",
         "Vendredi, Olva Brandvig a rencontré à Morrowick.", ("en", "fr")),
    ],
)  # fmt: skip
def test_a_name_that_was_left_out_is_told(src, tgt, langs, kinds):
    assert kinds((src, tgt), langs=langs) == ["name-missing"]


@pytest.mark.parametrize(
    ("one", "other", "langs"),
    [
        ("The delegates came from Slovakia.", "Делегаты приехали из Словении.", ("en", "ru")),
        ("The delegates came from Bucharest.", "Делегаты приехали из Будапешта.", ("en", "ru")),
        ("The delegates came from Niger.", "Делегаты приехали из Нигерии.", ("en", "ru")),
        ("Делегаты приехали из Ирака.", "The delegates came from Iran.", ("ru", "en")),
        ("Die Delegierten kamen aus Gambia.", "The delegates came from Zambia.", ("de", "en")),
        ("Les délégués venaient de Slovaquie.", "The delegates came from Slovenia.", ("fr", "en")),
        ("代表团来自加拿大。", "The delegates came from China.", ("zh", "en")),
    ],
)
def test_places_that_sound_alike_are_told_apart(one, other, langs, kinds):
    assert kinds((one, other), langs=langs) == ["name"]


@pytest.mark.parametrize(
    ("one", "other", "langs"),
    [
        ("They came from Slovakia and Austria.", "Они приехали из Словакии и Австрии.",
         ("en", "ru")),
        ("The Slovak envoy came.", "Приехал словацкий посланник.", ("en", "ru")),
        ("The envoy of the U.S. came.", "Приехал посланник США.", ("en", "ru")),
        ("L’ambassade d’Écosse est fermée.", "The embassy of Scotland is closed.", ("fr", "en")),
        ("Gäste aus ganz Lateinamerika kamen.", "Guests came from all over Latin America.",
         ("de", "en")),
        ("Mark Meadows came.", "Приехал Марк Медоуз.", ("en", "ru")),
        ("He lives in Adin, Ore., now.", "Сейчас он живёт в Адине, Орегон.", ("en", "ru")),
        ("Man Utd won the match.", "«Манчестер Юнайтед» выиграл матч.", ("en", "ru")),
    ],
)  # fmt: skip
def test_forms_nicknames_and_abbreviations_are_the_same_name(one, other, langs, kinds):
    assert kinds((one, other), langs=langs) == []


def test_each_initial_is_compared(kinds):
    assert kinds(("J. K. Brandvig spoke.", "Говорил Дж. К. Брандвиг.")) == []
    assert kinds(("J. K. Brandvig spoke.", "Говорил Дж. М. Брандвиг.")) == ["name"]


def test_a_first_name_may_become_an_initial_after_a_title(kinds):
    source = (
        "This plan was agreed by President Vladimir Torvend "
        "and the Norwegian Prime Minister in May."
    )
    target = "Этот план согласовали Президент России В.В.Торвенд и премьер-министр Норвегии в мае."
    assert kinds((source, target)) == []


def test_a_beginning_that_two_countries_share_is_of_the_nearer_one():
    known = places("ru", "en")
    assert known.people("австралийский") == known.exactly("Австралия") & known.people(
        "австралийский"
    )
    assert not known.people("австралийский") & known.exactly("Австрия")


def test_more_suspicious_names_make_a_bead_more_suspicious():
    assert suspicion([2.0, 1.0], []).lost_high > suspicion([0.5], []).lost_high
    assert suspicion([], []) == suspicion([-50.0], [-9.0])


def test_the_rough_comparison_finds_what_the_exact_one_finds():
    names, others = ["Hartley", "Brandvig", "Lowe"], ["Хартли", "Брандвига", "Лоу", "мост"]
    found = table(names, others)
    for k, name in enumerate(names):
        assert found[k, k] == likeness(name, others[k]) >= SURELY
    assert found[0, 3] < 0.5


def test_what_a_missing_name_leaves_behind_is_seen():
    assert gap_places("He lives in, and works there.", "en")
    assert gap_places("They lived near the of the river.", "en")
    assert not gap_places("This is the town that he lives in.", "en")
    assert not gap_places("Он живёт в городе.", "ru")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jake", "Джейк"), ("Galloway", "Галлоуэй"), ("Nottingham", "Ноттингемский"),
     ("Angeles", "Лос-Анджелес"), ("Macedonia", "mazedonischen")],
)  # fmt: skip
def test_transcriptions_that_are_surely_the_same(one, other):
    assert likeness(one, other) >= SURELY


def test_ё_and_е_are_one_letter_of_a_custom(kinds):
    assert kinds(("He called on the United Kingdom.", "Он призвал Соединенное Королевство.")) == []


def test_titles_are_no_names(kinds):
    assert kinds(("The Prime Minister came.", "Пришёл премьер Госсовета.")) == []


def test_names_are_compared_from_russian_too(kinds):
    src = "Вчера в посёлок Морровик приехал Джеймс Хартли с братом."
    good = "Yesterday James Hartley came to the village of Morrowick with his brother."
    assert kinds((src, good), langs=("ru", "en")) == []
    assert kinds((src, good.replace("Hartley", "Ketteling")), langs=("ru", "en")) == ["name"]


def test_shipped_tables_know_cities_and_people():
    assert "Освенцим" in exonyms("en", "ru")["auschwitz"]
    assert "Хуан" in exonyms("en", "ru")["juan"]
    assert "Mailand" in exonyms("en", "de")["milan"]
    assert "Auschwitz" in exonyms("ru", "en")["освенцим"]


WORDS = (
    "S. Brandvig J. Hartley (IWA) (МАВ) UN ООН ВТО WTO U.S. James Джеймс Гартли «Хартли» М. "
    "Брандвиг А.Б. Морровик-Сити and the и в met."
)
TEXTS = st.lists(
    st.sampled_from(WORDS.split()),
    min_size=1,
    max_size=12,
).map(" ".join)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
def test_spans_are_always_inside_their_texts(pair_of, couples):
    pair = pair_of(*couples)
    for one in align.check(pair):
        bead = pair.beads[one.bead]
        for span, text in (
            (one.src_span, pair.src_text(bead)),
            (one.tgt_span, pair.tgt_text(bead)),
        ):
            assert 0 <= span[0] <= span[1] <= len(text)


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("President Norbert Halden met the mayor.", "Президент Норвегии Халден принял мэра."),
        (
            "It was a statement by President Oleg Marin.",
            "Это было заявление Президента Литвы О.П.Марина.",
        ),
    ],
)
def test_a_country_instead_of_a_first_name_is_only_a_hint(src, tgt, kinds):
    assert "name" not in kinds((src, tgt))


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("They met at the House of Elders.", "Они встретились в Палате старейшин."),
        ("He asked Olva Hortevaux about it.", "Он спросил об этом Ольву Ортево."),
    ],
)
def test_ordinary_words_and_unusual_transcriptions_are_not_warned_of(src, tgt, kinds):
    assert kinds((src, tgt)) == []


def test_a_country_in_a_person_s_name_is_warned_of(kinds):
    src = "Christian Hartley came to the harbour with his brother on Sunday."
    tgt = "Кристиан Гвинея приехал в гавань с братом в воскресенье."
    assert kinds((src, tgt)) == ["name"]


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("Акт подписал О. Е. Крылов.", "The act was signed by P. V. Sokolov.", ("ru", "en")),
        ("El doctor Javier Salinas operó.", "Doctor Pablo Salinas operated.", ("es", "en")),
        ("King Henry sailed from Dover.", "Král Karel odplul z Doveru.", ("en", "cs")),
        ("По данным Би-би-си, всё хорошо.", "According to CNN, all is well.", ("ru", "en")),
        ("L'ONU a publié un texte.", "NATO has issued a text.", ("fr", "en")),
        ("भारत और चीन ने समझौता किया।", "India and Japan made an agreement.", ("hi", "en")),
    ],
)
def test_another_person_place_or_body_is_told_in_any_language(kinds, src, tgt, langs):
    assert "name" in kinds((src, tgt), langs=langs)


@pytest.mark.parametrize(
    ("src", "tgt", "langs"),
    [
        ("King Henry sailed from Dover.", "Král Jindřich odplul z Doveru.", ("en", "cs")),
        ("Saint Jean et saint Étienne y sont.", "Saint John and Saint Stephen are.", ("fr", "en")),
        ("Captain J. R. Whitby came.", "Капитан Дж. Р. Уитби пришёл.", ("en", "ru")),
        ("Роскосмос перенёс пуск.", "The Russian space agency put off the launch.", ("ru", "en")),
        ("राजेश शर्मा कल दिल्ली पहुँचे।", "Rajesh Sharma reached Delhi yesterday.", ("hi", "en")),
    ],
)
def test_a_name_that_custom_renders_otherwise_is_right(kinds, src, tgt, langs):
    assert not {"name", "name-missing", "name-added"} & {*kinds((src, tgt), langs=langs)}


def test_a_message_has_the_whole_name():
    texts = [("El doctor Javier Salinas operó.", "Doctor Pablo Salinas operated.")]
    (found,) = align.check(paired(texts, "es", "en"))
    assert found.message == "The source has the name Javier Salinas, the translation Pablo Salinas."


def test_letters_of_india_are_read_with_the_vowel_that_is_not_written():
    assert likeness("शर्मा", "Sharma") >= SURELY


def test_a_word_that_opens_sentences_is_no_name(kinds):
    couple = ("No vimos el barco en el puerto.", "Emme nähneet laivaa satamassa.")
    assert kinds(couple, langs=("es", "fi")) == []


def test_a_place_is_no_small_word_that_sounds_alike(kinds):
    couple = ("They met again in Guyana that evening.", "Они снова встретились в Гане в тот вечер.")
    assert kinds(couple) == ["name"]


@pytest.mark.parametrize(
    ("langs", "src", "tgt"),
    [
        ("en ru", "Hollvik, Ravnsen and Petrik were fined.", "Холлвик и Петрик были оштрафованы."),
        ("ru en", "Пришли Ежов, Тулякин и Сабуров.", "Yezhov and Saburov came."),
        ("en de", "They wrote to Orvell, Brask and Tolland.", "Sie schrieben an Orvell und Brask."),
    ],
)
def test_a_name_that_a_list_lost_is_reported(langs, src, tgt, kinds):
    assert "name-missing" in kinds((src, tgt), langs=tuple(langs.split()))


@pytest.mark.parametrize(
    ("one", "other"), [("Farrow", "Бэрроу"), ("Sontheim", "Bensheim"), ("Lunder", "Рундер")]
)
def test_names_that_begin_with_different_sounds_are_unlike(one, other):
    assert likeness(one, other) < 0.6


@pytest.mark.parametrize(
    ("one", "other"), [("Farrow", "Фэрроу"), ("Basil", "Василий"), ("Knight", "Найт")]
)
def test_a_transcription_may_begin_with_another_letter(one, other):
    assert likeness(one, other) >= SURELY


LETTERS = (
    ("The letter from Olva Brenn came late.", "Письмо Ольвы Бренн пришло поздно."),
    ("He thanked Oskar Tveit for the lamps.", "Он поблагодарил Марту за лампы."),
    ("Then Brenn left the harbour.", "Затем Бренн ушла из гавани."),
)


class TestNamesOfAnEditedText:
    """Beads are not judged again unless something changed that they depend on."""

    @pytest.fixture
    def judged(self, monkeypatch):
        """The numbers of names in the beads that were judged, without what was judged before."""
        found = []

        def verdict(lost, strange, which):
            found.append((len(lost), len(strange)))
            return real(lost, strange, which)

        real = names.verdict
        monkeypatch.setattr(names, "_verdicts", Verdicts())
        monkeypatch.setattr(names, "verdict", verdict)
        return found

    def test_nothing_is_judged_again_in_the_same_text(self, judged, pair_of):
        first = align.check(pair_of(*LETTERS), show="all")
        count = len(judged)
        assert align.check(pair_of(*LETTERS), show="all") == first
        assert len(judged) == count > 0

    @pytest.mark.parametrize(
        "other",
        [
            ("Oskar Tveit paid.", "Заплатил Оскар Твейт."),
            ("We saw Oskar and Marta.", "Мы видели Оскара и Марту."),
            ("An oskar is a lamp.", "Оскар — это лампа."),
            ("Nothing at all happened on the whole long way there.", "Ничего."),
        ],
    )
    def test_after_an_edit_the_findings_are_those_of_a_fresh_check(
        self, judged, monkeypatch, pair_of, other
    ):
        align.check(pair_of(*LETTERS), show="all")
        edited = pair_of(*LETTERS[:2], other)
        again = align.check(edited, show="all")
        monkeypatch.setattr(names, "_verdicts", Verdicts())
        assert align.check(edited, show="all") == again
        assert judged


def test_verdicts_about_other_links_are_not_taken():
    verdicts, asked = Verdicts(), []
    links, same = np.zeros((1, 1)), np.zeros((1, 1))
    for one in (links, links, same, None):
        verdicts.of("bead", one, lambda one=one: asked.append(one) or suspicion([], []))
    assert asked == [links, same, None]


def test_an_acronym_that_only_follows_its_words_may_go(kinds):
    src = "Olva Brenn was chief harbour officer (CHO) of Tarnwick."
    tgt = "Olva Brenn fut chef du port de Tarnwick."
    assert kinds((src, tgt), langs=("en", "fr")) == []


def test_tz_is_one_sound():
    assert likeness("Курц", "Kurtz") == 1.0
