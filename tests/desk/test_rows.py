"""An alignment becomes rows that the page can draw without counting."""

import json
from datetime import UTC, datetime

import pytest

from align.alignment import Alignment, Bead
from align.anchors import Link
from align.desk import rows
from align.desk.rows import Run
from align.text import Document, Paragraph, Sentence


def document(lang, *paragraphs, **known):
    """A split document; each paragraph is (kind, speaker, sentences)."""
    text, parts, cut = "", [], []
    for number, (kind, speaker, sentences) in enumerate(paragraphs):
        start = len(text)
        for sentence in sentences:
            cut.append(Sentence(sentence, len(text), len(text) + len(sentence), number))
            text += sentence + " "
        parts.append(Paragraph(start, len(text) - 1, kind, speaker))
    return Document(text, lang, tuple(parts), tuple(cut), **known)


@pytest.fixture
def alignment():
    src = document(
        "en-GB",
        ("heading", None, ["The Quiet Mill"]),
        ("answer", "Mira Voss", ["Mira Voss: It turned 12 times.", "Then it stopped."]),
        ("answer", "Mira Voss", ["Nobody: not even I knew why."]),
    )
    tgt = document(
        "ru-RU",
        ("heading", None, ["Тихая мельница"]),
        ("answer", "Мира Восс", ["Мира Восс: Она сделала 12 оборотов и встала."]),
    )
    beads = (Bead((0,), (0,), 0.99), Bead((1, 2), (1,), 0.6), Bead((3,), (), 0.7))
    return Alignment(src, tgt, beads)


def no_links(*_):
    return ()


def test_rows_follow_the_beads_and_are_numbered_from_one(alignment):
    built = rows.rows(alignment, no_links)
    assert [(row.number, row.type, row.probability) for row in built] == [
        (1, "1-1", 0.99),
        (2, "2-1", 0.6),
        (3, "1-0", 0.7),
    ]


def test_every_sentence_is_shown_whole_on_its_side(alignment):
    built = rows.rows(alignment, no_links)
    assert [line.text for row in built for line in row.src] == list(alignment.src.sentence_texts)
    assert [line.text for row in built for line in row.tgt] == list(alignment.tgt.sentence_texts)


def test_a_line_knows_whether_a_paragraph_starts_and_of_what_kind(alignment):
    heading, turn, rest = rows.rows(alignment, no_links)
    assert (heading.src[0].opens, heading.src[0].kind) == (True, "heading")
    assert [line.opens for line in turn.src] == [True, False]
    assert rest.src[0].opens


def test_the_label_of_a_turn_is_set_apart_and_a_plain_colon_is_not(alignment):
    _, turn, rest = rows.rows(alignment, no_links)
    assert turn.src[0].label == (Run("Mira Voss:"),)
    assert turn.src[0].runs == (Run(" It turned 12 times."),)
    assert rest.src[0].label == ()


def test_a_link_marks_the_same_number_on_both_sides(alignment):
    def twelve(src, tgt, *_):
        a, b = src.find("12"), tgt.find("12")
        return (Link("number", (a, a + 2), (b, b + 2)),) if a >= 0 else ()

    turn = rows.rows(alignment, twelve)[1]
    assert Run("12", 0, "number") in turn.src[0].runs
    assert Run("12", 0, "number") in turn.tgt[0].runs


def test_a_link_in_the_second_sentence_counts_in_the_joined_text(alignment):
    joined = alignment.src_text(alignment.beads[1])
    at = joined.index("stopped")

    def stopped(src, *_):
        return (Link("name", (at, at + 7), (0, 4)),) if src == joined else ()

    turn = rows.rows(alignment, stopped)[1]
    assert turn.src[1].runs == (Run("Then it "), Run("stopped", 0, "name"), Run("."))


def test_links_that_overlap_leave_the_longer_one(alignment):
    def two(src, tgt, *_):
        return (
            (Link("number", (0, 3), (0, 3)), Link("name", (0, 9), (0, 9))) if len(src) > 20 else ()
        )

    turn = rows.rows(alignment, two)[1]
    assert turn.src[0].label == (Run("Mira Voss", 0, "name"), Run(":"))


def test_a_null_bead_is_not_searched_for_links(alignment):
    asked = []
    rows.rows(alignment, lambda src, tgt, *_: asked.append((src, tgt)) or ())
    assert len(asked) == 2


def test_text_is_cut_by_code_points_beyond_the_basic_plane():
    src = document("en", ("body", None, ["🦉🦉 7 owls"]))
    tgt = document("ru", ("body", None, ["🦉🦉 7 сов"]))
    pair = Alignment(src, tgt, (Bead((0,), (0,)),))
    built = rows.rows(pair, lambda *_: (Link("number", (3, 4), (3, 4)),))
    assert built[0].src[0].runs == (Run("🦉🦉 "), Run("7", 0, "number"), Run(" owls"))


def test_a_head_speaks_the_readers_language():
    doc = document("ru-RU", ("body", None, ["Да."]), date=datetime(2031, 5, 4, 9, 30, tzinfo=UTC))
    assert rows.head(doc, "en").language == "Russian (Russia)"
    assert rows.head(doc, "ru").language == "Русский (Россия)"
    assert rows.head(doc, "ru").date.startswith("4 мая 2031, 09:30")


def test_a_date_without_a_time_shows_none():
    doc = document("en", ("body", None, ["Yes."]), date=datetime(2031, 5, 4))
    assert rows.head(doc, "en").date == "May 4, 2031"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/hosts", "data:text/html,x"])
def test_only_web_addresses_become_links(url):
    assert rows.head(document("en", ("body", None, ["Yes."]), url=url), "en").url is None


@pytest.mark.parametrize("tag", ["und", "qqq", "x-none", ""])
def test_a_language_without_a_name_is_called_by_its_tag(tag):
    assert isinstance(rows.language_name(tag, "en"), str)


def test_the_payload_is_json_without_empty_fields(alignment):
    heads = (rows.head(alignment.src, "en"), rows.head(alignment.tgt, "en"))
    sent = json.loads(json.dumps(rows.payload(rows.rows(alignment, no_links), heads)))
    assert sent["rows"][2] == {
        "n": 3,
        "t": "1-0",
        "p": 0.7,
        "s": [[{"r": ["Nobody: not even I knew why."], "o": 1, "k": "answer"}], []],
    }
    assert "title" not in sent["heads"][0]
