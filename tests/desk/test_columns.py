"""A further text beside the two in the desk."""

import pytest
from served import at_hand, press

from align.review.columns import Column
from align.store import Store

pytestmark = pytest.mark.browser


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
