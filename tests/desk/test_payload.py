"""An alignment becomes columns that the grid can draw without counting."""

import json
from datetime import UTC, datetime

import pytest

from align.alignment import Alignment, Bead
from align.desk import payload
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
def sent():
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
    return json.loads(payload.payload(Alignment(src, tgt, beads), "texts:mill"))


def test_rows_follow_the_beads(sent):
    assert sent["rows"]["ids"] == [1, 2, 3]
    assert sent["rows"]["p"] == [990, 600, 700]


def test_every_sentence_is_sent_whole_and_once(sent):
    rows = sent["rows"]
    asked = [
        cell for row in zip(rows["src"], rows["tgt"], strict=True) for side in row for cell in side
    ]
    assert sorted(asked) == sent["cells"]["ids"]
    assert sent["cells"]["texts"][rows["tgt"][1][0]].startswith("Мира Восс: Она")


def test_a_sentence_knows_whether_it_opens_a_paragraph_and_of_what_kind(sent):
    heading, opening, inner, last = sent["cells"]["places"][:4]
    answer = 2 * payload.KINDS.index("answer")
    assert heading == 1 + 2 * payload.KINDS.index("heading")
    assert (opening, inner, last) == (1 + answer, answer, 1 + answer)


def test_the_label_of_a_turn_is_set_apart_and_a_plain_colon_is_not(sent):
    assert sent["cells"]["labels"] == {"1": len("Mira Voss:"), "5": len("Мира Восс:")}


def test_offsets_are_counted_as_the_browser_does():
    assert payload.units("🦉🦉 7", 3) == 5
    assert payload.units("сов 7", 4) == 4


def test_half_a_surrogate_pair_does_no_harm():
    assert payload.encode({"text": "a\ud800b"}) == b'{"text":"a?b"}'


def test_a_head_speaks_the_readers_language():
    doc = document("ru-RU", ("body", None, ["Да."]), date=datetime(2031, 5, 4, 9, 30, tzinfo=UTC))
    assert payload.head(doc, "en")["language"] == "Russian (Russia)"
    assert payload.head(doc, "ru")["language"] == "Русский (Россия)"
    assert payload.head(doc, "ru")["date"].startswith("4 мая 2031, 09:30")


def test_a_date_without_a_time_shows_none():
    doc = document("en", ("body", None, ["Yes."]), date=datetime(2031, 5, 4))
    assert payload.head(doc, "en")["date"] == "May 4, 2031"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/hosts", "data:text/html,x"])
def test_only_web_addresses_become_links(url):
    assert "url" not in payload.head(document("en", ("body", None, ["Yes."]), url=url), "en")


@pytest.mark.parametrize("tag", ["und", "qqq", "x-none", ""])
def test_a_language_without_a_name_is_called_by_its_tag(tag):
    assert isinstance(payload.language_name(tag, "en"), str)
