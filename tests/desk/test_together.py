"""Several people at one document, in a real browser: nobody overwrites another, nothing is lost."""

import re
from contextlib import contextmanager

import pytest
from served import FIELD, at_hand, bead, press

from align.review import Accept, AddComment, Edit, Merge, Split
from align.store import Store

pytestmark = pytest.mark.browser

#: Clicks the link to a page so many milliseconds from now, by the browser's own clock.
CLICK = """
([name, wait]) => setTimeout(() => {
  [...document.querySelectorAll('a')].find((one) => one.innerText.trim() === name).click();
}, wait)
"""


@contextmanager
def nobody_may_edit(store):
    """Nobody but Edda, who is not here."""
    store.set_role("Edda", "editor", by=None)
    try:
        yield
    finally:
        store.set_role("Edda", None, by=None)


@pytest.fixture
def store(desk_folder):
    return Store.open(desk_folder / "library.sqlite")


def test_others_changes_arrive_by_themselves(visit, fresh):
    mira, ilsa = (visit(f"/review?doc={fresh}&who={who}") for who in ("Mira", "Ilsa"))
    mira.locator(".row").first.click()
    press(mira, "a")
    ilsa.wait_for_selector(".row[data-status=accepted]")


def test_a_stale_change_is_refused_and_both_versions_are_shown(visit, fresh, store):
    tab = visit(f"/review?doc={fresh}&who=Mira")
    tab.locator(".row").nth(2).click()
    rows = [row.id for row in store.review(fresh).rows]
    store.apply(fresh, Merge(tuple(rows[2:4])), "Ilsa", 0)
    tab.keyboard.press("a")
    tab.locator(".versions").first.wait_for()
    assert "Ilsa" in tab.locator(".sheet").inner_text()
    assert tab.locator(".versions section").count() >= 2
    tab.keyboard.press("Escape")
    assert [change.who for change in store.history(fresh)] == ["Ilsa"]


class TestHoldingASheetOpen:
    """A sheet is opened, a colleague's change arrives by the poll, and then the sheet is saved."""

    @pytest.fixture
    def mira(self, visit, fresh):
        return visit(f"/review?doc={fresh}&who=Mira", poll=200)

    def next_row(self, mira, store, fresh):
        """The next pair of two sentences, which is then the current row."""
        rows = mira.locator(".row[data-type='1-1']:not(:has(.edited))")
        rows.nth(1).click()
        return store.review(fresh).row(int(at_hand(mira).get_attribute("data-id")))

    def arrives(self, tab, change):
        """Wait until a colleague's change is drawn behind the sheet. The aligner may have weighed
        the row by then, which is another change.
        """
        desk = tab.locator(".desk").element_handle()
        tab.wait_for_function(
            "([desk, seq]) => Number(desk.dataset.seq) >= seq", arg=[desk, change.seq]
        )

    def is_written(self, row, text):
        """Wait until a row shows what was saved."""
        row.locator(".line", has_text=text).first.wait_for()

    def ilsa_edits(self, tab, row, store, fresh):
        seq = store.review(fresh).seq
        self.arrives(tab, store.apply(fresh, Edit(row.tgt[0], "Ilsa wrote this."), "Ilsa", seq))

    def test_a_colleagues_edit_is_not_overwritten_and_what_was_typed_is_kept(
        self, mira, store, fresh
    ):
        for key in ("e", "i"):
            row = self.next_row(mira, store, fresh)
            mira.keyboard.press(key)
            mira.locator(FIELD).fill("Mira writes this.")
            self.ilsa_edits(mira, row, store, fresh)
            mira.keyboard.press("Enter" if key == "e" else "Control+Enter")
            mira.locator(".versions").first.wait_for()
            assert "Ilsa wrote this." in mira.locator(".versions").inner_text()
            assert mira.locator(FIELD).input_value() == "Mira writes this."
            assert store.review(fresh).cell(row.tgt[0]).text == "Ilsa wrote this."
            mira.locator(FIELD).fill("Mira writes this anew.")
            mira.get_by_role("button", name="Save my text").click()
            if key == "e":
                self.is_written(at_hand(mira), "Mira writes this anew.")
            else:
                at_hand(mira).locator(".signs", has_text="¶").wait_for()
            now = store.review(fresh)
            written = now.cell(row.tgt[0]).text if key == "e" else now.row(row.id).note
            assert written == "Mira writes this anew."

    def test_fields_stay_open_where_a_colleague_moves_their_sentence(self, mira, store, fresh):
        row = self.next_row(mira, store, fresh)
        review = store.review(fresh)
        above = review.rows[review.position(row.id) - 1]
        mira.keyboard.press("e")
        mira.keyboard.type(" Mira")
        self.arrives(
            mira, store.apply(fresh, Merge((above.id, row.id)), "Ilsa", store.review(fresh).seq)
        )
        mira.keyboard.type(" was here.")  # none of these letters is a key of the grid
        mira.keyboard.press("Enter")
        self.is_written(mira.locator(f".row[data-id='{above.id}']"), "Mira was here.")
        assert [one.who for one in store.history(fresh)] == ["Mira", "Ilsa"]

    def test_fields_are_divided_like_their_bead(self, mira, store, fresh):
        mira.locator(".row[data-type='1-2']").first.click()
        row = store.review(fresh).row(int(at_hand(mira).get_attribute("data-id")))
        first, second = row.tgt
        mira.keyboard.press("e")
        mira.locator(FIELD).first.fill("Mira begins.")
        mira.locator(FIELD).nth(1).fill("Mira")
        seq = store.review(fresh).seq
        self.arrives(mira, store.apply(fresh, Split(row.id, 1, 1), "Ilsa", seq))
        mira.keyboard.type(" ends.")  # none of these letters is a key of the grid
        assert mira.locator(FIELD).count() == 1
        press(mira, "Enter")
        now = store.review(fresh)
        assert now.cell(second).text == "Mira ends."
        assert now.cell(first).text != "Mira begins."
        mira.locator(f".row[data-id='{row.id}'] .side").last.click()
        mira.keyboard.press("e")
        assert mira.locator(FIELD).input_value() == "Mira begins."
        press(mira, "Enter")
        assert store.review(fresh).cell(first).text == "Mira begins."
        assert not mira.locator(".signs", has_text="✎…").count()

    def test_judging_the_bead_meanwhile_hides_no_change(self, mira, store, fresh):
        row = self.next_row(mira, store, fresh)
        mira.keyboard.press("e")
        mira.locator(FIELD).fill("Mira writes this.")
        self.ilsa_edits(mira, row, store, fresh)
        mira.locator("[data-act=good]").click()
        mira.locator(f".row[data-id='{row.id}'][data-verdict=good]").wait_for()
        mira.locator(FIELD).press("Enter")
        mira.locator(".versions").first.wait_for()
        assert "Ilsa wrote this." in mira.locator(".versions").inner_text()
        assert store.review(fresh).cell(row.tgt[0]).text == "Ilsa wrote this."

    def refused(self, mira, store, fresh):
        """The next row, in the window that shows both versions."""
        row = self.next_row(mira, store, fresh)
        mira.keyboard.press("e")
        mira.locator(FIELD).fill("Mira writes this.")
        self.ilsa_edits(mira, row, store, fresh)
        mira.keyboard.press("Enter")
        mira.locator(".versions").first.wait_for()
        mira.locator(FIELD).fill("Mira writes this anew.")
        return row

    def test_closing_the_window_keeps_what_was_typed_there(self, mira, store, fresh):
        for way in ("Escape", "Keep the current version"):
            row = self.refused(mira, store, fresh)
            if way == "Escape":
                mira.keyboard.press(way)
            else:
                mira.get_by_role("button", name=way).click()
            mira.locator(".said", has_text="save or discard it").wait_for()
            at_hand(mira).locator(".signs", has_text="✎…").wait_for()
            assert store.review(fresh).cell(row.tgt[0]).text == "Ilsa wrote this."
            mira.keyboard.press("e")
            assert mira.locator(FIELD).input_value() == "Mira writes this anew."
            assert "Ilsa wrote this." in mira.locator(".editor .now").inner_text()
            mira.get_by_role("button", name="Cancel").click()
            at_hand(mira).locator(".signs", has_text="✎…").wait_for(state="detached")

    def test_the_key_for_saving_saves_what_was_typed_there_or_brings_it_back(
        self, mira, store, fresh
    ):
        row = self.refused(mira, store, fresh)
        mira.keyboard.press("Control+Enter")
        self.is_written(at_hand(mira), "Mira writes this anew.")
        assert store.review(fresh).cell(row.tgt[0]).text == "Mira writes this anew."
        mira.locator(".signs", has_text="✎…").first.wait_for(state="detached")
        self.refused(mira, store, fresh)
        with nobody_may_edit(store):
            mira.keyboard.press("Control+Enter")
            mira.locator("p.fault:not(:empty)").wait_for()
            typed = mira.locator(FIELD).input_value()
            assert typed == "Mira writes this anew."

    def test_a_sentence_is_not_cut_where_saving_it_was_refused(self, mira, store, fresh):
        row = self.next_row(mira, store, fresh)
        mira.keyboard.press("e")
        mira.locator(FIELD).fill("Mira writes this.")
        mira.keyboard.press("Shift+Enter")
        mira.keyboard.type("And this.")
        self.ilsa_edits(mira, row, store, fresh)
        mira.keyboard.press("Enter")
        mira.locator(".versions").first.wait_for()
        assert [change.who for change in store.history(fresh)] == ["Ilsa"]

    def test_a_comment_outlives_the_deletion_of_another_and_of_its_bead(self, mira, store, fresh):
        row = self.next_row(mira, store, fresh)
        review = store.review(fresh)
        above = review.rows[review.position(row.id) - 1]
        self.arrives(mira, store.apply(fresh, AddComment(row.id, "Old or ancient?"), "Mira", 0))
        mira.keyboard.press("c")
        mira.locator(FIELD).fill("Is this meant?")
        mira.locator(".sheet").get_by_role("button", name="Delete").click()
        mira.locator(".thread-card").first.wait_for(state="detached")
        mira.keyboard.press("c")
        assert mira.locator(FIELD).input_value() == "Is this meant?"
        seq = store.review(fresh).seq
        self.arrives(mira, store.apply(fresh, Merge((above.id, row.id)), "Ilsa", seq))
        mira.keyboard.press("Control+Enter")
        mira.locator(".versions").first.wait_for()
        assert mira.locator(FIELD).input_value() == "Is this meant?"

    def test_what_is_refused_for_another_reason_comes_back(self, mira, store, fresh):
        """A change of another bead is no reason."""
        row = self.next_row(mira, store, fresh)
        mira.keyboard.press("e")
        mira.locator(FIELD).fill("Mira writes this.")
        with nobody_may_edit(store):
            mira.keyboard.press("Enter")
            mira.locator("p.fault:not(:empty)").wait_for()
            assert mira.locator(FIELD).input_value() == "Mira writes this."
        other = store.review(fresh).rows[-1]
        self.arrives(mira, store.apply(fresh, Accept((other.id,)), "Ilsa", 0))
        mira.keyboard.press("Enter")
        self.is_written(at_hand(mira), "Mira writes this.")
        assert "Mira" in {change.who for change in store.history(fresh)}
        assert store.review(fresh).cell(row.tgt[0]).text == "Mira writes this."


class TestLeaving:
    """With the poll sent every 25 ms, mail is under way at whatever moment someone leaves."""

    @pytest.mark.parametrize("page", ["Findings", "Library", "Search", "Statistics"])
    def test_the_next_page_is_there_whenever_the_link_is_clicked(self, visit, page):
        tab = visit("/review?doc=1", poll=25)
        for moment in range(300, 420, 30):
            tab.evaluate(CLICK, [page, moment])
            tab.get_by_role("heading", name=page, exact=True).wait_for()
            assert not tab.locator(".row").count()
            tab.get_by_role("link", name="Review", exact=True).click()
            tab.wait_for_selector(".row")

    def test_the_page_before_is_there_after_going_back(self, visit):
        tab = visit("/", wait="textarea", poll=25)
        tab.get_by_role("link", name="Sample", exact=True).click()
        tab.wait_for_selector(".row")
        tab.wait_for_timeout(300)
        tab.evaluate("history.back()")
        tab.get_by_role("heading", name="Library", exact=True).wait_for()
        assert "bead" not in tab.url

    def test_what_was_saved_a_moment_before_is_kept(self, visit, fresh, store):
        """The review also goes on where its own link was clicked."""
        tab = visit(f"/review?doc={fresh}&who=Mira", poll=25)
        tab.get_by_role("link", name="Review", exact=True).click()
        tab.locator(".row").first.click()
        press(tab, "b")
        tab.keyboard.press("e")
        tab.locator(FIELD).fill("Saved, and gone.")
        tab.locator(".editor .primary").evaluate(
            "button => { button.click();"
            "[...document.querySelectorAll('a')].find((a) => a.innerText === 'Search').click(); }"
        )
        tab.get_by_role("heading", name="Search", exact=True).wait_for()
        assert store.history(fresh)[0].op.text == "Saved, and gone."


def test_undo_after_dismissing_brings_the_issue_back_says_so_and_goes_there(visit, fresh, store):
    tab = visit(f"/review?doc={fresh}&who=Mira")
    tab.locator(".issues").first.wait_for()
    tab.locator(".head").first.click()
    tab.keyboard.press("v")
    press(tab, "a")
    tab.keyboard.press("V")
    wanted = bead(tab)
    tab.keyboard.press("d")
    tab.locator(".sheet input").fill("it is meant so")
    press(tab, "Enter")
    assert [one.reason for one in store.checking.dismissals(fresh)] == ["it is meant so"]
    tab.keyboard.press("End")
    press(tab, "z")
    tab.locator(".said", has_text="dismissed a finding").wait_for()
    tab.wait_for_url(re.compile(rf"bead={wanted}\b"))
    assert store.checking.dismissals(fresh) == ()
    assert sum(row.status == "accepted" for row in store.review(fresh).rows) == 1
