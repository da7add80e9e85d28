"""The findings of a bead in the browser: visited, mended and dismissed by key."""

import pytest
from served import at_hand, press

from align.alignment import Alignment, Bead
from align.store import Store
from align.text import Document

pytestmark = pytest.mark.browser

PAIRS = (
    ("Nobody has counted the owls in the mill.", "Никто не считал сов на мельнице."),
    (
        "On 4 September 2031 the owls of the mill caught 15 mice.",
        "5 сентября 2031 года совы на мельнице поймали 17 мышей.",
    ),
    ("The miller has 40 sacks of flour.", "У мельника есть 30 мешков муки."),
)


def faulty(store):
    """The number of a document with three faults in two beads."""
    sides = zip(*PAIRS, strict=True)
    src, tgt = (
        Document.from_sentences(texts, lang)
        for texts, lang in zip(sides, ("en", "ru"), strict=True)
    )
    beads = tuple(Bead((k,), (k,), 0.99) for k in range(len(PAIRS)))
    return store.add(Alignment(src, tgt, beads), "Faults")


def test_each_finding_is_visited_mended_and_dismissed_by_key(visit, desk_folder):
    store = Store.open(desk_folder / "library.sqlite")
    number = faulty(store)
    tab = visit(f"/review?doc={number}")
    chip = tab.locator(".chip")
    chip.get_by_text("3", exact=True).wait_for()
    assert chip.get_attribute("aria-label") == "Findings: errors: 3"
    tab.locator(".head").first.click()
    held = tab.locator(".issue.held")
    for title in ("Dates differ", "Numbers differ"):
        tab.keyboard.press("v")
        held.get_by_text(title).wait_for()
        assert at_hand(tab).get_attribute("aria-rowindex") == "2"
    press(tab, "Q")
    chip.get_by_text("2", exact=True).wait_for()  # the bead is checked again at once
    assert [one.text for one in store.review(number).in_order("tgt")][1] == (
        "5 сентября 2031 года совы на мельнице поймали 15 мышей."
    )
    tab.keyboard.press("v")
    tab.keyboard.press("V")
    held.get_by_text("Dates differ").wait_for()
    tab.keyboard.press("d")
    tab.get_by_role("button", name="All of this kind (1)").wait_for()
    tab.locator(".sheet input").fill("it is meant so")
    press(tab, "Enter")
    chip.get_by_text("1", exact=True).wait_for()
    (dismissed,) = store.checking.dismissals(number)
    assert dismissed.fingerprint.startswith("date:")
    tab.keyboard.press("W")
    tab.locator(".row[aria-rowindex='1']").wait_for(state="detached")
    tab.keyboard.press("v")
    tab.keyboard.press("d")
    tab.get_by_role("button", name="All of this kind (1)").click()
    chip.get_by_text("No findings").wait_for()
    assert [rule.ignore.kind for rule in store.checking.rules(number)] == ["number"]
