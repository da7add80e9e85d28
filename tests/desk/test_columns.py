"""A further text beside the two in the desk."""

from itertools import pairwise

import pytest
from served import at_hand, press

from align.review.columns import Column
from align.review.rights import Project
from align.store import Store

pytestmark = pytest.mark.browser


@pytest.fixture
def store(desk_folder):
    return Store.open(desk_folder / "library.sqlite")


@pytest.fixture
def columned(store, fresh):
    """A document with a further text."""
    cells = store.review(fresh).in_order("tgt")
    parts = tuple((cell.id, cell.text) for cell in cells)
    store.columns.add(fresh, Column("Earlier", "ru", "tgt", parts), "Mira")
    return fresh


def test_its_heading_stays_in_a_project_and_when_keys_are_set(visit, columned, store):
    store.projects.place(columned, store.projects.add(Project("Mill"), "Mira"), "Mira")
    tab = visit(f"/review?doc={columned}", wait=".third")
    tab.locator(".row[data-type='1-1'] .side").first.click()
    press(tab, "a")  # after an answer the rights are known
    assert tab.locator(".third-head").is_visible()
    tab.keyboard.press("?")
    tab.locator(".keys .own").first.click()
    tab.keyboard.press("F9")
    tab.keyboard.press("Escape")
    assert tab.locator(".third-head").count() == 1


def test_it_is_only_removed_by_who_is_sure_and_comes_back(visit, columned, store):
    tab = visit(f"/review?doc={columned}", wait=".third")
    tab.get_by_role("button", name="Columns").click()
    remove = tab.get_by_role("button", name="Remove")
    remove.wait_for()
    assert remove.is_disabled()
    tab.get_by_text("I am sure").click()
    remove.click()
    tab.wait_for_selector(".third", state="detached")
    assert not store.columns.ids(columned)
    back = tab.get_by_role("button", name="Put “Earlier” back")
    back.click()
    tab.wait_for_selector(".third")
    back.wait_for(state="detached")
    assert [one.name for one in store.columns.of(columned)] == ["Earlier"]


def test_a_further_text_is_shown_follows_its_bead_and_is_hidden(visit, fresh, desk_folder):
    store = Store.open(desk_folder / "library.sqlite")
    cells = store.review(fresh).in_order("tgt")
    parts = tuple((cell.id, f"{cell.text} Лишнее-{cell.id}.") for cell in cells)
    store.columns.add(fresh, Column("Earlier", "ru", "tgt", parts), "Mira")
    tab = visit(f"/review?doc={fresh}", wait=".third")
    assert "Earlier" in tab.locator(".third-head").inner_text()
    row = tab.locator(".row[data-type='1-1']").first
    row.click()
    mark = f"Лишнее-{store.review(fresh).rows[0].tgt[0]}."
    tab.keyboard.press("I")
    tab.locator(".third ins", has_text=mark).wait_for()
    assert mark in at_hand(tab).locator(".third").inner_text()
    press(tab, "m")
    below = f"Лишнее-{store.review(fresh).rows[0].tgt[-1]}."
    assert below in at_hand(tab).locator(".third").inner_text()
    tab.keyboard.press("N")
    tab.wait_for_selector(".third", state="detached")
    tab.keyboard.press("N")
    tab.wait_for_selector(".third")


#: Where the texts of the first row are, in one step: rows may be drawn anew at any time.
BOXES = """
desk => [...desk.querySelector('.row:has(.third)').querySelectorAll('.side, .third')]
  .map((one) => one.getBoundingClientRect().toJSON())
"""


@pytest.fixture
def four(store, fresh):
    """A document with three further texts."""
    cells = store.review(fresh).in_order("src")
    for lang, word in (("fr", "bac"), ("de", "Fähre"), ("uk", "пором")):
        parts = tuple((cell.id, f"{word} {cell.id}") for cell in cells)
        store.columns.add(fresh, Column(lang, lang, "src", parts), "Mira")
    return fresh


def test_several_further_texts_are_beside_each_other_as_the_reader_chose(visit, four):
    tab = visit(f"/review?doc={four}", wait=".third")
    heads = tab.locator(".third-head .language")
    assert heads.all_text_contents() == ["French", "German"]
    row = tab.locator(".row", has=tab.locator(".third")).first
    boxes = tab.locator(".desk").evaluate(BOXES)
    assert len({round(box["y"]) for box in boxes}) == 1
    assert all(a["x"] + a["width"] <= b["x"] + 1 for a, b in pairwise(boxes))
    assert min(box["width"] for box in boxes) > 180
    tab.locator("details.besides summary").click()
    tab.get_by_label("Ukrainian").check()
    assert heads.all_text_contents() == ["French", "German", "Ukrainian"]
    tab.get_by_label("French").uncheck()
    assert heads.all_text_contents() == ["German", "Ukrainian"]
    assert row.locator(".third").all_inner_texts()[0].startswith("Fähre")
    tab.keyboard.press("Escape")
    tab.reload()
    tab.wait_for_selector(".third")
    assert heads.all_text_contents() == ["German", "Ukrainian"]
    tab.locator(".row[data-type='1-1'] .side").first.click()
    tab.keyboard.press("N")
    tab.wait_for_selector(".third", state="detached")
    tab.keyboard.press("N")
    tab.wait_for_selector(".third")
    assert heads.all_text_contents() == ["German", "Ukrainian"]


def test_a_search_shows_the_other_languages(visit, four, store):
    cell = store.review(four).in_order("src")[0].id
    tab = visit(f"/search?q=f%C3%A4hre+{cell}&find=form", wait=".hit")
    hit = tab.locator(".hit", has_text=f"Fähre {cell}").first
    assert f"bac {cell}" in hit.inner_text()
    assert f"пором {cell}" in hit.inner_text()
