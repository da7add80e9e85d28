"""What the grid is told about the bead at hand: similar sentences, terms, renderings."""

import time

import pytest

from align.alignment import Alignment, Bead
from align.desk.editing import Editor
from align.desk.findings import Checker
from align.desk.live import Live
from align.store import Store
from align.text import Document
from align.words import Words

NOON = ("The harbour will open again at noon.", "Гавань снова откроется в полдень.")
DAWN = ("The harbour will open again at dawn.", "Порт опять откроют на рассвете.")
MASTER = ("𝕏: the harbour masters closed the gate.", "Смотритель порта закрыл ворота.")
TERMS = (
    "source,target,forbidden,note\nharbour master,капитан порта|начальник порта,смотритель порта,x"
)


def pair(*couples):
    src, tgt = map(Document.from_sentences, zip(*couples, strict=True), ("en", "ru"))
    return Alignment(src, tgt, tuple(Bead((k,), (k,), 0.97) for k in range(len(couples))))


@pytest.fixture
def store(tmp_path):
    return Store.open(tmp_path / "library.sqlite")


@pytest.fixture
def sit(store):
    """Seats a person at a review of some couples."""

    def seat(*couples):
        number = store.add(pair(*couples), "Harbour")
        live = Live(store, number)
        return Editor(store, live, Checker(store, live, "en"), number, "Mira", Words("en"))

    return seat


def ask(editor, kind, **message):
    """The answer to a message, asked again as long as it is coming."""
    while True:
        answer = editor.handlers[kind]({"n": 1, "kind": kind, **message})
        if "coming" not in answer:
            return answer
        time.sleep(0.02)


def row(editor, at=0):
    return editor.live.review().rows[at].id


def test_matches_show_how_their_source_differs(sit, store):
    store.add(pair(DAWN), "Tides")
    mira = sit(NOON)
    (match,) = ask(mira, "memory", row=row(mira))["matches"]
    assert (match["percent"], match["name"], match["tgt"]) == (85, "Tides", DAWN[1])
    assert [piece for piece in match["pieces"] if piece[0] != "same"] == [
        ("removed", "dawn"),
        ("added", "noon"),
    ]


def test_other_beads_of_the_document_count_and_the_bead_itself_does_not(sit):
    mira = sit(NOON, NOON)
    (match,) = ask(mira, "memory", row=row(mira))["matches"]
    assert (match["document"], match["row"]) == (mira.number, row(mira, 1))
    assert (match["percent"], match["same"]) == (100, True)


def test_a_row_that_is_gone_has_no_matches(sit):
    assert ask(sit(NOON), "memory", row=99)["matches"] == []


def test_terms_come_with_their_translations_and_what_is_forbidden(sit, store):
    store.checking.choose("glossary", "terms.csv", "Mira", TERMS.encode())
    mira = sit(MASTER)
    (term,) = ask(mira, "memory", row=row(mira))["terms"]
    assert (term["source"], term["used"], term["note"]) == ("harbour masters", [], "x")
    assert term["targets"] == ("капитан порта", "начальник порта")
    assert term["forbidden"] == ("смотритель порта",)


def test_terms_are_marked_in_units_of_the_browser(sit, store):
    store.checking.choose("glossary", "terms.csv", "Mira", TERMS.encode())
    mira = sit(MASTER)
    cell = mira.live.review().rows[0].src[0]
    answer = ask(mira, "terms", rows=[row(mira)])
    assert answer == {"glossary": True, "marked": {row(mira): [(cell, 8, 23)]}}


def test_without_a_glossary_nothing_is_marked(sit):
    mira = sit(NOON)
    assert ask(mira, "terms", rows=[row(mira)]) == {"glossary": False}


def test_the_glossary_of_a_document_goes_before_that_of_the_library(sit, store):
    store.checking.choose("glossary", "terms.csv", "Mira", TERMS.encode())
    mira, ilsa = sit(MASTER), sit(MASTER)
    own = "source,target\nHarbour master,хозяин порта\ngate,ворота"
    store.checking.choose_glossary(mira.number, "own.csv", "Mira", own.encode())
    terms = ask(mira, "memory", row=row(mira))["terms"]
    assert [term["targets"] for term in terms] == [("хозяин порта",), ("ворота",)]
    (term,) = ask(ilsa, "memory", row=row(ilsa))["terms"]
    assert term["targets"][0] == "капитан порта"


def test_the_checks_use_the_glossary_of_a_document(sit, store):
    mira = sit(NOON)
    own = b"source,target\nharbour,\xd0\xbf\xd0\xbe\xd1\x80\xd1\x82"
    store.checking.choose_glossary(mira.number, "own.csv", "Mira", own)
    found = store.checking.control(mira.number).check(store.alignment(mira.number))
    assert "term" in [one.kind for one in found]
    other = store.add(pair(NOON), "Other")
    found = store.checking.control(other).check(store.alignment(other))
    assert "term" not in [one.kind for one in found]


def test_renderings_are_marked_on_both_sides(sit):
    mira = sit(NOON, DAWN)
    (all_,) = ask(mira, "renderings", phrase="harbour", side="src")["renderings"]
    assert [(one["text"], one["count"]) for one in all_["found"]] == [("гавань", 1), ("порт", 1)]
    example = all_["found"][0]["examples"][0]
    assert [example[side]["spans"] for side in ("src", "tgt")] == [[(4, 11)], [(0, 6)]]


def test_the_side_of_a_phrase_need_not_be_known(sit):
    mira = sit(NOON, DAWN)
    for phrase, side in (("гавань", "tgt"), ("Harbours", "src"), ("nowhere", "src")):
        (found,) = ask(mira, "renderings", phrase=phrase, side="")["renderings"]
        assert found["side"] == side
