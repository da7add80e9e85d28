"""Editing in place, and the two judgements, in a real browser."""

import pytest
from served import at_hand, press

from align.review import Annotate, Bookmark, Merge
from align.store import Store

pytestmark = pytest.mark.browser


@pytest.fixture
def store(desk_folder):
    return Store.open(desk_folder / "library.sqlite")


def fields(tab):
    return tab.locator(".editor textarea").evaluate_all("all => all.map((one) => one.value)")


def test_what_is_missing_is_written_and_what_is_added_is_deleted(visit, fresh, store):
    tab = visit(f"/review?doc={fresh}&who=Mira")
    tab.locator(".row[data-type='1-0']").first.click()
    tab.keyboard.press("e")
    tab.keyboard.type("Вот что пропущено.")
    press(tab, "Enter")
    assert at_hand(tab).get_attribute("data-type") == "1-1"
    row = store.review(fresh).row(int(at_hand(tab).get_attribute("data-id")))
    assert store.review(fresh).text(row, "tgt") == "Вот что пропущено."
    tab.locator(".row[data-type='0-1']").first.click()
    gone = at_hand(tab).get_attribute("data-id")
    press(tab, "Delete")
    assert not tab.locator(f".row[data-id='{gone}']").count()
    assert at_hand(tab).count() == 1  # the person stays where they were
    press(tab, "z")
    tab.wait_for_selector(f".row[data-id='{gone}'][aria-selected=true]")


def test_all_sentences_of_a_bead_are_edited_at_once(visit, fresh, store):
    """They are cut, joined and saved in one change; others' changes do not take the focus."""
    tab = visit(f"/review?doc={fresh}&who=Mira", poll=100)
    tab.locator(".row[data-type='1-2']").first.click()
    row = store.review(fresh).row(int(at_hand(tab).get_attribute("data-id")))
    tab.keyboard.press("e")
    first, second = fields(tab)
    tab.locator(".editor textarea").first.press("End")
    tab.keyboard.press("Shift+Enter")
    tab.keyboard.type("Вставка.")
    assert fields(tab) == [first, "Вставка.", second]
    change = store.apply(fresh, Bookmark(row.id, on=True), "Ilsa", store.review(fresh).seq)
    tab.wait_for_selector(f".desk[data-seq='{change.seq}']")
    at_hand(tab).locator(".signs", has_text="★").wait_for()
    tab.keyboard.type(" Ещё.")
    assert fields(tab) == [first, "Вставка. Ещё.", second]
    press(tab, "Enter")
    now = store.review(fresh)
    assert [cell.text for cell in now.cells_of(now.row(row.id), "tgt")] == [
        first,
        "Вставка. Ещё.",
        second,
    ]
    tab.keyboard.press("e")
    tab.locator(".editor textarea").nth(1).press("Home")
    tab.keyboard.press("Backspace")
    assert fields(tab) == [f"{first} Вставка. Ещё.", second]
    tab.keyboard.press("Escape")
    tab.locator(".said", has_text="not saved").wait_for()


def test_the_editor_knows_the_language_and_a_double_click_selects_a_word(visit, fresh):
    tab = visit(f"/review?doc={fresh}&who=Mira")
    side = tab.locator(".row[data-type='1-1'] .side[data-side=tgt]").nth(1)
    side.locator(".line").dblclick(position={"x": 20, "y": 10})
    assert not tab.locator(".editor").count()
    tab.keyboard.press("e")
    area = tab.locator(".editor textarea")
    assert area.evaluate("one => [one.lang, one.spellcheck]") == ["ru-RU", True]
    assert tab.locator(".row:has(.editor) .side[data-side=src] .line").count()


def test_a_person_judges_the_pair_and_the_translation(visit, fresh, store):
    tab = visit(f"/review?doc={fresh}&who=Mira")
    tab.locator(".row[data-type='1-1']").first.click()
    first = at_hand(tab).get_attribute("data-id")
    press(tab, "a", "w", "f", "r")
    tab.locator(".said", has_text="Wrong pair").wait_for()
    rows = store.review(fresh).rows
    place = next(k for k, row in enumerate(rows) if str(row.id) == first)
    assert [row.verdict for row in rows[place : place + 4]] == [
        "good",
        "work",
        "faulty",
        "rejected",
    ]
    tab.locator("select[name=status]").select_option("faulty", force=True)
    assert tab.locator(".row").count() == 1
    assert tab.locator(".row").get_attribute("data-id") == str(rows[place + 2].id)
    press(tab, "z", "z")
    assert [row.verdict for row in store.review(fresh).rows[place : place + 4]] == [
        "good", "work", "open", "open",
    ]  # fmt: skip


def test_ctrl_enter_saves_judges_as_good_and_goes_on(visit, fresh, store):
    tab = visit(f"/review?doc={fresh}&who=Mira")
    tab.locator(".row[data-type='1-1']").nth(1).click()
    number = int(at_hand(tab).get_attribute("data-id"))
    tab.keyboard.press("e")
    tab.locator(".editor textarea").fill("Так лучше.")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_selector(f".row[data-id='{number}'][data-verdict=good]")
    tab.wait_for_selector(f".row[aria-selected=true]:not([data-id='{number}'])")
    review = store.review(fresh)
    assert review.text(review.row(number), "tgt") == "Так лучше."


#: Notes when a change goes to the server: it may have to wait for the answer to a question.
NOTE_SENT = """
globalThis.isSent = false;
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) {
  if (new TextDecoder().decode(data).includes('"kind":"op"')) globalThis.isSent = true;
  return send.call(this, data);
};
"""


def test_a_judgement_with_the_text_outlives_a_reload_at_once(visit, fresh, store):
    tab = visit(f"/review?doc={fresh}&who=Mira", script=NOTE_SENT)
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.locator(".row[data-type='1-1']").nth(1).click()
    number = int(at_hand(tab).get_attribute("data-id"))
    tab.keyboard.press("e")
    tab.locator(".editor textarea").fill("Так лучше.")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_function("isSent")
    tab.reload()
    tab.wait_for_selector(f".row[data-id='{number}'][data-verdict=good]")
    review = store.review(fresh)
    assert review.text(review.row(number), "tgt") == "Так лучше."


def test_a_bead_judged_good_in_spite_of_a_marked_error_says_so(visit, fresh, store):
    row = next(row for row in store.review(fresh).rows if row.tgt)
    for severity in ("minor", "major"):
        store.apply(
            fresh,
            Annotate(row.tgt[0], 0, 3, "omission", severity, ""),
            "Ilsa",
            store.review(fresh).seq,
        )
    tab = visit(f"/review?doc={fresh}&who=Mira")
    tab.locator(f".row[data-id='{row.id}'] .side").last.click()
    press(tab, "a")
    tab.locator(".said", has_text="an error is still marked here: major error").wait_for()


def test_a_kept_text_opens_with_the_sentence_that_a_merge_brought(visit, fresh, store):
    """Also the text of the second of the two beads."""
    tab = visit(f"/review?doc={fresh}&who=Mira")
    review = store.review(fresh)
    at = next(
        k
        for k, (one, two) in enumerate(zip(review.rows, review.rows[1:], strict=False))
        if len(one.tgt) == len(two.tgt) == 1
    )
    cells = [review.rows[k].tgt[0] for k in (at, at + 1)]
    texts = [review.cell(cell).text for cell in cells]
    for k in (0, 1):
        tab.locator(f".row[data-id='{review.rows[at + k].id}'] .side").last.click()
        tab.keyboard.press("e")
        tab.keyboard.type(" Ещё.")
        texts[k] = fields(tab)[0]
        tab.keyboard.press("Escape")
        tab.locator(f".row[data-id='{review.rows[at].id}'] .side").last.click()
        press(tab, "m")
        tab.keyboard.press("e")
        assert fields(tab) == texts
        press(tab, "Enter")
        assert not tab.locator(".sheet[open]").count()
        now = store.review(fresh)
        assert [now.cell(cell).text for cell in cells] == texts
        if k == 0:
            press(tab, "z", "z")
            texts = [now.cell(cell).text for cell in cells]
            texts[0] = review.cell(cells[0]).text


def test_what_was_chosen_about_an_error_is_kept_without_a_note(visit, fresh):
    tab = visit(f"/review?doc={fresh}&who=Mira")
    tab.locator(".row[data-type='1-1'] .side").last.click()
    tab.keyboard.press("X")
    chosen = tab.locator(".sheet input[name=grade][value=critical]")
    tab.keyboard.press("Escape")
    assert not at_hand(tab).locator(".signs", has_text="✎…").count()  # nothing was chosen
    tab.keyboard.press("X")
    chosen.check(force=True)
    tab.keyboard.press("Escape")
    at_hand(tab).locator(".signs", has_text="✎…").wait_for()
    tab.keyboard.press("X")
    assert chosen.is_checked()
    tab.get_by_role("button", name="Cancel").click()
    assert not at_hand(tab).locator(".signs", has_text="✎…").count()


def test_a_taken_key_is_said_beside_the_key(visit, fresh):
    tab = visit(f"/review?doc={fresh}")
    tab.locator(".row .side").first.click()
    tab.keyboard.press("?")
    own = tab.locator(".keys .own").first
    own.click()
    tab.keyboard.press("m")
    tab.locator("dd .fault", has_text="This key is taken").wait_for()


def test_saving_after_a_conflict_leaves_a_sentence_that_came_meanwhile(visit, fresh, store):
    tab = visit(f"/review?doc={fresh}&who=Mira")
    tab.locator(".row[data-type='1-2'] .side").last.click()
    review = store.review(fresh)
    row = review.row(int(at_hand(tab).get_attribute("data-id")))
    others = [one for one in review.rows if one.tgt and one.id != row.id]
    after = next(one for one in others if review.position(one.id) == review.position(row.id) + 1)
    text = review.cell(after.tgt[0]).text
    tab.keyboard.press("e")
    tab.keyboard.type(" Ещё.")
    store.apply(fresh, Merge((row.id, after.id)), "Ilsa", review.seq)
    tab.keyboard.press("Enter")
    tab.locator(".versions").first.wait_for()
    assert "Ilsa" in tab.locator(".sheet").inner_text()
    press(tab, "Control+Enter")
    assert not tab.locator(".sheet[open]").count()
    assert store.review(fresh).cell(after.tgt[0]).text == text
