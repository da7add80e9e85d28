"""What people changed is shown on the page, and every earlier wording can be restored."""

import pytest
from served import press

from align.review import Edit
from align.store import Store

pytestmark = pytest.mark.browser

#: The words that are selected in a field.
MARKED = "field => field.value.slice(field.selectionStart, field.selectionEnd)"


def test_changes_are_shown_and_an_earlier_wording_is_restored(visit, desk_folder, fresh):
    store = Store.open(desk_folder / "library.sqlite")
    row = store.review(fresh).rows[2]
    loaded = store.review(fresh).cells[row.tgt[0]].text
    store.apply(fresh, Edit(row.tgt[0], f"Итак, {loaded}"), "Ilsa", 0)
    tab = visit(f"/review?doc={fresh}&bead={row.id}")
    line = tab.locator(f".line[data-cell='{row.tgt[0]}']")
    assert line.locator("ins").count() == 0
    tab.keyboard.press("D")
    line.locator("ins").wait_for()
    assert line.locator("ins").inner_text().strip() == "Итак,"
    with tab.context.expect_page() as opened:
        tab.keyboard.press("P")
    opened.value.locator("ins").wait_for()
    assert opened.value.locator("ins").inner_text().strip() == "Итак,"
    opened.value.close()
    line.click()
    tab.keyboard.press("D")
    line.locator("ins").wait_for(state="detached")
    tab.locator(f".row[data-id='{row.id}'] .trace").click()
    story = tab.locator(".story")
    story.wait_for()
    assert "Ilsa" in story.inner_text()
    assert story.locator("ins").first.inner_text().strip() == "Итак,"
    tab.get_by_role("button", name="Restore this wording").click()
    tab.wait_for_selector(".desk[data-seq='2']")
    assert store.review(fresh).cells[row.tgt[0]].text == loaded
    press(tab, "z")
    assert store.review(fresh).cells[row.tgt[0]].text == f"Итак, {loaded}"


def test_an_error_is_marked_argued_about_and_scored(visit, desk_folder, fresh):
    store = Store.open(desk_folder / "library.sqlite")
    row = store.review(fresh).rows[3]
    tab = visit(f"/review?doc={fresh}&bead={row.id}")
    tab.locator(f".line[data-cell='{row.tgt[0]}']").dblclick(position={"x": 20, "y": 10})
    tab.keyboard.press("Escape")  # the window to edit, if it opened
    tab.keyboard.press("X")
    sheet = tab.locator("dialog.sheet")
    sheet.locator("textarea").wait_for()
    sheet.locator("select").last.select_option("omission")
    sheet.get_by_label("major error").check()
    sheet.locator("input[type=text]").fill("Where is it?")
    marked = sheet.locator("textarea").evaluate(MARKED)
    tab.keyboard.press("Escape")
    tab.locator(f".row[data-id='{row.id}']").get_by_text("✎…").wait_for()
    tab.keyboard.press("X")
    sheet.locator(".kept").wait_for()
    tab.reload()  # the window opens again with all that was chosen
    sheet.locator(".kept").wait_for()
    assert marked
    assert sheet.locator("textarea").evaluate(MARKED) == marked
    assert sheet.locator("input[type=text]").input_value() == "Where is it?"
    sheet.locator("input[type=text]").press("Enter")
    line = tab.locator(f".row[data-id='{row.id}'] .fault-line")
    line.wait_for()
    assert "Accuracy: Omission" in line.inner_text()
    (one,) = store.review(fresh).remarks.values()
    assert (one.severity, one.note) == ("major", "Where is it?")
    line.get_by_role("button", name="Answer").click()
    sheet.locator("textarea").fill("It is in the next one.")
    tab.reload()
    sheet.locator(".kept").wait_for()
    sheet.get_by_role("button", name="Dispute").click()
    line.get_by_text("disputed").wait_for()
    press(tab, "z", "z")
    assert store.review(fresh).remarks == {}
    press(tab, "Z")
    line.wait_for()
    tab.get_by_role("link", name="Quality", exact=True).click()
    tab.locator(".score").wait_for()
    assert "Accuracy: Omission" in tab.locator(".finding").inner_text()
    assert tab.locator(".score").inner_text().startswith("Penalty per 1000 words")
