"""The learnt lexicon: what beads teach of words, and what that does for the aligner."""

from __future__ import annotations

import pytest

import align
from align.aligner import align as align_texts
from align.aligner import decoding, read
from align.aligner.decoding import TEACH, can_teach, taught, weigh
from align.aligner.evidence import LEXICON
from align.aligner.explain import explain
from align.aligner.lexicon import Lexicon, learn, with_lexicon
from align.aligner.model import shipped
from align.alignment import Alignment, Bead
from align.text import Document

# Words without anything in common but the beads they stand in.
EN = ("The boat sank.", "A house burnt.", "The boat came home.", "Our house fell.", "It rained.")
RU = ("Лодка утонула.", "Сгорел дом.", "Пришла лодка.", "Наш дом рухнул.", "Шёл дождь.")


def aligned(src=EN, tgt=RU, probability=1.0, langs=("en-GB", "ru-RU")):
    beads = tuple(Bead((k,), (k,), probability) for k in range(len(src)))
    return Alignment(
        Document.from_sentences(src, langs[0]), Document.from_sentences(tgt, langs[1]), beads
    )


@pytest.fixture(scope="module")
def lexicon():
    return learn([aligned(EN * 4, RU * 4)])


def test_words_that_share_their_beads_render_each_other(lexicon):
    assert lexicon.strength["boat", "лодка"] == pytest.approx(2 * (8 - 1) / (8 + 8))
    assert ("boat", "дом") not in lexicon.strength


def test_forms_are_known_by_their_first_letters(lexicon):
    assert ("raine", "дождь") in lexicon.strength


def test_what_met_once_is_not_believed():
    assert not learn([aligned()]).strength.keys() & {("sank", "утону")}


def test_doubtful_beads_teach_nothing():
    assert not learn([aligned(EN * 4, RU * 4, probability=0.5)]).strength


def test_nothing_teaches_nothing():
    assert not learn([]).strength


def test_a_lexicon_is_of_two_languages():
    with pytest.raises(align.UsageError, match="one pair of languages"):
        learn([aligned(), aligned(langs=("de", "ru"))])


def test_a_lexicon_serves_both_directions(lexicon):
    assert ("лодка", "boat") in lexicon.for_languages("ru", "en-US").strength


def test_a_lexicon_of_other_languages_is_refused(lexicon):
    with pytest.raises(align.UsageError, match="for the languages en, ru, not for de, ru"):
        lexicon.for_languages("de", "ru")


def test_a_lexicon_survives_its_file(lexicon, tmp_path):
    path = tmp_path / "lexicon.tsv"
    path.write_text(lexicon.to_text(), encoding="utf-8")
    back = Lexicon.load(path)
    assert back.beads == lexicon.beads
    assert back.strength == pytest.approx(dict(lexicon.strength), abs=1e-4)


@pytest.mark.parametrize(
    "text", ["", "boat\tлодка\t1.0\n", "# sverka lexicon 1\ten\tru\t3\nboat\n"]
)
def test_what_is_no_lexicon_is_refused(text, tmp_path):
    path = tmp_path / "lexicon.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(align.LoadError, match=r"lexicon\.tsv: not a lexicon"):
        Lexicon.load(path)


def test_known_words_become_links_beside_those_that_sound_alike(lexicon):
    texts = aligned().src, aligned().tgt
    evidence = with_lexicon(read(*texts, "anchor"), lexicon)
    links = evidence.links
    known = {
        (evidence.src.keys[u], evidence.tgt.keys[v])
        for u, v, family in zip(links.src, links.tgt, links.family, strict=True)
        if family == LEXICON
    }
    assert {("boat", "лодка"), ("house", "дом")} <= known


def test_what_a_lexicon_knows_makes_a_bead_more_probable(lexicon):
    src, tgt = aligned().src, aligned().tgt
    without = align_texts(src, tgt, method="anchor")
    with_it = align_texts(src, tgt, method="anchor", lexicon=lexicon)
    assert with_it.beads[0] == without.beads[0] == Bead((0,), (0,))
    assert with_it.beads[0].probability > without.beads[0].probability
    assert lexicon.name in with_it.made_with


def links_of(evidence):
    return int((evidence.links.family == LEXICON).sum())


def test_a_long_text_teaches_the_aligner_its_own_words():
    whole = aligned(EN * (TEACH // 4), RU * (TEACH // 4))
    evidence = read(whole.src, whole.tgt, "anchor")
    assert links_of(taught(evidence, whole.beads)) > 0


def test_a_short_text_is_left_alone():
    whole = aligned(EN * 4, RU * 4)
    evidence = read(whole.src, whole.tgt, "anchor")
    assert taught(evidence, whole.beads) is evidence


def test_where_vectors_speak_a_text_need_not_teach():
    whole = aligned(EN * (TEACH // 4), RU * (TEACH // 4))
    evidence = read(whole.src, whole.tgt, "semantic")
    assert weigh(evidence, shipped().models["semantic"])[1] is evidence


def test_where_vectors_doubt_a_text_teaches_its_words(monkeypatch):
    monkeypatch.setattr(decoding, "DOUBTED", 2.0)  # whatever the vectors say, it is too little
    whole = aligned(EN * (TEACH // 4), RU * (TEACH // 4))
    evidence = read(whole.src, whole.tgt, "semantic")
    assert links_of(weigh(evidence, shipped().models["semantic"])[1]) > links_of(evidence)


@pytest.mark.parametrize(
    ("method", "can"), [("length", False), ("anchor", True), ("semantic", False)]
)
def test_a_text_teaches_where_words_are_read_and_vectors_are_not(method, can):
    whole = aligned()
    assert can_teach(read(whole.src, whole.tgt, method)) is can


def test_an_explanation_knows_what_the_text_taught():
    """It weighs a bead as the aligner weighed it, so both state the same probability."""
    texts = aligned(EN * (TEACH // 4), RU * (TEACH // 4))
    ali = align_texts(texts.src, texts.tgt, method="anchor")
    told = explain(ali, 7).bead
    assert told.bead.probability == pytest.approx(ali.beads[7].probability, abs=1e-6)
    assert any(reason.feature.startswith("lexicon") for reason in told.reasons)


def test_learning_tells_its_progress():
    told = []
    learn([aligned(EN * 4, RU * 4)] * 2, progress=lambda *one: told.append(one))
    assert told == [("learn", 0.0), ("learn", 0.5), ("learn", 1.0)]
