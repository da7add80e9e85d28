"""`align.check` as a whole: languages, profiles, dismissals, spans."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import align
from align.alignment import Alignment, Bead
from align.checks import KINDS, Dismissal, by_sentence
from align.checks.profile import Ignore, Profile, read, written
from align.errors import UsageError
from align.text import Document

FAULTY = (
    Document.from_sentences(["The boats left.", "All 14 came back.", "Who paid?"], "en"),
    Document.from_sentences(["Лодки ушли.", "Вернулось 15.", "Платил город."], "ru"),
)


def faulty(probability: float = 1.0) -> Alignment:
    return Alignment(*FAULTY, tuple(Bead((k,), (k,), probability) for k in range(3)))


def test_findings_come_in_the_order_of_the_text():
    found = align.check(faulty())
    assert [(one.kind, one.bead) for one in found] == [("number", 1), ("question-lost", 2)]


def test_the_spans_hold_what_is_meant():
    found = align.check(faulty())[0]
    assert FAULTY[0].sentences[1].text[slice(*found.src_span)] == "14"
    assert FAULTY[1].sentences[1].text[slice(*found.tgt_span)] == "15"


def test_messages_come_in_both_languages():
    assert "14" in align.check(faulty(), lang="en")[0].message
    assert "перевод" in align.check(faulty(), lang="ru")[0].message


def test_another_language_is_refused():
    with pytest.raises(UsageError, match="xx"):
        align.check(faulty(), lang="xx")


def test_a_doubtful_bead_raises_no_errors():
    assert {one.severity for one in align.check(faulty(0.3))} == {"info"}


def test_a_profile_sets_severities_and_turns_kinds_off():
    profile = Profile(severity={"number": "info", "polarity.*": "off"})
    found = align.check(faulty(), profile=profile)
    assert [(one.kind, one.severity) for one in found] == [("number", "info")]


@pytest.mark.parametrize(
    "ignore",
    [Ignore("known", kind="number"), Ignore("known", pattern="^14$")],
    ids=["a kind", "a pattern"],
)
def test_what_a_profile_ignores_is_not_told(ignore):
    found = align.check(faulty(), profile=Profile(ignore=(ignore,)))
    assert [one.kind for one in found] == ["question-lost"]


def test_one_finding_can_be_ignored():
    first, *rest = align.check(faulty())
    profile = Profile(ignore=(Ignore("seen", fingerprint=first.fingerprint),))
    assert list(align.check(faulty(), profile=profile)) == rest


def test_profiles_come_from_a_file(tmp_path):
    path = tmp_path / "house.toml"
    path.write_text(
        '[house]\nseverity = { number = "off" }\n'
        'ignore = [{ kind = "question-lost", reason = "rhetorical" }]\n',
        encoding="utf-8",
    )
    assert align.check(faulty(), profile=path) == ()
    assert align.check(faulty(), profile=f"{path}:house") == ()


@pytest.mark.parametrize(
    "text",
    [
        "[a]\nseverity = { nothing = 'error' }",
        "[a]\nseverity = { number = 'grave' }",
        "[a]\nignore = [{ kind = 'number' }]",
        "[a]\nignore = [{ reason = 'all' }]",
        "[a]\nignore = [{ pattern = '(', reason = 'x' }]",
        "a = 1",
        "[a",
    ],
)
def test_a_profile_that_cannot_be_is_refused(text):
    with pytest.raises(UsageError, match="house"):
        read(text, "house.toml")


SAID = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(about=SAID, reason=SAID, pattern=SAID.map(re.escape), severity=st.sampled_from(["off"]))
def test_a_profile_that_was_written_reads_the_same(about, reason, pattern, severity):
    ignore = (Ignore(reason, "number", pattern), Ignore(reason, fingerprint="a:b:c"))
    profile = Profile("house", about, {"number": severity, "form.*": "info"}, ignore)
    assert read(written(profile), "") == {"house": profile}


def test_an_unknown_profile_is_refused_with_those_that_exist():
    with pytest.raises(UsageError, match="standard"):
        align.check(faulty(), profile="nothing")


def test_a_dismissed_finding_does_not_come_back():
    first, *rest = align.check(faulty())
    gone = [Dismissal(first.fingerprint, "as agreed", "Olva")]
    assert list(align.check(faulty(), dismissed=gone)) == rest


def test_a_dismissal_lowers_what_resembles_it_and_says_whose_it_was():
    src = Document.from_sentences(["All 14 came back.", "We saw 14 there."], "en")
    tgt = Document.from_sentences(["Вернулось 15.", "Мы видели там 15."], "ru")
    pair = Alignment(src, tgt, (Bead((0,), (0,)), Bead((1,), (1,))))
    gone = [Dismissal(align.check(pair)[0].fingerprint, "as agreed", "Olva")]
    (left,) = align.check(pair, dismissed=gone)
    assert (left.bead, left.severity) == (1, "warning")
    assert "Olva" in left.note
    assert "as agreed" in left.note


def test_a_dismissal_in_another_text_lowers_and_does_not_hide():
    first = align.check(faulty())[0]
    gone = [Dismissal(first.fingerprint, "as agreed", "Olva", "Harbour news")]
    lowered = align.check(faulty(), elsewhere=gone)[0]
    assert (first.severity, lowered.severity) == ("error", "warning")
    assert "Olva" in lowered.note
    assert "Harbour news" in lowered.note


def test_a_pattern_that_never_ends_hides_nothing():
    pair = Alignment(
        Document.from_sentences(["All 14 came back."], "en"),
        Document.from_sentences([f"Вернулось 15{' 1' * 40}."], "ru"),
        (Bead((0,), (0,)),),
    )
    endless = Ignore("odd", pattern=r"^(\d+ ?)+(\d+ ?)+(\d+ ?)+x$")
    assert align.check(pair, profile=Profile(ignore=(endless,))) == align.check(pair)


def test_a_fingerprint_stays_where_the_bead_moves():
    first = align.check(faulty())[0]
    src = Document.from_sentences(["Good day.", *FAULTY[0].sentence_texts], "en")
    tgt = Document.from_sentences(["Добрый день.", *FAULTY[1].sentence_texts], "ru")
    moved = Alignment(src, tgt, tuple(Bead((k,), (k,)) for k in range(4)))
    assert align.check(moved)[0].fingerprint == first.fingerprint


def test_spans_can_be_had_sentence_by_sentence():
    src = Document.from_sentences(["The boats left.", "All 14 came back."], "en")
    tgt = Document.from_sentences(["Лодки ушли, и вернулось 15."], "ru")
    pair = Alignment(src, tgt, (Bead((0, 1), (0,)),))
    (finding,) = align.check(pair)
    assert by_sentence(pair, finding) == (((1, (4, 6)),), ((0, (24, 26)),))


WORDS = (
    "The 14 boats не ушли «в» 5 мая (on May 4) at 7:30 pm? Пятьсот two hundred ½ XIV 1.500,5 "
    "S/RES/1 Q: Вопрос: … “a” 1990s 10–12 тыс. not никогда UN ООН"
)
TEXT = st.text(max_size=60) | st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4),
    st.sampled_from([("en", "ru"), ("en", "de"), ("ru", "en"), ("fr", "und"), ("tlh", "zh")]),
)
def test_no_text_makes_it_fail_and_spans_lie_inside(couples, langs):
    src = Document.from_sentences([one for one, _ in couples], langs[0])
    tgt = Document.from_sentences([other for _, other in couples], langs[1])
    last = len(couples) - 1
    beads = [Bead((k,), (k,)) for k in range(last)]
    beads += [Bead((last,), ()), Bead((), (last,))]
    pair = Alignment(src, tgt, tuple(beads))
    for finding in align.check(pair):
        bead = pair.beads[finding.bead]
        for text, (start, end) in (
            (pair.src_text(bead), finding.src_span),
            (pair.tgt_text(bead), finding.tgt_span),
        ):
            assert 0 <= start <= end <= len(text)
        assert finding.kind in KINDS
        assert finding.message


def test_letters_that_the_dictionary_does_not_know_do_no_harm(pair_of):
    align.check(pair_of(("A\U00017000 Tarn", "A\U00017000 Тарн")))


@pytest.mark.parametrize(
    ("langs", "fingerprint"),
    [
        (("en", "zh"), "number:eaccc2f80986:e01e12c0f59f"),
        (("zh", "en"), "number:9ef1f46461b1:007068880616"),
    ],
)
def test_what_was_dismissed_in_chinese_when_spaces_joined_sentences_stays_dismissed(
    langs, fingerprint, pair_of
):
    couple = (
        ["The mill has 40 boats.", "It burnt in 1823."],
        ["磨坊有40条船。", "它在1832年烧毁了。"],
    )
    pair = pair_of(couple if langs[0] == "en" else couple[::-1], langs=langs)
    assert [one.fingerprint for one in align.check(pair)] == [fingerprint]


def test_spans_of_chinese_count_no_spaces_between_sentences(pair_of):
    pair = pair_of(
        (["The mill has 40 boats.", "It burnt in 1823."], ["磨坊有40条船。", "它在1832年烧毁了。"]),
        langs=("en", "zh"),
    )
    (finding,) = align.check(pair)
    assert by_sentence(pair, finding)[1] == ((1, (2, 6)),)
    assert pair.tgt_text(pair.beads[0])[slice(*finding.tgt_span)] == "1832"


#: Letters of several scripts that look alike, and marks that stand inside and around words.
_ANY = (
    st.text(max_size=80)
    | st.text("aсоce cПaром渡轮の-«»()'.ー", max_size=60)
    | st.text("abehlnortuxабклмнортÄéßʼ'’-. ", max_size=60)
)


@given(
    couples=st.lists(st.tuples(_ANY, _ANY), max_size=4),
    src=st.sampled_from(["ru", "en", "zh", "ja", "ko", "el", "de", "hi", "ar", "tlh", "lb"]),
    tgt=st.sampled_from(
        ["en", "ru", "de", "fr", "tr", "el", "uk", "zh", "ja", "ar", "sr", "tlh", "lb"]
    ),
)
@settings(
    max_examples=140, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_checking_never_fails(couples, src, tgt, pair_of):
    alignment = pair_of(*couples, langs=(src, tgt))
    for one in align.check(alignment):
        start, end = one.tgt_span
        assert 0 <= start <= end <= len(alignment.tgt_text(alignment.beads[one.bead]))
