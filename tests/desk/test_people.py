"""Several people at one document: who is here, whose work it is, and what a lock leaves."""

from __future__ import annotations

import pytest
from served import press
from streamlit.testing.v1 import AppTest

from align import review as rv
from align.desk.editing import Editor
from align.desk.live import Live
from align.desk.payload import texts
from align.desk.presence import AWAY, GONE, Presence
from align.review.rights import Member, Project
from align.store import Store
from align.words import Words


class TestPresence:
    """Who is at a document, from the requests of their pages."""

    @pytest.fixture
    def clock(self):
        return [0.0]

    @pytest.fixture
    def presence(self, clock):
        return Presence(lambda: clock[0])

    def test_others_see_a_person_and_their_row(self, presence):
        presence.seen("ann", "a", 11)
        assert presence.others("bob") == [{"who": "ann", "row": 11, "away": False}]
        assert presence.others("ann") == []

    def test_in_two_tabs_the_latest_counts(self, presence, clock):
        presence.seen("ann", "a", 11)
        clock[0] = 3
        presence.seen("ann", "b", 12)
        assert [one["row"] for one in presence.others("bob")] == [12]

    def test_who_has_left_fades_and_is_gone(self, presence, clock):
        presence.seen("ann", "a", 11)
        clock[0] = AWAY + 1
        assert [one["away"] for one in presence.others("bob")] == [True]
        clock[0] = GONE + 1
        assert presence.others("bob") == []


class TestNews:
    """What the page learns with every answer about people and rights."""

    @pytest.fixture
    def store(self, tmp_path, harbour):
        store = Store.open(tmp_path / "library.sqlite")
        store.add(harbour, "harbour", "ann")
        return store

    @pytest.fixture
    def editor(self, store):
        live = Live(store, 1)

        def of(who: str, lang: str = "en") -> Editor:
            return Editor(store, live, None, 1, who, Words(lang))  # type: ignore[arg-type]

        return of

    def test_it_says_who_else_is_here_and_writes_nothing(self, store, editor):
        editor("ann").news(0, "a", 12)
        assert editor("bob").news(0, "b", 11)["people"] == [
            {"who": "ann", "row": 12, "away": False}
        ]
        assert store.history(1) == ()

    def test_it_says_who_locked_the_document(self, store, editor):
        store.projects.lock("ann", review=1)
        assert editor("bob").news(0)["rights"]["locked"].startswith("Ann locked this document on 2")
        assert editor("bob", "ru").news(0)["rights"]["locked"].startswith("Документ закрыт")

    def test_it_says_what_a_person_may_do_and_why_not_more(self, store, editor):
        people = (Member("ann", "manager"), Member("bob", "reviser"))
        store.projects.place(1, store.projects.add(Project("Guide", people=people), "ann"), "ann")
        found = {who: editor(who).news(0)["rights"] for who in ("ann", "bob", "eve")}
        assert [one["may"] for one in found.values()] == [2, 1, 0]
        assert found["bob"]["few"].startswith(
            "Bob may only judge and comment in the project Guide."
        )
        store.projects.edit(1, "ann", reviewers_edit=True)
        assert editor("bob").news(0)["rights"]["may"] == 2

    def test_a_refused_change_says_why(self, store, editor):
        store.projects.lock("ann", review=1)
        op = {"op": "edit", "cell": 1, "text": "New"}
        answer = editor("bob").handlers["op"]({"op": op, "seen": 0})
        assert answer["error"].startswith("Ann locked this document on 2")
        assert answer["code"] == "forbidden.locked"


class TestLibraryPage:
    """Projects on the Library page, without a browser."""

    pytestmark = pytest.mark.usefixtures("in_one_process")

    @pytest.fixture(autouse=True)
    def store(self, own_library, harbour):
        for name in ("Harbour", "Quay"):
            own_library.add(harbour, name, "Mira")
        return own_library

    def page(self, who="Mira"):
        def script():
            from align.desk import page

            page.main(first="library")

        app = AppTest.from_function(script, default_timeout=60)
        app.query_params["who"] = who
        app.run()
        assert not app.exception
        return app

    def field(self, app, label, kind="text_input"):
        return next(one for one in app.get(kind) if one.label == label)

    def test_a_project_is_begun_with_its_people_and_rules(self, store):
        app = self.page()
        self.field(app, "Client").set_value("Norvik")
        self.field(app, "Languages").set_value("en, Russian")
        self.field(app, "Revisers").set_value("Ilsa, Orla")
        form = [one for one in app.text_input if one.label == "Name" and not one.value]
        form[0].set_value("Guide")
        self.field(
            app, "A bead counts as reviewed when two different people have accepted it", "checkbox"
        ).check()
        self.field(app, "Begin the project", "button").click().run()
        assert not app.exception
        project = store.projects.find("Guide").project
        assert (project.client, project.languages) == ("Norvik", ("en", "ru"))
        assert project.parts_of("Orla") == ("reviser",)
        assert project.managers == ("Mira",)
        assert project.second_reader

    def test_the_list_shows_the_documents_of_one_project(self, store):
        number = store.projects.add(Project("Guide"), "Mira")
        store.projects.place(2, number, "Mira")
        app = self.page()
        self.field(app, "Project", "selectbox").set_value(number).run()
        said = " ".join(one.proto.body for one in app.get("html"))
        assert "1 document" in said
        assert "Guide" in said

    def test_a_lock_is_shown_and_refuses_a_new_name(self, store):
        store.projects.lock("Ilsa", review=1)
        app = self.page()
        said = " ".join(one.proto.body for one in app.get("html"))
        assert "locked by Ilsa" in said
        app.text_input(key="name-1").set_value("Pier")
        app.button(key="rename-1").click().run()
        assert "Ilsa locked this document" in app.error[0].value.replace("\\", "")


@pytest.mark.browser
def test_people_see_each_other_and_a_lock_stops_them(visit, fresh, desk_folder):
    """Ilsa sees Mira's bead, filters by her work, and is told of Mira's lock before she types."""
    store = Store.open(desk_folder / "library.sqlite")
    first, second, *_ = (row.id for row in store.review(fresh).rows)
    cell = store.review(fresh).row(first).tgt[0]
    store.apply(fresh, rv.Edit(cell, "Words of Mira."), "Mira", 0)
    mira = visit(f"/review?doc={fresh}&who=Mira&bead={second}", poll=300)
    ilsa = visit(f"/review?doc={fresh}&who=Ilsa", poll=300)
    ilsa.locator(f".row[data-id='{second}'] .visitors", has_text="Mira").wait_for()
    ilsa.get_by_role("button", name="Mira is at bead 2: go there").click()
    ilsa.locator(f".row[data-id='{second}'][aria-selected=true]").wait_for()
    ilsa.locator(".people [role=status]", has_text="Mira is here.").wait_for(state="attached")
    press(ilsa, "a")
    ilsa.locator(".more:not(.others, .besides)").evaluate("filters => filters.open = true")
    people = ilsa.locator("select[name=people]")
    people.select_option("others")
    ilsa.locator(f".row[data-id='{second}']").wait_for(state="detached")
    people.select_option("by:Mira")
    ilsa.locator(".row").nth(1).wait_for(state="detached")
    assert ilsa.locator(".row").get_attribute("data-id") == str(first)
    people.select_option("")
    ilsa.locator(".more:not(.others, .besides)").evaluate("filters => filters.open = false")

    store.projects.lock("Mira", review=fresh)
    ilsa.locator(".locked", has_text="Mira locked this document on").wait_for()
    ilsa.locator(f".row[data-id='{first}'] .side").first.click()
    ilsa.keyboard.press("e")
    ilsa.locator(".said", has_text="Mira locked this document on").wait_for()
    assert not ilsa.locator(".editor").count()
    ilsa.keyboard.press("c")
    ilsa.locator(".sheet textarea").fill("Why is it locked?")
    press(ilsa, "Control+Enter")
    assert [one.text for one in store.review(fresh).comments.values()] == ["Why is it locked?"]
    mira.close()
    ilsa.locator(f".row[data-id='{second}'] .visitors").wait_for(state="detached")


def test_only_what_people_did_is_sent_with_a_row(harbour):
    review = rv.Review.of(harbour)
    review = review.patched(rv.apply(review, rv.Judge((11,), "good"), "ann"), 1)
    review = review.patched(rv.apply(review, rv.Edit(7, "Иначе"), "bob"), 2)
    sent = texts(review, "texts:1").decode()
    assert '"readers":["ann"]' in sent
    assert '"editors":["bob"]' in sent
    assert sent.count("readers") == sent.count("editors") == 1
