"""The page of a reviewed translation: changes with their authors, decisions and comments."""

from __future__ import annotations

import pytest
from lxml import html

from align import formats
from align import review as rv
from align.alignment import Alignment
from align.formats import proof
from align.formats.work import Work
from align.store import Store


@pytest.fixture
def work(tmp_path, harbour: Alignment) -> Work:
    store = Store.open(tmp_path / "library.sqlite")
    number = store.add(harbour, "Harbour <&>", "ann")
    for who, op in (
        ("ann", rv.Edit(7, "Фонари светят.")),
        ("bob", rv.Edit(7, "Фонари ярко светят.")),
        ("bob", rv.Reject((13,))),
        ("bob", rv.AddComment(12, "Which <b>lamps</b>?")),
    ):
        store.apply(number, op, who, store.review(number).seq)
    made = store.work(store.review(number))
    store.close()
    return made


@pytest.fixture
def page(work) -> html.HtmlElement:
    return html.document_fromstring(formats.render_work(work, "html-review").decode())


def test_inserted_and_deleted_words_have_their_authors(page):
    made = [(one.tag, one.text, one.get("title", "")[:3]) for one in page.iter("ins", "del")]
    assert ("ins", "ярко ", "bob") in made
    assert {who for tag, _, who in made if tag == "del"} == {"ann"}


def test_each_person_has_a_colour_and_the_legend_says_which(page):
    legend = {one.text: one.get("class") for one in page.find_class("person")}
    assert legend == {"ann": "person by0", "bob": "person by1"}


def test_decisions_and_comments_are_beside_the_text_and_never_markup(page):
    said = [one.text_content() for one in page.find_class("remarks")]
    assert any("Which <b>lamps</b>?" in one for one in said)
    assert any("wrong pair" in one for one in said)
    assert not page.xpath("//b | //script | //*[@src]")


def test_beads_that_are_left_out_do_not_change_the_numbers(work):
    only = proof.render_work(work, only={work.units[1].id})
    made = html.document_fromstring(only.decode())
    assert [one.text for one in made.xpath("//th[@scope='row']")] == ["2"]


def test_the_headings_are_in_the_language_of_the_reader(work):
    page = html.document_fromstring(formats.render_work(work, "html-review", "ru").decode())
    assert [one.text for one in page.xpath("//th[@scope='col']")][1] == "английский"
