"""Sentences that are missing, added, said twice, or left as they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

import align
import align.checks
from align.alignment import Bead

FIRST = ("The boat left the harbour of Tarn.", "Лодка вышла из гавани Тарна.")


def test_a_sentence_without_a_counterpart_was_left_out(kinds):
    assert kinds(FIRST, ("Nobody waved to it.", "")) == ["omitted-sentence"]


def test_a_sentence_that_renders_nothing_was_added(kinds):
    assert kinds(FIRST, ("", "Никто ей не махал.")) == ["added-sentence"]


def test_a_sentence_said_twice_is_told_once(kinds):
    assert kinds(FIRST, ("", FIRST[1])) == ["duplicated-sentence"]


def test_what_the_original_says_twice_may_be_said_twice(kinds):
    assert kinds(FIRST, FIRST) == []


def test_a_sentence_in_the_original_s_language_was_not_translated(kinds):
    assert kinds((FIRST[0], FIRST[0])) == ["untranslated-sentence"]


def test_words_in_the_original_s_language_were_not_translated(kinds):
    couple = ("It left without any more delay.", "Она ушла without any more delay.")
    assert kinds(couple) == ["untranslated-part"]


def test_a_name_in_latin_letters_is_no_untranslated_part(kinds):
    assert kinds(("He reads The Tarn Herald.", "Он читает The Tarn Herald.")) == []


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        ("Run tarn-sync -v --all first.", "Сначала запустите tarn-sync -v --all."),
        ("It reads etc/tarn.conf.d/main.conf.", "Она читает etc/tarn.conf.d/main.conf."),
        ("Install postoar, preoar, oarlib.", "Установите postoar, preoar, oarlib."),
        ("See “Notes on the tides”.", "См. «Notes on the tides»."),
        ("Festina lente nunc et semper.", "Festina lente nunc et semper."),
    ],
)
def test_what_stays_as_it_is_in_every_language_is_left_alone(src, tgt, kinds):
    assert "untranslated-part" not in kinds((src, tgt))


@pytest.mark.parametrize("mark", ["in tarn/rules", "»the rules of the harbour«"])
def test_code_and_titles_stay_in_german_as_well(mark, kinds):
    assert kinds((f"See {mark}.", f"Siehe {mark}."), langs=("en", "de")) == []


def test_untranslated_prose_is_told_between_languages_of_one_script(kinds):
    couple = ("It left without any more delay.", "Es fuhr without any more delay.")
    assert kinds(couple, langs=("en", "de")) == ["untranslated-part"]


@pytest.mark.parametrize("code", ["$ sudo tarn sync -r harbour", "sync harbour boats --all"])
def test_code_is_no_untranslated_sentence(code, kinds):
    assert kinds((code, code)) == []


def test_a_motto_in_a_third_language_is_no_untranslated_sentence(kinds):
    motto = "Il faut que la mer le veuille."
    assert kinds((motto, motto)) == []


CLAUSE = (
    "The mayor thanked the crews, who had worked all night in the rain, and went home.",
    "Мэр поблагодарил экипажи, которые всю ночь работали под дождём, и ушёл домой.",
)
REST = [
    ("The harbour opened again.", "Гавань снова открылась."),
    (
        "The ferry carries ninety people and no cars.",
        "Паром берёт девяносто человек и ни одной машины.",
    ),
]


def test_a_clause_that_is_left_out_is_told_and_highlighted(pair_of):
    pair = pair_of((CLAUSE[0], "Мэр поблагодарил экипажи и ушёл домой."), *REST)
    (finding,) = align.check(pair)
    assert finding.kind == "omitted-part"
    assert "worked all night" in CLAUSE[0][slice(*finding.src_span)]


def test_a_clause_that_is_added_is_told(pair_of):
    pair = pair_of(("The mayor thanked the crews and went home.", CLAUSE[1]), *REST)
    (finding,) = align.check(pair)
    assert finding.kind == "added-part"
    assert "работали под дождём" in CLAUSE[1][slice(*finding.tgt_span)]


def test_a_sentence_left_out_inside_a_bead_is_told_as_a_sentence(pair_of):
    pair = pair_of(([CLAUSE[0], "Nobody had slept for two days."], CLAUSE[1]), *REST)
    (finding,) = align.check(pair)
    assert finding.kind == "omitted-sentence"
    assert align.checks.by_sentence(pair, finding)[0] == ((1, (0, 30)),)


QUIET = [
    (
        "The council repaired the bridge over the Olm in spring.",
        "Весной совет починил мост через Ольм.",
    ),
    (
        "The old ferry sank near the harbour on Monday.",
        "Старый паром затонул у гавани в понедельник.",
    ),
]


def test_a_single_word_left_out_is_a_hint_that_highlights_it(pair_of):
    src = "The keeper carried the heavy lamp up the narrow stairs."
    (finding,) = align.check(pair_of((src, "Смотритель нёс тяжёлую лампу по лестнице."), *QUIET))
    assert (finding.kind, finding.severity) == ("omitted-word", "info")
    assert src[slice(*finding.src_span)] == "narrow"


def test_a_single_word_left_out_is_told_in_the_other_direction(pair_of):
    src = "Весной совет починил мост через Ольм."
    couples = [(tgt, src) for src, tgt in QUIET[1:]]
    broken = (src, "In spring the council repaired over the Olm.")
    (finding,) = align.check(pair_of(broken, *couples, langs=("ru", "en")))
    assert src[slice(*finding.src_span)] == "мост"


def test_a_single_word_added_is_a_hint(pair_of):
    src = "Смотритель нёс лампу по лестнице."
    tgt = "The keeper carried the lamp and his violin up the stairs."
    couples = [(tgt, src) for src, tgt in QUIET]
    alignment = pair_of((src, tgt), *couples, langs=("ru", "en"))
    (finding,) = align.check(alignment, profile="strict")
    assert finding.kind == "added-word"
    assert tgt[slice(*finding.tgt_span)] == "violin"


def test_a_single_word_added_is_told_only_where_the_profile_is_strict(pair_of):
    src = "Смотритель нёс лампу по лестнице."
    tgt = "The keeper carried the lamp and his violin up the stairs."
    couples = [(tgt, src) for src, tgt in QUIET]
    assert align.check(pair_of((src, tgt), *couples, langs=("ru", "en"))) == ()


def test_complete_sentences_have_no_word_left_out(kinds):
    assert kinds(*QUIET, least="info") == []


def test_a_name_left_out_is_not_told_again_as_a_word(pair_of):
    pair = pair_of(("The ferry Aurelia sank near Brannock.", "Паром «Аурелия» затонул."), *QUIET)
    found = align.check(pair)
    names = [one.src_span for one in found if one.kind.startswith("name")]
    assert not [one for one in found if one.kind == "omitted-word" and one.src_span in names]


def test_single_words_can_be_turned_off(pair_of):
    src = "The keeper carried the heavy lamp up the narrow stairs."
    pair = pair_of((src, "Смотритель нёс тяжёлую лампу по лестнице."), *QUIET)
    off = align.checks.Profile(severity={"omitted-word": "off"})
    assert not align.check(pair, profile=off)


def test_a_complete_rendering_has_no_gaps(kinds):
    assert kinds(CLAUSE, *REST) == []


def test_a_sentence_that_moved_was_neither_left_out_nor_added(pair_of):
    made = pair_of(("Nobody waved to it.", ""), FIRST, ("", "Никто ей не махал."))
    made = replace(made, suggestions=(Bead((0,), (1,), 0.9),))
    found = align.check(made)
    assert [(one.kind, one.severity, one.bead) for one in found] == [
        ("moved", "info", 0),
        ("moved", "info", 2),
    ]
    assert "Никто ей не махал." in found[0].message


def test_a_sentence_that_may_not_have_moved_was_left_out(pair_of):
    made = pair_of(("Nobody waved to it.", ""), FIRST, ("", "Никто ей не махал."))
    made = replace(made, suggestions=(Bead((0,), (1,), 0.6),))
    assert [one.kind for one in align.check(made)] == ["omitted-sentence", "added-sentence"]


@pytest.mark.parametrize(
    ("langs", "tgt"),
    [
        ("en ru", "Die Mühle öffnet am Sonntagmorgen ihre Türen."),
        ("en de", "Le moulin ouvre ses portes dimanche matin."),
        ("de en", "Мельница открывает двери в воскресенье утром."),
        ("en fr", "El molino abre sus puertas el domingo por la mañana."),
        ("en uk", "Мельница открывает двери в воскресенье утром, но закрыта по вторникам."),
        ("en zh", "水車小屋は日曜日の朝に扉を開きます。"),
    ],
)
def test_a_sentence_in_a_third_language_is_told(langs, tgt, kinds):
    src = {"de": "Die Mühle öffnet am Sonntagmorgen.", "en": "The mill opens on Sunday morning."}
    src_lang, tgt_lang = langs.split()
    assert "wrong-language" in kinds((src[src_lang], tgt), langs=(src_lang, tgt_lang))


@pytest.mark.parametrize(
    ("src", "tgt"),
    [
        (
            "He sang “Le moulin du roi est loin d'ici”.",
            "Он спел «Le moulin du roi est loin d'ici».",
        ),
        ("Canis lupus familiaris", "Canis lupus familiaris"),
    ],
)
def test_what_the_source_has_in_a_third_language_may_stay(src, tgt, kinds):
    assert {"wrong-language", "untranslated-sentence"}.isdisjoint(kinds((src, tgt)))


_UKRAINIAN = [
    ("The miller opened the old gate.", "Мірошник відчинив стару браму."),
    ("The boats came home in the evening.", "Човни повернулися додому ввечері."),
    ("The old lamp burned all night.", "Старий ліхтар горів усю ніч."),
    ("White snow fell on the empty road.", "На порожню дорогу падав білий сніг."),
]


def test_lengths_show_a_sentence_left_out_where_words_are_not_linked(kinds):
    couple = (("The smith sharpened every knife.", "Nobody knew where the horse had gone."),
              "Коваль знову нагострив усі ножі.")  # fmt: skip
    assert kinds(*_UKRAINIAN, couple, langs=("en", "uk")) == ["omitted-sentence"]


def test_lengths_show_a_sentence_added_where_words_are_not_linked(kinds):
    both = ("Коваль знову нагострив усі ножі.", "Ніхто не знав, куди подівся кінь.")
    couple = ("The smith sharpened every knife.", both)
    assert "added-sentence" in kinds(*_UKRAINIAN, couple, langs=("en", "uk"))


def test_two_short_sentences_may_become_one(kinds):
    couple = (("The smith sharpened the knife.", "He was tired."),
              "Коваль нагострив ніж і втомився.")  # fmt: skip
    assert kinds(*_UKRAINIAN, couple, langs=("en", "uk")) == []


def test_a_sentence_that_the_source_says_twice_in_another_order_is_not_repeated(kinds):
    song = "Кто пел песню гавани на празднике?"
    found = kinds(
        ("Who sang the harbour song at the fair?", song),
        ("Who at the fair sang the harbour song?", song),
    )
    assert "duplicated-sentence" not in found


def test_words_that_an_acronym_stands_for_are_not_left_out(kinds):
    couple = ("The Security Council met on Monday.", "СБ собрался в понедельник.")
    assert kinds(couple, least="info") == []


def test_words_of_the_language_of_the_translation_are_translated(kinds):
    src = "Der Begriff „man of the harbour“ kommt aus England."
    tgt = "The term man of the harbour comes from England."
    assert "untranslated-part" not in kinds((src, tgt), langs=("de", "en"))
