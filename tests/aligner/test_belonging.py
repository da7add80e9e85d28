"""Texts that are not translations of each other are recognised, in any language and even short."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align import align_sentences
from align.aligner import read
from align.aligner.belonging import SURE, features, lowered, related, weakened
from align.alignment import Alignment, Bead
from align.text import Document

LAMP = {
    "en": [
        "The keeper of the lighthouse lit the lamp before the storm came.",
        "Her brother said that the ship would not arrive before Monday.",
        "In the year 2031 the town had 1,400 houses and only one school.",
        "Nobody knew why the old bridge had been closed for two years.",
        "The children waited at the harbour with their mother until the evening.",
    ],
    "hu": [
        "A világítótorony őre meggyújtotta a lámpát, mielőtt jött a vihar.",
        "A bátyja azt mondta, hogy a hajó nem érkezik meg hétfő előtt.",
        "2031-ben a városnak 1400 háza volt, és csak egy iskolája.",
        "Senki sem tudta, miért volt két évig zárva a régi híd.",
        "A gyerekek az anyjukkal estig vártak a kikötőben.",
    ],
    "el": [
        "Ο φύλακας του φάρου άναψε τη λάμπα πριν έρθει η καταιγίδα.",
        "Ο αδελφός της είπε ότι το πλοίο δεν θα φτάσει πριν από τη Δευτέρα.",
        "Το 2031 η πόλη είχε 1.400 σπίτια και μόνο ένα σχολείο.",
        "Κανείς δεν ήξερε γιατί η παλιά γέφυρα ήταν κλειστή για δύο χρόνια.",
        "Τα παιδιά περίμεναν στο λιμάνι με τη μητέρα τους μέχρι το βράδυ.",
    ],
    "uk": [
        "Доглядачка маяка запалила лампу, перш ніж прийшла буря.",
        "Її брат сказав, що корабель не прибуде раніше понеділка.",
        "У 2031 році місто мало 1400 будинків і лише одну школу.",
        "Ніхто не знав, чому старий міст був закритий два роки.",
        "Діти чекали в гавані зі своєю матір'ю до вечора.",
    ],
    "vi": [
        "Người giữ ngọn hải đăng đã thắp đèn trước khi cơn bão đến.",
        "Anh trai của cô nói rằng con tàu sẽ không đến trước thứ Hai.",
        "Vào năm 2031, thị trấn có 1.400 ngôi nhà và chỉ một trường học.",
        "Không ai biết tại sao cây cầu cũ đã bị đóng cửa trong hai năm.",
        "Những đứa trẻ chờ ở bến cảng với mẹ của chúng cho đến tối.",
    ],
    "ru": [
        "Смотрительница маяка зажгла лампу, прежде чем началась буря.",
        "Её брат сказал, что корабль не придёт раньше понедельника.",
        "В 2031 году в городе было 1400 домов и всего одна школа.",
        "Никто не знал, почему старый мост закрыт уже два года.",
        "Дети ждали в гавани с матерью до самого вечера.",
    ],
}
CAKE = {
    "en": [
        "Cut the apples into thin slices and add some sugar and lemon juice.",
        "The dough must rest in a cool place for half an hour.",
        "Bake the cake at 180 degrees until it is golden.",
        "You can eat it warm with cream or cold with tea.",
    ],
    "hu": [
        "Vágd az almát vékony szeletekre, adj hozzá cukrot és citromlevet.",
        "A tésztának fél órát kell pihennie hűvös helyen.",
        "Süsd a süteményt 180 fokon, amíg aranybarna lesz.",
        "Melegen tejszínnel vagy hidegen teával is eheted.",
    ],
    "el": [
        "Κόψτε τα μήλα σε λεπτές φέτες και προσθέστε ζάχαρη και χυμό λεμονιού.",
        "Η ζύμη πρέπει να ξεκουραστεί σε δροσερό μέρος για μισή ώρα.",
        "Ψήστε το κέικ στους 180 βαθμούς μέχρι να ροδίσει.",
        "Μπορείτε να το φάτε ζεστό με κρέμα ή κρύο με τσάι.",
    ],
    "uk": [
        "Наріжте яблука тонкими скибками, додайте цукор і лимонний сік.",
        "Тісто має відпочити пів години в прохолодному місці.",
        "Випікайте пиріг при 180 градусах до золотистого кольору.",
        "Його можна їсти теплим з вершками або холодним з чаєм.",
    ],
    "vi": [
        "Cắt táo thành lát mỏng rồi thêm đường và nước chanh.",
        "Bột phải nghỉ ở nơi mát trong nửa giờ.",
        "Nướng bánh ở 180 độ cho đến khi vàng.",
        "Bạn có thể ăn nóng với kem hoặc nguội với trà.",
    ],
    "ru": [
        "Нарежьте яблоки тонкими ломтиками, добавьте сахар и лимонный сок.",
        "Тесто должно отдохнуть полчаса в прохладном месте.",
        "Выпекайте пирог при 180 градусах до золотистого цвета.",
        "Его можно есть тёплым со сливками или холодным с чаем.",
    ],
}
OTHERS = [lang for lang in LAMP if lang != "en"]


def certain(made: Alignment) -> float:
    return max((b.probability for b in made.beads if not b.is_null), default=0.0)


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("text", [LAMP, CAKE], ids=["lamp", "cake"])
def test_a_short_translation_is_recognised_as_one(lang, text):
    made = align_sentences(text["en"], text[lang], "en", lang)
    assert not made.is_strange
    assert all(bead.type == "1-1" for bead in made.beads)
    assert min(bead.probability for bead in made.beads) > 0.8


@pytest.mark.parametrize("lang", OTHERS)
def test_four_unrelated_sentences_are_recognised_as_such(lang):
    for src, tgt in ((LAMP["en"][:4], CAKE[lang]), (CAKE["en"], LAMP[lang][:4])):
        made = align_sentences(src, tgt, "en", lang)
        assert made.is_strange
        assert certain(made) < 0.5


def test_without_english_the_tables_tell_too():
    assert not align_sentences(LAMP["hu"], LAMP["el"], "hu", "el").is_strange
    assert align_sentences(LAMP["hu"][:4], CAKE["el"], "hu", "el").is_strange


def test_two_sentences_are_too_few_to_tell():
    evidence = read(*_documents(LAMP["en"][:2], CAKE["hu"][:2]), "anchor", tables=True)
    assert features(evidence, [Bead((0,), (0,)), Bead((1,), (1,))]) is None


def test_lengths_alone_tell_nothing():
    evidence = read(*_documents(LAMP["en"], CAKE["hu"]), "length")
    assert related(evidence, [Bead((k,), (k,)) for k in range(4)]) == 1.0


def test_words_of_languages_without_spaces_are_not_compared():
    src = Document.from_sentences(LAMP["en"][:3], "en")
    tgt = Document.from_sentences(["看守人点亮了灯。", "船没有来。", "桥关闭了两年。"], "zh")
    evidence = replace(read(src, tgt, "anchor"), tabled=False)
    assert related(evidence, [Bead((k,), (k,)) for k in range(3)]) == 1.0


def test_a_doubtful_pair_of_texts_makes_links_improbable_and_gaps_probable():
    assert lowered(Bead((0,), (0,), 0.8), 0.25) == pytest.approx(0.2)
    assert lowered(Bead((0,), (), 0.8), 0.25) == pytest.approx(0.95)


def test_no_doubt_changes_nothing():
    made = Alignment(*_documents(LAMP["en"], LAMP["hu"]), (Bead((0,), (0,), 0.7),))
    assert weakened(made, 1.0) is made
    assert SURE < 1.0


def test_what_a_person_has_fixed_is_not_doubted():
    from align.aligner import align

    src, tgt = _documents(LAMP["en"][:4], CAKE["hu"])
    made = align(src, tgt, fixed=[Bead((0,), (0,))])
    assert made.beads[0].probability == 1.0


def _documents(src: list[str], tgt: list[str]) -> tuple[Document, Document]:
    return Document.from_sentences(src, "en"), Document.from_sentences(tgt, "hu")


def test_an_explanation_agrees_with_the_alignment_and_says_why():
    from align.aligner.explain import describe, explain

    made = align_sentences(LAMP["en"][:4], CAKE["el"], "en", "el")
    number = next(k for k, bead in enumerate(made.beads) if not bead.is_null)
    told = explain(made, number)
    assert told.bead.bead.probability == pytest.approx(made.beads[number].probability, abs=1e-6)
    assert "translations of each other with a probability of only" in " ".join(describe(told, made))


@pytest.mark.parametrize("lang", ["ru", "hu", "el"])
@pytest.mark.parametrize("method", ["auto", "anchor"])
def test_two_sentences_are_enough(lang, method):
    made = align_sentences(LAMP["en"][:2], CAKE[lang][:2], "en", lang, method)
    assert max(bead.probability for bead in made.beads if bead.src and bead.tgt) < 0.75
    made = align_sentences(LAMP["en"][:2], LAMP[lang][:2], "en", lang, method)
    assert min(bead.probability for bead in made.beads) > SURE


def test_a_single_pair_is_not_judged():
    (bead,) = align_sentences(LAMP["en"][:1], CAKE["ru"][:1], "en", "ru").beads
    assert bead.probability > SURE
