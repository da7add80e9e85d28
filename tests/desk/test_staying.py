"""What people have chosen and typed outlives leaving the page, reloading it, and the server."""

import re

import pytest
from playwright.sync_api import TimeoutError as Late
from served import FIELD, OWLS, PATIENCE, SOVY, at_hand, bead, press

from align.review import Edit, Merge
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


#: The beads that are shown, in their order.
ORDER = "all => all.map((one) => one.dataset.id)"


def test_place_selection_filters_and_order_are_kept(visit):
    tab = visit("/review?doc=1", poll=100)
    rows = tab.locator(".row")
    tab.locator(".issues").first.wait_for()  # what is shown depends on the findings
    tab.locator("select[name=issue]").select_option("any", force=True)
    order = rows.evaluate_all(ORDER)
    reload(tab)
    tab.locator(".issues").first.wait_for()
    assert rows.evaluate_all(ORDER) == order
    tab.locator("select[name=issue]").select_option("", force=True)
    tab.locator(".filters input[value=uneven]").check(force=True)
    tab.locator(".queue").click()
    rows.nth(2).click()
    rows.nth(3).click(modifiers=["Control"])
    at_hand(tab).wait_for()
    wanted, order = bead(tab), rows.evaluate_all(ORDER)
    for way in (reload, leave_and_come_back, go_and_press_back, change_the_language):
        way(tab)
        tab.wait_for_url(re.compile(rf"bead={wanted}\b"))
        tab.locator(".issues").first.wait_for()
        assert rows.evaluate_all(ORDER) == order, way
        assert tab.locator("[aria-selected=true]").count() == 2, way
        assert tab.locator(".filters input[value=uneven]").is_checked(), way
        assert tab.locator(".queue").get_attribute("aria-pressed") == "true", way


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
    tab.goto(re.sub(r"[&?](bead|row)=\d+", "", tab.url) + f"&bead={last}")
    tab.wait_for_selector(f"[aria-selected=true][data-id='{last}']")
    assert tab.locator(".search").input_value() == ""


def choose_language(tab, language, word):
    """Click until ``word`` of that language is there. A click may get lost if a run of the page
    ends just then, and here runs are asked for 200 times as often as usual.
    """
    for _ in range(5):
        tab.get_by_text(language.upper(), exact=True).click()
        try:
            tab.get_by_text(word).first.wait_for(timeout=PATIENCE / 20)
        except Late:
            continue
        return


def test_another_language_at_any_moment_of_the_poll_keeps_the_bead(visit):
    tab = visit("/review?doc=1", poll=25)
    tab.locator(".row").nth(3).click()
    wanted = bead(tab)
    for moment in range(0, 120, 20):
        language, word = ("en", "Doubtful") if moment % 40 else ("ru", "Сомнительные")
        tab.wait_for_timeout(moment)
        choose_language(tab, language, word)
        tab.wait_for_url(re.compile(rf"ui={language}.*bead={wanted}\b"))
        assert at_hand(tab).get_attribute("data-id") == str(wanted)


class TestUnfinishedTexts:
    @pytest.fixture
    def tab(self, visit, fresh):
        tab = visit(f"/review?doc={fresh}&who=Mira", poll=200)
        tab.on("dialog", lambda dialog: dialog.accept())  # the browser asks before a reload
        tab.locator(".row[data-type='1-1']").nth(1).click()
        return tab

    @pytest.fixture
    def row(self, tab, store, fresh):
        return store.review(fresh).row(int(at_hand(tab).get_attribute("data-id")))

    def test_a_reload_opens_the_window_again_with_what_was_typed(self, tab):
        for key in ("e", "c", "i"):
            tab.keyboard.press(key)
            tab.locator(FIELD).fill(f"Half a sent ({key})")
            reload(tab)
            tab.locator(FIELD).wait_for()
            assert tab.locator(FIELD).input_value() == f"Half a sent ({key})"
            press(tab, "Enter" if key == "e" else "Control+Enter")
            tab.locator(".signs", has_text="✎…").wait_for(state="detached")

    def test_escape_keeps_what_was_typed_and_the_row_says_so_and_cancel_discards_it(
        self, tab, store, fresh
    ):
        for key in ("e", "c"):
            tab.keyboard.press(key)
            was = tab.locator(FIELD).input_value()
            tab.locator(FIELD).fill("Half a sent")
            tab.keyboard.press("Escape")
            tab.locator(".said", has_text="not saved").wait_for()
            at_hand(tab).locator(".signs", has_text="✎…").wait_for()
            assert store.history(fresh) == ()
            tab.keyboard.press(key)
            assert tab.locator(FIELD).input_value() == "Half a sent"
            tab.get_by_role("button", name="Cancel").click()
            tab.locator(".signs", has_text="✎…").wait_for(state="detached")
            tab.keyboard.press(key)
            assert tab.locator(FIELD).input_value() == was
            tab.keyboard.press("Escape")

    def test_going_back_and_forth_keeps_the_window_open(self, visit, fresh):
        tab = visit("/", wait="textarea")
        tab.get_by_role("link", name="Sample", exact=True).click()
        tab.wait_for_selector(".row")
        tab.locator(".row").nth(1).click()
        tab.keyboard.press("e")
        tab.locator(FIELD).fill("Half a sent")
        tab.evaluate("history.back()")
        tab.get_by_role("heading", name="Library", exact=True).wait_for()
        back_to_review(tab)
        tab.locator(FIELD).wait_for()
        assert tab.locator(FIELD).input_value() == "Half a sent"

    def test_fields_stay_with_their_document(self, visit, store):
        names = "Kept here", "Kept there"
        numbers = [store.add(store.alignment(1), name) for name in names]
        tab = visit(f"/review?doc={numbers[0]}")
        tab.locator(".row[data-type='1-1']").nth(1).click()
        tab.keyboard.press("e")
        tab.locator(FIELD).fill("Half a sent")
        for name in reversed(names):
            go(tab, "Library")
            tab.get_by_role("link", name=name, exact=True).click()
            tab.get_by_role("heading", name=name, exact=True).wait_for()
            tab.wait_for_selector(".row")
            if name == names[1]:
                tab.wait_for_url(re.compile(f"doc={numbers[1]}"))
                assert not tab.locator(FIELD).count()
                assert not tab.locator(".signs", has_text="✎…").count()
        tab.locator(FIELD).wait_for()
        assert tab.locator(FIELD).input_value() == "Half a sent"

    def test_fields_open_again_where_a_colleague_has_moved_their_sentence(
        self, tab, row, store, fresh
    ):
        tab.keyboard.press("e")
        tab.locator(FIELD).fill("Half a sent")
        go(tab, "Search")
        review = store.review(fresh)
        above = review.rows[review.position(row.id) - 1]
        store.apply(fresh, Merge((above.id, row.id)), "Ilsa", review.seq)
        back_to_review(tab)
        fields = tab.locator(f".row[data-id='{above.id}'] textarea")
        fields.first.wait_for()
        assert "Half a sent" in fields.evaluate_all("all => all.map((one) => one.value)")

    def test_a_colleagues_edit_since_then_is_a_conflict_and_what_was_refused_is_kept(
        self, tab, row, store, fresh
    ):
        tab.keyboard.press("e")
        tab.locator(FIELD).fill("Mira writes this.")
        store.apply(fresh, Edit(row.tgt[0], "Ilsa wrote this."), "Ilsa", 0)
        reload(tab)
        tab.locator(FIELD).wait_for()
        tab.keyboard.press("Enter")
        tab.locator(".versions").first.wait_for()
        assert "Ilsa wrote this." in tab.locator(".versions").inner_text()
        assert tab.locator(FIELD).input_value() == "Mira writes this."
        assert store.review(fresh).cell(row.tgt[0]).text == "Ilsa wrote this."
        tab.locator(FIELD).fill("Mira writes this anew.")
        reload(tab)
        tab.locator(".signs", has_text="✎…").wait_for()
        tab.keyboard.press("e")
        assert tab.locator(FIELD).input_value() == "Mira writes this anew."


def test_a_pasted_text_is_kept_until_it_is_aligned(visit):
    tab = visit("/?who=Mira", wait="textarea")
    name = "or paste the text ({})"
    text, other = (tab.get_by_label(name.format(one)) for one in ("Source", "Translation"))
    all_there = "[...document.querySelectorAll('textarea')]"
    there = f"{all_there}.some((one) => one.value.startsWith('The mill'))"
    text.fill(OWLS)
    tab.evaluate("document.querySelector('a[href$=\"/help\"]').click()")
    tab.get_by_role("heading", name="Help", exact=True).wait_for()
    tab.get_by_role("link", name="Library", exact=True).click()
    tab.wait_for_function(there)
    tab.wait_for_url(re.compile("who=Mira"))  # so is the name given
    tab.reload()
    tab.wait_for_function(there)
    other.fill(SOVY)
    other.press("Control+Enter")
    tab.get_by_role("button", name="Align", exact=True).click()
    tab.wait_for_selector(".row")
    go(tab, "Library")
    assert text.input_value() == ""


#: Lets nothing through to the server while ``deaf``.
DEAF = """
globalThis.deaf = false;
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) { if (!globalThis.deaf) send.call(this, data); };
"""


def test_no_key_is_silent_and_nothing_is_lost_while_the_server_does_not_answer(visit, store, fresh):
    tab = visit(f"/review?doc={fresh}", script=DEAF)
    tab.locator(".row").nth(1).click()
    tab.evaluate("globalThis.deaf = true")
    tab.keyboard.press("R")
    line = at_hand(tab).locator(".saving")
    line.filter(has_text="Saving …").wait_for()
    line.filter(has_text="Not saved, trying again …").wait_for()
    tab.locator(".said", has_text="the server does not answer").wait_for()
    tab.keyboard.press("b")
    tab.locator(".said", has_text="Waiting for the server …").wait_for()
    tab.keyboard.press("j")
    tab.locator(".row[aria-selected=true]").nth(0).wait_for()
    moved = bead(tab)
    tab.keyboard.press("r")
    tab.evaluate("globalThis.deaf = false")
    tab.locator(".row[data-status=accepted]").wait_for()
    tab.locator(".row[data-status=rejected]").wait_for()
    tab.locator(".saving").first.wait_for(state="detached")
    rejected = tab.locator(".row[data-status=rejected]").get_attribute("data-id")
    assert rejected == str(moved)
    assert [change.op.name for change in store.history(fresh)] == ["reject", "bookmark", "accept"]

    tab.on("dialog", lambda dialog: dialog.accept())
    tab.keyboard.press("e")
    tab.locator(FIELD).first.fill("Written while the server was away.")
    tab.evaluate("globalThis.deaf = true")
    tab.keyboard.press("Enter")
    tab.locator(".saving").wait_for()
    reload(tab)
    tab.locator(".signs", has_text="✎…").wait_for()
    tab.keyboard.press("e")
    assert tab.locator(FIELD).first.input_value() == "Written while the server was away."


class TestKeysWhileSaving:
    """The server does not answer yet when the person goes on."""

    @pytest.fixture
    def tab(self, visit, fresh):
        tab = visit(f"/review?doc={fresh}", script=DEAF)
        tab.locator(".row[data-type='1-1']").nth(1).click()
        tab.keyboard.press("e")
        tab.locator(FIELD).first.fill("Saved slowly.")
        tab.evaluate("globalThis.deaf = true")
        tab.keyboard.press("Control+Enter")
        return tab

    def test_a_number_goes_to_its_bead(self, tab, store, fresh):
        for key in ("g", "9"):
            tab.keyboard.press(key)
        assert tab.locator("dialog.sheet input").input_value() == "9"
        tab.evaluate("globalThis.deaf = false")
        tab.locator(".saving").first.wait_for(state="detached")
        tab.keyboard.press("Enter")
        wanted = store.review(fresh).rows[8].id
        tab.wait_for_url(re.compile(rf"bead={wanted}\b"))

    def test_what_is_typed_before_a_field_opens_changes_nothing(self, tab, store, fresh):
        for key in ("e", "w", "r", "b"):
            tab.keyboard.press(key)
        tab.evaluate("globalThis.deaf = false")
        tab.locator(".said", has_text="before the field opened").wait_for()
        assert tab.locator(FIELD).first.is_visible()
        assert [change.op.name for change in store.history(fresh)] == ["judge", "edit"]


def test_undo_goes_to_what_it_undid(visit, fresh):
    tab = visit(f"/review?doc={fresh}")
    tab.locator(".row").nth(1).click()
    wanted = bead(tab)
    press(tab, "b")
    tab.keyboard.press("End")
    press(tab, "z")
    tab.wait_for_url(re.compile(rf"bead={wanted}\b"))
    assert at_hand(tab).get_attribute("data-id") == str(wanted)
