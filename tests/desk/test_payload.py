"""An alignment becomes columns that the grid can draw without counting."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.alignment import Alignment, Bead
from align.desk import payload
from align.errors import EditError
from align.review import (
    Accept,
    AddComment,
    Cut,
    DropComment,
    Edit,
    Join,
    Merge,
    ReplyTo,
    Resolve,
    Review,
    Shift,
    Split,
    apply,
)
from align.text import Document, Paragraph, Sentence, points, units
from align.words import Message


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
    return json.loads(payload.texts(Review.of(Alignment(src, tgt, beads)), "texts:mill"))


def test_rows_follow_the_beads(sent):
    assert len(sent["rows"]["ids"]) == 3
    assert sent["rows"]["st"] == "ooo"
    assert sent["rows"]["p"] == [990, 600, 700]


def test_every_sentence_is_sent_whole_and_once(sent):
    rows = sent["rows"]
    asked = [
        cell for row in zip(rows["src"], rows["tgt"], strict=True) for side in row for cell in side
    ]
    assert sorted(asked) == sent["cells"]["ids"]
    texts = dict(zip(sent["cells"]["ids"], sent["cells"]["texts"], strict=True))
    assert texts[rows["tgt"][1][0]].startswith("Мира Восс: Она")


def test_a_sentence_knows_whether_it_opens_a_paragraph_and_of_what_kind(sent):
    heading, opening, inner, last = sent["cells"]["places"][:4]
    answer = 2 * payload.KINDS.index("answer")
    assert heading == 1 + 2 * payload.KINDS.index("heading")
    assert (opening, inner, last) == (1 + answer, answer, 1 + answer)


def test_the_label_of_a_turn_is_set_apart_and_a_plain_colon_is_not(sent):
    assert sent["cells"]["labels"] == {"1": len("Mira Voss:"), "5": len("Мира Восс:")}


@pytest.fixture
def changed(harbour):
    """Does operations on the harbour, and gives what each changes in the grid."""
    state = [Review.of(harbour)]

    def do(make):
        before = state[0]
        patch = apply(before, make(before), "Mira", "2031-05-04T09:30:00.000+00:00")
        state[0] = before.patched(patch)
        return before, state[0], payload.delta(before, state[0], patch)

    return do


def grid(review):
    """The rows of ``review`` in their order, as the grid would show them."""
    return [row.id for row in review.rows]


def applied(before, delta):
    """What the grid's script makes of ``before`` and ``delta``: the ids of the rows, in order."""
    put = {row["id"] for _, row in delta["put"]}
    below = {}
    for above, row in delta["put"]:
        below.setdefault(above, []).append(row["id"])
    rows = []

    def add(one):
        if one:
            rows.append(one)
        for follower in below.pop(one, []):
            add(follower)

    add(0)
    for one in grid(before):
        if one not in put and one not in delta["gone"]:
            add(one)
    return rows


def test_a_change_tells_which_rows_go_and_where_others_come(changed):
    first_two = lambda review: Merge(tuple(row.id for row in review.rows[:2]))  # noqa: E731
    before, after, delta = changed(first_two)
    assert delta["gone"] == [before.rows[1].id]
    assert applied(before, delta) == grid(after)
    before, after, delta = changed(lambda review: Split(review.rows[0].id, 1, 1))
    assert applied(before, delta) == grid(after)


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_change_leads_the_grid_to_the_same_rows(harbour, operations, data):
    before = Review.of(harbour)
    for _ in range(4):
        try:
            patch = apply(before, data.draw(operations(before)))
        except EditError:
            continue
        after = before.patched(patch)
        delta = payload.delta(before, after, patch)
        assert applied(before, delta) == grid(after)
        rows = {row["id"]: row for _, row in delta["put"]}
        cells = {cell["id"]: cell for cell in delta["cells"]}
        for row in after.rows:
            if row not in before.rows:
                assert rows[row.id] == payload.row_json(after, row)
        for cell in after.cells.values():
            if before.cells.get(cell.id) != cell:
                assert cells[cell.id]["text"] == cell.text
        before = after


def test_an_edited_sentence_carries_what_was_loaded(changed):
    *_, delta = changed(lambda review: Edit(review.in_order("src")[1].id, "The lamps glow."))
    cell = next(one for one in delta["cells"] if one["text"] == "The lamps glow.")
    assert cell["was"] == "The lamps burn."
    assert delta["put"][0][1]["changed"]


def test_the_second_half_of_a_sentence_opens_no_paragraph(changed):
    *_, delta = changed(lambda review: Cut(review.in_order("src")[1].id, 4))
    opens = {cell["text"]: cell["opens"] for cell in delta["cells"]}
    assert opens == {"The": True, "lamps burn.": False}
    *_, delta = changed(lambda review: Join(review.in_order("src")[1].id))
    assert {cell["text"]: cell["opens"] for cell in delta["cells"]} == {"The lamps burn.": True}


def test_a_thread_is_sent_with_its_row_whenever_it_changes(changed):
    def thread(make):
        *_, delta = changed(make)
        return delta["put"][0][1]["threads"][0]

    def last(review):
        return max(review.comments)

    assert thread(lambda review: AddComment(review.rows[2].id, "Really fourteen?")) == {
        "id": 16,
        "who": "Mira",
        "at": "2031-05-04T09:30:00.000+00:00",
        "text": "Really fourteen?",
        "cell": 3,
        "begin": 0,
        "end": 0,
        "resolved": False,
        "assigned": "",
        "replies": [],
    }
    replied = thread(lambda review: ReplyTo(last(review), "Yes."))
    assert [one["text"] for one in replied["replies"]] == ["Yes."]
    assert thread(lambda review: Resolve(last(review), on=True))["resolved"]
    *_, delta = changed(lambda review: DropComment(16))
    assert "threads" not in delta["put"][0][1]


def test_offsets_are_counted_as_the_browser_does():
    assert units("🦉🦉 7", 3) == 5
    assert units("сов 7", 4) == 4
    assert points("🦉🦉 7", 5) == 3


def test_half_a_surrogate_pair_does_no_harm():
    assert payload.encode({"text": "a\ud800b"}) == b'{"text":"a?b"}'


def test_a_head_speaks_the_readers_language():
    doc = document("ru-RU", ("body", None, ["Да."]), date=datetime(2031, 5, 4, 9, 30, tzinfo=UTC))
    assert payload.head(doc, "en")["language"] == "Russian (Russia)"
    assert payload.head(doc, "ru")["language"] == "Русский (Россия)"
    assert payload.head(doc, "ru")["date"].startswith("4 мая 2031, 09:30")


def test_the_notes_of_a_document_speak_the_readers_language():
    notes = (
        Message("the encoding was guessed: {name}", name="koi8-r"),
        "the file is empty",
        "Лес.",
    )
    doc = document("ru", ("body", None, ["Да."]), notes=notes)
    assert payload.head(doc, "en")["notes"] == list(notes)
    assert payload.head(doc, "ru")["notes"] == [
        "кодировка определена предположительно: koi8-r", "файл пуст", "Лес.",
    ]  # fmt: skip


def test_a_date_without_a_time_shows_none():
    doc = document("en", ("body", None, ["Yes."]), date=datetime(2031, 5, 4))
    assert payload.head(doc, "en")["date"] == "4 May 2031"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/hosts", "data:text/html,x"])
def test_only_web_addresses_become_links(url):
    assert "url" not in payload.head(document("en", ("body", None, ["Yes."]), url=url), "en")


@pytest.mark.parametrize("tag", ["und", "qqq", "x-none", ""])
def test_a_language_without_a_name_is_called_by_its_tag(tag):
    assert isinstance(payload.language_name(tag, "en"), str)


def test_a_row_that_is_still_to_be_weighed_says_so(harbour):
    review = Review.of(harbour)
    after = review.patched(apply(review, Shift("tgt", 12, 1)))
    told = [payload.row_json(after, row).get("unweighed", False) for row in after.rows]
    assert told == [False, False, True, True, True, True]
    accepted = after.patched(apply(after, Accept((13,))))
    assert "unweighed" not in payload.row_json(accepted, accepted.row(13))
