"""Words are linked across a bead; see ``align/aligner/links.py``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import Letters

from align.aligner.encoders import Vectors, default
from align.aligner.lexicon import Lexicon
from align.aligner.links import MOST_WORDS, Linker, WordLink, word_links, words
from align.errors import UsageError

EN = "The mayor of Velmora opened a new library on 14 March, and 350 children read poems."
RU = "Мэр Велморы открыл новую библиотеку 14 марта, и 350 детей читали стихи."


def pairs(links: Sequence[WordLink], src: str, tgt: str) -> set[tuple[str, str]]:
    return {(src[slice(*link.src)], tgt[slice(*link.tgt)]) for link in links}


def linked(src: str, tgt: str, src_lang: str = "en", tgt_lang: str = "ru") -> set[tuple[str, str]]:
    return pairs(word_links(src, tgt, src_lang, tgt_lang), src, tgt)


def spelt(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in words(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("a half-hour, isn't it?", "en", ["a", "half", "hour", "isn't", "it"]),
        ("1,000 or 3 500; the G7's 21st", "en", ["1,000", "or", "3 500", "the", "G7's", "21st"]),
        ("из-за 4,5 млн рублей", "ru", ["из", "за", "4,5", "млн", "рублей"]),
        ("l'eau d’Ondrel", "fr", ["l'", "eau", "d’", "Ondrel"]),
        ("我们2031年", "zh", ["我", "们", "2031", "年"]),
        ("… — !", "en", []),
    ],
)
def test_words_leave_out_punctuation_and_part_at_hyphens(
    text: str, lang: str, found: list[str]
) -> None:
    assert spelt(text, lang) == found


def test_words_of_the_same_meaning_are_linked() -> None:
    wanted = {("mayor", "Мэр"), ("opened", "открыл"), ("new", "новую"), ("library", "библиотеку")}
    assert wanted | {("children", "детей"), ("poems", "стихи")} <= linked(EN, RU)


def test_numbers_and_names_are_linked() -> None:
    wanted = {("14", "14"), ("350", "350"), ("Velmora", "Велморы"), ("March", "марта")}
    assert wanted <= linked(EN, RU)


def test_links_follow_the_words_where_their_order_differs() -> None:
    found = linked(
        "Yesterday the storm destroyed the old bridge.", "Буря вчера снесла старый мост."
    )
    assert {("Yesterday", "вчера"), ("storm", "Буря"), ("bridge", "мост")} <= found


def test_what_is_added_on_one_side_stays_without_a_link() -> None:
    tgt = "Кошка спит на подоконнике возле холодильника."
    found = linked("The cat sleeps.", tgt)
    assert ("cat", "Кошка") in found
    assert not {"подоконнике", "холодильника"} & {word for _, word in found}


def test_one_word_may_be_linked_to_several() -> None:
    found = linked("My cousin lives in Ondrel.", "Мой двоюродный брат живёт в Ондреле.")
    assert {("cousin", "двоюродный"), ("cousin", "брат")} <= found


def test_other_pairs_of_languages_need_no_weights_of_their_own() -> None:
    found = linked("Der Hund trinkt Wasser.", "Le chien boit de l'eau.", "de-DE", "fr-FR")
    assert {("Hund", "chien"), ("trinkt", "boit"), ("Wasser", "eau")} <= found


def test_in_a_language_that_the_encoder_does_not_know_numbers_are_still_linked() -> None:
    assert {("1931", "1931")} <= linked("In 1931.", "1931.", "en", "cy")


def test_a_name_is_linked_in_a_language_that_the_encoder_does_not_know() -> None:
    assert ("Karpinska", "Карпинська") in linked("Karpinska.", "Карпинська.", "en", "uk")


def test_common_words_are_linked_in_a_language_that_the_encoder_does_not_know() -> None:
    src, tgt = "The first and the second year.", "Az első és a második év."
    assert {("first", "első"), ("and", "és"), ("second", "második")} <= linked(src, tgt, "en", "hu")


def test_marks_of_punctuation_are_linked_if_asked_for() -> None:
    linker = Linker("en", "ru")
    (src_mark,) = linker.link([(EN, RU)], punctuation=True)[0][-1:]
    assert (EN[slice(*src_mark.src)], RU[slice(*src_mark.tgt)]) == (".", ".")
    without = pairs(linker.link([(EN, RU)], punctuation=False)[0], EN, RU)
    assert all(char.isalnum() for link in without for word in link for char in word)


def test_an_empty_side_has_no_links() -> None:
    assert word_links("", "Слово.", "en", "ru") == ()
    assert word_links("A word.", " … ", "en", "ru") == ()
    assert word_links("", "", "en", "ru") == ()


def test_no_beads_give_no_links() -> None:
    assert Linker("en", "ru").link([]) == []


def test_every_bead_gets_its_links_in_the_order_given() -> None:
    beads = [("", ""), (EN, RU), ("Good morning.", "")]
    found = Linker("en", "ru").link(beads)
    assert [bool(links) for links in found] == [False, True, False]


def test_the_other_beads_teach_what_a_word_means() -> None:
    """A word that no encoder knows is linked if the same pair occurs in other beads."""
    src, tgt = "The glimp near the house.", "Шмурдик возле дома."
    others = [
        ("He saw a glimp.", "Он увидел шмурдика."),
        ("A glimp sleeps.", "Шмурдик спит."),
        ("My glimp eats bread.", "Мой шмурдик ест хлеб."),
        ("One glimp and two cats.", "Один шмурдик и две кошки."),
    ]

    def belief(beads: list[tuple[str, str]]) -> float:
        links = Linker("en", "ru").link(beads)[0]
        return max((x.probability for x in links if src[slice(*x.src)] == "glimp"), default=0.0)

    assert belief([(src, tgt), *others]) > belief([(src, tgt)])


def test_a_lexicon_makes_its_pairs_likelier() -> None:
    src, tgt = "Every glimp sleeps.", "Каждый шмурдик спит."

    def belief(linker: Linker) -> float:
        links = linker.link([(src, tgt)])[0]
        found = {(src[slice(*x.src)], tgt[slice(*x.tgt)]): x.probability for x in links}
        return found.get(("glimp", "шмурдик"), 0.0)

    known = Linker("en", "ru", strength=lambda a, b: float((a, b) == ("glimp", "шмурдик")))
    assert belief(known) > belief(Linker("en", "ru"))


def test_a_learnt_lexicon_is_taken_in_either_direction() -> None:
    src, tgt = "Every glimp sleeps.", "Каждый шмурдик спит."
    known = Lexicon("ru", "en", {("шмурд", "glimp"): 1.0})
    links = word_links(src, tgt, "en", "ru", lexicon=known)
    assert (6, 11) in {link.src for link in links}


def test_a_function_as_lexicon_still_works_with_a_warning() -> None:
    with pytest.warns(DeprecationWarning, match="a function is deprecated"):
        word_links("A glimp.", "Шмурдик.", "en", "ru", lexicon=lambda _a, _b: 0.0)


def test_what_is_no_lexicon_is_refused() -> None:
    with pytest.raises(UsageError, match="not a lexicon"):
        word_links("A glimp.", "Шмурдик.", "en", "ru", lexicon=5)  # type: ignore[arg-type]


def test_the_same_beads_give_the_same_links() -> None:
    assert word_links(EN, RU, "en", "ru") == word_links(EN, RU, "en", "ru")


def test_a_linker_that_has_met_the_words_before_gives_the_same_links() -> None:
    linker = Linker("en", "ru")
    linker.link([("Snow fell on the roofs.", "Снег падал на крыши.")])
    assert linker.link([(EN, RU)])[0] == word_links(EN, RU, "en", "ru")


def test_each_word_is_encoded_once() -> None:
    asked: list[str] = []

    class Counting(Letters):
        def encode(self, texts: Sequence[str]) -> Vectors:
            asked.extend(texts)
            return super().encode(texts)

    linker = Linker("en", "ru", encoder=Counting())
    linker.link([(EN, RU), (EN, RU)])
    linker.link([(EN, RU)])
    assert len(asked) == len(set(asked)) > 0


def test_the_encoder_in_use_knows_the_first_languages() -> None:
    languages = default().languages
    assert languages is None or {"en", "ru"} <= languages


_TEXTS = st.text(max_size=60) | st.text("аб вГ1,.’'- zZ我\u0301\u00a0", max_size=60)


@settings(max_examples=60)
@given(_TEXTS, _TEXTS, st.sampled_from(["en", "ru", "fr", "zh", "x-none", ""]))
def test_links_of_any_text_lie_on_its_words_or_marks(src: str, tgt: str, lang: str) -> None:
    links = word_links(src, tgt, lang, "ru", encoder=Letters(16))
    assert len({(link.src, link.tgt) for link in links}) == len(links)
    assert list(links) == sorted(links, key=lambda link: (link.src, link.tgt))
    for link in links:
        marks = [src[slice(*link.src)], tgt[slice(*link.tgt)]]
        if any(char.isalnum() for mark in marks for char in mark):
            assert link.src in words(src, lang)
            assert link.tgt in words(tgt, "ru")
        assert 0.0 < link.probability <= 1.0


@settings(max_examples=100)
@given(_TEXTS, st.sampled_from(["en", "fr", "zh"]))
def test_words_are_in_order_and_do_not_overlap(text: str, lang: str) -> None:
    spans = words(text, lang)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_of_an_endless_side_only_the_beginning_is_linked() -> None:
    links = word_links("word " * 3000, "слово " * 3, "en", "ru", encoder=Letters(16))
    assert all(link.src[1] <= 5 * MOST_WORDS for link in links)


def test_a_very_long_run_of_figures_is_no_trouble() -> None:
    figures = "9" * 6000
    assert linked(f"Code {figures}.", f"Код {figures}.") >= {(figures, figures)}


def test_beads_that_a_linker_has_met_are_not_encoded_again(monkeypatch) -> None:
    encoder, read = default(), list[str]()
    real = type(encoder).encode_words

    def counting(self, texts, spans, **options):
        read.extend(texts)
        return real(self, texts, spans, **options)

    monkeypatch.setattr(type(encoder), "encode_words", counting)
    linker, other = Linker("en", "ru"), ("The lamp went out.", "Лампа погасла.")
    before = linker.link([(EN, RU), other])
    read.clear()
    after = linker.link([(EN, RU), ("The lamp went out again.", "Лампа снова погасла.")])
    assert read == ["The lamp went out again.", "Лампа снова погасла."]
    assert pairs(after[0], EN, RU) == pairs(before[0], EN, RU)
