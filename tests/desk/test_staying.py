"""What people have chosen and typed outlives leaving the page, reloading it, and the server."""

import re

import pytest
from served import at_hand, bead

from align.store import Store

pytestmark = pytest.mark.browser


@pytest.fixture
def store(desk_folder):
    return Store.open(desk_folder / "library.sqlite")


def go(tab, page):
    tab.get_by_role("link", name=page, exact=True).click()
    tab.get_by_role("heading", name=page, exact=True).wait_for()


def back_to_review(tab):
    tab.get_by_role("link", name="Review", exact=True).click()
    tab.wait_for_selector(".row")


def reload(tab):
    tab.reload()
    tab.wait_for_selector(".row")


def leave_and_come_back(tab):
    go(tab, "Search")
    back_to_review(tab)


def go_and_press_back(tab):
    go(tab, "Search")
    tab.go_back()
    tab.wait_for_selector(".row")


def change_the_language(tab):
    tab.get_by_text("RU", exact=True).click()
    tab.get_by_text("Сомнительные").first.wait_for()


WAYS = [reload, leave_and_come_back, go_and_press_back, change_the_language]


@pytest.mark.parametrize("way", WAYS)
def test_place_selection_filter_and_order_are_kept(visit, way):
    tab = visit("/review?doc=1", poll=100)
    tab.locator(".filters input[value=uneven]").check(force=True)
    tab.locator(".queue").click()
    rows = tab.locator(".row")
    rows.nth(2).click()
    rows.nth(3).click(modifiers=["Control"])
    at_hand(tab).wait_for()
    wanted, order = bead(tab), rows.evaluate_all("all => all.map((one) => one.dataset.id)")
    way(tab)
    tab.wait_for_url(re.compile(rf"bead={wanted}\b"))
    assert rows.evaluate_all("all => all.map((one) => one.dataset.id)") == order
    assert tab.locator("[aria-selected=true]").count() == 2
    assert tab.locator(".filters input[value=uneven]").is_checked()
    assert tab.locator(".queue").get_attribute("aria-pressed") == "true"


def test_each_document_has_its_own_place(visit):
    tab = visit("/review?doc=1")
    tab.locator(".search").fill("Torvend")
    tab.wait_for_function(
        "[...document.querySelectorAll('*')].some((e) =>"
        " e.shadowRoot?.querySelector('.beads')?.querySelectorAll('.row').length < 20)"
    )
    for name in ("Hostile", "Sample"):
        go(tab, "Library")
        tab.get_by_role("link", name=name, exact=True).click()
        tab.wait_for_selector(".row")
        tab.get_by_role("heading", name=name, exact=True).wait_for()
        wanted = "Torvend" if name == "Sample" else ""
        tab.wait_for_function(
            "(wanted) => [...document.querySelectorAll('*')].some((e) =>"
            " e.shadowRoot?.querySelector('.search')?.value === wanted)",
            arg=wanted,
        )


def test_a_link_to_a_bead_that_the_filters_hide_turns_them_off(visit):
    tab = visit("/review?doc=1")
    last = tab.locator(".row").last.get_attribute("data-id")
    tab.locator(".search").fill("no such words")
    tab.locator(".empty").wait_for()
    tab.goto(re.sub(r"[&?]bead=\d+", "", tab.url) + f"&bead={last}")
    tab.wait_for_selector(f"[aria-selected=true][data-id='{last}']")
    assert tab.locator(".search").input_value() == ""


@pytest.mark.parametrize("moment", range(0, 120, 20))
def test_another_language_at_any_moment_of_the_poll_keeps_the_bead(visit, moment):
    tab = visit("/review?doc=1", poll=25)
    tab.locator(".row").nth(3).click()
    wanted = bead(tab)
    tab.wait_for_timeout(moment)
    change_the_language(tab)
    tab.wait_for_url(re.compile(rf"ui=ru.*bead={wanted}\b"))
    assert at_hand(tab).get_attribute("data-id") == str(wanted)
